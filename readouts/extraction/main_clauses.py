"""Whom the main clause of a sentence makes the speaker."""

from __future__ import annotations

from readouts.extraction.clauses import Clause, postposed_clause
from readouts.extraction.decisions import CARRY, Decision
from readouts.extraction.first_person import decide_first_person, is_first_person
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.speech import decide
from readouts.extraction.tokens import Tokens


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
    if is_first_person(clause):
        return decide_first_person(tokens, clause, roster, state, press=state.press)
    return decide(tokens, clause, roster, state)
