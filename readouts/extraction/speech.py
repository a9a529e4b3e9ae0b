"""Whom a clause makes the speaker: the decision for one clause, given who is speaking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from readouts.extraction.clauses import Clause
from readouts.extraction.collectives import bodies_that_met
from readouts.extraction.cues import plain_cue
from readouts.extraction.decisions import CARRY, COUNTED, DOUBTFUL_CARRY, NARRATIVE, Decision
from readouts.extraction.lexicon import word_set
from readouts.extraction.participant import Resolution
from readouts.extraction.partners import partner_of
from readouts.extraction.purposes import encounter_verbs, purpose_at
from readouts.extraction.resolution import (
    Speakers,
    State,
    describes,
    miscounts,
    resolve_subject,
    without_whom_they_address,
)
from readouts.extraction.retelling import (
    COUNTED_OR_SIDES,
    is_told_beside,
    joint_deed,
    outcome_for_the_press,
    tells_of_the_past,
)
from readouts.extraction.roster import Roster
from readouts.extraction.subjects import parse_noun
from readouts.extraction.tokens import Tokens

# Joint verbs that, inside somebody's speech, tell of the past rather than of this talk.
_DEEDS = word_set("speech_deeds")
# What a state does in talks, and hardly in what another's minister tells of it.
_IN_TALKS = word_set("speech_in_talks")
# Participles of whom somebody else tells something: "She was assured of ..."
_TOLD_TO = word_set("speech_told_to")
_WORDS_GIVEN = word_set("speech_words_given")
# "Norway and Sweden share the view that ..."
_OF_ONE_MIND = frozenset({"agree", "concur", "share the view", "share views", "coincide"})
_AUDIENCES = word_set("speech_audiences")


def decide(tokens: Tokens, clause: Clause, roster: Roster, state: State) -> Decision:
    """Who speaks in a clause, given who is speaking when it begins."""
    found = resolve_subject(tokens, clause, roster, state)
    evidence = (clause.subject.i, clause.cue.j)
    if found.rule == "first person":
        return CARRY
    if not found.people:
        return _unresolved(tokens, clause, found, state, roster)
    found = without_whom_they_address(tokens, clause, found, roster)
    decision = _DECIDERS[_sort_of(clause, found)](tokens, clause, found, state, roster)
    if decision.outcome == "speak" and miscounts(clause, found):
        return _doubt(tokens, clause)
    noun = clause.subject.nouns[0]
    # "The Conference" is all who met, as sure as "the four ministers".
    counted = noun.number > 0 or noun.word in bodies_that_met(tokens)
    exact = COUNTED if counted else int(describes(clause, found, state, roster))
    return replace(decision, evidence=evidence, exact=exact)


def _doubt(tokens: Tokens, clause: Clause) -> Decision:
    """Somebody speaks, and who that is the text does not tell."""
    detail = tokens.printed(clause.subject.i, clause.cue.j)
    return Decision("unresolved", rule="unresolved subject", detail=detail)


def _sort_of(clause: Clause, found: Resolution) -> str:
    kind = clause.subject.nouns[0].kind
    if kind == "side" and all(noun.kind == "side" for noun in clause.subject.nouns):
        return "side"
    if kind in ("joint", "group") or len(found.people) > 1:
        return "joint"
    return "person"


def _speak(found: Resolution, clause: Clause, rule: str = "") -> Decision:
    rule = rule or found.rule
    if clause.cue.verb.kind == "unknown":
        rule = "unknown verb"
    elif clause.position in ("postposed", "according"):
        rule = clause.position
    return Decision("speak", found.people, rule, found.others, tuple(found.alternatives))


def _person_decision(
    tokens: Tokens, clause: Clause, found: Resolution, state: State, roster: Roster
) -> Decision:
    verb = clause.cue.verb
    same = found.people == state.active
    if verb.lemma == "address" and _AUDIENCES & set(tokens.low[clause.cue.j : clause.cue.j + 6]):
        # "The Prime Minister also addressed the Norwegian parliament."
        return NARRATIVE
    if verb.lemma in ("give", "present", "offer") and _is_handed(tokens, clause, roster):
        return NARRATIVE
    if verb.kind == "narrative":
        if verb.lemma == "be":
            told = _told_to(tokens, clause, found, roster)
            return told or (CARRY if state.active else NARRATIVE)
        if verb.tense == "past" and _goes_on_to_report(tokens, clause):
            return _speak(found, clause, "second verb")
        return NARRATIVE if verb.tense == "past" else (CARRY if state.active else NARRATIVE)
    if verb.lemma == "will" and state.active and state.single is None:
        # "President Biden will host a summit": announced by the publisher.
        return NARRATIVE
    if verb.tense == "modal" or (verb.kind == "unknown" and verb.tense != "past"):
        return CARRY if state.active else NARRATIVE
    if verb.tense == "perfect" and (state.single is not None and not same):
        return CARRY
    if (
        verb.tense == "present"
        and state.single is not None
        and not same
        and clause.position != "postposed"
    ):
        return (
            CARRY
            if verb.kind != "report" or clause.position == "fronted"
            else _speak(found, clause)
        )
    partner = partner_of(tokens, clause, roster, found.people)
    if partner is not None:
        return Decision("speak", (*found.people, partner), "joint names")
    if verb.kind == "discuss" and verb.lemma not in (
        "consider",
        "address",
        "cover",
        "focus",
        "examine",
        "review",
        "analyze",
        "discuss",
        "explore",
        "concentrate",
        "exchange",
        "dwell",
        "consult",
        "coordinate",
        "debate",
    ):
        return CARRY if state.active else NARRATIVE
    return _speak(found, clause)


def _is_handed(tokens: Tokens, clause: Clause, roster: Roster) -> bool:
    """ "The Pope gave the Prime Minister a bronze": a gift, where no "account" follows."""
    k = clause.cue.j
    noun = parse_noun(tokens, k, len(tokens), roster.known) if k < len(tokens) else None
    if noun is None or noun.kind not in ("person", "office") or noun.j >= len(tokens):
        return False
    given = tokens.low[noun.j : noun.j + 8]
    return given[0] in ("a", "an", "the", "his", "her") and not _WORDS_GIVEN & set(given)


def _told_to(tokens: Tokens, clause: Clause, found: Resolution, roster: Roster) -> Decision | None:
    """ "She was assured of Norway's support": of two who met the other one speaks."""
    at = clause.cue.j - 1
    people = [p for p in roster.principals if not p.group]
    if tokens.low[at] not in _TOLD_TO or len(people) != 2 or clause.cue.verb.tense != "past":
        return None
    behind = tokens.low[at + 1 : at + 30]
    behind = behind[: behind.index(".")] if "." in behind else behind
    others = tuple(p for p in people if p not in found.people)
    if "by" in behind:
        by = parse_noun(tokens, at + 2 + behind.index("by"), len(tokens), roster.known)
        others = roster.resolve(tokens, by).people if by is not None else ()
    told = len(others) == len(found.people) == 1
    return Decision("speak", others, "impersonal") if told else None


_SAYING = frozenset(
    {
        "saying",
        "noting",
        "stressing",
        "emphasizing",
        "emphasising",
        "stating",
        "adding",
        "expressing",
    }
)


def _goes_on_to_report(tokens: Tokens, clause: Clause) -> bool:
    """Whether a second verb reports: "handed over a letter and conveyed greetings"."""
    meets = clause.cue.verb.lemma in encounter_verbs()
    for k in range(clause.cue.j, min(len(tokens) - 1, clause.cue.j + 40)):
        if tokens.low[k] == "which" and tokens.low[k + 1] in ("he", "she", "they", "both"):
            # "... appeared before the press, at which they underlined that ..."
            cue = plain_cue(tokens, k + 2, len(tokens))
            kinds = ("report", "discuss")
            return cue is not None and cue.verb.kind in kinds and cue.verb.tense == "past"
        if tokens.low[k] in (".", ";", "that", "who", "which"):
            return False
        if meets:
            purpose = purpose_at(tokens, k, len(tokens))
            if purpose is not None:
                return purpose
        if tokens.low[k] == "and" and not tokens.caps[k + 1]:
            cue = plain_cue(tokens, k + 1, len(tokens))
            if cue is not None and cue.verb.kind in ("report", "discuss"):
                return cue.verb.tense == "past" and cue.verb.lemma not in _DEEDS
        if tokens.low[k] == "," and tokens.low[k + 1] in _SAYING:
            return True
    return False


def _joint_decision(
    tokens: Tokens, clause: Clause, found: Resolution, state: State, roster: Roster
) -> Decision:
    verb = clause.cue.verb
    word = clause.subject.nouns[0].word
    named = all(noun.kind in ("person", "office") for noun in clause.subject.nouns)
    inside = (state.single is not None or state.voice is not None) and not named
    if verb.kind == "narrative":
        if not inside and verb.tense == "past" and _goes_on_to_report(tokens, clause):
            return _speak(found, clause, "second verb")
        then = "then" in tokens.low[clause.subject.j : clause.cue.i] or verb.lemma == "witness"
        if then and word not in COUNTED_OR_SIDES and verb.tense == "past":
            # "The ministers then joined hands for a photo.", "... witnessed the signing"
            return NARRATIVE
        if inside and is_told_beside(tokens, clause):
            return NARRATIVE
        return CARRY if inside or (verb.lemma == "be" and state.active) else NARRATIVE
    if inside:
        if verb.tense != "past":
            return outcome_for_the_press(clause, found, state)
        if verb.lemma in _DEEDS or verb.kind in ("unknown", "weak"):
            return _speak(found, clause) if joint_deed(clause) else DOUBTFUL_CARRY
        if word in ("countries", "nations", "governments", "peoples", "states"):
            return CARRY
        if tells_of_the_past(tokens, clause):
            return CARRY
    if verb.tense == "modal" or (verb.kind == "unknown" and verb.tense != "past"):
        return CARRY if state.active else NARRATIVE
    return _speak(found, clause)


def _side_decision(
    tokens: Tokens, clause: Clause, found: Resolution, state: State, roster: Roster
) -> Decision:
    verb = clause.cue.verb
    side_noun = clause.subject.nouns[0].word in (
        "side",
        "delegation",
        "team",
        "official",
        "officials",
        "diplomat",
        "envoy",
        "representatives",
        "participants",
        "dignitary",
        "guest",
        "interlocutor",
        "politician",
        "statesman",
        "visitor",
    )
    same = found.people == state.active
    if verb.kind == "narrative" or (verb.kind == "unknown" and not side_noun):
        return CARRY if state.active else NARRATIVE
    if state.single is not None and not same:
        talks = (
            verb.tense == "past" and verb.kind in ("report", "discuss") and verb.lemma not in _DEEDS
        )
        # "Norway reiterated ... Sweden welcomed ...": a text that calls all by their states.
        listed = state.rule == "metonym" or (state.rule == "open list" and len(found.people) > 1)
        listed = listed or (clause.position in ("main", "fronted") and verb.lemma in _IN_TALKS)
        return _speak(found, clause, "side") if (side_noun or listed) and talks else CARRY
    if same:
        return CARRY
    of_one_mind = verb.lemma == "agree" and verb.tense == "perfect"
    of_one_mind = of_one_mind or (verb.lemma in _OF_ONE_MIND and verb.tense == "present")
    if of_one_mind and len(found.people) > 1:
        # "Norway and Sweden have agreed to ...", and nobody else is speaking.
        return _speak(found, clause, "side")
    if verb.tense in ("modal", "perfect"):
        return CARRY if state.active else NARRATIVE
    if verb.tense == "present" and state.active:
        return _national_position(clause, found, state, roster)
    if not side_noun and verb.tense == "present":
        # "Norway supports ...": what the publisher says of its state, as often as not.
        return _speak(found, clause, "national position")
    # "The E3" are as sure as "the Norwegian side".
    named = side_noun or found.rule == "joint noun"
    return _speak(found, clause, "side" if named else "metonym")


def _national_position(clause: Clause, found: Resolution, state: State, roster: Roster) -> Decision:
    """ "The Russian military is ready ..." amid joint statements: one side's position."""
    one = len(found.people) == 1
    apart = state.rule == "side" and len(state.active) > 1 and found.people[0] not in state.active
    own = clause.subject.nouns[0].word and found.people[0].subject
    if one and _is_own_stand(clause, found, state, roster):
        return _speak(found, clause, "metonym")
    if one and (apart or own):
        return _speak(found, clause, "national position")
    return CARRY


