"""Who is heard in a statement, as the pages print it: names, class of hue, kind of voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from readouts.models import Attendance, Participant, Party

HUES = 8  # as many as the stylesheet has voice-N classes; then they begin again


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker with the office held that day and the party represented, where known."""

    participant: Participant
    office: str
    party: Party | None


@dataclass(frozen=True, slots=True)
class Voicing:
    """How a statement's speakers are shown.

    ``kind`` is "single", "joint" or "unnamed"; ``css`` names the class of its hue.
    """

    kind: str
    css: str
    lines: tuple[SpeakerLine, ...]
    said_by: Participant | None
    unnamed_group: str

    @property
    def names(self) -> str:
        """The speakers in one line of plain text."""
        names = [line.participant.name for line in self.lines]
        if self.unnamed_group:
            names.append(self.unnamed_group)
        if not names:
            return "Speaker not named"
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


class Cast:
    """The people of one meeting: their hues in the order they are listed, their offices."""

    def __init__(self, attendances: Iterable[Attendance], statements: Iterable[Any]) -> None:
        """``statements`` have their ``speaker_list``."""
        self.attendances = {a.participant_id: a for a in attendances}
        speaking = {p.pk for s in statements for p in s.speaker_list}
        # Those who speak come first, so that the plainest hues tell them apart.
        order = sorted(self.attendances, key=lambda pk: pk not in speaking)
        order += sorted(speaking - set(order))
        self.hues = {pk: index % HUES + 1 for index, pk in enumerate(order)}

    def hue_class(self, participant_id: int) -> str:
        return f"voice-{self.hues[participant_id]}" if participant_id in self.hues else "voice-none"

    def line(self, participant: Participant) -> SpeakerLine:
        attendance = self.attendances.get(participant.pk)
        if attendance:
            return SpeakerLine(participant, attendance.office, attendance.party)
        return SpeakerLine(participant, "", None)

    def voicing(self, statement: Any) -> Voicing:
        """How ``statement`` is shown, which has its ``speaker_list``."""
        speakers = self._in_order(statement.speaker_list)
        if statement.unnamed_group or not speakers:
            kind, css = "unnamed", "voice-none"
        elif len(speakers) > 1:
            kind, css = "joint", "voice-joint"
        else:
            kind, css = "single", self.hue_class(speakers[0].pk)
        return Voicing(
            kind,
            css,
            tuple(self.line(p) for p in speakers),
            statement.voice,
            statement.unnamed_group,
        )

    def _in_order(self, speakers: Sequence[Participant]) -> list[Participant]:
        order = list(self.hues)
        return sorted(
            speakers, key=lambda p: order.index(p.pk) if p.pk in self.hues else len(order)
        )
