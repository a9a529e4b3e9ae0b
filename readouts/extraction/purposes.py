"""What an encounter was for, where that is a position: "met with X to reaffirm support for ..."."""

from __future__ import annotations

from functools import cache

from readouts.extraction.lexicon import load_toml, word_set
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import verb_lexicon

_POSITIONS = word_set("purposes_positions")


@cache
def encounter_verbs() -> frozenset[str]:
    """The verbs of those who meet somebody: their purpose is told behind them."""
    return frozenset(load_toml("joint_nouns")["scene_verbs"])


def purpose_at(tokens: Tokens, k: int, end: int) -> bool | None:
    """Whether the phrase at token ``k`` reports a position; None where none begins there.

    "To reaffirm", ", underscoring" and "in calling for" do, "to discuss" does not.
    """
    low = tokens.low
    if k + 1 >= end or low[k] not in ("to", ",", "in"):
        return None
    found = verb_lexicon().match(low, k + 1, end)
    if found is None or found[1].kind not in ("report", "discuss"):
        return None
    if low[k] == "to":
        if found[1].tense != "present":
            return None
        after = k + 1 + found[0]
        return found[1].lemma.split()[0] in _POSITIONS or (after < end and low[after] == "that")
    return True if found[1].tense == "ing" and found[1].lemma.split()[0] in _POSITIONS else None
