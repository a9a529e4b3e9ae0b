"""The verb of a lead: which word of a sentence tells that people met."""

from __future__ import annotations

from itertools import pairwise

from readouts.extraction.appositions import Mention
from readouts.extraction.lexicon import load_toml, word_set
from readouts.extraction.tokens import Tokens

_ENCOUNTER = word_set("lede_encounter")
_PASSIVE = frozenset(
    {
        "held",
        "received",
        "chaired",
        "co-chaired",
        "led",
        "hosted",
        "headed",
        "presided",
        "represented",
        "attended",
        "conducted",
        "welcomed",
        "greeted",
    }
)
_PRONOUNS = frozenset({"he", "she", "they", "i", "we"})
_MEETING = frozenset({"met", "held", "spoke", "co-chaired"})
# Verbs that tell of something beside the encounter, where the sentence names it as well.
_BESIDE = frozenset(
    {
        "traveled",
        "travelled",
        "visited",
        "led",
        "concluded",
        "paid",
        "made",
        "chaired",
        "opened",
        "attended",
        "addressed",
    }
)
# "I travelled to Oslo to meet Minister X"
_GOING = frozenset({"traveled", "travelled", "visited"})
_JOINED = (["and"], [",", "and"])
# "called for unity", "spoke highly of the visit": nobody was met.
_NOBODY_MET = {
    "called": frozenset({"for", "attention"}),
    "calls": frozenset({"for", "attention"}),
    "spoke": frozenset({"highly", "warmly", "out", "of", "up"}),
}
_WHEN = frozenset({"when", "while", "as", "after", "where", "during", "upon", "following"})
_HOLDING = frozenset({"held", "had", "holding"})
_MET_WHEN = _HOLDING | {
    *("received", "met", "hosted", "welcomed", "receiving", "meeting", "hosting"),
}
_SPEAKING = frozenset({"spoke", "made", "called", "opened", "addressed", "reported", "concluded"})
# Before "after meeting X": what was said, and when.
_REPORTED = frozenset(
    {"said", "told", "stated", "added", "remarked", "noted", "announced", "spoke"}
)
_RECEPTIONS = frozenset(
    {"reception", "lunch", "luncheon", "dinner", "banquet", "breakfast", "telephone"}
)
_WELCOMING = frozenset({"welcome", "host", "receive", "meet"})
_GLAD = frozenset({"pleasure", "honour", "honor", "glad", "pleased", "happy", "delighted", "great"})
_OF_BODIES = frozenset({"met", "convened", "gathered"})
_BODIES = frozenset(load_toml("encounters")["bodies"].split())
_OTHER_TIMES = word_set("lede_other_times")
_ENCOUNTER_NOUNS = frozenset(
    {
        "conversation",
        "conversations",
        "call",
        "calls",
        "meeting",
        "meetings",
        "talks",
        "talk",
        "audience",
        "discussion",
        "phone",
        "telephone",
        "conference",
        "consultations",
    }
)
_AFTER = frozenset({"after", "following"})
_AFTER_IT = (["after"], ["following"])
_ITS = frozenset({"a", "the", "his", "her", "their", "today's"})
_SAYING = frozenset(
    {"said", "says", "stated", "declared", "emphasised", "emphasized", "stressed", "told", "noted"}
    | {"announced", "underlined", "explained", "added", "commented"}
)
_COME_ABOUT = frozenset(
    {"been", "grown", "become", "risen", "increased", "improved", "made", "come"}
)
# How a sentence begins that names the encounter before its subject ("At a meeting with X, ...").
_FRONTING = frozenset({"at", "in", "during", "over", "on", "today", "yesterday", "earlier"})
# What may stand between "a press conference" and "with X": where and when it was.
_WHERE_AND_WHEN = frozenset(
    {"in", "on", "at", "the", "today", "yesterday", "this", "morning", "afternoon", "evening"}
    | {"held", "here", "jointly", "together", "local", "time", ","}
)