def _is_own_stand(clause: Clause, found: Resolution, state: State, roster: Roster) -> bool:
    """ "Norway is concerned ..." behind what the two discussed, on Norway's own page."""
    verb = clause.cue.verb
    joint = len(state.active) > 1 and state.voice is None and state.rule != "open list"
    stand = verb.kind == "weak" or verb.lemma in _IN_TALKS
    return joint and stand and found.people[0].party == roster.home


_DECIDERS: dict[str, Callable[[Tokens, Clause, Resolution, State, Roster], Decision]] = {
    "person": _person_decision,
    "joint": _joint_decision,
    "side": _side_decision,
}


def _unresolved(
    tokens: Tokens, clause: Clause, found: Resolution, state: State, roster: Roster
) -> Decision:
    """A subject that resolved to nobody: quoted inside a speech, or a doubt that ends the run."""
    verb = clause.cue.verb
    noun = clause.subject.nouns[0]
    strong = (
        verb.kind in ("report", "discuss") and verb.tense == "past" and verb.lemma not in _DEEDS
    )
    if verb.tense == "modal" and noun.titles and noun.name and state.single is None:
        # "President Falk will be invited to Oslo" behind what two agreed.
        return NARRATIVE
    if noun.kind == "side" and strong and _is_of_another(clause, state):
        return _doubt(tokens, clause)
    if noun.kind == "side" or not strong:
        return CARRY
    if found.others and noun.kind in ("group", "joint"):
        return Decision(
            "unresolved", detail=tokens.printed(clause.subject.i, clause.cue.j), others=found.others
        )
    # "President Falk", whom only the surname names, was introduced somewhere.
    surname = noun.name is not None and noun.name[1] - noun.name[0] == 1 and not noun.parties
    stranger = noun.kind == "person" and (surname or not (noun.titles or noun.honorific))
    speaks = verb.kind == "report" and clause.position == "main" and len(clause.subject.nouns) == 1
    if stranger and speaks and state.single is not None:
        # "Albares said ..." behind Wang Yi's words: a speaker whom nothing introduced.
        return Decision(
            "unresolved",
            rule="unresolved subject",
            detail=tokens.printed(clause.subject.i, clause.cue.j),
            subject=tuple(clause.subject.nouns),
        )
    if state.single is not None and (
        noun.kind in ("person", "joint", "group", "pronoun") or clause.position == "coordinate"
    ):
        return DOUBTFUL_CARRY
    if noun.kind == "joint" and state.active:
        return DOUBTFUL_CARRY
    detail = tokens.printed(clause.subject.i, clause.cue.j)
    if found.rule == "ambiguous person":
        return Decision(
            "unresolved",
            rule="ambiguous person",
            detail=detail,
            alternatives=found_alternatives(found),
            lost=True,
        )
    return Decision(
        "unresolved",
        rule="unresolved subject",
        detail=detail,
        subject=tuple(clause.subject.nouns),
        lost=noun.kind in ("person", "office"),
    )


def _is_of_another(clause: Clause, state: State) -> bool:
    """Whether "the Swedish side welcomed" is told of a side that whoever speaks is not of."""
    noun = clause.subject.nouns[0]
    named = noun.word in ("side", "delegation") and clause.position in ("main", "fronted")
    others = all(p.party not in ("", *noun.parties) for p in state.active)
    return named and clause.cue.verb.kind == "report" and bool(noun.parties) and others


def found_alternatives(found: Resolution) -> tuple[Speakers, ...]:
    return tuple(found.alternatives)
