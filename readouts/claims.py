"""What the archive says of a meeting, with the words of the source text it was read from.

A value that a person has corrected since is told apart from one that stands as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readouts.models import Meeting, Readout
from readouts.passages import Mark

FIELDS = ("title", "date", "place", "kind")


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """The words a value was read from; without ``start`` and ``end`` where they have no one place.

    ``corrected``: a person has changed the value since. ``differs``: the value is another than
    this text gives, because it was read from another readout of the same meeting.
    """

    field: str
    written: str
    start: int | None
    end: int | None
    corrected: bool
    differs: bool

    @property
    def anchor(self) -> str:
        return f"read-{self.field}" if self.start is not None else ""

    def marks(self) -> list[Mark]:
        if self.start is None or self.end is None:
            return []
        name = "printed-title" if self.field == "title" else "read-from"
        return [Mark(self.start, self.end, name, self.anchor)]


def read_from(readout: Readout, meeting: Meeting) -> dict[str, ReadFrom]:
    """The words in ``readout`` that the meeting's title, date, place and kind were read from."""
    found = {}
    base = meeting.extracted or {}
    for field in FIELDS:
        claim = (readout.extracted or {}).get(field)
        if not isinstance(claim, Mapping) or not claim.get("written"):
            continue
        start, end = _span(claim, len(readout.text))
        shown = str(getattr(meeting, field) or "")
        read = base.get(field)
        # The base of a date is its first and its last day.
        first = read[0] if field == "date" and read else read
        corrected = field in base and str(first or "") != shown
        found[field] = ReadFrom(
            field,
            readout.text[start:end] if start is not None else str(claim["written"]),
            start,
            end,
            corrected,
            not corrected and str(claim.get("value") or "") != shown,
        )
    return found


def _span(claim: Mapping[str, Any], length: int) -> tuple[int, int] | tuple[None, None]:
    """Where the claim's words stand, if it says so and they do stand inside the text."""
    start, end = claim.get("start"), claim.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length:
        return start, end
    return None, None
