"""The fields that speak of time: ``year:2021``, ``before:2022-02``, ``after:2022-02-24``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from readouts.search.errors import QueryError
from readouts.search.nodes import And, Field, Node, Not, Or
from readouts.search.tokens import EXAMPLES

FIRST_YEAR, LAST_YEAR = 1815, 2100
FIRST_DAY, LAST_DAY = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)
ONE_DAY = dt.timedelta(days=1)
NAMES = ("year", "before", "after")

# A first and a last day, both included.
Days = tuple[dt.date, dt.date]


def days(field: Field) -> Days:
    """The days that ``field`` leaves. Raises QueryError where its value is no time."""
    if field.name == "year":
        return _years(field)
    first, last = _period(field)
    return (FIRST_DAY, first - ONE_DAY) if field.name == "before" else (last + ONE_DAY, LAST_DAY)


def check(node: Node) -> None:
    """Refuse fields that have to hold together and leave no day between them: QueryError."""
    if isinstance(node, And):
        _check_together([field for field in _together(node) if field.name in NAMES])
    for part in _parts(node):
        check(part)


def _parts(node: Node) -> tuple[Node, ...]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case _:
            return ()


def _together(node: Node) -> Iterator[Field]:
    if isinstance(node, Field):
        yield node
    elif isinstance(node, And):
        for part in node.parts:
            yield from _together(part)


def _check_together(fields: list[Field]) -> None:
    first, last = FIRST_DAY, LAST_DAY
    for number, field in enumerate(fields):
        since, until = days(field)
        first, last = max(first, since), min(last, until)
        if number and first > last:
            earlier = " ".join(f"{other.name}:{other.value}" for other in fields[:number])
            raise QueryError(
                f"{field.name}:{field.value} leaves no day beside {earlier}",
                "Write a time that begins before it ends, as in after:2021-06 before:2022-03;"
                " for either of two times write OR between them.",
                field.start,
                field.end,
                instead=("",),
            )


def _years(field: Field) -> Days:
    match = re.fullmatch(r"(\d{4})(?:(?:\.\.|-)(\d{4}))?", field.value, re.ASCII)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise QueryError(
            f"“{field.value}” is no year",
            "Write year:2022, or year:2021..2023 for several.",
            field.start,
            field.end,
        )
    first, last = (_in_range(field, int(year)) for year in (match[1], match[2] or match[1]))
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def _period(field: Field) -> Days:
    """The first and the last day of a year, a month or a day."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", field.value, re.ASCII)
    year = _in_range(field, int(match[1])) if match else 0
    try:
        if match is None:
            raise ValueError
        first = dt.date(year, int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise QueryError(
            f"“{field.value}” is no date",
            f"Write a day, a month or a year, as in {EXAMPLES[field.name]},"
            f" {field.name}:2022-02 or {field.name}:2022.",
            field.start,
            field.end,
        ) from None
    if match[3]:
        return first, first
    if match[2]:
        return first, first.replace(day=calendar.monthrange(year, first.month)[1])
    return first, dt.date(year, 12, 31)


def _in_range(field: Field, year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise QueryError(
            f"the archive has nothing of the year {year:04}",
            f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.",
            field.start,
            field.end,
        )
    return year
