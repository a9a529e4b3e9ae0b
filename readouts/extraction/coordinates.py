"""Further clauses of a sentence, whose subjects are other speakers: "..., and Dahl agreed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readouts.extraction.clauses import Clause, clause_at, first_word
from readouts.extraction.cues import Cue, plain_cue, skip_adverbs
from readouts.extraction.decisions import CARRY, Decision
from readouts.extraction.lexicon import pattern, word_set
from readouts.extraction.nouns import SINGULAR_PRONOUNS
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.scenes import meeting_now
from readouts.extraction.speech import decide
from readouts.extraction.subjects import Subject, parse_noun, parse_subject
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import Verb, verb_lexicon

_AGREED = pattern("coordinates_agreed")
_BEFORE_WHICH = frozenset({"to", "for", "in", "on", "with", "at", "of", "during"})
_JOINING = frozenset({"and", "while", "whereas", "but", "with", "although", "though"})
# What another does with what was said: "..., which Dahl described as timely".
_REPLIES = word_set("coordinates_replies")
# "..., a point on which Dahl concurred": as many words stand before "which".
_ANTECEDENT = 5
# So many words before ", who" the noun is looked for.
_BEFORE_WHO = 10
_CONTRASTS = frozenset({"while", "whereas", "but"})
_BEFORE_RELATIVE = frozenset({",", "–", "—", "-"})


def further_decisions(
    tokens: Tokens, clause: Clause | None, i: int, end: int, roster: Roster, state: State
) -> Iterator[tuple[int, Decision]]:
    """Where in the sentence ``[i, end)`` others than the active speakers begin, and who.

    ``clause`` is the sentence's main clause. ``state`` is to follow what is given before
    the next is asked for.
    """
    from_token = clause.cue.j if clause is not None else first_word(tokens, i, end) + 2
    first = from_token
    contrast = clause is not None and clause.position == "contrast"
    for other in coordinate_clauses(tokens, first, end, roster.known, contrast=contrast):
        if other.subject.nouns[0].word == "i" and state.voice is not None:
            # "We discussed trade, and I raised the war.": the voice goes on alone.
            decision = Decision("speak", (state.voice,), "press carry")
        elif other.position == "relative" and other.subject.nouns[0].word in SINGULAR_PRONOUNS:
            decision = _accepted(other, roster, state)
        elif other.position == "relative" and not _is_reply(tokens, other):
            continue
        elif may_split(tokens, clause, other, first):
            decision = decide(tokens, other, roster, state)
        else:
            continue
        if decision.outcome == "speak" and decision.speakers != state.active:
            yield other.start, decision
            from_token = other.cue.j
    if from_token < end:
        yield from _agreed_at_the_end(tokens, from_token, end, roster, state)


def _agreed_at_the_end(
    tokens: Tokens, k: int, end: int, roster: Roster, state: State
) -> Iterator[tuple[int, Decision]]:
    """ "..., and it was agreed that ...": of all who met, whoever spoke before."""
    for found in _AGREED.finditer(tokens.text, tokens.start[k], tokens.end[end - 1]):
        at, stop = tokens.between(found.start(1), found.end())
        people = meeting_now(state, roster)
        if at > k and len(people) > 1 and people != state.active:
            yield at, Decision("speak", people, "impersonal", evidence=(at, stop))
            return


def _accepted(other: Clause, roster: Roster, state: State) -> Decision:
    """ "..., which he accepted": of two who met, the one who did not invite."""
    people = [p for p in roster.principals if not p.group]
    if other.cue.verb.lemma != "accept" or state.single not in people or len(people) != 2:
        return CARRY
    guest = next(p for p in people if p is not state.single)
    return Decision("speak", (guest,), "pronoun", evidence=(other.start, other.cue.j))


def _is_reply(tokens: Tokens, other: Clause) -> bool:
    """Whether "for which Dahl thanked him" says so: "which the Presidents launched" does not."""
    if other.cue.verb.lemma in _REPLIES:
        return True
    before = tokens.low[other.start : other.subject.i]
    bare = before[0] == "which" or (before[0] in ("a", "an") and not _BEFORE_WHICH & set(before))
    return not bare or "as" in before


def coordinate_clauses(
    tokens: Tokens, k: int, end: int, known: frozenset[str], *, contrast: bool = False
) -> Iterator[Clause]:
    """Further subjects with cues of their own: "..., and Prime Minister Meloni emphasized ...".

    Behind "While Berg praised trade," (a ``contrast``) they do without "and".
    """
    while k < end - 1:
        low = tokens.low[k]
        at = relative = _behind_which(tokens, k, end) if low in _BEFORE_RELATIVE else 0
        view = None
        if relative or low in _CONTRASTS:
            view = _according_clause(tokens, k, relative, end, known)
        if low == "," and tokens.low[k + 1] == "who":
            view = _who_replied(tokens, k, end, known)
        if view is not None:
            yield view
            k = max(view.subject.j, view.cue.j)
            continue
        if relative:
            pass
        elif low in (",", ";") and tokens.low[k + 1] in _JOINING:
            at = k + 2
        elif low in ("and", "while", "whereas", "but", ";") or (contrast and low == ","):
            at = k + 1
        if at and at < end and tokens.low[at] not in ("that",):
            position = "relative" if relative else "coordinate"
            start = k + 1 if low in (",", ";") else k
            clause = clause_at(tokens, at, end, known, position, start)
            nouns = clause.subject.nouns if clause is not None else []
            if len(nouns) > 1 and nouns[0].kind == "side" and nouns[-1].kind != "side":
                # "... Samoa, and Tonga, and the Secretary reaffirmed": Tonga ends a list.
                clause = None
            verb = clause.cue.verb if clause is not None else None
            if (
                clause is not None
                and verb is not None
                and verb.tense == "past"
                and (
                    verb.kind in ("report", "discuss")
                    or (relative and verb.lemma in _REPLIES)
                    or _is_of_one_mind(clause)
                )
            ):
                yield clause
                k = clause.cue.j
                continue
        else:
            clause = None
        saying = _saying_clause(tokens, k, end, known) if low == "," and clause is None else None
        if saying is not None:
            yield saying
            k = saying.cue.j
            continue
        k += 1


def _is_of_one_mind(clause: Clause) -> bool:
    """ "...; the ministers were at one in this"."""
    return clause.cue.verb.kind == "weak" and clause.subject.nouns[0].kind in ("joint", "group")


def _behind_which(tokens: Tokens, k: int, end: int) -> int:
    """The token behind ", to which", ", where" or ", which" behind the comma ``k``, or 0.

    Behind "..., to which, as Berg noted," Berg's words go on; behind "..., a point on
    which Dahl concurred" they are Dahl's.
    """
    at = k + 1
    whose: tuple[str, ...] = ("which", "where", "something")
    if tokens.low[at] in ("a", "an"):
        whose = ("which", "that")
        while at < min(end, k + 2 + _ANTECEDENT) and tokens.low[at] not in (*whose, ",", "."):
            at += 1
    elif tokens.low[at] in _BEFORE_WHICH:
        at += 1
    if at + 1 >= end or tokens.low[at] not in whose:
        return 0
    at += 2 if tokens.low[at + 1] == "," else 1
    return at + 1 if at + 1 < end and tokens.low[at] == "as" else at


def _who_replied(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "Dahl thanked Minister Berg, who in turn praised trade": Berg, named before the comma."""
    cue = plain_cue(tokens, k + 2, end)
    if cue is None or cue.verb.kind != "report" or cue.verb.tense != "past":
        return None
    for at in range(k - 1, max(0, k - _BEFORE_WHO), -1):
        if not tokens.caps[at] and tokens.low[at] not in ("the", "his", "her"):
            continue
        if tokens.caps[at - 1] or tokens.low[at - 1] == "the":
            continue
        noun = parse_noun(tokens, at, k, known)
        if noun is not None and noun.j == k and noun.kind in ("person", "office"):
            return Clause(k + 1, Subject(at, k, [noun]), cue, "coordinate")
    return None


