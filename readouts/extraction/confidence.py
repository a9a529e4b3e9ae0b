"""How sure an attribution is: measured precision of its rule, less for every carried sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from readouts.extraction.decisions import COUNTED, DESCRIBED
from readouts.extraction.holding import office_score
from readouts.extraction.lexicon import load_toml
from readouts.extraction.participant import FURTHER_MEETING, Participant
from readouts.extraction.roster import Roster

CARRIED = 0.98
# Rules that rest on the names of all who speak.
_NAMED = frozenset({"joint names", "we agree"})
_NAMES_ONE = frozenset({"full name", "title and name"})


@cache
def _table() -> dict[str, float]:
    data = load_toml("confidence")
    table = {rule: float(prior) for rule, prior in data["priors"].items()}
    table.update({rule: float(entry["lower"]) for rule, entry in data.get("measured", {}).items()})
    return table


@cache
def _doubts() -> dict[str, float]:
    return {name: float(factor) for name, factor in load_toml("confidence")["doubts"].items()}


def left_by(doubt: str) -> float:
    """The share of a confidence that a ``doubt`` (a name of ``[doubts]``) leaves, in (0, 1]."""
    return _doubts()[doubt]


def least_confidence() -> float:
    """Below this a text of a publisher that was never measured is attributed to nobody."""
    return float(load_toml("confidence")["least"]["unmeasured_publisher"])


def _met_at_once(people: Sequence[Participant]) -> bool:
    """Whether the lead names them all, and each for a party of its own.

    Of a party that two lead (the European Union, a President and a Prime Minister) it may be both.
    """
    if not all(p.rule in ("lead", "title") for p in people):
        return False
    parties = Counter(person.party for person in people)
    return len(parties) > 1 and all(parties[p.party] == 1 or _leads(p) for p in people)


def _leads(person: Participant) -> bool:
    return any(office_score(key, person.titles) > 1 for key in ("president", "prime minister"))


def trust_in(
    speakers: Sequence[Participant], roster: Roster, rule: str, *, exact: int = 0
) -> float:
    """What the people of the meeting leave of the confidence in an attribution to ``speakers``.

    "The two sides" are known where two met; among more, some of whom the text may not
    name, who is meant is a guess, the more so where it is all of them. A name in the
    text is none, nor is a phrase that counts them ("the three ministers"); one that says what
    all of them are ("the leaders") is less of a guess. ``exact`` is that of the decision.
    """
    trust = 1.0
    few = any(person not in speakers for person in roster.principals)
    several = len(speakers) > 1 and rule not in _NAMED and (few or exact != COUNTED)
    if several and len(roster.principals) > 2:
        together = few or exact == DESCRIBED or _met_at_once(roster.principals)
        trust *= _doubts()["several of many" if together else "all of many"]
    elif several and any(p.rule == FURTHER_MEETING for p in roster.people):
        trust *= _doubts()["several encounters"]
    if any(person.group for person in roster.people):
        named = rule in _NAMED or rule in _NAMES_ONE
        trust *= _doubts()["named beside a group" if named else "unnamed group"]
    return trust


def trust_beside_strangers(rule: str) -> float:
    """What is left in a text in which somebody speaks whom it does not introduce."""
    return 1.0 if rule in _NAMED or rule in _NAMES_ONE else _doubts()["somebody unknown"]


def confidence_of(rule: str, carried: int) -> float:
    """The confidence of a stretch that rests on ``rule``, ``carried`` sentences after its cue."""
    return max(0.05, _table().get(rule, 0.6) * CARRIED**carried)
