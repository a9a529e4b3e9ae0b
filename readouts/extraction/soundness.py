"""What speaks against the reading of a whole text: its people do not add up, or too much is unread.

One mistake in the table of people spoils the attributions of a whole text, whichever rules
they rest on; each sign of one lowers the confidence of all its statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from readouts.extraction.confidence import left_by
from readouts.extraction.matching import names_agree
from readouts.extraction.participant import SPEAKS, Participant
from readouts.extraction.records import Silence
from readouts.extraction.roster import Roster

# With so many subjects that resolved to nobody somebody may be missing from the table.
_MANY_UNRESOLVED = 2


def trust_in_text(roster: Roster, silences: Sequence[Silence]) -> float:
    """What the signs of a mistaken reading leave of every confidence in a text, in (0, 1].

    The gravest sign counts alone: one mistake shows in several ways. ``silences`` are the
    doubts of attribution. The factors are ``[doubts]`` of ``data/confidence.toml``.
    """
    return min((left_by(sign) for sign in _signs(roster, silences)), default=1.0)


def _signs(roster: Roster, silences: Sequence[Silence]) -> Iterator[str]:
    named = [person for person in roster.people if not person.group]
    if any(names_agree(one.words, other.words) for one, other in permutations(named, 2)):
        yield "named twice"
    if _one_side_missing(roster.people):
        yield "one side missing"
    if any(person.rule == SPEAKS for person in named):
        yield "speaker not introduced"
    unresolved = sum(silence.reason == "unresolved subject" for silence in silences)
    if unresolved >= _MANY_UNRESOLVED:
        yield "many subjects unresolved"


def _one_side_missing(people: Sequence[Participant]) -> bool:
    """Whether those who met are all of one party though people of another attended."""
    met = {person.party for person in people if person.principal}
    several = sum(person.principal for person in people) > 1
    return several and len(met) == 1 and any(p.party not in met for p in people)
