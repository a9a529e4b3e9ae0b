"""Subjects: one or several noun phrases that may be speakers, read at a token.

Parsing is by hand, token by token: who is meant is decided later, by
:mod:`readouts.extraction.roster`, against the people of the meeting.
"""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.collectives import (
    parse_body,
    parse_host,
    parse_joint,
    parse_partners,
    parse_side,
    read_whose,
)
from readouts.extraction.cues import plain_cue
from readouts.extraction.nouns import (
    NUMBERS,
    SINGULAR_PRONOUNS,
    Noun,
    parse_titled,
    postposed_party,
)
from readouts.extraction.offices import match_honorific
from readouts.extraction.personal_names import parse_name
from readouts.extraction.titles import match_title
from readouts.extraction.tokens import Tokens

_JOINERS = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("alongside",))
_MINISTRIES = frozenset({"mfa", "mofa", "moft", "fdfa"})
_INSERTING = frozenset({"with", "as", "alongside"})


@dataclass(slots=True)
class Subject:
    """One or several noun phrases that share a verb ("The Secretary and Foreign Minister Wong").

    ``inserted`` is set where the last stands between commas (", together with X,").
    """

    i: int
    j: int
    nouns: list[Noun]
    inserted: bool = False


def parse_noun(
    tokens: Tokens, i: int, end: int, known: frozenset[str] = frozenset()
) -> Noun | None:
    """Any single noun phrase that may be a speaker, at token ``i``."""
    low = tokens.low[i]
    surname = i + 1 < end and tokens.caps[i + 1] and tokens.low[i + 1] in known and low in known
    if low in SINGULAR_PRONOUNS and tokens.words[i] != "HE" and not surname:
        return Noun(i, i + 1, "pronoun", word=low)
    if low == "they" and i + 1 < end and tokens.low[i + 1] in NUMBERS:
        # "They two leaders", a slip of the pen.
        return parse_joint(tokens, i + 1, end)
    if low in ("they", "we", "i"):
        return Noun(i, i + 1, "pronoun", word=low)
    joint = parse_joint(tokens, i, end) or parse_host(tokens, i, end) or parse_body(tokens, i, end)
    joint = joint or parse_partners(tokens, i, end)
    if joint is not None:
        return joint
    if low in known and tokens.caps[i]:
        name_end = parse_name(tokens, i, end, known)
        noun = Noun(i, name_end, "person", name=(i, name_end))
        postposed_party(tokens, noun, end)
        return noun
    titled = parse_titled(tokens, i, end, known)
    at = _behind_abbreviation(tokens, i, end, known) if titled is None else 0
    if at:
        name_end = parse_name(tokens, at, end, known)
        return Noun(i, name_end, "person", name=(at, name_end))
    if titled is not None:
        if titled.kind == "group" and titled.j == titled.titles[-1].j:
            read_whose(tokens, titled, end)
        if titled.kind == "office" and "spokes" in titled.titles[-1].key:
            titled.j = _end_of_body(tokens, titled.j, end)
        if titled.kind == "office" and tokens.low[titled.j : titled.j + 3] == [
            "of",
            "our",
            "country",
        ]:
            titled.j += 3
        if titled.kind == "office" and titled.j < end and tokens.low[titled.j] in _MINISTRIES:
            # "the deputy head of the Polish MFA"
            titled.j += 1
        if titled.kind == "office" and titled.j < end and tokens.low[titled.j] == "(":
            # "the Additional Secretary (Europe)"
            closing = tokens.low[titled.j : min(end, titled.j + 6)]
            titled.j += closing.index(")") + 1 if ")" in closing else 0
        return titled
    side = parse_side(tokens, i, end)
    if side is not None:
        owned = side.j + 1 if side.j + 1 < end and tokens.low[side.j] == "'s" else end
        if side.word or owned >= end or tokens.low[owned] not in known or not tokens.caps[owned]:
            return side
        # "Sweden's Dahl"
        name_end = parse_name(tokens, owned, end, known)
        return Noun(i, name_end, "person", name=(owned, name_end), parties=side.parties)
    name_end = parse_name(tokens, i, end, known)
    if name_end > i:
        noun = Noun(i, name_end, "person", name=(i, name_end))
        postposed_party(tokens, noun, end)
        return noun
    return None


def _behind_abbreviation(tokens: Tokens, i: int, end: int, known: frozenset[str]) -> int:
    """The name behind "CS Berg", "EUSR Dahl", "Sh. Falk": of one who met, 0 where none stands."""
    word = tokens.words[i].rstrip(".")
    office = word.isalpha() and word.isupper() and 1 < len(word) < 6
    initial = word.istitle() and len(word) < 3
    at = i + 2 if initial and tokens.low[i + 1 : i + 2] == ["."] else i + 1
    dotted = tokens.words[i].endswith(".") or at == i + 2
    if not (office or (initial and dotted)) or at >= end or tokens.low[i] in known:
        return 0
    return at if tokens.caps[at] and tokens.low[at] in known else 0


