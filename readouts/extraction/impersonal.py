"""Sentences that report without naming who spoke: passives, "the talks covered", "there was"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from readouts.extraction.clauses import first_word, is_fronted
from readouts.extraction.cues import skip_adverbs
from readouts.extraction.lexicon import Lexicon, load_toml, pattern, word_set
from readouts.extraction.tokens import Tokens

# "Mention was then made of ..."
_MENTIONS = frozenset({"mention", "reference"})

Impersonal = Literal["joint", "open", "carry", "narrative", "agent", "message", "aside", ""]

_PAPERS = word_set("impersonal_papers")
_TOPICS = pattern("impersonal_topics")
_ATTENDANCE = pattern("impersonal_attendance")
_TOLD = pattern("impersonal_told")
_MESSAGE = pattern("impersonal_message")
_ASIDE = pattern("impersonal_aside")


@cache
def _lists() -> tuple[
    frozenset[str], frozenset[str], frozenset[str], frozenset[str], Lexicon[bool]
]:
    data = load_toml("joint_nouns")
    nouns = Lexicon((noun, True) for noun in data["encounters"])
    return (
        frozenset(data["passive_joint"]),
        frozenset(data["passive_open"]),
        frozenset(data["passive_carry"]),
        frozenset(data["encounter_verbs"]),
        nouns,
    )


def impersonal_kind(tokens: Tokens, i: int, end: int) -> tuple[Impersonal, tuple[int, int]]:
    """How the sentence at tokens ``[i, end)`` reports without a speaker, and the words that tell.

    "joint": of all who met; "open": the same, where nobody is speaking;
    "carry": of whoever speaks; "narrative": the publisher tells of the
    encounter; "agent": of whom the words behind "by" name (the first token of
    those is given); "message": of whoever sent the letter; "aside": the publisher
    recalls something, unless somebody is speaking; "": none of these.
    """
    at = first_word(tokens, i, end)
    if at >= end:
        return "", (i, i)
    start, stop = tokens.start[at], tokens.end[end - 1]
    topics = _TOPICS.match(tokens.text, start, stop)
    if topics is None and is_fronted(tokens, at):
        comma = tokens.text.find(", ", start, min(stop, start + 100))
        topics = _TOPICS.match(tokens.text, comma + 2, stop) if comma > 0 else None
    if topics:
        first, last = tokens.between(topics.start(), topics.end())
        agent = _agent(tokens, last, end)
        return ("agent", (agent, agent + 1)) if agent else ("joint", (first, last))
    if _ASIDE.match(tokens.text, start, stop):
        return "aside", (at, at + 1)
    if _ATTENDANCE.match(tokens.text, start, stop):
        return "narrative", (at, at + 1)
    if _MESSAGE.match(tokens.text, start, stop):
        return "message", (at, at + 2)
    encounter = _encounter_subject(tokens, at, end)
    if not encounter[0] and is_fronted(tokens, at):
        encounter = _behind_fronting(tokens, at, end) or encounter
    if encounter[0]:
        return encounter
    return _passive(tokens, at, end)


def _behind_fronting(
    tokens: Tokens, at: int, end: int
) -> tuple[Impersonal, tuple[int, int]] | None:
    """ "In her talks with X, in which Y took part, discussion centred on ..."."""
    for k in range(at + 1, min(end - 1, at + 40)):
        if tokens.low[k] == ",":
            found = _encounter_subject(tokens, k + 1, end)
            if found[0]:
                return found
    return None


def _encounter_subject(tokens: Tokens, at: int, end: int) -> tuple[Impersonal, tuple[int, int]]:
    """ "The conversation also touched upon ...", "The talks took place in a warm atmosphere"."""
    _, _, _, verbs, nouns = _lists()
    k = _before_encounter_noun(tokens, at, end)
    found = nouns.match(tokens.low, k, end) if k >= 0 else None
    if found is None:
        return "", (at, at)
    verb = _encounter_verb(tokens, k + found[0], end)
    if verb < 0:
        return "", (at, at)
    if tokens.low[verb] in verbs:
        return "joint", (at, verb + 1)
    if tokens.low[verb] in ("were", "was") and skip_adverbs(tokens, verb + 1, end) < end:
        following = tokens.low[skip_adverbs(tokens, verb + 1, end)]
        if following in (
            "focused",
            "focussed",
            "devoted",
            "dedicated",
            "centered",
            "centred",
            "dominated",
            "concentrated",
        ):
            return "joint", (at, verb + 1)
    if _TOLD.match(tokens.text, tokens.start[verb]):
        return "narrative", (at, verb + 1)
    return "", (at, at)


def _before_encounter_noun(tokens: Tokens, at: int, end: int) -> int:
    """The token of the encounter noun that heads the subject at ``at``, or -1."""
    nouns = _lists()[4]
    k = at
    limit = min(end, at + 9)
    bare_plural = tokens.low[at] in (
        "talks",
        "discussions",
        "consultations",
        "conversations",
        "negotiations",
        "exchanges",
        "deliberations",
        "discussion",
    )
    if bare_plural:
        return at
    if (
        tokens.low[at]
        not in (
            "the",
            "this",
            "their",
            "his",
            "her",
            "today",
            "these",
            "both",
            "our",
            "bilateral",
            "yesterday",
        )
        and not tokens.caps[at]
    ):
        return -1
    seen_possessive = tokens.low[at] in ("the", "this", "their", "his", "her", "these", "our")
    while k < limit:
        if tokens.low[k] == "'s":
            seen_possessive = True
        elif tokens.low[k] in (
            ",",
            "of",
            "and",
            "with",
            "to",
            "for",
            "on",
            "in",
            "about",
            "was",
            "were",
            "that",
            ".",
        ):
            return -1
        elif (
            k > at
            and seen_possessive
            and not (tokens.caps[k] and tokens.caps[k - 1] and tokens.low[k - 1] != "the")
            and nouns.match(tokens.low, k, end)
        ):
            return k
        k += 1
    return -1


def _encounter_verb(tokens: Tokens, k: int, end: int) -> int:
    """The verb of an encounter noun that ended at ``k``, a phrase between them passed over."""
    k = skip_adverbs(tokens, k, end)
    if k < end and tokens.low[k] in (
        "with",
        "between",
        "at",
        "in",
        "on",
        "of",
        ",",
        "today",
        "which",
    ):
        insertion = tokens.low[k] == ","
        for m in range(k + 1, min(end, k + 30)):
            if insertion and tokens.low[m] != ",":
                continue
            at = skip_adverbs(tokens, m + 1 if insertion else m, end)
            if (
                at < end
                and (
                    tokens.low[at] in _lists()[3]
                    or tokens.low[at] in ("was", "were", "are", "is", "took", "lasted")
                )
                and not tokens.caps[at]
            ):
                return at
        return -1
    return k if k < end and not tokens.caps[k] else -1


def _passive(tokens: Tokens, at: int, end: int) -> tuple[Impersonal, tuple[int, int]]:
    """ "It was agreed", "views were exchanged", "attention was drawn to"."""
    joint, opening, carry, _, _ = _lists()
    for k in range(at + 1, end - 1):
        low = tokens.low[k]
        if low in ("that", "which", "who", ";", "where", "whose"):
            break
        if low not in ("was", "were", "been"):
            continue
        after = skip_adverbs(tokens, k + 1, end)
        if after >= end:
            break
        participle = tokens.low[after]
        if participle == "exchanged" and _PAPERS & set(tokens.low[at:k]):
            # "Five documents were exchanged": handed over, and not told.
            break
        if participle == "made" and _MENTIONS & set(tokens.low[at:k]):
            return "carry", (k, after + 1)
        joint_it = participle in ("agreed", "decided") and tokens.low[at] == "it"
        if joint_it and not _agent(tokens, after + 1, end):
            return "joint", (at, after + 1)
        if participle in joint or participle in opening or participle in carry:
            agent = _agent(tokens, after + 1, end)
            if agent:
                return "agent", (agent, agent + 1)
            also = participle in opening and "also" in tokens.low[k:after]
            kind: Impersonal = (
                "joint"
                if participle in joint or also
                else "open"
                if participle in opening
                else "carry"
            )
            return kind, (k, after + 1)
        if low == "were" or low == "was":
            break
    return "", (at, at)


def _agent(tokens: Tokens, k: int, end: int) -> int:
    """The token behind "by" in "it was noted by both sides", 0 where there is none.

    "Interest was voiced on the Danish side" has one too.
    """
    for m in range(k, min(end - 1, k + 3)):
        if tokens.low[m] == "by":
            return m + 1
        if tokens.low[m] in ("on", "from") and "side" in tokens.low[m + 2 : m + 4]:
            return m + 1
    return 0
