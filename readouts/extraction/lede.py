"""The lead: which sentence tells of the encounter, and who took part in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from readouts.extraction.appositions import Mention
from readouts.extraction.lexicon import load_toml, word_set
from readouts.extraction.mentions import find_mentions
from readouts.extraction.parties import match_party
from readouts.extraction.tokens import Tokens
from readouts.extraction.zones import zone_end

# A half-open range of tokens.
Range = tuple[int, int]

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
        "attended",
        "conducted",
        "welcomed",
        "greeted",
    }
)
# A sentence that begins so tells of something else first ("Following President A's call, ...").
_FRONTING = frozenset({"following", "after", "ahead", "before", "since", "building", "prior"})
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
_TRAVELLING = frozenset({"traveled", "travelled", "visited", "led"})
_GROUPS = frozenset(load_toml("encounters")["groups"].split())
_JOINED = (["and"], [",", "and"])
_WELCOMING = frozenset({"welcome", "host", "receive", "meet"})
_GLAD = frozenset({"pleasure", "honour", "honor", "glad", "pleased", "happy", "delighted", "great"})
_HOSTED = frozenset({"hosted", "received", "welcomed", "greeted"})
_OF_BODIES = frozenset({"met", "convened", "gathered"})
_MET_DURING = (["met", "during"], ["spoke", "during"])
_BODIES = frozenset(load_toml("encounters")["bodies"].split())
_WITH_NOUNS = word_set("lede_with_nouns")
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
    }
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence of the encounter: its tokens, its verb, and the people in it by part.

    ``beside`` are sentences that tell more of it: the visit on which it was, who "both" are.
    """

    i: int
    j: int
    verb: int
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    others: tuple[Mention, ...]
    present: tuple[Mention, ...] = ()
    beside: tuple[Range, ...] = ()


def read_lead(tokens: Tokens, i: int, j: int, known: frozenset[str] = frozenset()) -> Lead | None:
    """Take the sentence at tokens ``[i, j)`` apart, or None where it tells of no encounter."""
    mentions = find_mentions(tokens, i, j, known)
    verb = _encounter_verb(tokens, i, j, mentions)
    if verb < 0:
        return None
    stop = zone_end(tokens, verb + 1, j, mentions)
    named = stop + (tokens.low[stop : stop + 1] == [","])
    while tokens.low[named : named + 1] == ["including"] and _GROUPS & set(tokens.low[verb:stop]):
        # "met with local officials, including Mayor X"
        stop = zone_end(tokens, named + 1, j, mentions)
        named = stop + (tokens.low[stop : stop + 1] == [","])
    subjects: list[Mention] = []
    objects: list[Mention] = []
    others: list[Mention] = []
    present: list[Mention] = []
    for mention in mentions:
        if _heads_a_side(tokens, mention, i):
            (subjects if mention.i < verb else objects).append(mention)
        elif mention.i > verb and _is_host(tokens, mention, verb):
            objects.append(mention)
        elif not _may_take_part(tokens, mention, verb, stop, mentions) or _is_served(
            tokens, mention, objects
        ):
            others.append(mention)
        elif _is_company(tokens, mention, verb, present):
            present.append(mention)
        elif mention.i < verb and _introduces(tokens, mention, verb):
            others.append(mention)
        elif mention.i < verb:
            (others if _is_background(tokens, mention, i) else subjects).append(mention)
        elif (mention.i < stop and not mention.possessive and not mention.former) or (
            not mention.possessive and _after_with(tokens, mention, verb, objects)
        ):
            objects.append(mention)
        else:
            others.append(mention)
    if tokens.low[i] in _FRONTING and not tokens.caps[verb]:
        kept = _last_of(tokens, subjects)
        others.extend(subjects[: len(subjects) - len(kept)])
        subjects = kept
    return Lead(i, j, verb, tuple(subjects), tuple(objects), tuple(others), tuple(present))


def _last_of(tokens: Tokens, subjects: list[Mention]) -> list[Mention]:
    """Those who share the verb: "Following A's call with B, C and D met" has the last two."""
    first = len(subjects) - 1
    while first > 0:
        between = tokens.low[subjects[first - 1].j : subjects[first].i]
        listed = "and" in tokens.low[subjects[first].j : subjects[-1].i] or "and" in between
        if not listed or not set(between) <= {",", "and", "&", "the"}:
            break
        first -= 1
    return subjects[max(first, 0) :]


