"""He and she: which of the people of a meeting a singular pronoun can mean."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Set

from readouts.extraction.clauses import Clause
from readouts.extraction.lexicon import word_set
from readouts.extraction.nouns import SINGULAR_PRONOUNS
from readouts.extraction.participant import Participant
from readouts.extraction.tokens import Tokens

_TELLING = {"he": word_set("pronouns_he"), "she": word_set("pronouns_she")}
# "conveyed her condolences": whose they are, the subject's pronoun is.
_POSSESSIVES = {"his": "he", "her": "she"}


def pronoun_of(person: Participant, learnt: Mapping[str, str]) -> str:
    """ "he" or "she", where the text so far or an honorific tells; "" where nothing does.

    ``learnt`` holds the pronouns of those whom the text has called by one, by name.
    """
    heard = learnt.get(person.name, "")
    if heard:
        return heard
    return told_by({*person.honorific.split(), *(w for key in person.keys for w in key.split())})


def told_by(words: Set[str]) -> str:
    """The pronoun that honorifics and titles tell ("Ms.", "King"), "" where they tell none."""
    for pronoun, telling in _TELLING.items():
        if words & telling:
            return pronoun
    return ""


def clashes(word: str, person: Participant, learnt: Mapping[str, str]) -> bool:
    """Whether a person is known to be called by the other pronoun."""
    return pronoun_of(person, learnt) not in ("", word)


def fitting(
    word: str, last: Participant, people: tuple[Participant, ...], learnt: Mapping[str, str]
) -> Participant | None:
    """Whom "he" or "she" means where ``last`` spoke last; None where nobody fits."""
    own = pronoun_of(last, learnt)
    if own == word:
        return last
    others = [p for p in people if p is not last and not p.group]
    sure = [p for p in others if pronoun_of(p, learnt) == word]
    if own:
        open_to = [p for p in others if pronoun_of(p, learnt) in ("", word)]
        found = sure or open_to
        return found[0] if len(found) == 1 else None
    # Texts say far more often of a woman that she is one: an unmarked "he" is whoever spoke last.
    return sure[0] if word == "she" and len(sure) == 1 else last


def learn_pronoun(
    tokens: Tokens, clause: Clause, speaker: Participant, learnt: MutableMapping[str, str]
) -> None:
    """Note by which pronoun a speaker goes: "He added", "Ms. Berg", "voiced her thanks"."""
    after = clause.cue.j
    word = _POSSESSIVES.get(tokens.low[after], "") if after < len(tokens) else ""
    noun = clause.subject.nouns[0]
    if noun.kind == "pronoun":
        word = noun.word
    elif noun.honorific:
        word = told_by(set(noun.honorific.split())) or word
    if word in SINGULAR_PRONOUNS:
        learnt.setdefault(speaker.name, word)
