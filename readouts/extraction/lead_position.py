"""Positions that a lead reports beside the encounter ("... and reaffirmed its support")."""

from __future__ import annotations

from readouts.extraction.clauses import clause_at, main_clause, postposed_clause
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import word_set
from readouts.extraction.participant import Participant
from readouts.extraction.purposes import purpose_at
from readouts.extraction.quotations import opens_quotation, quoting_clause
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.speech import decide
from readouts.extraction.tokens import Tokens
from readouts.extraction.verbs import verb_lexicon

# "Minister Berg has said that ..." tells of words, "has invited" may be what the page is about.
_HAS_SAID = word_set("lead_position_has_said")
_BEFORE_WHICH = frozenset({"in", "during", "at", "over", "after", "following", ","})
_TALKS = frozenset({"call", "calls", "meeting", "meetings", "talks", "conversations"})
# "... and shared his view"
_WHAT_IS_SHARED = frozenset({"a", "an", "the", "that", "his", "her", "its", "their", "with"})
# What a host does, and no words.
_RECEIVING = frozenset(
    {"welcome", "greet", "invite", "present", "deliver", "make", "give", "send", "share"}
)


def position_in_lead(
    tokens: Tokens, lead: Lead, roster: Roster
) -> tuple[tuple[Participant, ...], int] | None:
    """Whose position the lead reports, and the token of its verb; None where it reports none."""
    subjects = tuple(p for p in roster.people if p.subject)
    said = _said_in_lead(tokens, lead, roster) or _agreed_in_lead(tokens, lead, roster)
    if said is not None:
        return said
    for k in range(lead.verb + 1, lead.j - 1):
        if tokens.low[k] != "and" or tokens.caps[k + 1]:
            continue
        at = k + 1
        while at < lead.j and (
            tokens.low[at].endswith("ly") or tokens.low[at] in ("also", "then", "again", "both")
        ):
            at += 1
        verb = verb_lexicon().match(tokens.low, at, lead.j) if at < lead.j else None
        if (
            verb is None
            or verb[1].tense != "past"
            or verb[1].kind != "report"
            or verb[1].lemma in ("present", "deliver", "give", "make", "send")
            or _describes(tokens, verb[1].lemma, at + verb[0])
        ):
            continue
        joint = verb[1].lemma in ("agree", "concur")
        people = roster.everybody() if joint else subjects
        if people:
            return people, at
    purpose = _purpose_of_lead(tokens, lead)
    return (subjects, purpose) if subjects and purpose else None


def _describes(tokens: Tokens, lemma: str, k: int) -> bool:
    """Whether "shared" in "to discuss acute and shared concerns" is no verb; ``k`` is behind it."""
    return lemma == "share concerns" or (lemma == "share" and tokens.low[k] not in _WHAT_IS_SHARED)


def _purpose_of_lead(tokens: Tokens, lead: Lead) -> int:
    """The verb of "X spoke today with Y to underscore that ...", 0 where there is none.

    "To discuss trade" says what for, not what was said.
    """
    met = max((m.j for m in lead.objects), default=lead.verb + 1)
    for k in range(met, lead.j - 2):
        reports = purpose_at(tokens, k, lead.j)
        if reports is not None:
            return k + 1 if reports else 0
    return 0


def _agreed_in_lead(
    tokens: Tokens, lead: Lead, roster: Roster
) -> tuple[tuple[Participant, ...], int] | None:
    """ "X held a meeting with Y, in which they agreed to ...": of all who met, from "in" on.

    "During which they discussed trade" says of what they spoke, and no position.
    """
    for k in range(lead.verb + 2, lead.j - 3):
        if tokens.low[k] not in ("which", "where") or tokens.low[k - 1] not in _BEFORE_WHICH:
            continue
        clause = clause_at(tokens, k + 1, lead.j, roster.known, "relative", k)
        if clause is None or clause.subject.nouns[0].kind not in ("pronoun", "joint", "group"):
            continue
        verb = clause.cue.verb
        people = decide(tokens, clause, roster, State()).speakers
        if verb.kind == "report" and verb.tense == "past" and len(people) > 1:
            return people, k if tokens.low[k - 1] == "," else k - 1
    return None


def _said_in_lead(
    tokens: Tokens, lead: Lead, roster: Roster
) -> tuple[tuple[Participant, ...], int] | None:
    """ "Minister Berg stressed at a meeting with Minister Dahl today that trade matters."."""
    clause = main_clause(tokens, lead.i, lead.j, roster.known)
    told = clause is None or clause.subject.nouns[0].kind == "side"
    said = postposed_clause(tokens, lead.i, lead.j, roster.known) if told else None
    if said is not None and said.cue.verb.tense == "past":
        decision = decide(tokens, said, roster, State())
        return (decision.speakers, said.cue.i) if decision.outcome == "speak" else None
    if clause is None or clause.cue.verb.tense != "past":
        return None
    before = tokens.low[lead.i : clause.subject.i]
    if tokens.low[clause.cue.i] == "discussed" and before[:1] == ["in"] and _TALKS & set(before):
        # "In separate calls, Minister Berg discussed trade with X and Y."
        decision = decide(tokens, clause, roster, State())
        return (decision.speakers, clause.cue.i) if decision.outcome == "speak" else None
    if clause.cue.verb.kind != "report":
        return None
    # "At a meeting with X, Minister Y praised ...": the encounter is told before the clause.
    told_before = bool(lead.subjects) and lead.subjects[0].i > lead.verb
    fronted = told_before or (clause.position == "fronted" and clause.cue.i <= lead.verb)
    if clause.cue.verb.lemma in _RECEIVING:
        return None
    if not fronted and "that" not in tokens.low[clause.cue.j : lead.j]:
        return None
    decision = decide(tokens, clause, roster, State())
    return (decision.speakers, clause.cue.i) if decision.outcome == "speak" else None


def reports_early(tokens: Tokens, start: int, end: int, paragraph_end: int, roster: Roster) -> bool:
    """Whether the sentence ``[start, end)``, before the lead, reports what one who met said."""
    clause = main_clause(tokens, *tokens.between(start, end), roster.known)
    if opens_quotation(tokens.text, start):
        clause = quoting_clause(tokens, start, end, paragraph_end, roster.known)
    if clause is None or clause.cue.verb.kind != "report":
        return False
    noun, verb = clause.subject.nouns[0], clause.cue.verb
    if verb.tense == "perfect":
        # "Norway and Sweden have agreed ...", above how they met.
        known = noun.kind in ("group", "joint") or len(clause.subject.nouns) > 1
        known = known or len(noun.parties) > 1
        known = known or (noun.kind == "person" and verb.lemma.split()[0] in _HAS_SAID)
    else:
        known = verb.tense == "past" and noun.kind in ("person", "office", "group", "joint")
    return known and decide(tokens, clause, roster, State()).outcome == "speak"
