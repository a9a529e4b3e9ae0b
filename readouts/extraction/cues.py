"""Cues: the reporting verb behind a subject."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.lexicon import word_set
from readouts.extraction.offices import match_honorific
from readouts.extraction.parties import match_party
from readouts.extraction.titles import match_title
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import Verb, adverb_lexicon, verb_lexicon

_MODALS = word_set("cues_modals")


_QUOTES = frozenset({"“", '"', "‘", "«", "„"})
_TO_A_QUOTE = 14
_HOLDING = frozenset({"have", "hold", "engage in", "hold a", "conduct"})
_TALK = word_set("cues_talk")
_BEFORE_TALK = word_set("cues_before_talk")
_BY_WHAT_MEANS = word_set("cues_by_what_means")
_AFTER_COMMA = word_set("cues_after_comma")


@dataclass(slots=True)
class Cue:
    """The verb at tokens ``[i, j)`` behind a subject. ``unknown`` verbs are in no list."""

    i: int
    j: int
    verb: Verb


def read_cue(tokens: Tokens, k: int, end: int) -> Cue | None:
    """The verb behind a subject that ended at token ``k``."""
    cue = plain_cue(tokens, k, end)
    if cue is not None:
        return cue
    if k < end and tokens.low[k] in (",", "(", "–", "—"):
        return _cue_after_insertion(tokens, k, end)
    return None


def _cue_after_insertion(tokens: Tokens, k: int, end: int) -> Cue | None:
    """The verb behind an insertion: "Minister Fidan, noting that ..., stressed ..."."""
    closer = {"(": ")"}.get(tokens.low[k], tokens.low[k])
    if closer == "," and not _may_be_insertion(tokens, k + 1, end):
        return None
    tries = 0
    for m in range(k + 1, min(end, k + 60)):
        if tokens.low[m] == closer:
            cue = plain_cue(tokens, m + 1, end)
            if (
                cue is not None
                and cue.verb.kind != "unknown"
                and cue.verb.tense in ("past", "present")
            ):
                return cue
            tries += 1
            if tries == 4:
                break
    return None


def _may_be_insertion(tokens: Tokens, k: int, end: int) -> bool:
    if k >= end:
        return False
    low = tokens.low[k]
    if low in _AFTER_COMMA or (low.endswith("ing") and not tokens.caps[k]):
        return True
    return tokens.caps[k] and (
        match_title(tokens, k, end) is not None or match_party(tokens, k, end) is not None
    )


def plain_cue(tokens: Tokens, k: int, end: int) -> Cue | None:
    k = skip_adverbs(tokens, k, end)
    if k >= end:
        return None
    low = tokens.low[k]
    if low in _MODALS:
        return Cue(k, k + 1, Verb(low, "unknown", "modal"))
    if low in ("has", "have", "had", "having"):
        perfect = _perfect(tokens, k, end)
        if perfect is not None:
            return perfect
    if low in ("did", "do", "does"):
        return _auxiliary_do(tokens, k, end)
    if low in ("was", "were", "is", "are"):
        return _be_cue(tokens, k, end)
    if tokens.caps[k]:
        return None
    found = verb_lexicon().match(tokens.low, k, end)
    if found is not None:
        n, verb = found
        if verb.lemma in _HOLDING and _talks_ahead(tokens, k + n, end):
            verb = Verb("discuss", "discuss", verb.tense)
        if verb.lemma in ("speak", "talk"):
            at = _with_whom(tokens, skip_adverbs(tokens, k + n, end), end)
            if at:
                # "spoke individually with", "spoke over the phone with": an encounter, no words.
                return Cue(k, at + 1, Verb(f"{verb.lemma} with", "narrative", verb.tense))
        if verb.lemma == "present" and "with" in tokens.low[k + n : min(end, k + n + 7)]:
            # "presented the Pope with a picture"
            verb = Verb("present", "narrative", verb.tense)
        if verb.lemma in ("call on", "call upon") and _is_visited(tokens, k + n, end):
            verb = Verb("meet", "narrative", verb.tense)
        return None if verb.tense == "ing" else Cue(k, k + n, verb)
    if low == "called" and _QUOTES & set(tokens.low[k + 1 : min(end, k + _TO_A_QUOTE)]):
        # "called the college “the best argument for peace”"
        return Cue(k, k + 1, Verb("call", "report", "past"))
    if (
        low.endswith("ed")
        and len(low) > 4
        and low not in ("based", "united", "related", "unprecedented", "speed", "indeed")
    ):
        return Cue(k, k + 1, Verb(low, "unknown", "past"))
    return None


def _with_whom(tokens: Tokens, k: int, end: int) -> int:
    """The "with" behind "spoke over the phone", 0 where it comes to what was spoken of."""
    for at in range(k, min(end, k + 5)):
        if tokens.low[at] in ("with", "to"):
            return at
        if tokens.low[at] not in _BY_WHAT_MEANS:
            return 0
    return 0


def _is_visited(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "called on" goes on "President X at the Palace", and asks nobody to do anything."""
    at = k + 1 if k < end and tokens.low[k] == "the" else k
    title = match_title(tokens, at, end)
    person = title is not None or match_honorific(tokens, at, end) > 0
    at = title.j if title is not None else at  # "Minister for Foreign Affairs": no request
    rest = tokens.low[at : min(end, at + 25)]
    stop = next((m for m, low in enumerate(rest) if low in (",", "and")), len(rest))
    return person and not {"to", "for"} & set(rest[:stop])


