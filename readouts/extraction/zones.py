"""Where, behind a lead's verb, the list of those who met ends."""

from __future__ import annotations

from readouts.extraction.appositions import Mention
from readouts.extraction.lexicon import word_set
from readouts.extraction.titles import match_title
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import verb_lexicon

_PLAIN_STOPS = word_set("lede_plain_stops")
_MEALS = frozenset(
    {"reception", "dinner", "luncheon", "lunch", "banquet", "breakfast", "ceremony", "iftar"}
)
_CALLING = frozenset({"call", "calls", "called", "calling"})
_DETERMINERS = frozenset(
    {"the", "his", "her", "their", "a", "an", "its", "both", "president", "prime"}
)


def zone_end(tokens: Tokens, k: int, end: int, mentions: list[Mention]) -> int:
    """Where the list of those who met ends and purpose, circumstance or content begins."""
    inside = {i for mention in mentions for i in range(mention.i, mention.j)}
    depth = 0
    for at in range(k, end):
        low = tokens.low[at]
        if low == "(":
            depth += 1
        elif low == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and at not in inside and _stops(tokens, at, end):
            return at
    return end


def _stops(tokens: Tokens, k: int, end: int) -> bool:
    low = tokens.low[k]
    following = tokens.low[k + 1] if k + 1 < end else ""
    following_caps = k + 1 < end and tokens.caps[k + 1]
    if tokens.caps[k]:
        return False
    if low == "for" and _MEALS & set(tokens.low[max(k - 6, 0) : k]):
        # "hosted a reception for the visiting Minister"
        return False
    if low in _PLAIN_STOPS:
        return True
    if low == "to":
        # "was hosted to lunch by Minister X"
        meal = following in _MEALS
        named = following_caps or following in _DETERMINERS
        return not (meal or named or match_title(tokens, k + 1, end))
    if low == "as":
        return following not in ("well",)
    if low == "on":
        if k and tokens.low[k - 1] in _CALLING:
            # "paid a courtesy call on the State Minister"
            return False
        return following in (
            "the",
            "a",
            "issues",
            "matters",
            "bilateral",
            "ways",
            "how",
            "strengthening",
        ) and (k + 2 >= end or tokens.low[k + 2] not in ("phone", "telephone", "call", "line"))
    if low in ("in", "at"):
        return following in (
            "order",
            "response",
            "connection",
            "advance",
            "preparation",
            "light",
            "view",
            "support",
            "line",
            "accordance",
            "recognition",
        ) or (
            k + 2 < end
            and tokens.low[k + 2]
            in (
                "request",
                "initiative",
                "invitation",
                "context",
                "framework",
                "wake",
                "margins",
                "sidelines",
            )
        )
    if low == ",":
        return following.endswith("ing") and not following_caps
    if low == "and":
        return not following_caps and _is_cue(tokens, k + 1, end)
    return False


def _is_cue(tokens: Tokens, k: int, end: int) -> bool:
    if k < end and tokens.low[k].endswith("ly") and not tokens.caps[k]:
        k += 1
    if k < end and tokens.low[k] in ("also", "jointly", "then"):
        k += 1
    found = verb_lexicon().match(tokens.low, k, end) if k < end else None
    return found is not None and found[1].tense == "past"
