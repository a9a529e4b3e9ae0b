"""Whom the main clause of a sentence makes the speaker."""

from __future__ import annotations

from readouts.extraction.clauses import Clause, postposed_clause
from readouts.extraction.cues import Cue, skip_adverbs
from readouts.extraction.decisions import CARRY, Decision
from readouts.extraction.first_person import decide_first_person, is_first_person
from readouts.extraction.lexicon import word_set
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.speech import decide
from readouts.extraction.subjects import parse_subject
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import Verb

_TOLD = word_set("main_clauses_told")
# As far behind "was informed" may stand by whom.
_REACH = 12


def decide_main(
    tokens: Tokens, clause: Clause, i: int, j: int, roster: Roster, state: State
) -> Decision:
    """What the main clause of the sentence ``[i, j)`` does, given who is speaking."""
    if clause.cue.verb.tense not in ("past", "ing") and clause.position in ("main", "fronted"):
        # "Norway is ready to help, he added.": the words before are no position of Norway's.
        said = postposed_clause(tokens, i, j, roster.known)
        found = decide(tokens, said, roster, state) if said else CARRY
        if found.outcome == "speak":
            return found
    teller = _teller(tokens, clause, j, roster)
    if teller is not None:
        found = decide(tokens, teller, roster, state)
        return found if found.outcome == "speak" else CARRY
    if is_first_person(clause):
        return decide_first_person(tokens, clause, roster, state, press=state.press)
    return decide(tokens, clause, roster, state)


def _teller(tokens: Tokens, clause: Clause, j: int, roster: Roster) -> Clause | None:
    """Who tells in "Anna Berg was informed about trade by Carl Dahl", None in other clauses."""
    if clause.cue.verb.lemma != "be" or clause.cue.verb.tense != "past":
        return None
    k = skip_adverbs(tokens, clause.cue.i + 1, j)
    if k >= j or tokens.low[k] not in _TOLD:
        return None
    reach = tokens.low[k : min(j - 1, k + _REACH)]
    by = k + reach.index("by") if "by" in reach else j
    subject = parse_subject(tokens, by + 1, j, roster.known) if by + 1 < j else None
    if subject is None or subject.nouns[0].kind not in ("person", "office", "host"):
        return None
    return Clause(clause.start, subject, Cue(k, k + 1, Verb("tell", "report", "past")), "main")
