"""What extraction gives: plain, frozen records that know no database.

All offsets are half-open and count Unicode code points of the text exactly as
it was read: ``text[span.start:span.end]``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

KINDS = (
    "meeting",
    "phone call",
    "video call",
    "press conference",
    "multilateral meeting",
    "correspondence",
    "speech",
    "other",
)


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open run of characters ``[start, end)`` of a readout's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"a span needs 0 <= start <= end, got start={self.start}, end={self.end}"
            )


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a text from outside of it (its manifest row).

    ``publisher`` is the publisher's name, ``publisher_country`` an ISO 3166-1
    alpha-2 code or an organisation's acronym, ``language`` a BCP 47 tag.
    """

    file: str = ""
    url: str = ""
    publisher: str = ""
    publisher_country: str = ""
    published_on: dt.date | None = None
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value read from a text, with the words it was read from.

    ``value`` is normalised (a date is ISO 8601), ``written`` is as printed.
    ``span`` is None where the value came from outside of the text (the
    manifest). ``confidence`` is in [0, 1].
    """

    value: str
    written: str
    span: Span | None
    rule: str
    confidence: float
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who took part in the meeting.

    ``name`` is the full name as best known, ``aliases`` the other forms this
    text uses for the person, ``party`` the code of the state (ISO alpha-2) or
    organisation (acronym) represented, "" where unknown, ``role`` the office
    as printed. ``span`` covers the words in the text that introduce the person.
    ``group`` is set where ``name`` is no person's name but what the text calls
    people whom it does not name ("Taliban representatives", "the Speaker").
    """

    name: str
    party: str
    role: str
    span: Span | None
    rule: str
    confidence: float
    aliases: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    group: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A person whom the text names but who did not take part."""

    name: str
    span: Span
    party: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """One occurrence of a topic's phrase; ``span`` is into the readout's text."""

    topic: str  # the topic's slug
    phrase: str  # the phrase of the vocabulary that matched
    span: Span


@dataclass(frozen=True, slots=True)
class ExtractedStatement:
    """A run of reported speech inside one paragraph.

    ``speakers`` are full names as in ``Extraction.participants``; several
    speak jointly. ``voice`` is the one who utters a joint position, or None.
    ``evidence`` covers the words the attribution rests on (the cue).
    ``unnamed_group`` is how the text names speakers who cannot all be named
    ("the Baltic foreign ministers"), "" otherwise. ``trust`` is what doubts about the
    people leave of the rule's confidence, 1 where there are none.
    """

    span: Span
    text: str
    speakers: tuple[str, ...]
    rule: str
    confidence: float
    voice: str | None = None
    topics: tuple[TopicMatch, ...] = ()
    evidence: Span | None = None
    alternatives: tuple[tuple[str, ...], ...] = ()
    unnamed_group: str = ""
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that extraction could not make anything of: a doubt.

    ``reason`` is one of "silent paragraph", "silent participant",
    "unresolved subject", "no date", "no participant", "no place",
    "ambiguous person", "not a readout".
    """

    reason: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read from one text.

    ``document`` is "readout", "transcript" or "other"; anything but "readout"
    carries no statements and a Silence of reason "not a readout" that says why.
    ``date`` holds the (first) day of the encounter, ``date_end`` the last day
    of a range. A claim is None where the text does not tell.
    """

    text: str
    source: Source
    document: str
    title: Claim | None
    date: Claim | None
    kind: Claim
    place: Claim | None
    publisher: Claim | None
    publisher_country: str
    date_end: Claim | None = None
    participants: tuple[Person, ...] = ()
    mentioned: tuple[Mention, ...] = ()
    statements: tuple[ExtractedStatement, ...] = ()
    silences: tuple[Silence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record as `manage.py extract_readouts` prints it."""
        return {
            "file": self.source.file,
            "title": self.title.value if self.title else None,
            "date": self.date.value if self.date else None,
            "place": self.place.value if self.place else None,
            "kind": self.kind.value,
            "publisher_country": self.publisher_country or None,
            "participants": [
                {"name": p.name, "party": p.party, "country": p.party, "role": p.role}
                for p in self.participants
            ],
            "mentioned": [m.name for m in self.mentioned],
            "statements": [
                {
                    "start": s.span.start,
                    "end": s.span.end,
                    "text": s.text,
                    "speakers": list(s.speakers),
                    "voice": s.voice,
                    "topics": list(dict.fromkeys(t.topic for t in s.topics)),
                    "confidence": round(s.confidence, 3),
                    "rule": s.rule,
                }
                for s in self.statements
            ],
        }
