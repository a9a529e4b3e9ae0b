"""What two or more do in the middle of somebody's words: recalled by the speaker, or told anew."""

from __future__ import annotations

from readouts.extraction.clauses import Clause
from readouts.extraction.decisions import CARRY, Decision
from readouts.extraction.participant import Resolution
from readouts.extraction.resolution import State
from readouts.extraction.tokens import Tokens

_PAST_FRONTING = frozenset(
    {
        "last",
        "earlier",
        "recently",
        "previously",
        "since",
        "in",
        "over",
        "during",
        "this",
        "after",
        "just",
    }
)
COUNTED_OR_SIDES = frozenset(
    {"sides", "parties", "countries", "nations", "governments", "peoples", "states", "teams"}
)


def is_told_beside(tokens: Tokens, clause: Clause) -> bool:
    """Whether "The ministers also signed a treaty" behind somebody's words is told of them."""
    noun = clause.subject.nouns[0]
    if noun.word in COUNTED_OR_SIDES or clause.cue.verb.tense != "past":
        return False
    also = "also" in tokens.low[clause.subject.j : clause.cue.i]
    behind = tokens.low[clause.start] in ("after", "following") and clause.position == "fronted"
    return clause.cue.verb.lemma != "be" and (also or behind)


def outcome_for_the_press(clause: Clause, found: Resolution, state: State) -> Decision:
    """ "First, the three parties will ...": the talks' outcome, as one of them lists it."""
    verb = clause.cue.verb
    listed = state.press and state.rule == "open list" and state.voice is None
    agreed = verb.lemma == "will" or (verb.tense != "modal" and verb.kind == "report")
    if listed and agreed and clause.position == "fronted":
        return Decision("speak", found.people, "we agree", found.others, voice=state.single)
    return CARRY


def joint_deed(clause: Clause) -> bool:
    """Whether "The ministers also launched a programme" behind one's words is of both.

    "The two sides launched ..." may as well be what the speaker recalls.
    """
    noun = clause.subject.nouns[0]
    people = noun.kind == "group" or noun.word not in COUNTED_OR_SIDES
    also = clause.cue.i > clause.subject.j
    verb = clause.cue.verb
    told = also if verb.kind == "unknown" else verb.kind == "weak" or verb.lemma == "share"
    return told and people and clause.position in ("main", "fronted")


def tells_of_the_past(tokens: Tokens, clause: Clause) -> bool:
    """Whether "In 2015, the ministers agreed ..." is what the speaker recalls."""
    if clause.position != "fronted" or tokens.low[clause.start] not in _PAST_FRONTING:
        return False
    fronting = tokens.low[clause.start : clause.subject.i]
    return bool(
        {
            "year",
            "years",
            "month",
            "months",
            "week",
            "weeks",
            "century",
            "days",
            "decade",
            "decades",
            "pandemic",
            "recently",
            "previously",
        }
        & set(fronting)
    ) or any(w.isdigit() and len(w) == 4 for w in fronting)