def encounter_verb(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """The token of the verb that tells the encounter in the sentence ``[i, j)``, or -1.

    ``mentions`` are the people named in the sentence: no word of theirs is a verb.
    """
    first = min((m.i for m in mentions), default=j)
    verb = _main_verb(tokens, i, j, mentions, first)
    clause = _met_when(tokens, i, j, mentions)
    if clause >= 0 and (verb < 0 or verb >= clause or _only_speaks(tokens, verb)):
        return clause
    if verb < 0 or _only_speaks(tokens, verb):
        own = _own_meeting(tokens, i, j, mentions)
        verb = own if own >= 0 else verb
    if verb < 0:
        verb = _told_in_a_call(tokens, i, j, mentions)
    if verb < 0:
        verb = _encounter_noun(tokens, i, j, mentions)
    if verb < 0:
        verb = _encounter_of_both(tokens, i, j, mentions)
    if verb < 0:
        verb = _meeting_between(tokens, i, j, mentions)
    return verb if verb >= 0 else _pleasure(tokens, i, j)


def _main_verb(tokens: Tokens, i: int, j: int, mentions: list[Mention], first: int) -> int:
    """The first verb of meeting, -1 where there is none; ``first`` is the first mention's token."""
    inside = {k for mention in mentions for k in range(mention.i, mention.j)}
    for k in range(i, j):
        low_verb = tokens.low[k]
        if k in inside or low_verb not in _ENCOUNTER or (tokens.caps[k] and k > i):
            continue
        if k + 1 < j and tokens.low[k + 1] in _NOBODY_MET.get(low_verb, ()):
            continue
        if low_verb == "held" and k > i and _tells_of_a_noun(tokens, i, k, j):
            continue
        passive = k > i and tokens.low[k - 1] in ("was", "were", "been") and low_verb in _PASSIVE
        nominal = low_verb == "took" and k + 1 < j and tokens.low[k + 1] == "place"
        pronoun = k > i and bool(_PRONOUNS & set(tokens.low[max(i, k - 2) : k]))
        # "The task force met ..., convened by ...": who met is named behind it.
        body = low_verb in _OF_BODIES and i < k <= i + 14 and bool(_BODIES & set(tokens.low[i:k]))
        if first < k or passive or nominal or pronoun or body:
            if low_verb in ("has", "had") and _is_auxiliary(tokens, k, j):
                continue
            return _met_there(tokens, k, j) if low_verb in _BESIDE else k
    return -1


def _is_auxiliary(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "has" at ``k`` is no verb of its own: "has met", "has said", "had grown"."""
    behind = tokens.low[k + 1] if k + 1 < end else ""
    return behind in _ENCOUNTER | _SAYING | _COME_ABOUT


def _only_speaks(tokens: Tokens, verb: int) -> bool:
    """Whether a verb tells of somebody who spoke, and not with whom ("spoke on Tuesday when")."""
    behind = tokens.low[verb + 1 : verb + 2]
    return tokens.low[verb] in _SPEAKING and behind not in (["with"], ["to"], ["by"])


def _own_meeting(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """The noun of "X made a statement following her meeting with Y" or "after talks with Y"."""
    starts = {m.i for m in mentions if m.name is not None or m.titles}
    for k in range(i + 2, j - 3):
        if tokens.low[k] not in ("following", "after") or not any(m.j <= k for m in mentions):
            continue
        at = k + 1 + (tokens.low[k + 1] in ("his", "her", "the", "a"))
        told = _REPORTED | _SPEAKING | {"issued", "statement"}
        meeting = tokens.low[at] in _ENCOUNTER_NOUNS and tokens.low[at + 1] == "with"
        near = any(at + 2 <= start <= at + 8 for start in starts)
        if meeting and near and told & set(tokens.low[max(i, k - 8) : k]):
            return at
    return -1


def _met_when(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """The verb of "The President spoke when he received Y", "she said after meeting Y", or -1."""
    starts = {m.i for m in mentions if m.name is not None or m.titles}
    for k in range(i + 1, j - 2):
        if tokens.low[k] not in _WHEN or tokens.low[k - 1] == "that":
            continue
        at = k + 1 + (tokens.low[k + 1] in ("he", "she", "they"))
        finite = at > k + 1
        at += tokens.low[at].endswith("ly") or tokens.low[at] in ("today", "yesterday", "also")
        if at + 1 >= j or tokens.low[at] not in _MET_WHEN:
            continue
        if finite == tokens.low[at].endswith("ing") or set(tokens.low[i:j]) & _OTHER_TIMES - _WHEN:
            continue
        talks = _talks_with(tokens, at, j) if tokens.low[at] in _HOLDING else at
        whom = talks + 1 + (tokens.low[talks + 1] in ("with", "the", "his", "her", "here"))
        told = finite or bool(_REPORTED & set(tokens.low[max(i, k - 5) : k]))
        if told and starts & {talks + 1, whom}:
            return at
    return -1


def _talks_with(tokens: Tokens, at: int, end: int) -> int:
    """The "with" of "held bilateral talks with X", ``at`` where no such words follow."""
    for k in range(at + 2, min(at + 6, end - 1)):
        if tokens.low[k] == "with" and _ENCOUNTER_NOUNS & set(tokens.low[at:k]):
            return k
    return at


def is_encounter_noun(word: str) -> bool:
    """Whether a word names an encounter ("call", "talks")."""
    return word in _ENCOUNTER_NOUNS


def _tells_of_a_noun(tokens: Tokens, i: int, k: int, end: int) -> bool:
    """Whether "held" is no verb: "the meeting between A and B, held on the margins of ..."."""
    behind = tokens.low[k + 1] if k + 1 < end else ""
    if behind in ("hostage", "hostages", "captive", "accountable", "responsible"):
        return True
    if not _ENCOUNTER_NOUNS & set(tokens.low[i:k]) and (
        _ENCOUNTER_NOUNS & set(tokens.low[k + 1 : min(k + 9, end)])
    ):
        # "Anna Berg and Carl Dahl, the Swedish Minister, held on Tuesday a meeting"
        return False
    return tokens.low[k - 1] == "," and behind in ("on", "in", "at", "last", "earlier", "yesterday")


def _pleasure(tokens: Tokens, i: int, j: int) -> int:
    """The verb of "It is a pleasure to welcome Prime Minister X to Brussels", or -1."""
    for k in range(i + 2, min(j, i + 12)):
        if tokens.low[k] in _WELCOMING and tokens.low[k - 1] == "to":
            return k if _GLAD & set(tokens.low[max(i, k - 5) : k - 1]) else -1
    return -1


def _met_there(tokens: Tokens, k: int, end: int) -> int:
    """The verb of "traveled to Oslo and met with X", where the sentence goes on so."""
    for at in range(k + 2, end):
        before = tokens.low[at - 2 : at]
        there = before[0] == "where" and before[1] in ("he", "she")
        if tokens.low[at] in _MEETING and ("and" in before or there):
            return at
        if tokens.low[at] == "meet" and before[1] == "to" and tokens.low[k] in _GOING:
            return at
    return k


def _told_in_a_call(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """The verb of "trade will grow, X told her Swedish counterpart in a phone call", or -1."""
    for told in (k for k in range(i + 1, j - 1) if tokens.low[k] == "told"):
        beside = {m.i for m in mentions} >= {told + 1} and any(m.j == told for m in mentions)
        for k in range(told + 2, j):
            how = {"in", "during", "at", "over"} & set(tokens.low[k - 4 : k])
            if beside and how and tokens.low[k] in _ENCOUNTER_NOUNS | _RECEPTIONS:
                return told
    return -1


def _names_two(mentions: list[Mention]) -> bool:
    """Whether the first two people of a sentence are named, and of two parties."""
    two = mentions[:2]
    named = len(two) == 2 and all(m.name and m.titles for m in two)
    return named and two[1].party not in ("", two[0].party)


def _encounter_noun(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """ "..., in a telephone conversation with his Omani counterpart X, discussed ..."."""
    first = min((m.i for m in mentions), default=j)
    fronted = tokens.low[i] in _FRONTING and first > i + 2
    for k in range(i + 2 if fronted else max(i + 2, first), j - 2):
        if fronted and k >= first:
            return -1
        alone = fronted and tokens.low[k + 1] == "," and first == k + 2
        if alone and tokens.low[k] in _ENCOUNTER_NOUNS and tokens.low[k - 1] != "of":
            # "During a telephone conversation, X extended her wishes to Y"
            return k if _names_two(mentions) else -1
        if tokens.low[k] in _ENCOUNTER_NOUNS and _is_with_somebody(tokens, k + 1, j):
            before = tokens.low[max(i, k - 5) : k]
            how = bool({"in", "during", "at", "over", "by", "on"} & set(before))
            if how and not set(before) & _OTHER_TIMES:
                return k
            if before[-1] in _AFTER or (before[-1] in _ITS and before[-2:-1] in _AFTER_IT):
                # "Trade is good, said Minister X after talks with Y."
                return k if _SAYING & set(tokens.low[i:k]) else -1
    return -1


def _is_with_somebody(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "with X" follows at ``k``, or behind the place and the day."""
    stop = min(end - 1, k + 9)
    while k < stop and tokens.low[k] not in ("with", "between"):
        small = tokens.low[k] in _WHERE_AND_WHEN or tokens.low[k][0].isdigit()
        if not (small or (tokens.caps[k] and tokens.low[k - 1] not in (",", "."))):
            return False
        k += 1
    return tokens.low[k] in ("with", "between")


_TOLD_AT = frozenset({"in", "of", "during", "at", "by", "following", "after"})


def _meeting_between(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """The noun of "... was agreed at yesterday's meeting in Oslo between X and Y", or -1."""
    pairs = [
        a.i
        for a, b in pairwise(mentions)
        if tokens.low[a.j : b.i] in _JOINED and a.name and b.name and a.i > i
    ]
    for at in pairs:
        between = at - 1 - (tokens.low[at - 1] == "the")
        if tokens.low[between] != "between":
            continue
        for k in range(max(i + 1, between - 6), between):
            before = set(tokens.low[max(i, k - 4) : k])
            if tokens.low[k] in _ENCOUNTER_NOUNS and before & _TOLD_AT:
                return -1 if before & _OTHER_TIMES - _TOLD_AT else k
    return -1


def _encounter_of_both(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """ "X and Y shared opinions in a telephone conversation on ...": both stand before it."""
    together = [(a, b) for a, b in pairwise(mentions) if tokens.low[a.j : b.i] in _JOINED]
    for a, b in together:
        discussing = b.j < j and tokens.low[b.j] in ("discussed", "reviewed")
        if discussing and a.i <= i + 5 and a.name and b.name and a.party != b.party:
            return b.j
    pairs = [b.j for a, b in together]
    for k in range(min(pairs, default=j), j):
        if tokens.low[k] in _ENCOUNTER_NOUNS or tokens.low[k] in ("phone", "telephone"):
            before = tokens.low[max(i, k - 4) : k]
            how = {"in", "during", "at", "over", "by"} & set(before)
            if how and not set(before) & _OTHER_TIMES and "'s" not in before:
                return k
    return -1
