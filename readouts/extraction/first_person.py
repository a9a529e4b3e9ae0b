"""Remarks in the first person: "I made it clear that ...", "We both agree that ..."."""

from __future__ import annotations

import re

from readouts.extraction.clauses import Clause, first_word
from readouts.extraction.decisions import CARRY, NARRATIVE, Decision
from readouts.extraction.lexicon import pattern, word_set
from readouts.extraction.participant import Participant
from readouts.extraction.partners import partner_of
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.tokens import Tokens

_PRESS = pattern("first_person_press")
_OWN_WORDS = re.compile(r"\bI(?: have|['’]ve)? (?:\w+ )?[a-z][a-z-]{2,}")
# "Press remarks by President ...": what stands before the name in a title.
_BY = re.compile(r"\b(?:remarks|statement|speech|message) by(?: [\w-]+){0,5} $", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_OF_ONES_OWN = frozenset({"i", "me", "my", "we", "us", "our"})
_MEETING = word_set("first_person_meeting")
# As far behind "I" stands what I did.
_REACH = 6
_AGREEING = word_set("first_person_agreeing")
_DID_TOGETHER = word_set("first_person_did_together")
# "We discussed trade", said by one alone of those who met: with whom the text does not tell.
_WITH_OTHERS = Decision("unresolved", rule="unresolved subject", detail="we")
# This many characters of the body show whether the publisher's principal tells it.
_OPENING = 700


def meets_the_press(text: str) -> bool:
    """Whether somebody speaks to journalists somewhere in the text."""
    return _PRESS.search(text) is not None


def narrator_of(text: str, body: int, roster: Roster) -> Participant | None:
    """The one who tells the whole text ("I have today hosted ..."), None where nobody does.

    ``body`` is where the first paragraph begins.
    """
    opening = _QUOTED.sub("", text[body : body + _OPENING])
    if _OWN_WORDS.search(opening) is None:
        return None
    named = [p for p in roster.principals if not p.group]
    people = (
        [p for p in named if p.party and p.party == roster.home]
        or [p for p in named if p.subject]
        or [p for p in named if p.span and _BY.search(text[max(0, p.span[0] - 60) : p.span[0]])]
    )
    if len(people) > 1:
        people = [p for p in people if p.subject] or people
    return people[0] if len(people) == 1 else None


def opens_in_first_person(tokens: Tokens, i: int, j: int) -> bool:
    at = first_word(tokens, i, j)
    return at < j and tokens.low[at] in ("we", "i", "our", "my", "let")


def says_i(tokens: Tokens, i: int, j: int) -> bool:
    """Whether somebody speaks of themselves alone: "In this context, let me say ..."."""
    return bool({"i", "me", "my"} & set(tokens.low[i:j]))


def is_first_person(clause: Clause) -> bool:
    noun = clause.subject.nouns[0]
    return noun.kind == "pronoun" and noun.word in ("i", "we")


def decide_first_person(
    tokens: Tokens, clause: Clause, roster: Roster, state: State, *, press: bool
) -> Decision:
    """Whose words a clause is whose subject is I or we; inside a report they are content."""
    word, verb = clause.subject.nouns[0].word, clause.cue.verb
    if state.narrator is None:
        if state.active or not (press or word == "i"):
            return CARRY
        state.narrator = state.last_single
    narrator = state.narrator
    if narrator is None:
        return CARRY
    evidence = (clause.subject.i, clause.cue.j)
    if verb.kind == "narrative" and verb.lemma != "be":
        return NARRATIVE
    if word == "we":
        both = "both" in tokens.low[clause.subject.j : clause.cue.i]
        agreeing = verb.kind == "discuss" or verb.lemma in _AGREEING or both
        agreeing = agreeing or (verb.tense == "past" and verb.lemma in _DID_TOGETHER)
        if agreeing and verb.tense != "modal" and len(roster.everybody()) > 1:
            people = roster.everybody()
            return Decision("speak", people, "we agree", evidence=evidence, voice=narrator)
        if state.active:
            return CARRY
        if verb.tense == "modal":
            return NARRATIVE
    partner = partner_of(tokens, clause, roster, (narrator,))
    if word == "i" and partner is not None:
        people = (narrator, partner)
        return Decision("speak", people, "we agree", evidence=evidence, voice=narrator)
    return Decision("speak", (narrator,), "press carry", evidence=evidence)


def of_the_narrator(tokens: Tokens, i: int, j: int, decision: Decision, state: State) -> Decision:
    """A sentence of a text that somebody tells ("Our two countries are friends"): the teller's.

    "Today I met Minister Dahl" and "I will host a dinner" tell of encounters.
    """
    narrator = state.narrator
    if narrator is None:
        return decision
    stand = decision.rule == "national position" and decision.speakers == (narrator,)
    words = tokens.low[i:j]
    free = decision.outcome in ("carry", "narrative") and not state.active
    own = free and _OF_ONES_OWN & set(words)
    who = next((k for k, word in enumerate(words) if word in ("i", "we")), len(words))
    done = words[who : who + _REACH]
    meets = bool(_MEETING & set(done))
    if meets and "will" in done and decision.outcome == "carry":
        return NARRATIVE
    if stand or (own and not meets):
        return Decision("speak", (narrator,), "press carry", evidence=(i, i + 1))
    return decision


def we_agreed(
    tokens: Tokens, clause: Clause | None, roster: Roster, voice: Participant | None
) -> Decision:
    """ "We agreed to meet again", quoted: of the two who met, in the words of ``voice``.

    Goes on with whoever speaks where nobody agrees.
    """
    if clause is None or voice is None:
        return CARRY
    people, noun = roster.everybody(), clause.subject.nouns[0]
    me_too = len(clause.subject.nouns) == 2 and clause.subject.nouns[1].word == "i"
    joint = noun.kind in ("joint", "group") and noun.number in (0, 2) and len(people) == 2
    if (noun.word != "we" and not joint and not me_too) or not _tells_of_talks(tokens, clause):
        return CARRY
    if len(people) < 2 or voice not in people:
        return _WITH_OTHERS if noun.word == "we" else CARRY
    one_each = len({p.party for p in people}) == len(people)
    if len(people) > 2 and not (noun.word == "we" and one_each and noun.number in (0, len(people))):
        return CARRY
    evidence = (clause.subject.i, clause.cue.j)
    return Decision("speak", people, "we agree", evidence=evidence, voice=voice)


def _tells_of_talks(tokens: Tokens, clause: Clause) -> bool:
    """Whether "we" did it in the talks: "We discussed trade", "We both agree"."""
    verb = clause.cue.verb
    together = {"all", "both"} & set(tokens.low[clause.subject.i : clause.cue.i])
    when = ("past", "perfect", "present") if together else ("past", "perfect")
    discussed = verb.kind == "discuss" and verb.lemma != "have"
    told = verb.tense in when and (discussed or verb.lemma in _AGREEING)
    return told or (verb.tense == "present" and verb.lemma in ("agree", "concur"))
