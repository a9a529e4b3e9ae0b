"""What a field in the search box means: ``speaker:lavrov``, ``year:2021``, ``before:2022-02``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.db import connection

from readouts.search.facets import BY_NAME
from readouts.search.nodes import Field
from readouts.search.tokens import EXAMPLES, QueryError

FIRST_YEAR, LAST_YEAR = 1815, 2100

# Everybody found under a name finds the person into whom they were merged.
SPEAKERS = """
    SELECT DISTINCT readouts_living(p.id) FROM readouts_participant AS p
    WHERE p.slug = lower(%(value)s)
        OR readouts_words(p.name) @> readouts_words(%(value)s)
        OR EXISTS (
            SELECT FROM readouts_alias AS a
            WHERE a.participant_id = p.id AND readouts_words(a.name) @> readouts_words(%(value)s)
        )
"""
TOPICS = """
    SELECT id FROM readouts_topic
    WHERE slug = lower(%(value)s) OR readouts_words(name) @> readouts_words(%(value)s)
"""
PARTIES = """
    SELECT id FROM readouts_party
    WHERE upper(code) = upper(%(value)s) OR readouts_words(name) @> readouts_words(%(value)s)
"""
PUBLISHERS = """
    SELECT id FROM readouts_publisher
    WHERE slug = lower(%(value)s) OR readouts_words(name) @> readouts_words(%(value)s)
"""
TERMS = """
    SELECT id FROM readouts_search_term
    WHERE facet = {code} AND readouts_words(value) @> readouts_words(%(value)s)
"""
KINDS = "SELECT id FROM readouts_search_term WHERE facet = 6 AND readouts_words(value) = "
NUMBERS = {
    "speaker": SPEAKERS,
    "topic": TOPICS,
    "party": PARTIES,
    "publisher": PUBLISHERS,
    "kind": KINDS + "readouts_words(%(value)s)",
    "place": TERMS.format(code=8),
}
# The closed vocabularies, whose unknown values are errors. Of people and places the archive
# holds what it holds: an unknown one finds nothing, and suggestions follow.
KNOWN = {
    "topic": "SELECT slug, name FROM readouts_topic",
    "party": "SELECT code, name FROM readouts_party",
    "publisher": "SELECT slug, name FROM readouts_publisher",
    "kind": "SELECT value, value FROM readouts_search_term WHERE facet = 6",
}
NEAREST = """
    SELECT written FROM ({known}) AS known (written, name)
    ORDER BY greatest(similarity(written, %(value)s), similarity(name, %(value)s)) DESC, written
    LIMIT 5
"""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row of the search table, as SQL with its parameters."""

    sql: str
    params: tuple[object, ...] = ()


def condition(field: Field) -> Condition:
    """What rows ``field`` wants. Raises QueryError for a value that can have no meaning."""
    if field.name == "year":
        return _year(field)
    if field.name == "before":
        return Condition("date < %s", (_period(field)[0],))
    if field.name == "after":
        return Condition("date > %s", (_period(field)[1],))
    facet = BY_NAME[field.name]
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS[field.name], {"value": field.value})
        numbers = [facet.pack(row[0]) for row in cursor.fetchall()]
        if not numbers and field.name in KNOWN:
            cursor.execute(NEAREST.format(known=KNOWN[field.name]), {"value": field.value})
            raise _unknown(field, [row[0] for row in cursor.fetchall()])
    if not numbers:
        return Condition("FALSE")
    return Condition("facets && %s::integer[]", (sorted(numbers),))


def _unknown(field: Field, nearest: list[str]) -> QueryError:
    quoted = [f'"{name}"' if " " in name else name for name in nearest]
    return QueryError(
        f"the archive has no {field.name} “{field.value}”",
        f"The nearest it has: {', '.join(f'{field.name}:{name}' for name in quoted)}."
        if quoted
        else f"It has no {field.name} at all yet.",
        field.start,
        field.end,
    )


def _year(field: Field) -> Condition:
    match = re.fullmatch(r"(\d{4})(?:(?:\.\.|-)(\d{4}))?", field.value, re.ASCII)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise QueryError(
            f"“{field.value}” is no year",
            "Write year:2022, or year:2021..2023 for several.",
            field.start,
            field.end,
        )
    first, last = (_in_range(field, int(year)) for year in (match[1], match[2] or match[1]))
    return Condition("date BETWEEN %s AND %s", (dt.date(first, 1, 1), dt.date(last, 12, 31)))


def _period(field: Field) -> tuple[dt.date, dt.date]:
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
