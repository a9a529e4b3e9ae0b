"""What the readouts of a meeting tell of it: title, days, kind and place, and its row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readouts.importing.merge import MergedFields, merge_fields
from readouts.importing.report import Fate
from readouts.models import Kind, Meeting, ReviewState

TITLE_LENGTH = 400
PLACE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Told:
    """One readout's `snapshot`, and its code."""

    code: str
    snapshot: Mapping[str, Any]

    def sureness(self, field: str) -> tuple[float, str]:
        """Orders readouts by how sure they are of ``field``; the code makes it the same always."""
        return -self.snapshot[field]["confidence"], self.code


def facts(told: Sequence[Told]) -> dict[str, Any]:
    """The meeting's facts, each from the readout that is surest of it; a row's base.

    ``date`` is [first day, last day], as ISO 8601 or null: the two belong together.
    """

    def surest(field: str) -> Told | None:
        those = [source for source in told if source.snapshot[field] is not None]
        return min(those, key=lambda source: source.sureness(field), default=None)

    def value(field: str, source: Told | None) -> Any:
        claim = source.snapshot[field] if source else None
        return claim["value"] if claim else None

    dated = surest("date")
    first, last = value("date", dated), value("date_end", dated)
    kind = value("kind", surest("kind")) or Kind.OTHER
    return {
        "title": (value("title", surest("title")) or _title(kind, told))[:TITLE_LENGTH],
        "date": [first, last if first and last and last > first else None],
        "kind": kind,
        "place": (value("place", surest("place")) or "")[:PLACE_LENGTH],
    }


def _title(kind: str, told: Sequence[Told]) -> str:
    """A title for texts that have none: the kind and who met."""
    names = dict.fromkeys(
        entry["name"]
        for source in sorted(told, key=lambda source: source.code)
        for entry in source.snapshot["participants"]
        if not entry["group"]
    )
    return f"{Kind(kind).label}: {', '.join(names)}" if names else Kind(kind).label


def columns(told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as a row's columns."""
    first, last = told["date"]
    return {
        "title": told["title"],
        "date": first and dt.date.fromisoformat(first),
        "date_end": last and dt.date.fromisoformat(last),
        "kind": told["kind"],
        "place": told["place"],
    }


def merge_meeting(row: Meeting, told: dict[str, Any]) -> tuple[Fate, MergedFields]:
    """Merge a meeting's row with the facts; a reviewed one is left alone."""
    ours = {
        "title": row.title,
        "date": [row.date and row.date.isoformat(), row.date_end and row.date_end.isoformat()],
        "kind": row.kind,
        "place": row.place,
    }
    if row.extracted is None or row.review_state != ReviewState.UNREVIEWED:
        return (Fate.UNCHANGED if ours == told else Fate.KEPT), MergedFields({}, {})
    merged = merge_fields(row.extracted, ours, told)
    written = merged.values != ours
    if written or row.extracted != told:
        new = columns(merged.values)
        for name, value in new.items():
            setattr(row, name, value)
        row.extracted = told
        row.save(update_fields=[*new, "extracted"])
    return Fate.of(merged.outcome, written=written), merged
