"""Turns of a conversation printed amid a readout: "Anna Berg: Mr Dahl, colleagues, ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readouts.extraction.layout import Paragraph
from readouts.extraction.own_words import is_spoken
from readouts.extraction.participant import Participant
from readouts.extraction.roster import Roster
from readouts.extraction.subjects import parse_noun
from readouts.extraction.tokens import Tokens

# A name or an office, and what follows it in brackets ("via interpreter").
_LABEL = re.compile(
    r"(?P<who>[^\W\d_a-z][^:\n.!?()“\"–—]{1,60}?(?:\.[^:\n!?()“\"–—]{1,50}?)?)"
    r"\s*(?:\([^)\n]{2,60}\))?(?::|\s[-–—](?=\s))"
)
# So many paragraphs behind the label tell whether somebody speaks to others.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """A label at the start of a paragraph; ``speaker`` is None where it names nobody who met.

    ``alone`` is set where the paragraph has no words behind the label.
    """

    speaker: Participant | None
    alone: bool


def turns_of(tokens: Tokens, paragraphs: Sequence[Paragraph], roster: Roster) -> dict[int, Turn]:
    """The labelled turns among ``paragraphs``, by the paragraph's number; empty without any.

    A label that names nobody who met ends the turn before it, and counts only then.
    """
    found: dict[int, Turn] = {}
    for number in range(len(paragraphs)):
        turn = _turn_at(tokens, paragraphs[number : number + _REACH], roster)
        if turn is not None and (found or turn.speaker is not None):
            found[number] = turn
    return found


def _turn_at(tokens: Tokens, ahead: Sequence[Paragraph], roster: Roster) -> Turn | None:
    text, here = tokens.text, ahead[0]
    label = _LABEL.match(text, here.body, here.end)
    if label is None:
        return None
    colon = label.group().endswith(":")
    alone = not text[label.end() : here.end].strip()
    speaks = is_spoken(text, here) or (colon and any(is_spoken(text, p) for p in ahead[1:]))
    if not speaks or text[label.end() : here.end].lstrip()[:1] in ("“", '"', "«", "„"):
        return None
    i, j = tokens.between(label.start("who"), label.end("who"))
    noun = parse_noun(tokens, i, j, roster.known) if i < j else None
    if noun is None or noun.j != j or noun.kind not in ("person", "office"):
        return Turn(None, alone) if colon and noun is None and _is_short(label["who"]) else None
    people = roster.resolve(tokens, noun).people
    one = len(people) == 1 and not people[0].group
    if not one:
        return Turn(None, alone) if colon else None
    return Turn(people[0], alone) if colon or noun.kind == "person" else None


def _is_short(label: str) -> bool:
    """Whether a label may be somebody's ("Question", "Moderator") and is no sentence."""
    return len(label.split()) < 4
