"""The lead: which sentence tells of the encounter, and who took part in it."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.appositions import Mention
from readouts.extraction.encounter_verbs import encounter_verb, is_encounter_noun
from readouts.extraction.lexicon import load_toml, word_set
from readouts.extraction.mentions import find_mentions
from readouts.extraction.parties import match_party
from readouts.extraction.sides import side_headed
from readouts.extraction.tokens import Tokens
from readouts.extraction.zones import zone_end

# A half-open range of tokens.
Range = tuple[int, int]

# A sentence that begins so tells of something else first ("Following President A's call, ...").
_FRONTING = frozenset({"following", "after", "ahead", "before", "since", "building", "prior"})
_TRAVELLING = frozenset({"traveled", "travelled", "visited", "led"})
_GROUPS = frozenset(load_toml("encounters")["groups"].split())
_GOVERNING = frozenset({"government", "administration", "coalition", "cabinet", "party"})
_HOSTED = frozenset({"hosted", "received", "welcomed", "greeted"})
_MET_AS_WELL = frozenset({"met", "called", "received"})
_MET_DURING = (["met", "during"], ["spoke", "during"])
_LISTING = frozenset({",", ";", "and", "as", "well", "the", "also", "along", "with", "together"})
_WITH_NOUNS = word_set("lede_with_nouns")
_OTHER_TIMES = word_set("lede_other_times")


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
    verb = encounter_verb(tokens, i, j, mentions)
    if verb < 0:
        return None
    stop = zone_end(tokens, verb + 1, j, mentions)
    while tokens.low[stop : stop + 1] == ["and"] and _MET_AS_WELL & set(
        tokens.low[stop + 1 : stop + 2]
    ):
        # "called on Prime Minister X and met Minister Y"
        stop = zone_end(tokens, stop + 2, j, mentions)
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
        if _chairs_another(tokens, mention, verb):
            others.append(mention)
        elif _heads_a_side(tokens, mention, i) or _leads_a_side(tokens, mention, verb):
            (subjects if mention.i < verb else objects).append(mention)
        elif mention.i > verb and _is_host(tokens, mention, verb):
            objects.append(mention)
        elif tokens.low[mention.i - 1] == "between" and verb < mention.i < stop:
            # "at the meeting between X and Y": the first is the publisher's own
            (objects if subjects else subjects).append(mention)
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
    if not subjects and is_encounter_noun(tokens.low[verb]):
        subjects, objects = _told_in_front(tokens, verb, objects, others)
    if tokens.low[i] in _FRONTING and not tokens.caps[verb]:
        kept = _last_of(tokens, subjects)
        others.extend(subjects[: len(subjects) - len(kept)])
        subjects = kept
    return Lead(i, j, verb, tuple(subjects), tuple(objects), tuple(others), tuple(present))


def _told_in_front(
    tokens: Tokens, verb: int, objects: list[Mention], others: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """The subjects and objects of "At a meeting with X in Oslo today, Minister Y praised trade".

    ``others`` loses who is found to be the subject.
    """
    met = [m for m in objects if m.i > verb]
    if met and met[0].i == verb + 2 and tokens.low[verb + 1] == ",":
        # "During a telephone conversation, X extended her wishes to Y."
        return met[:1], met[1:]
    for mention in (*objects, *others):
        behind = bool(met) and mention.i > met[0].j and tokens.low[mention.i - 1] == ","
        if behind and not mention.possessive and (mention.name or mention.titles):
            if mention in others:
                others.remove(mention)
            return [mention], [m for m in met if m.j < mention.i]
    return [], objects


_CONVENING = frozenset({"convened", "held", "hosted", "chaired", "conducted"})


def _is_convened(tokens: Tokens, verb: int, mention: Mention) -> bool:
    """Whether "convened a consultation on the situation in Mali with X" tells of meeting X."""
    between = tokens.low[verb + 1 : mention.i - 1]
    told = {"that", "who", "which", "where", "when", "and", ",", ";"} & set(between)
    nouns = _WITH_NOUNS | {"consultation"}
    convened = tokens.low[verb] in _CONVENING and bool(nouns & set(between[:5]))
    return convened and not told and not set(between) & _OTHER_TIMES and mention.name is not None


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
    if present and set(tokens.low[present[-1].j : mention.i]) <= _LISTING:
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


def _chairs_another(tokens: Tokens, mention: Mention, verb: int) -> bool:
    """Whether "on the sidelines of the summit, chaired by X" tells who chaired something else."""
    before = tokens.low[verb + 1 : mention.i]
    chaired = before[-1:] == ["by"] and bool(_CHAIRING & set(before[-2:]))
    return chaired and bool({"sidelines", "margins"} & set(before)) and before[-3:-2] == [","]


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
    apart = tokens.low[mention.i - 3 : mention.i - 1] == ["side", ","] or (
        # "Norway was represented by X, and Sweden by Y"
        match_party(tokens, mention.i - 2, mention.i - 1) is not None
    )
    if tokens.low[mention.i - 3] in _GOVERNING:
        # "the new Government led by X"
        return False
    if tokens.low[mention.i - 2] not in _CHAIRING and not (
        # "presided over, on the Swedish side, by X"
        apart and _CHAIRING & set(tokens.low[start : mention.i])
    ):
        return False
    side = side_headed(tokens, start, mention.i)
    mention.parties = mention.parties or ([side] if side else [])
    return True


def _leads_a_side(tokens: Tokens, mention: Mention, verb: int) -> bool:
    """Whether "while X headed the Swedish delegation" tells who met, behind the verb."""
    after = tokens.low[mention.j : mention.j + 6]
    leads = bool(after) and after[0] in _CHAIRING
    return leads and mention.i > verb and bool({"side", "delegation", "team"} & set(after))


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
    if not objects and _is_convened(tokens, verb, mention):
        return True
    if not objects and tokens.low[verb : verb + 2] in _MET_DURING:
        # "met during the high-level week with X"
        return not set(tokens.low[verb : mention.i]) & _OTHER_TIMES
    return bool(set(before[-2:]) & _WITH_NOUNS) and not set(before) & _OTHER_TIMES
