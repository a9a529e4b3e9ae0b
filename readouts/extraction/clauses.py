"""Clauses: a subject that can speak, and the cue (the reporting verb) behind it."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.cues import Cue, plain_cue, read_cue
from readouts.extraction.lexicon import word_set
from readouts.extraction.subjects import Subject, parse_noun, parse_subject
from readouts.extraction.titles import match_title
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import Verb, verb_lexicon

# What a sentence may begin with before its subject comes.
_FRONTING = word_set("clauses_fronting")
_NOT_BEFORE_SUBJECT = word_set("clauses_not_before_subject")


# What stands before the name in "In the words of Minister Berg, trade has grown".
_VIEWS = (
    ("for",),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "assessment", "of"),
    ("in", "the", "judgment", "of"),
    ("in", "the", "judgement", "of"),
    ("in", "the", "estimation", "of"),
    ("from", "the", "perspective", "of"),
    ("from", "the", "point", "of", "view", "of"),
    ("from", "the", "standpoint", "of"),
)
# "In Dahl's view, trade has grown."
_OWNED = word_set("clauses_owned")
_VIEW_NOUNS = frozenset({"view", "opinion", "words", "assessment", "estimation", "perspective"})


@dataclass(slots=True)
class Clause:
    """A subject with its cue. ``start`` is the token where the clause, with its fronting, begins.

    ``position`` is "main", "fronted", "contrast", "coordinate", "postposed" or "according".
    """

    start: int
    subject: Subject
    cue: Cue
    position: str


def _quoted_cue(tokens: Tokens, k: int, end: int) -> Cue | None:
    """ "Wang Yi: “The treaty is old.”", "The Ministers:": what follows is said."""
    if (
        k < end
        and tokens.low[k] == ":"
        and (k + 1 == end or tokens.low[k + 1] in ("“", '"', "«", "‘"))
    ):
        return Cue(k, k + 1, Verb("say", "report", "past"))
    return None


def clause_at(
    tokens: Tokens, i: int, end: int, known: frozenset[str], position: str, start: int
) -> Clause | None:
    """The clause whose subject begins at token ``i``, if a verb follows it."""
    subject = parse_subject(tokens, i, end, known)
    if subject is None:
        return None
    k = subject.j
    if k < end and tokens.low[k] in ("'s", "'"):
        counterpart = _counterpart(tokens, k + 1, end, known)
        if counterpart is None:
            return _owned_view(tokens, subject, k, end, position, start)
        subject, k = counterpart, counterpart.j
    closed = subject.inserted and k < end and tokens.low[k] == ","
    cue = _quoted_cue(tokens, k + closed, end) if position == "main" else None
    cue = cue or read_cue(tokens, k + closed, end)
    if cue is None and closed:
        # "The Permanent Secretary, Eva Falk, who was also present, stressed ..."
        cue = read_cue(tokens, k, end)
    if cue is None and k < end and "," in tokens.low[subject.i : k] and tokens.low[k] == ",":
        # "The Spokesman, Counselor Hassan, stated": the comma closes the apposition.
        cue = plain_cue(tokens, k + 1, end)
        cue = cue if cue is not None and cue.verb.kind == "report" else None
    if cue is None or (cue.verb.lemma == "be" and _is_stray_word(tokens, subject, known)):
        return None
    return Clause(start, subject, cue, position)


def _counterpart(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> Subject | None:
    """ "Dahl's Norwegian counterpart": not Dahl."""
    noun = parse_noun(tokens, k, end, known) if k < end else None
    if noun is None or noun.kind != "office" or noun.titles[0].key != "counterpart":
        return None
    return Subject(noun.i, noun.j, [noun]) if noun.parties else None


def _owned_view(
    tokens: Tokens, subject: Subject, k: int, end: int, position: str, start: int
) -> Clause | None:
    """ "Dahl's view was that trade grows", "The Minister's message was clear: ..."."""
    owned = k + 3 < end and tokens.low[k + 1] in _OWNED and tokens.low[k + 2] in ("was", "is")
    if not owned or tokens.low[k + 3] not in ("that", "clear", "simple", "to", ":"):
        return None
    return Clause(start, subject, Cue(k + 1, k + 3, Verb("hold", "report", "past")), position)


def _is_stray_word(tokens: Tokens, subject: Subject, known: frozenset[str]) -> bool:
    """Whether a lone capital word at the start of a sentence was taken for a name."""
    noun = subject.nouns[0]
    lone = len(subject.nouns) == 1 and noun.j - noun.i == 1 and noun.kind == "person"
    return lone and not noun.titles and tokens.low[noun.i] not in known


def main_clause(tokens: Tokens, i: int, end: int, known: frozenset[str]) -> Clause | None:
    """The sentence's own subject and cue, fronted phrases passed over."""
    at = first_word(tokens, i, end)
    if at >= end:
        return None
    if tokens.low[at] == "according" and at + 2 < end and tokens.low[at + 1] == "to":
        return _according_to(tokens, at, end, known)
    for phrase in _VIEWS:
        if tuple(tokens.low[at : at + len(phrase)]) == phrase and at + len(phrase) + 1 < end:
            view = _in_the_view_of(tokens, at + len(phrase) - 1, end, known)
            if view is not None:
                return view
    if tokens.low[at] in ("in", "from") and _VIEW_NOUNS & set(tokens.low[at : at + 12]):
        view = _in_the_view_of(tokens, at, end, known)
        if view is not None:
            return view
    if tokens.low[at] == "as" and at + 3 < end:
        noted = _as_noted_by(tokens, at, end, known)
        if noted is not None:
            return noted
        put = clause_at(tokens, at + 1, end, known, "fronted", at)
        if put is not None and put.cue.verb.kind == "report" and put.cue.verb.lemma != "be":
            return put
    if tokens.low[at] in ("while", "whereas") and at + 2 < end:
        # "While Berg praised trade, Dahl stressed peace.": the second is read as a further clause.
        clause = clause_at(tokens, at + 1, end, known, "contrast", at)
        if clause is not None and clause.cue.verb.kind == "report":
            past = clause.cue.verb.tense == "past"
            further = _fronted_clause(tokens, at, end, known) if past else None
            return clause if further is not None and further.cue.i > clause.cue.i else further
    clause = clause_at(tokens, at, end, known, "main", i)
    if clause is not None and not _is_participle(tokens, clause, known):
        return clause
    if tokens.low[at] in ("a", "an"):
        return _which_they_share(tokens, at, end, known)
    inner = _dummy_subject(tokens, at, end, known)
    if inner is not None:
        return inner
    if is_fronted(tokens, at):
        return _fronted_clause(tokens, at, end, known)
    return None


