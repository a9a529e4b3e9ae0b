"""Somebody who took part in a meeting, and whom a noun phrase is found to mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.extraction.titles import Title

# How the table marks those of a second encounter.
FURTHER_MEETING = "further meeting"
# ... and those who are known to have been there only because they speak.
SPEAKS = "speaks"


@dataclass(slots=True)
class Participant:
    """Someone who took part: a person, or a group or office that the text does not name.

    ``called_on`` is set for those on whom a guest paid a call beside the meeting;
    ``parties`` are all that a group is of ("the Foreign Ministers of Norway and Sweden").
    """

    name: str
    words: tuple[str, ...]
    titles: list[Title]
    party: str
    role: str
    honorific: str
    span: tuple[int, int] | None
    rule: str
    confidence: float
    principal: bool = True
    subject: bool = False
    group: bool = False
    called_on: bool = False
    parties: tuple[str, ...] = ()
    aliases: list[str] = field(default_factory=list)
    other_words: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [title.key for title in self.titles]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a noun phrase means. ``people`` is empty where that cannot be told."""

    people: tuple[Participant, ...]
    rule: str
    others: str = ""
    alternatives: tuple[tuple[Participant, ...], ...] = ()


UNRESOLVED = Resolution((), "unresolved")
