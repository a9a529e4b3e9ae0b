"""Corrections of a meeting's facts: its date, place, kind and who took part."""

from __future__ import annotations

import datetime as dt

from readouts.corrections.saving import CorrectionError
from readouts.models import EARLIEST_DATE, LATEST_DATE


def check_dates(first: dt.date | None, last: dt.date | None = None) -> None:
    """Raise CorrectionError where these cannot be an encounter's first and last day."""
    for day in filter(None, (first, last)):
        if not EARLIEST_DATE <= day <= LATEST_DATE:
            raise CorrectionError(
                f"A date lies between {EARLIEST_DATE} and {LATEST_DATE}, and {day} does not."
            )
    if last and not first:
        raise CorrectionError("A last day needs a first day beside it.")
    if first and last and last < first:
        raise CorrectionError(f"The last day, {last}, comes before the first, {first}.")