def past_the_spokesperson(tokens: Tokens, clause: Clause | None, j: int) -> int:
    """ "The Spokesman said the President stressed ...": the words are the President's.

    The token of what the spokesperson says, 0 where none speaks.
    """
    if clause is None or clause.cue.verb.kind != "report":
        return 0
    keys = [title.key for noun in clause.subject.nouns for title in noun.titles]
    apposed = tokens.low[clause.subject.i : clause.cue.i]
    if not any("spokes" in key for key in (*keys, *apposed)):
        return 0
    k = clause.cue.j
    while k < j and tokens.low[k] in ("that", ",", ":"):
        k += 1
    return k if k < j else 0


def stranger_clause(tokens: Tokens, i: int, end: int) -> tuple[int, int] | None:
    """The subject and verb of "The Additional Secretary (Europe) briefed ...", whom no list knows.

    The tokens from the subject to the end of its verb, None where there is none.
    """
    at = first_word(tokens, i, end)
    k = at + 1 if at < end and tokens.low[at] == "the" else at
    begin = k
    while k < min(end, begin + 7) and (tokens.caps[k] or tokens.low[k] in ("of", "for", "(", ")")):
        k += 1
    if k == begin or (begin == at and k == at + 1):
        # Any sentence begins with a capital.
        return None
    cue = plain_cue(tokens, k, end)
    if cue is None or cue.verb.kind != "report" or cue.verb.tense != "past":
        return None
    return at, cue.j


def _is_participle(tokens: Tokens, clause: Clause, known: frozenset[str]) -> bool:
    """Whether "Exchanging" in "Exchanging views on trade, ..." was taken for a name."""
    at = clause.subject.i
    one_word = clause.subject.j == at + 1 and clause.subject.nouns[0].kind == "person"
    word = tokens.low[at]
    return (
        one_word
        and len(word) > 6
        and word.endswith("ing")
        and word not in known
        and clause.cue.verb.tense not in ("past", "perfect")
    )


