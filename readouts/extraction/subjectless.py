"""Sentences whose subject is nobody who met: passives, the talks themselves, strangers."""

from __future__ import annotations

from readouts.extraction.clauses import Clause, postposed_clause, stranger_clause
from readouts.extraction.cues import Cue
from readouts.extraction.decisions import CARRY, DESCRIBED, DOUBTFUL_CARRY, NARRATIVE, Decision
from readouts.extraction.impersonal import impersonal_kind
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.scenes import meeting_now
from readouts.extraction.speech import decide
from readouts.extraction.subjects import parse_subject
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import Verb

# "This meeting is essential": inside a speech no more than its content.
_NOW = frozenset({"is", "are", "will", "has", "have", "represents", "marks", "comes", "follows"})


def decide_without_subject(
    tokens: Tokens, i: int, j: int, clause: Clause | None, roster: Roster, state: State
) -> Decision:
    """A sentence whose subject is nobody: ", he said", a passive, or the speech going on."""
    postposed = postposed_clause(tokens, i, j, roster.known)
    if postposed is not None:
        decision = decide(tokens, postposed, roster, state)
        if decision.outcome == "speak":
            return decision
    kind, evidence = impersonal_kind(tokens, i, j)
    if kind in ("joint", "open", "carry") and tokens.low[i : i + 2] == ["on", "the"]:
        # "On the Swedish side, interest in trade was voiced."
        aside = (
            _agent(tokens, i, i + 1, j, roster, state) if "side" in tokens.low[i : i + 5] else CARRY
        )
        if aside is not CARRY:
            return aside
    if kind == "agent":
        return _agent(tokens, i, evidence[0], j, roster, state)
    everybody = meeting_now(state, roster)
    exact = DESCRIBED if everybody != roster.everybody() else 0
    sender = state.last_single
    if kind == "message" and clause is None and sender is not None:
        return Decision("speak", (sender,), "impersonal", evidence=evidence)
    if kind == "aside" and state.single is None and state.voice is None:
        return NARRATIVE
    if kind == "narrative" and clause is None:
        told = tokens.low[evidence[1] - 1] not in _NOW or state.single is None
        return Decision("narrative") if told else CARRY
    if len(everybody) > 1:
        if kind == "joint" and not (clause is not None and state.single is not None):
            return Decision("speak", everybody, "impersonal", evidence=evidence, exact=exact)
        some = 1 < len(state.active) < len(everybody) and all(p in everybody for p in state.active)
        if kind in ("open", "carry") and clause is None and (some or not state.active):
            return Decision("speak", everybody, "impersonal", evidence=evidence, exact=exact)
    return CARRY


def decide_of_a_stranger(tokens: Tokens, i: int, j: int, state: State) -> Decision:
    """A sentence whose subject is nobody known, as a doubt; inside a speech it is content."""
    stranger = stranger_clause(tokens, i, j)
    if stranger is None:
        return CARRY
    if state.single is not None or state.voice is not None:
        return DOUBTFUL_CARRY
    return Decision("unresolved", rule="unresolved subject", detail=tokens.printed(*stranger))


def _agent(tokens: Tokens, i: int, k: int, j: int, roster: Roster, state: State) -> Decision:
    """ "It was underlined by Minister Berg that ..."."""
    subject = parse_subject(tokens, k, j, roster.known)
    if subject is None:
        return CARRY
    cue = Cue(k - 1, k, Verb("note", "report", "past"))
    decision = decide(tokens, Clause(k, subject, cue, "main"), roster, state)
    # "This was welcomed by the Chairperson", whom nothing introduced, ends what went before.
    ends = decision.outcome == "unresolved" and tokens.low[i] in ("this", "that", "it")
    return decision if decision.outcome == "speak" or ends else CARRY
