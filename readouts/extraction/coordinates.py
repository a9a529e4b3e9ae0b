"""Further clauses of a sentence, whose subjects are other speakers: "..., and Dahl agreed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readouts.extraction.clauses import Clause, clause_at
from readouts.extraction.cues import Cue
from readouts.extraction.subjects import parse_subject
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import verb_lexicon


def coordinate_clauses(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> Iterator[Clause]:
    """Further subjects with cues of their own: "..., and Prime Minister Meloni emphasized ..."."""
    while k < end - 1:
        low = tokens.low[k]
        at = 0
        if low == "," and tokens.low[k + 1 : k + 3] == ["to", "which"]:
            # "..., to which Dahl responded that ..."
            at = k + 3
        elif low in (",", ";") and tokens.low[k + 1] in ("and", "while", "whereas", "but", "with"):
            at = k + 2
        elif low in ("and", "while", "whereas", "but", ";"):
            at = k + 1
        if at and at < end and tokens.low[at] not in ("that",):
            clause = clause_at(
                tokens, at, end, known, "coordinate", k + 1 if low in (",", ";") else k
            )
            nouns = clause.subject.nouns if clause is not None else []
            if len(nouns) > 1 and nouns[0].kind == "side" and nouns[-1].kind != "side":
                # "... Samoa, and Tonga, and the Secretary reaffirmed": Tonga ends a list.
                clause = None
            if (
                clause is not None
                and clause.cue.verb.tense == "past"
                and clause.cue.verb.kind in ("report", "discuss")
            ):
                yield clause
                k = clause.cue.j
                continue
            saying = _saying_clause(tokens, k, end, known) if clause is None else None
            if saying is not None:
                yield saying
                k = saying.cue.j
                continue
        k += 1


def _saying_clause(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "..., with Minister Dahl stressing trade"."""
    if tokens.low[k : k + 2] != [",", "with"] or k + 3 >= end:
        return None
    subject = parse_subject(tokens, k + 2, end, known)
    if subject is None or subject.nouns[0].kind not in ("person", "office", "joint", "group"):
        return None
    found = verb_lexicon().match(tokens.low, subject.j, end)
    if found is None or found[1].kind != "report" or found[1].tense != "ing":
        return None
    verb = replace(found[1], tense="past")
    return Clause(k + 1, subject, Cue(subject.j, subject.j + found[0], verb), "coordinate")


def may_split(tokens: Tokens, clause: Clause | None, other: Clause, from_token: int) -> bool:
    """Whether a further clause opens a statement of its own, and is no content of the first.

    ``clause`` is the sentence's main clause, whose verb ends before ``from_token``.
    """
    noun = other.subject.nouns[0]
    told = clause is not None and clause.cue.verb.kind == "narrative"
    if noun.kind == "side" or (
        noun.kind == "joint"
        and noun.word in ("sides", "parties", "countries", "nations")
        and not (told and noun.word in ("sides", "parties"))
    ):
        return False
    between = tokens.low[from_token : other.start]
    if clause is not None and clause.subject.nouns[0].kind == "pronoun" and not between:
        return False
    comma = tokens.low[other.start - 1] in (",", ";") or tokens.low[other.start] in (",", ";")
    if noun.kind == "pronoun" and noun.word in ("he", "she", "we", "i"):
        return False
    if noun.kind == "pronoun" and "that" in between[-25:] and not comma:
        return False
    before = tokens.low[other.start - 1] if other.start else ""
    name_before = other.start > 0 and tokens.caps[other.start - 1] and not comma
    return not (
        before in ("he", "she", "they") or (name_before and noun.kind in ("person", "office"))
    )
