"""On whose side somebody is, or heads it: "the Indian delegation was led by X"."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.extraction.appositions import Mention
from readouts.extraction.parties import match_party
from readouts.extraction.tokens import Tokens

_TOLD_SIDES = (["side"], ["part"], ["delegation"])
_STOOD = frozenset({"represented", "led", "headed"})
_SIDES = frozenset({"side", "delegation", "team", "government"})


def side_headed(tokens: Tokens, start: int, k: int) -> str:
    """The party of "the Indian delegation was led by X", with X at ``k``; "" where none is named.

    Of several in one sentence, which begins at ``start``, the nearest is meant
    ("..., the Swedish side by Y").
    """
    by = next((at for at in range(k - 1, max(start, k - 25), -1) if tokens.low[at] == "by"), 0)
    for at in range(by - 1, max(start - 1, by - 16), -1):
        if tokens.low[at] == "by":
            break
        party = match_party(tokens, at, by)
        if party is None or _is_inside_a_name(tokens, at, by):
            continue
        behind = tokens.low[party.j : party.j + 2]
        of = _SIDES & set(tokens.low[max(start, at - 3) : at])
        if of or _SIDES & set(behind) or behind[:1] == ["was"]:
            return party.word.code
    return ""


def _is_inside_a_name(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a longer name that begins before ``at`` holds the word ("Northern Ireland")."""
    before = (match_party(tokens, k, end) for k in range(max(0, at - 8), at))
    return any(party is not None and party.j > at for party in before)


def side_of(tokens: Tokens, i: int, j: int) -> str:
    """The party of "From the Iraqi side, it was attended by ...", "" where none is named."""
    for k in range(i, min(j - 1, i + 8)):
        party = match_party(tokens, k, j)
        if party is None or party.j + 2 >= j:
            continue
        told = tokens.low[party.j] in ("side", "delegation", "government")
        at = party.j + (tokens.low[party.j] == "government")
        # "The Government of Sweden was represented by ..."
        stood = tokens.low[at] in ("was", "were") and tokens.low[at + 1] in _STOOD
        if told or stood:
            return party.word.code
    return ""


def marked_side(tokens: Tokens, i: int, mention: Mention, mentions: list[Mention]) -> str:
    """The party of "on the part of Sweden, Minister X", and of "Minister X on the Swedish side"."""
    code = ""
    for at, stop, party in _sides_told(tokens, i, mentions[-1].j + 6):
        if any(m.j == at for m in mentions):
            if at >= mention.j:
                return party  # behind those whom it is told of
            code = ""
        elif stop <= mention.i:
            code = party
    return code


def _sides_told(tokens: Tokens, i: int, end: int) -> Iterable[tuple[int, int, str]]:
    """Where a sentence tells on which side somebody was: start, end and party."""
    end = min(end, len(tokens))
    for k in range(i, end - 2):
        if tokens.low[k] not in ("on", "from", "for"):
            continue
        at = k + 1 + (tokens.low[k + 1] == "the")
        if tokens.low[at : at + 2] in (["part", "of"], ["side", "of"], ["behalf", "of"]):
            party = match_party(tokens, at + 2 + (tokens.low[at + 2 : at + 3] == ["the"]), end)
            if party is not None:
                yield k, party.j, party.word.code
        else:
            party = match_party(tokens, at, end)
            if party is not None and tokens.low[party.j : party.j + 1] in _TOLD_SIDES:
                yield k, party.j + 1, party.word.code