def _according_clause(
    tokens: Tokens, k: int, relative: int, end: int, known: frozenset[str]
) -> Clause | None:
    """ "..., while according to Dahl trade has grown", ", which, according to Dahl, has ..."."""
    at = relative or k + 1
    if tokens.low[at : at + 2] != ["according", "to"] or at + 2 >= end:
        return None
    subject = parse_subject(tokens, at + 2, end, known)
    if subject is None or len(subject.nouns) > 1:
        return None
    cue = Cue(at, at + 2, Verb("according to", "report", "past"))
    return Clause(k + 1 if relative else k, subject, cue, "according")


def _sides_take_turns(
    tokens: Tokens, clause: Clause | None, other: Clause, from_token: int
) -> bool:
    """ "Norway reiterated its support, and Sweden ...", "..., while the Swedish side noted ..."."""
    comma = tokens.low[other.start - 1] in (",", ";")
    main = clause.subject.nouns[0].kind if clause is not None else ""
    contrast = tokens.low[other.start] in ("while", "whereas", "with")
    named = other.subject.nouns[0].word in ("side", "delegation", "representative")
    content = "that" in tokens.low[from_token : other.start]
    return comma and (main == "side" or (named and (contrast or main == "joint" or not content)))


def _saying_clause(tokens: Tokens, k: int, end: int, known: frozenset[str]) -> Clause | None:
    """ "..., with Minister Dahl stressing trade", "..., Minister Dahl also stressing trade"."""
    if tokens.low[k] != "," or k + 3 >= end:
        return None
    at = k + 2 if tokens.low[k + 1] == "with" else k + 1
    if at == k + 1 and not (tokens.caps[at] or tokens.low[at] == "the"):
        return None
    subject = parse_subject(tokens, at, end, known)
    kinds = ("person", "office", "joint", "group", "side")
    if subject is None or subject.nouns[0].kind not in (kinds if at > k + 1 else kinds[:2]):
        return None
    verb_at = skip_adverbs(tokens, subject.j, end)
    found = verb_lexicon().match(tokens.low, verb_at, end)
    if found is None or found[1].kind != "report" or found[1].tense != "ing":
        return None
    verb = replace(found[1], tense="past")
    return Clause(k + 1, subject, Cue(verb_at, verb_at + found[0], verb), "coordinate")


def may_split(tokens: Tokens, clause: Clause | None, other: Clause, from_token: int) -> bool:
    """Whether a further clause opens a statement of its own, and is no content of the first.

    ``clause`` is the sentence's main clause, whose verb ends before ``from_token``.
    """
    noun = other.subject.nouns[0]
    told = clause is not None and clause.cue.verb.kind == "narrative"
    # "This came when Berg hosted a lunch, where the two sides discussed ..."
    told = told or (clause is None and other.position == "relative")
    if noun.kind == "side":
        return _sides_take_turns(tokens, clause, other, from_token)
    if (
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
