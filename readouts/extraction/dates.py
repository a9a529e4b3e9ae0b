"""Dates as readouts print them, and the day of the encounter.

A grammar of its own: general date parsers read dates into words that are none
("may", "second", "10 ministers").
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from readouts.extraction.lexicon import pattern
from readouts.extraction.records import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# A year far ahead is read as it stands: importing refuses the readout and names the date.
EARLIEST, LATEST = 1900, 9999
# A day and month in figures alone is taken for a date only so near to the publication.
_LEAP = 2000  # without a year, February may have 29 days
_NEAR = dt.timedelta(days=60)

_MONTH = (
    r"(?=[A-Z])(?P<{0}>(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may"
    r"|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?"
    r"|dec(?:ember|\.)?))"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-–—‒]|to|and|until|&)\s*"
_YEAR = r"(?P<{0}>\d{{4}})"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    # July 25, 2021; July 25-26, 2021; June 30 - July 2, 2022
    + _MONTH.format("m1") + r"\s+" + _DAY.format("d1")
    + r"(?:" + _TO + r"(?:" + _MONTH.format("m1b") + r"\s+)?" + _DAY.format("d1b") + r")?"
    + r"(?!\d|\.\d|%)(?:\s*,?\s+(?:of\s+)?" + _YEAR.format("y1") + r")?"
    # 25 July 2021; 25-26 July 2021; 30 June to 2 July 2022; 5th of March
    + r"|" + _DAY.format("d2") + r"(?:\s+(?:of\s+)?" + _MONTH.format("m2a") + r")?"
    + r"(?:" + _TO + _DAY.format("d2b") + r")?\s+(?:of\s+)?" + _MONTH.format("m2")
    + r"(?:\s*,?\s+" + _YEAR.format("y2") + r")?"
    # 25 July 2021 alone, where the pattern above read the first month as its own
    + r"|" + _DAY.format("d5") + r"[\s-]+(?:of\s+)?" + _MONTH.format("m5")
    + r"(?:\s*,?[\s-]+" + _YEAR.format("y5") + r")?"
    # 2020/09/11, 2020-09-11
    + r"|(?P<y3>\d{4})[/.-](?P<m3>[01]?\d)[/.-](?P<d3>[0-3]?\d)(?!\d)"
    # 11.09.2020, 11/09/2020: the day first, unless that cannot be
    + r"|(?P<d4>[0-3]?\d)(?P<by4>[/.-])(?P<m4>[0-3]?\d)(?P=by4)(?P<y4>\d{4})(?!\d)"
    # "(11/05)": the day first, in brackets of its own
    + r"|(?<=\()(?P<d6>[0-3]?\d)[/.](?P<m6>[01]?\d)(?=\))"
    + r")(?![\w])"
)  # fmt: skip
_HAS_DATE = re.compile(r"\d")
_RELATIVE = pattern("dates_relative")
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_TIME_OR_WEEKDAY = pattern("dates_time_or_weekday")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in a text: first day, last day of a range (or None), place in the text."""

    first: dt.date
    last: dt.date | None
    start: int
    end: int
    has_year: bool
    is_weekday: bool = False


def find_dates(text: str, start: int, end: int, reference: dt.date | None) -> list[DateMention]:
    """Dates in ``text[start:end]``; one without a year takes the year nearest to ``reference``.

    Impossible dates and years before 1900 are left out, as is a date without a
    year where there is no reference.
    """
    if not _HAS_DATE.search(text, start, end):
        return []
    found = (_mention(match, reference) for match in _DATE.finditer(text, start, end))
    return [mention for mention in found if mention is not None]


def _mention(match: re.Match[str], reference: dt.date | None) -> DateMention | None:
    g = match.groupdict()
    year = g["y1"] or g["y2"] or g["y3"] or g["y4"] or g["y5"]
    first_month: str | int | None = g["m1"] or g["m2a"] or g["m2"] or g["m3"] or g["m5"] or g["m6"]
    last_month: str | int | None = g["m1b"] or (g["m2"] if g["d2"] else None) or first_month
    day = g["d1"] or g["d2"] or g["d3"] or g["d5"] or g["d6"]
    last_day = g["d1b"] or g["d2b"]
    if g["d4"]:
        day, first_month = g["d4"], g["m4"]
        if int(first_month) > 12:
            day, first_month = first_month, day
    first = _date(year, first_month, day, reference)
    if first is None:
        return None
    if g["d6"] and reference is not None and abs(first - reference) > _NEAR:
        return None  # "(24/7)"
    last = _date(str(first.year), last_month, last_day, reference) if last_day else None
    if last is not None and last <= first:
        last = None
    return DateMention(first, last, match.start(), match.end(), year is not None)


def _date(
    year: str | None, month: str | int | None, day: str | None, reference: dt.date | None
) -> dt.date | None:
    number = _month_number(month)
    if number is None or day is None:
        return None
    try:
        if year is not None:
            return dt.date(int(year), number, int(day)) if EARLIEST <= int(year) <= LATEST else None
    except ValueError:
        return None
    if reference is None:
        return None
    years = [reference.year + shift for shift in (-1, 0, 1)]
    candidates = [dt.date(y, number, int(day)) for y in years if _is_day(y, number, int(day))]
    return min(candidates, key=lambda date: abs((date - reference).days), default=None)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def impossible_day(text: str, start: int, end: int) -> Span | None:
    """Where ``text[start:end]`` names a day that no calendar has ("February 30"), or None."""
    for match in _DATE.finditer(text, start, end) if _HAS_DATE.search(text, start, end) else ():
        g = match.groupdict()
        month = _month_number(g["m1"] or g["m2"] or g["m5"])
        day = g["d1"] or g["d2"] or g["d5"]
        year = int(g["y1"] or g["y2"] or g["y5"] or _LEAP)
        if month and day and year >= EARLIEST and not _is_day(year, month, int(day)):
            return Span(match.start(), match.end())
    return None


def _month_number(month: str | int | None) -> int | None:
    if month is None:
        return None
    if isinstance(month, int) or month.isdigit():
        return int(month)
    return MONTHS.get(month.lower().rstrip("."))


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else worth reading ("May 5, 2024 • Statements")."""
    if len(line) > 90 or not _HAS_DATE.search(line):
        return False
    match = _DATE.search(line)
    if match is None:
        return False
    rest = line[: match.start()] + " " + line[match.end() :]
    left = _TIME_OR_WEEKDAY.sub(" ", rest).split()
    words = [word for word in left if re.search(r"[^\W\d_]{2}", word)]
    # "Doha - February 12, 2024": a town may go with the date.
    few = len(words) <= 3 or (len(words) <= 5 and all(word.isupper() for word in words))
    return few and len(line) < 60 and all(word[0].isupper() for word in words)


def relative_date(text: str, start: int, end: int, reference: dt.date) -> DateMention | None:
    """The day that "today", "yesterday" or "on Monday" in ``text[start:end]`` means."""
    match = _RELATIVE.search(text, start, end)
    if match:
        days = 2 if match.group("before") else 1 if match.group("yesterday") else 0
        day = reference - dt.timedelta(days=days)
        return DateMention(day, None, match.start(), match.end(), False)
    match = _WEEKDAY.search(text, start, end)
    if match is None:
        return None
    weekday = WEEKDAYS.index(match.group(1).lower())
    day = reference - dt.timedelta(days=(reference.weekday() - weekday) % 7)
    return DateMention(day, None, match.start(), match.end(), False, is_weekday=True)