def _talks_ahead(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "had" or "held" goes on "... a candid and wide-ranging exchange of views on"."""
    for m in range(k, min(end, k + 9)):
        if tokens.low[m] in _TALK:
            return not (m + 1 < end and tokens.low[m + 1] in ("with", "between"))
        if tokens.low[m] in _BEFORE_TALK:
            return False
    return False


def _perfect(tokens: Tokens, k: int, end: int) -> Cue | None:
    after = skip_adverbs(tokens, k + 1, end)
    found = verb_lexicon().match(tokens.low, after, end) if after < end else None
    if (
        found is not None
        and found[1].tense == "past"
        and tokens.low[after] not in ("set", "put", "read", "back")
    ):
        n, verb = found
        tense = "past" if tokens.low[k] == "had" else "perfect"
        return Cue(k, after + n, Verb(verb.lemma, verb.kind, tense))  # type: ignore[arg-type]
    if (
        tokens.low[k] != "had"
        and after < end
        and (
            tokens.low[after].endswith("ed")
            or tokens.low[after] in ("been", "made", "become", "begun", "given", "taken")
        )
    ):
        return Cue(k, after + 1, Verb(tokens.low[after], "unknown", "perfect"))
    return None


def _auxiliary_do(tokens: Tokens, k: int, end: int) -> Cue | None:
    after = k + 1
    if after < end and tokens.low[after] in ("not", "n't"):
        after += 1
    found = verb_lexicon().match(tokens.low, after, end) if after < end else None
    if found is None:
        return None
    tense = "past" if tokens.low[k] == "did" else "present"
    return Cue(k, after + found[0], Verb(found[1].lemma, found[1].kind, tense))  # type: ignore[arg-type]


def _be_cue(tokens: Tokens, k: int, end: int) -> Cue | None:
    """ "was clear", "were satisfied with"; other uses of "be" report nothing by the subject."""
    tense = "past" if tokens.low[k] in ("was", "were") else "present"
    after = skip_adverbs(tokens, k + 1, end)
    if after < end:
        phrase = [tokens.low[k], *tokens.low[after : min(end, after + 5)]]
        found = verb_lexicon().match(phrase, 0, len(phrase))
        if found is not None and found[0] > 1:
            n, verb = found
            return Cue(k, after + n - 1, Verb(verb.lemma, verb.kind, tense))  # type: ignore[arg-type]
    return Cue(k, min(end, after + 1), Verb("be", "narrative", tense))  # type: ignore[arg-type]


def skip_adverbs(tokens: Tokens, k: int, end: int) -> int:
    """Past adverbs, commas around them included ("also", "in turn", ", for his part,")."""
    while k < end:
        low = tokens.low[k]
        opened = low == "," and k + 1 < end
        at = k + 1 if opened else k
        found = adverb_lexicon().match(tokens.low, at, end)
        if found is not None and not (
            tokens.low[at] in ("have", "very", "so", "much")
            and not opened
            and found[0] == 1
            and tokens.low[at] == "have"
        ):
            at += found[0]
        elif (
            not tokens.caps[at]
            and tokens.low[at].endswith("ly")
            and len(tokens.low[at]) > 4
            and not opened
            and tokens.low[at]
            not in ("reply", "apply", "rely", "supply", "imply", "ally", "family", "july", "italy")
        ):
            at += 1
        elif low in ("most", "particularly", "especially") and at + 1 < end:
            # "most strongly condemned"
            if not tokens.low[at + 1].endswith("ly"):
                return k
            at += 2
        else:
            return k
        if opened:
            if at >= end or tokens.low[at] != ",":
                return k
            at += 1
        k = at
    return k