def first_word(tokens: Tokens, i: int, end: int) -> int:
    """Past opening quotation marks, brackets and list markers."""
    begin = i
    while i < end:
        closes = i + 1 < end and tokens.low[i + 1] in (")", ".")
        numbers = len(tokens.low[i]) < 3 and (tokens.low[i].isdigit() or i > begin)
        if tokens.words[i][0].isalnum() and not (closes and numbers):
            break
        i += 2 if closes and tokens.words[i][0].isalnum() else 1
    return min(i, end)


def is_fronted(tokens: Tokens, at: int) -> bool:
    low = tokens.low[at]
    participle = low.endswith(("ing", "ed")) and low not in ("united", "allied")
    return low in _FRONTING or participle or low.endswith("ly") or low == "it"


def _according_to(tokens: Tokens, at: int, end: int, known: frozenset[str]) -> Clause | None:
    subject = parse_subject(tokens, at + 2, end, known)
    if subject is None:
        # "According to a statement of the Ministry, the ministers discussed ..."
        return _fronted_clause(tokens, at, end, known)
    if subject.j >= end or tokens.low[subject.j] != ",":
        return None
    return Clause(at, subject, Cue(at, at + 2, Verb("according to", "report", "past")), "according")


def _in_the_view_of(tokens: Tokens, at: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "For Paulo Rangel, the summit will be an opportunity."."""
    subject = parse_subject(tokens, at + 1, end, known)
    if subject is None or subject.j >= end:
        return None
    after = subject.j
    if tokens.low[at] in ("in", "from"):
        owned = after + 2 < end and tokens.low[after] in ("'s", "'")
        after = after + 2 if owned and tokens.low[after + 1] in _VIEW_NOUNS else end
    if after >= end or tokens.low[after] != ",":
        return None
    if len(subject.nouns) > 1 or subject.nouns[0].kind not in ("person", "office"):
        return None
    return Clause(at, subject, Cue(at, at + 1, Verb("according to", "report", "past")), "according")


def _as_noted_by(tokens: Tokens, at: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "As noted by Wang Yi, trade has grown."."""
    found = verb_lexicon().match(tokens.low, at + 1, end)
    if found is None or found[1].kind != "report" or found[1].tense != "past":
        return None
    by = at + 1 + found[0]
    if by + 1 >= end or tokens.low[by] != "by":
        return None
    subject = parse_subject(tokens, by + 1, end, known)
    if subject is None or subject.j >= end or tokens.low[subject.j] != ",":
        return None
    return Clause(at, subject, Cue(at + 1, by, found[1]), "according")


def _which_they_share(tokens: Tokens, at: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "A point on which the two ministers agreed." is a sentence to some."""
    for k in range(at + 2, min(end - 2, at + 6)):
        if tokens.low[k] in ("which", "that"):
            clause = clause_at(tokens, k + 1, end, known, "fronted", at)
            told = clause is not None and clause.cue.verb.kind in ("report", "discuss")
            return clause if told else None
    return None


def _dummy_subject(tokens: Tokens, at: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "It was revealing that Erdogan gave ...": the clause inside is what is reported."""
    if tokens.low[at] != "it" or at + 3 >= end or tokens.low[at + 1] not in ("was", "is"):
        return None
    for k in range(at + 2, min(end - 1, at + 6)):
        if tokens.low[k] == "that":
            participle = tokens.low[k - 1].endswith("ed") or tokens.low[k - 1] in ("said", "made")
            return None if participle else clause_at(tokens, k + 1, end, known, "fronted", at)
    return None


def _fronted_clause(tokens: Tokens, at: int, end: int, known: frozenset[str]) -> Clause | None:
    depth = 0
    for k in range(at + 1, end - 1):
        low = tokens.low[k]
        depth += (low in "(“") - (low in ")”")
        if low in (",", "–", "—", ":") and depth <= 0:
            clause = clause_at(tokens, k + 1, end, known, "fronted", at)
            if clause is not None and not _is_list_item(tokens, clause, k, end):
                return clause
        elif low in (";", ".") and depth <= 0:
            break
    return _fronted_without_comma(tokens, at, end, known)


def _is_list_item(tokens: Tokens, clause: Clause, comma: int, end: int) -> bool:
    """Whether what looks like a subject is one of several things in the fronted phrase."""
    return clause.cue.verb.kind == "unknown" and clause.cue.verb.tense != "modal"


def _fronted_without_comma(
    tokens: Tokens, at: int, end: int, known: frozenset[str]
) -> Clause | None:
    """ "In turn Naftali Bennett highlighted ...", "On Taiwan he laid out ..."."""
    for k in range(at + 1, min(end - 1, at + 14)):
        low = tokens.low[k]
        starts = (
            low in ("he", "she", "they", "both")
            or (low == "the" and tokens.low[k - 1] not in _NOT_BEFORE_SUBJECT)
            or (tokens.caps[k] and (low in known or match_title(tokens, k, end) is not None))
        )
        if low == ",":
            break
        if not starts or tokens.low[k - 1] in _NOT_BEFORE_SUBJECT:
            continue
        clause = clause_at(tokens, k, end, known, "fronted", at)
        later = tokens.low[at] in _LATER or tokens.low[at : at + 3] == ["on", "the", "same"]
        kinds = ("report", "discuss", "narrative" if later else "")
        if (
            clause is not None
            and clause.cue.verb.kind in kinds
            and clause.cue.verb.tense in ("past", "perfect")
        ):
            return clause
    return None


# "Also on 6 May he met with Minister Dahl.": another encounter begins.
_LATER = frozenset({"also", "later", "subsequently", "afterwards", "separately", "today"})
# "Trade has grown, Minister Berg said today after talks in Oslo."
_BEHIND_SAID = frozenset({"today", "yesterday", "after", "following", "during", "at", "on"})
# What stands between somebody's words and "he said".
_CLOSES_WORDS = frozenset({",", "”", '"', "’", "'", "»", "“"})


def postposed_clause(tokens: Tokens, i: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "..., he said.", ",” said Wang Yi.", "The treaty, Wang Yi said, has ..."."""
    for k in range(i + 2, end):
        dash = tokens.low[k - 1] in ("–", "—", "-") and (
            tokens.low[k - 2] in _CLOSES_WORDS or tokens.low[i] in ("–", "—", "-")
        )
        if tokens.low[k - 1] not in _CLOSES_WORDS and not dash:
            continue
        if tokens.low[k] == "according":
            return _according_at_end(tokens, k, end, known, i)
        clause = clause_at(tokens, k, end, known, "postposed", i) or inverted_clause(
            tokens, k, end, known, i
        )
        if (
            clause is None
            or clause.cue.verb.kind != "report"
            or clause.cue.verb.tense not in ("past", "present")
        ):
            continue
        after = max(clause.cue.j, clause.subject.j)
        quoted = dash or tokens.low[k - 1] != "," or tokens.low[k - 2] in ("”", '"', "’", "'", "»")
        if (
            after >= end
            or tokens.low[after] in (".", ",", ":")
            or (quoted and clause.subject.i > i + 2)
            or (clause.cue.verb.lemma == "say" and tokens.low[after] in _BEHIND_SAID)
            or (clause.cue.verb.lemma == "tell" and "that" not in tokens.low[after:end])
        ):
            return clause
    return None


def _according_at_end(
    tokens: Tokens, k: int, end: int, known: frozenset[str], start: int
) -> Clause | None:
    """ "..., according to Minister Berg."."""
    if k + 2 >= end or tokens.low[k + 1] != "to":
        return None
    subject = parse_subject(tokens, k + 2, end, known)
    if subject is None or (subject.j < end and tokens.low[subject.j] not in (".", ",")):
        return None
    return Clause(
        start, subject, Cue(k, k + 2, Verb("according to", "report", "past")), "according"
    )


def inverted_clause(
    tokens: Tokens, k: int, end: int, known: frozenset[str], start: int
) -> Clause | None:
    """ "said Wang Yi"."""
    found = verb_lexicon().match(tokens.low, k, end)
    if (
        found is None
        or found[1].kind != "report"
        or found[1].tense not in ("past", "present")
        or tokens.caps[k]
    ):
        return None
    subject = parse_subject(tokens, k + found[0], end, known)
    if subject is None or subject.nouns[0].kind not in ("person", "office"):
        return None
    return Clause(start, subject, Cue(k, k + found[0], found[1]), "postposed")