def _is_served(tokens: Tokens, mention: Mention, objects: list[Mention]) -> bool:
    """Whether "X, Chief Adviser, to President Y" names Y only as whom X serves."""
    return bool(objects) and tokens.low[objects[-1].j : mention.i] in (["to"], [",", "to"])


def _introduces(tokens: Tokens, mention: Mention, verb: int) -> bool:
    """Whether somebody only reads out ("The Spokesperson, X, issued this statement: ...")."""
    return bool({"issued", "released", "following"} & set(tokens.low[mention.j : verb])) and (
        ":" in tokens.low[mention.j : verb]
    )


def _may_take_part(
    tokens: Tokens, mention: Mention, verb: int, stop: int, mentions: list[Mention]
) -> bool:
    """Whether a mention is of a person or office, not of just anybody ("a foreign leader")."""
    if mention.name is None and tokens.low[mention.i] in ("a", "an", "any", "another", "each"):
        return False
    titled = bool(mention.titles or mention.honorific)
    return titled or _names_a_person(tokens, mention, verb, stop, mentions)


def _is_company(tokens: Tokens, mention: Mention, verb: int, present: list[Mention]) -> bool:
    """Whether somebody only accompanies ("in the presence of Prime Minister Madbouly")."""
    if present and mention.i - present[-1].j <= 2:
        return True
    before = tokens.low[max(verb, mention.i - 4) : mention.i]
    if {"presence", "accompanied", "attended", "joined", "flanked"} & set(before):
        return True
    if tokens.low[mention.i - 2 : mention.i] in (["accompanied", "by"], ["joined", "by"]):
        return True
    # "traveled to Oslo along with X, and met with Y"
    start = max(0, mention.i - 30)
    return (
        tokens.low[mention.i - 2 : mention.i] == ["along", "with"]
        and mention.i < verb
        and bool(_TRAVELLING & set(tokens.low[start : mention.i]))
    )


def _names_a_person(
    tokens: Tokens, mention: Mention, verb: int, stop: int, mentions: list[Mention]
) -> bool:
    """Whether a name without an office stands where those who met are named."""
    if mention.i < verb:
        between = [w for w in tokens.low[mention.j : verb] if not w.endswith("ly")]
        return not between or between[0] in (
            "and",
            ",",
            "today",
            "also",
            "jointly",
            "this",
            "yesterday",
            "on",
            "(",
            "has",
            "as",
            "from",
            "had",
            "was",
            "were",
            "have",
        )
    if tokens.low[mention.i - 1] == "," and not _continues_a_list(tokens, mention, mentions):
        # "..., at the Ministry, Villa Fram": no list of people
        return False
    return mention.i < stop and tokens.low[mention.i - 1] in (
        "with",
        "and",
        ",",
        "by",
        "between",
        "to",
        "from",
        "alongside",
        "met",
        "received",
        "hosted",
        "called",
        "phoned",
        "welcomed",
    )


