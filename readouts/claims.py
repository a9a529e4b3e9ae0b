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
    """The words a value was read from.

    ``corrected``: a person has changed the value since. ``differs``: the value is another than
    this text gives, because it was read from another readout of the same meeting.
    """

    field: str
    written: str
    start: int
    end: int
    corrected: bool
    differs: bool

    @property
    def anchor(self) -> str:
        return f"read-{self.field}"

    def mark(self) -> Mark:
        name = "printed-title" if self.field == "title" else "read-from"
        return Mark(self.start, self.end, name, self.anchor)


def read_from(readout: Readout, meeting: Meeting) -> dict[str, ReadFrom]:
    """The words in ``readout`` that the meeting's title, date, place and kind were read from."""
    found = {}
    base = meeting.extracted or {}
    for field in FIELDS:
        claim = (readout.extracted or {}).get(field)
        span = _span(claim, len(readout.text))
        if not span:
            continue
        start, end = span
        shown = str(getattr(meeting, field) or "")
        corrected = field in base and str(base[field] or "") != shown
        found[field] = ReadFrom(
            field,
            readout.text[start:end],
            start,
            end,
            corrected,
            not corrected and str(claim.get("value") or "") != shown,
        )
    return found


def _span(claim: Any, length: int) -> tuple[int, int] | None:
    """The claim's span as (start, end), if it has one that lies inside the text."""
    if not isinstance(claim, Mapping):
        return None
    start, end = claim.get("start"), claim.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        return None
    return start, end
