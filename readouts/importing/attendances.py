"""Who attended a meeting: told by all of its readouts together, one row a participant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from readouts.importing.doubts import Doubts
from readouts.importing.merge import MergedFields, merge_fields
from readouts.importing.report import Fate, Tally
from readouts.models import Attendance, ReviewState

LOUD = ("participant", "party", "office")
QUIET = ("readout", "start", "end", "rule", "confidence")


@dataclass(frozen=True, slots=True)
class Told:
    """What one readout tells of who attended: the "participants" of its `snapshot`."""

    readout: int
    code: str
    entries: Sequence[Mapping[str, Any]]


def merge_told(
    told: Iterable[Told], canonical: Callable[[int], int], party: Callable[[str], int | None]
) -> dict[int, dict[str, Any]]:
    """One answer for each participant, as the base of a row keeps it.

    Where several readouts name one participant, the surest that gives an office is
    believed, whichever was imported first; a party that it does not give is taken from
    the others. The order is that of the first readout (by code) that names them.
    """
    best: dict[int, tuple[tuple[bool, float], dict[str, Any]]] = {}
    for source in sorted(told, key=lambda source: source.code):
        for entry in source.entries:
            number = canonical(entry["participant"])
            answer = {
                "participant": number,
                "party": party(entry["party"]),
                "office": entry["role"][:255],
                "readout": source.readout,
                "start": entry["start"],
                "end": entry["end"],
                "rule": entry["rule"][:80],
                "confidence": entry["confidence"],
            }
            rank = (bool(answer["office"]), answer["confidence"])
            if number not in best:
                best[number] = (rank, answer)
                continue
            before, known = best[number]
            better, other = (answer, known) if rank > before else (known, answer)
            if better["party"] is None:
                better["party"] = other["party"]
            best[number] = (max(rank, before), better)
    return {number: answer for number, (_, answer) in best.items()}


@dataclass(slots=True)
class AttendanceRows:
    """The attendances of one meeting."""

    meeting: int
    canonical: Callable[[int], int]
    rows: list[Attendance] = field(default_factory=list)

    def load(self) -> None:
        """Read and lock the rows."""
        found = Attendance.objects.filter(meeting=self.meeting).order_by("pk")
        self.rows = list(found.select_for_update())

    def write(
        self, answers: Mapping[int, dict[str, Any]], made: frozenset[int], tally: Tally
    ) -> tuple[frozenset[int], list[tuple[Attendance, MergedFields, dict[str, Any]]]]:
        """Merge the rows with the answers; ``made`` are the participants with a row before.

        Return the participants whose entries were made rows of (see `snapshot`), and the
        merged rows with the answers they were merged with.
        """
        machine: dict[int, list[Attendance]] = {}
        for row in self.rows:
            if row.extracted is not None:
                machine.setdefault(self._base(row)["participant"], []).append(row)
        create: list[Attendance] = []
        merged: list[tuple[Attendance, MergedFields, dict[str, Any]]] = []
        now_made: set[int] = set()
        for number, answer in answers.items():
            goes_on = self._continued(number, machine.pop(number, []), tally)
            if goes_on is not None:
                merged.append((goes_on, self._merge(goes_on, answer, tally), answer))
                now_made.add(number)
            elif any(self.canonical(other.participant_id) == number for other in self.rows):
                continue  # a person's row says it already
            elif number in made:
                tally.count("attendances", Fate.KEPT)
                now_made.add(number)
            else:
                create.append(_row(self.meeting, answer))
                tally.count("attendances", Fate.CREATED)
                now_made.add(number)
        for left in [row for rows in machine.values() for row in rows]:
            self._drop(left, tally)
        Attendance.objects.bulk_create(create)
        self.rows += create
        return frozenset(now_made), merged

    def _continued(
        self, number: int, rows: Sequence[Attendance], tally: Tally
    ) -> Attendance | None:
        """The row that the answer for a participant continues, of those that began as theirs.

        There are several where a person merged two participants: one of them goes on.
        """
        if not rows:
            return None
        ordered = sorted(rows, key=lambda row: (row.participant_id != number, row.pk))
        for row in ordered[1:]:
            self._drop(row, tally)
        return ordered[0]

    def _base(self, row: Attendance) -> dict[str, Any]:
        base = row.extracted or {}
        return {**base, "participant": self.canonical(base["participant"])}

    def _drop(self, row: Attendance, tally: Tally) -> None:
        """Remove a row that the extraction has no more, unless a person has touched it."""
        ours = _ours(row, self.canonical)
        base = self._base(row)
        touched = any(ours[name] != base.get(name) for name in LOUD)
        if touched or row.review_state != ReviewState.UNREVIEWED:
            tally.count("attendances", Fate.KEPT)
            return
        row.delete()
        self.rows.remove(row)
        tally.count("attendances", Fate.REMOVED)

    def _merge(self, row: Attendance, answer: dict[str, Any], tally: Tally) -> MergedFields:
        ours = _ours(row, self.canonical)
        base = self._base(row)
        if row.review_state != ReviewState.UNREVIEWED:
            differs = any(ours[name] != answer[name] for name in LOUD)
            tally.count("attendances", Fate.KEPT if differs else Fate.UNCHANGED)
            return MergedFields({}, {})
        merged = merge_fields(base, ours, answer, QUIET)
        values = _columns(merged.values)
        taken = any(
            other is not row and other.participant_id == values["participant_id"]
            for other in self.rows
        )
        if taken:
            values["participant_id"] = row.participant_id
        written = any(getattr(row, name) != value for name, value in values.items())
        if written or row.extracted != answer:
            for name, value in values.items():
                setattr(row, name, value)
            row.extracted = answer
            row.save(update_fields=[*values, "extracted"])
        tally.count("attendances", Fate.of(merged.outcome, written=written))
        return merged

    def raise_doubts(self, doubts: Doubts) -> None:
        """Raise a doubt for each row that the machine is not sure of and nobody has reviewed."""
        for row in self.rows:
            if row.extracted is not None and row.review_state == ReviewState.UNREVIEWED:
                doubts.low_confidence("attendance_id", row.pk, row.confidence, row.readout_id)


def _ours(row: Attendance, canonical: Callable[[int], int]) -> dict[str, Any]:
    return {
        "participant": canonical(row.participant_id),
        "party": row.party_id,
        "office": row.office,
        "readout": row.readout_id,
        "start": row.start,
        "end": row.end,
        "rule": row.rule,
        "confidence": row.confidence,
    }


def _columns(answer: Mapping[str, Any]) -> dict[str, Any]:
    keys = {"participant": "participant_id", "party": "party_id", "readout": "readout_id"}
    return {keys.get(name, name): value for name, value in answer.items()}


def _row(meeting: int, answer: dict[str, Any]) -> Attendance:
    return Attendance(meeting_id=meeting, **_columns(answer), extracted=answer)