def _continues_a_list(tokens: Tokens, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether somebody, or a group ("with leaders, Carl Dahl"), is named before the comma."""
    return any(other.j == mention.i - 1 for other in mentions)


def _encounter_verb(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    inside = {k for mention in mentions for k in range(mention.i, mention.j)}
    first = min((m.i for m in mentions), default=j)
    for k in range(i, j):
        low_verb = tokens.low[k]
        if k in inside or low_verb not in _ENCOUNTER or (tokens.caps[k] and k > i):
            continue
        if low_verb == "held" and k > i and _tells_of_a_noun(tokens, k, j):
            continue
        passive = k > i and tokens.low[k - 1] in ("was", "were", "been") and low_verb in _PASSIVE
        nominal = low_verb == "took" and k + 1 < j and tokens.low[k + 1] == "place"
        pronoun = k > i and bool(_PRONOUNS & set(tokens.low[max(i, k - 2) : k]))
        # "The task force met ..., convened by ...": who met is named behind it.
        body = low_verb in _OF_BODIES and i < k <= i + 14 and bool(_BODIES & set(tokens.low[i:k]))
        if first < k or passive or nominal or pronoun or body:
            if low_verb in ("has", "had") and k + 1 < j and tokens.low[k + 1] in _ENCOUNTER:
                continue
            return _met_there(tokens, k, j) if low_verb in _BESIDE else k
    verb = _told_in_a_call(tokens, i, j, mentions)
    if verb < 0:
        verb = _encounter_noun(tokens, i, j, first)
    if verb < 0:
        verb = _encounter_of_both(tokens, i, j, mentions)
    return verb if verb >= 0 else _pleasure(tokens, i, j)


def _tells_of_a_noun(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "held" is no verb: "the meeting between A and B, held on the margins of ..."."""
    behind = tokens.low[k + 1] if k + 1 < end else ""
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
    return k


def _told_in_a_call(tokens: Tokens, i: int, j: int, mentions: list[Mention]) -> int:
    """The verb of "trade will grow, X told her Swedish counterpart in a phone call", or -1."""
    for told in (k for k in range(i + 1, j - 1) if tokens.low[k] == "told"):
        beside = {m.i for m in mentions} >= {told + 1} and any(m.j == told for m in mentions)
        for k in range(told + 2, j):
            how = {"in", "during", "at", "over"} & set(tokens.low[k - 4 : k])
            if beside and how and tokens.low[k] in _ENCOUNTER_NOUNS | {"telephone"}:
                return told
    return -1


def _encounter_noun(tokens: Tokens, i: int, j: int, first: int) -> int:
    """ "..., in a telephone conversation with his Omani counterpart X, discussed ..."."""
    for k in range(max(i + 2, first), j - 2):
        if tokens.low[k] in _ENCOUNTER_NOUNS and tokens.low[k + 1] in ("with", "between"):
            before = tokens.low[max(i, k - 5) : k]
            if {"in", "during", "at", "over", "by"} & set(before) and not set(
                before
            ) & _OTHER_TIMES:
                return k
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


def _is_background(tokens: Tokens, mention: Mention, start: int) -> bool:
    """Whether somebody before the verb is only named in passing ("At the invitation of X, ...")."""
    if mention.possessive or mention.former:
        return True
    before = tokens.low[max(start, mention.i - 3) : mention.i]
    if before[-1:] in (["of"], ["as"], ["for"], ["to"]) or _PASSING & set(before):
        return True
    return "by" in before and not _CHAIRING & set(before)


# Words that name somebody who need not have been there.
_PASSING = word_set("lede_passing")
_CHAIRING = frozenset(
    {"led", "headed", "chaired", "co-chaired", "hosted", "attended", "represented", "presided"}
)


def _is_host(tokens: Tokens, mention: Mention, verb: int) -> bool:
    """Whether "... and was hosted to lunch by X" tells further on who was met."""
    if mention.name is None or tokens.low[mention.i - 1] != "by":
        return False
    before = tokens.low[max(verb + 1, mention.i - 6) : mention.i - 1]
    return "was" in before and bool(_HOSTED & set(before)) and "that" not in before


def _heads_a_side(tokens: Tokens, mention: Mention, start: int) -> bool:
    """Whether "the Swedish side was led by X"; the side tells X's party."""
    if mention.i < start + 2 or tokens.low[mention.i - 1] != "by":
        return False
    apart = tokens.low[mention.i - 3 : mention.i - 1] == ["side", ","]
    if tokens.low[mention.i - 2] not in _CHAIRING and not (
        # "presided over, on the Swedish side, by X"
        apart and _CHAIRING & set(tokens.low[start : mention.i])
    ):
        return False
    for k in range(max(start, mention.i - 9), mention.i - 2):
        party = match_party(tokens, k, mention.i)
        if party is not None and tokens.low[party.j] in ("side", "delegation", "team"):
            mention.parties = mention.parties or [party.word.code]
    return True


def _after_with(tokens: Tokens, mention: Mention, verb: int, objects: list[Mention]) -> bool:
    """Whether somebody behind the stop is still met: "for talks with ..."."""
    k = mention.i - 1
    while (
        k > verb
        and tokens.low[k] in (",", "and", "the", "other")
        and objects
        and objects[-1].j >= k - 1
    ):
        if objects[-1].j >= k - 1 and objects[-1].j <= mention.i:
            return (objects[-1].i > verb and tokens.low[k] != "the") or objects[-1].j == k
        k -= 1
    if tokens.low[mention.i - 1] not in ("with", "between"):
        return False
    before = tokens.low[max(verb, mention.i - 9) : mention.i - 1]
    if not objects and tokens.low[verb : verb + 2] in _MET_DURING:
        # "met during the high-level week with X"
        return not set(tokens.low[verb : mention.i]) & _OTHER_TIMES
    return bool(set(before[-2:]) & _WITH_NOUNS) and not set(before) & _OTHER_TIMES