def _end_of_body(tokens: Tokens, k: int, end: int) -> int:
    """Past "for the Presidency", "of the Ministry of Foreign Affairs" at token ``k``."""
    while k + 1 < end and tokens.low[k] in ("for", "of", "at"):
        at = k + 2 if tokens.low[k + 1] == "the" else k + 1
        if at >= end or not tokens.caps[at]:
            break
        while at < end and (
            tokens.caps[at]
            or (tokens.low[at] in ("and", "of") and at + 1 < end and tokens.caps[at + 1])
        ):
            at += 1
        k = at
    return k


def parse_subject(tokens: Tokens, i: int, end: int, known: frozenset[str]) -> Subject | None:
    """The subject that starts at token ``i``, all its coordinated parts included."""
    first = parse_noun(tokens, i, end, known) if i < end else None
    if first is None and i + 1 < end and tokens.low[i] == "both":
        # "Both Anna Berg and Carl Dahl"
        pair = parse_subject(tokens, i + 1, end, known)
        return pair if pair is not None and len(pair.nouns) == 2 else None
    if first is None:
        return None
    nouns = [first]
    if _takes_apposed_name(tokens, first, end, known):
        return Subject(i, first.j, nouns, inserted=True)
    k = first.j
    pending: list[Noun] = []
    inserted = False
    while k < end:
        start = _after_joiner(tokens, k, end)
        if start == 0:
            break
        noun = _joined_noun(tokens, start, end, known)
        if noun is None and tokens.low[k] != ",":
            noun = _unknown_noun(tokens, start, end)
        if noun is None or (noun.kind == "pronoun" and noun.word != "i"):
            break
        pending.append(noun)
        if tokens.low[k] != "," or tokens.low[start - 1] in ("and", "&"):
            nouns.extend(pending)
            pending = []
        elif tokens.low[start - 1] in _INSERTING:
            nouns.extend(pending)
            inserted = True
            break
        k = noun.j
    return Subject(i, nouns[-1].j, nouns, inserted)


def _joined_noun(tokens: Tokens, start: int, end: int, known: frozenset[str]) -> Noun | None:
    if tokens.low[start] in ("its", "their") and match_title(tokens, start + 1, end) is None:
        return None
    noun = parse_noun(tokens, start, end, known)
    if noun is not None and noun.kind == "person" and not (noun.titles or noun.honorific):
        lone = noun.j == start + 1 and tokens.words[start].isupper()
        # "EAS members": an abbreviation is no name.
        return None if lone and tokens.low[start] not in known else noun
    return noun


def _unknown_noun(tokens: Tokens, start: int, end: int) -> Noun | None:
    """Others who share the verb but are in no word list: "The Secretary and EAS members agreed"."""
    for k in range(start + 1, min(end, start + 9)):
        if not tokens.words[k][0].isalnum() or tokens.low[k] in _CLAUSE_WORDS:
            return None
        cue = plain_cue(tokens, k, end)
        if cue is not None:
            fits = cue.verb.kind in ("report", "discuss") and cue.verb.tense == "past"
            return Noun(start, k, "unknown") if fits and k == cue.i else None
    return None


def _takes_apposed_name(tokens: Tokens, noun: Noun, end: int, known: frozenset[str]) -> bool:
    """Give "The Norwegian Foreign Minister, Anna Berg, praised ..." its name."""
    k = noun.j
    if noun.kind != "office" or k + 2 >= end or tokens.low[k] != ",":
        return False
    at = k + 1 + match_honorific(tokens, k + 1, end)
    name_end = parse_name(tokens, at, end, known) if at < end and tokens.low[at] in known else 0
    if not 0 < name_end < end or tokens.low[name_end] != ",":
        return False
    noun.kind, noun.name, noun.j = "person", (at, name_end), name_end
    return True


_CLAUSE_WORDS = frozenset({"that", "which", "who", "to", "he", "she", "they", "by", "was", "were"})


def _after_joiner(tokens: Tokens, k: int, end: int) -> int:
    """The token after ", ", "and", ", and" or "as well as" at ``k``; 0 where nothing joins."""
    low = tokens.low
    at = k + 1 if low[k] == "," else k
    for joiner in _JOINERS:
        after = at + len(joiner)
        if tuple(low[at:after]) == joiner and after < end:
            return after
    if low[k] == "," and k + 2 < end:
        return k + 2 if low[k + 1] in ("and", "&") else k + 1
    return k + 1 if low[k] in ("and", "&") and k + 1 < end else 0
