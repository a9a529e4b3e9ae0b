"""Units: the stretches of a text that one sentence's decision attributes."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.participant import Participant


@dataclass(slots=True)
class Unit:
    """A stretch of text ``[start, end)``; where ``speakers`` is empty the publisher tells."""

    start: int
    end: int
    speakers: tuple[Participant, ...] = ()
    rule: str = ""
    carried: int = 0
    voice: Participant | None = None
    others: str = ""
    evidence: tuple[int, int] | None = None
    alternatives: tuple[tuple[Participant, ...], ...] = ()
    paragraph: int = 0
    trust: float = 1.0
