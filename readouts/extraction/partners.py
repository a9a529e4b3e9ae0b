"""With whom somebody talks: "Minister Berg exchanged views with Minister Dahl"."""

from __future__ import annotations

from readouts.extraction.clauses import Clause
from readouts.extraction.lexicon import word_set
from readouts.extraction.participant import UNRESOLVED, Participant
from readouts.extraction.resolution import Speakers
from readouts.extraction.roster import Roster
from readouts.extraction.subjects import parse_noun
from readouts.extraction.tokens import Tokens

# What one does with another: "With Minister Dahl, Anna Berg talked about trade".
_TALKED = word_set("partners_talked")
_WITH_ANOTHER = frozenset({"exchange", "agree", "discuss", "concur", "review"})


def partner_of(
    tokens: Tokens, clause: Clause, roster: Roster, people: Speakers
) -> Participant | None:
    """The other one in "Minister Berg exchanged views with Minister Dahl"."""
    lemma, fronted = clause.cue.verb.lemma, clause.position == "fronted"
    if lemma.split()[0] not in _TALKED and not (fronted and clause.cue.verb.kind == "discuss"):
        return None
    for k in (clause.start, clause.start + 1):
        # "With Minister Dahl, Minister Berg discussed ...", "Together with Dahl, ..."
        if fronted and tokens.low[k] == "with":
            return _one_other(tokens, k + 1, roster, people)
    if lemma not in _WITH_ANOTHER:
        return None
    end = min(clause.cue.j + 5, len(tokens))
    for k in range(clause.cue.j, end - 1):
        if tokens.low[k] in (",", "that", "to", "."):
            return None
        if tokens.low[k] == "with":
            return _one_other(tokens, k + 1, roster, people)
    return None


def _one_other(tokens: Tokens, k: int, roster: Roster, people: Speakers) -> Participant | None:
    noun = parse_noun(tokens, k, len(tokens), roster.known)
    other = roster.resolve(tokens, noun) if noun is not None else UNRESOLVED
    two = [p for p in roster.principals if not p.group]
    if noun is not None and [t.key for t in noun.titles] == ["counterpart"] and len(two) == 2:
        # "agreed with her counterpart"
        return next((p for p in two if p not in people), None)
    one = len(other.people) == 1 and noun is not None and noun.kind in ("person", "office")
    if one and noun is not None and tokens.low[noun.j : noun.j + 1] == ["and"]:
        # "discussed trade with Dahl and Falk", perhaps with each alone
        further = parse_noun(tokens, noun.j + 1, len(tokens), roster.known)
        one = further is None or not roster.resolve(tokens, further).people
    return other.people[0] if one and other.people != people else None
