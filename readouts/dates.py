"""Dates in words, the same for every reader: the archive does not follow a server's locale."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_words(date: dt.date) -> str:
    """ "15 July 2021" """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month_words(year: int, month: int) -> str:
    """ "July 2021" """
    return f"{MONTHS[month - 1]} {year}"
