"""Whom the subject of a clause means, given who is speaking when it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from readouts.extraction.clauses import Clause
from readouts.extraction.collectives import other_names
from readouts.extraction.holding import office_score
from readouts.extraction.lexicon import word_set
from readouts.extraction.nouns import PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Noun
from readouts.extraction.offices import office_words
from readouts.extraction.participant import UNRESOLVED, Participant, Resolution
from readouts.extraction.pronouns import clashes, fitting
from readouts.extraction.roster import Roster
from readouts.extraction.subjects import parse_noun
from readouts.extraction.tokens import Tokens

Speakers = tuple[Participant, ...]

_PERSONS_OF_A_SIDE = frozenset({"officials", "representatives", "diplomats", "negotiators"})
# Whom these words are said to stands right behind them.
_TO_SOMEBODY = word_set("resolution_to_somebody")
# All who met, whatever two of them did before.
_PLENARY = frozenset({"participants", "attendees", "delegates", "allies", "partners", "officials"})


@dataclass(slots=True)
class State:
    """Who is speaking. ``active`` empties with every paragraph; the ``last`` ones do not.

    ``pronouns`` holds who was called he or she, by name; ``narrator`` is the one whose "I"
    the text is in; ``scene`` holds those who meet in the encounter told last, where it is
    one of several. ``press``: somebody tells journalists of the talks. ``exact``: how
    well the text says who is active; ``heard`` are all who spoke for themselves so far.
    """

    active: Speakers = ()
    rule: str = ""
    confidence: float = 0.0
    voice: Participant | None = None
    others: str = ""
    last_single: Participant | None = None
    last_joint: Speakers = ()
    carried: int = 0
    exact: int = 0
    press: bool = False
    narrator: Participant | None = None
    scene: Speakers | None = None
    pronouns: dict[str, str] = field(default_factory=dict)
    heard: list[Participant] = field(default_factory=list)

    def hear(self, person: Participant) -> None:
        """Note who spoke alone, last and at all."""
        self.last_single = person
        if person not in self.heard:
            self.heard.append(person)

    @property
    def single(self) -> Participant | None:
        return (
            self.active[0]
            if len(self.active) == 1 and self.voice is None and not self.active[0].group
            else None
        )


def resolve_subject(tokens: Tokens, clause: Clause, roster: Roster, state: State) -> Resolution:
    """Whom the subject of a clause means, all its parts together."""
    nouns = clause.subject.nouns
    found = [resolve_noun(tokens, noun, roster, state) for noun in nouns]
    if len(found) == 1:
        lost_office = nouns[0].kind == "office" and not found[0].people
        return (_by_another_name(nouns[0], roster) if lost_office else None) or found[0]
    people: list[Participant] = []
    for part in found:
        people.extend(p for p in part.people if p not in people)
    others = [part.others for part in found if part.others]
    lost = [n for n, part in zip(nouns, found, strict=True) if not part.people and not part.others]
    if people and lost and all(noun.kind == "side" for noun in lost):
        # "President Biden and the G7 condemned ..."
        others.extend(tokens.printed(noun.i, noun.j) for noun in lost)
        lost = []
    if lost:
        rest = [p for p in roster.everybody() if p not in people]
        if not (len(lost) == len(rest) == 1 and people and lost[0].kind == "office"):
            return UNRESOLVED
        # "The Secretary and the Foreign Minister", where two met and one is a Cabinet Secretary.
        people.append(rest[0])
    named = any(part.rule in ("full name", "title and name") for part in found)
    rule = "joint names" if named and not lost else "joint titles"
    return Resolution(tuple(people), rule, others=", ".join(others)) if people else UNRESOLVED


def without_whom_they_address(
    tokens: Tokens, clause: Clause, found: Resolution, roster: Roster
) -> Resolution:
    """ "The ambassadors congratulated the Minister": the Minister is none of them.

    Nor is "he" in "He briefed the Minister", where two met: it is the other one.
    """
    k, subject = clause.cue.j, clause.subject.nouns[0]
    alone = subject.word in SINGULAR_PRONOUNS and clause.cue.verb.lemma in _TO_SOMEBODY
    many = subject.kind in ("joint", "group") and len(found.people) > 2
    if clause.cue.verb.kind != "report" or not (many or alone) or k >= len(tokens):
        return found
    noun = parse_noun(tokens, k, len(tokens), roster.known)
    one = noun is not None and noun.kind in ("person", "office") and noun.plural_title is None
    if noun is None or not one or tokens.low[noun.j : noun.j + 1] == ["'s"]:
        return found
    if alone and tokens.low[k] in ("his", "her"):
        return found
    whom = roster.resolve(tokens, noun).people
    if alone:
        two = [p for p in roster.principals if not p.group]
        other = tuple(p for p in two if p not in whom)
        same = whom == found.people and len(two) == 2 and len(other) == 1
        return replace(found, people=other) if same else found
    rest = tuple(p for p in found.people if p not in whom)
    return replace(found, people=rest) if len(whom) == 1 and len(rest) > 1 else found


def miscounts(clause: Clause, found: Resolution) -> bool:
    """Whether the phrase counts other people than were found ("both ministers", of three)."""
    number = clause.subject.nouns[0].number
    counted = len(clause.subject.nouns) == 1 and number > 0
    return counted and number != len(found.people) and not any(p.group for p in found.people)


def describes(clause: Clause, found: Resolution, state: State, roster: Roster) -> bool:
    """Whether the phrase says what all of those are who were found: "the leaders", of leaders.

    Those of the encounter told last are known as well.
    """
    noun = clause.subject.nouns[0]
    title, leaders = noun.plural_title, office_words().classes["leaders"]
    if len(clause.subject.nouns) > 1:
        return False
    if state.scene is not None and found.people == state.scene != roster.everybody():
        return True
    if noun.word == "leaders" and title is None:
        return all(set(person.keys) & leaders for person in found.people)
    # "The ministers" of one state may leave out one of them, "the Presidents" hardly.
    apart = len({person.party for person in found.people}) == len(found.people)
    if title is None or not (apart or title.key in leaders):
        return False
    return all(office_score(title.key, p.titles) > 1 for p in found.people)


def resolve_noun(tokens: Tokens, noun: Noun, roster: Roster, state: State) -> Resolution:
    if noun.kind == "pronoun":
        return _pronoun(noun, roster, state)
    other = _the_other(tokens, noun, roster, state)
    if other is not None:
        return other
    if noun.kind == "host" and noun.word in ("partner", "partners"):
        return _partners(noun, roster, state)
    found = _of_the_scene(roster.resolve(tokens, noun), state, roster)
    if noun.kind == "honorific" and found.rule != "title" and state.last_single is not None:
        # "His Excellency also underlined ..." goes on with whoever spoke last.
        return Resolution((state.last_single,), "pronoun")
    if noun.kind == "side":
        return _all_of_a_side(noun, found, roster)
    if noun.kind == "joint" and found.rule == "joint noun":
        found = _with_whoever_spoke(noun, found, state, roster)
        return _in_scene(noun, found, state, roster)
    if noun.kind == "group" and not found.people and not noun.parties and not found.others:
        return _by_other_names(noun, found, roster)
    if noun.kind == "group" and found.rule == "joint noun":
        scene = state.scene or ()
        narrower = set(_names(scene)) < set(_names(found.people))
        # "The two ministers" of the encounter told last, whoever else holds such an office.
        title = noun.plural_title
        fit = title is not None and all(office_score(title.key, p.titles) for p in scene)
        # So are "the ministers" where one of them was met further on.
        further = not noun.number and any(p not in roster.everybody() for p in scene)
        narrower = narrower or (len(scene) > 1 and fit and (len(scene) == noun.number or further))
        if state.scene is not None and narrower and not noun.parties:
            return _in_scene(noun, found, state, roster)
        return _without_heads_of_state(noun, found)
    return found


def _of_the_scene(found: Resolution, state: State, roster: Roster) -> Resolution:
    """Of several who hold an office the one who takes part in the encounter told last.

    Of two who do the publisher's own.
    """
    if "ambiguous" not in found.rule or state.scene is None:
        return found
    held = (*found.people, *(p for people in found.alternatives for p in people))
    here = tuple(p for p in held if p in state.scene)
    if len(here) > 1:
        here = tuple(p for p in here if p.party and p.party == roster.home)
    return Resolution(here, "ambiguous title") if len(here) == 1 else found


def _the_other(tokens: Tokens, noun: Noun, roster: Roster, state: State) -> Resolution | None:
    """ "Her counterpart", "the visiting Minister": of two who met, the other one."""
    people = [p for p in roster.principals if not p.group]
    if noun.kind != "office" or noun.parties or len(people) != 2:
        return None
    if noun.titles[0].key == "counterpart" and tokens.low[noun.i] in ("his", "her", "its", "their"):
        last = state.single or next((p for p in people if p.subject), None)
        others = [p for p in people if p is not last]
        return Resolution(tuple(others), "ambiguous title") if len(others) == 1 else None
    if "visiting" in tokens.low[noun.i : noun.titles[0].i]:
        guest = Noun(noun.i, noun.j, "host", word="guest")
        return roster.resolve(tokens, guest)
    return None


def _partners(noun: Noun, roster: Roster, state: State) -> Resolution:
    """ "Both of her interlocutors": all others who met, whoever spoke last."""
    people = [p for p in roster.principals if not p.group]
    last = state.single or state.last_single or next((p for p in people if p.subject), None)
    others = [p for p in people if p is not last]
    if noun.parties:
        others = [p for p in others if p.party in noun.parties]
    one = noun.word == "partner"
    if last is None or not others or (one and len(others) > 1):
        return UNRESOLVED
    return Resolution(tuple(others), "ambiguous title")


def _by_another_name(noun: Noun, roster: Roster) -> Resolution | None:
    """ "The Chancellor", "the top Swedish diplomat", whose office has another name in the text.

    Without a state the publisher's own is meant, where several hold such an office.
    """
    key = noun.titles[0].key
    people = [p for p in roster.principals if not p.group]
    meant = [p for p in people if not noun.parties or p.party in noun.parties]
    own = [p for p in meant if noun.parties or p.party == roster.home]
    # A minister of foreign affairs is seldom a Secretary of State of the same text.
    names = () if key == "foreign minister" and not noun.parties else other_names().get(key, ())
    for name in names:
        found = own if name == "*" else [p for p in meant if office_score(name, p.titles) > 1]
        found = found if len(found) < 2 else [p for p in found if p in own]
        if len(found) == 1:
            return Resolution((found[0],), "title" if noun.parties else "ambiguous title")
        if found:
            return None
    # "The Commission President" is the President of the European Commission.
    asked = set(key.split())
    held = [p for p in meant if asked < set(p.role.lower().split())]
    return Resolution((held[0],), "title") if len(asked) > 1 and len(held) == 1 else None


def _with_whoever_spoke(noun: Noun, found: Resolution, state: State, roster: Roster) -> Resolution:
    """ "The participants" of a meeting of many are also those who joined it and took the floor."""
    if noun.word not in _PLENARY - {"allies", "partners"} or len(roster.principals) < 3:
        return found
    more = tuple(p for p in state.heard if p not in found.people and not p.group)
    return replace(found, people=(*found.people, *more)) if more and not noun.parties else found


def _names(people: Speakers) -> Iterator[str]:
    return (person.name for person in people)


def _all_of_a_side(noun: Noun, found: Resolution, roster: Roster) -> Resolution:
    """ "The Ukrainian officials": all of a party who met, not only the first of them.

    "The EU side" is both of its Presidents.
    """
    if len(noun.parties) != 1:
        return found
    people = tuple(p for p in roster.principals if p.party == noun.parties[0])
    presidents = noun.parties == ["EU"] and all("president" in " ".join(p.keys) for p in people)
    if noun.word not in _PERSONS_OF_A_SIDE and not presidents:
        return found
    return replace(found, people=people) if len(people) > 1 else found


def _by_other_names(noun: Noun, found: Resolution, roster: Roster) -> Resolution:
    """ "The Secretaries of State", where the text calls all who met foreign ministers.

    And "the ministers", where it does not say what any of them is.
    """
    title, people = noun.plural_title, roster.everybody()
    if title is None or len(people) < 2 or noun.number not in (0, len(people)):
        return found
    names = other_names().get(title.key, ())
    held = all(any(office_score(name, p.titles) > 1 for name in names) for p in people)
    if held or not any(p.titles for p in people):
        return Resolution(people, "joint noun")
    return found


def _without_heads_of_state(noun: Noun, found: Resolution) -> Resolution:
    """ "The ministers" are not the President on whom they called as well."""
    title = noun.plural_title
    if title is None or title.key.split()[-1] != "minister" or len(found.people) < 3:
        return found
    heads = office_words().classes["heads_of_state"]
    rest = tuple(p for p in found.people if not set(p.keys) & heads)
    return replace(found, people=rest) if len(rest) > 1 and not noun.number else found


def _in_scene(noun: Noun, found: Resolution, state: State, roster: Roster) -> Resolution:
    """The joint noun narrowed to those of the encounter told last, without who tells it."""
    scene = state.scene
    if scene is not None and not noun.parties and noun.word not in _PLENARY:
        more = len(roster.principals) > len(scene) or set(_names(scene)) != set(
            _names(roster.everybody())
        )
        if len(scene) > 1 and more and noun.number in (0, len(scene)):
            return replace(found, people=scene)
        if len(scene) < 2 and len(found.people) > 1:
            return UNRESOLVED
    if noun.word in _PLENARY:
        # "I convened allies. Participants agreed ..."
        return found
    others = tuple(p for p in found.people if p is not state.narrator)
    if 1 < len(others) < len(found.people) and noun.number in (0, len(others)):
        return replace(found, people=others)
    return found


def _pronoun(noun: Noun, roster: Roster, state: State) -> Resolution:
    if noun.word in SINGULAR_PRONOUNS:
        if state.narrator is not None and state.single is state.narrator:
            # "I thanked Minister Dahl. He assured me that ...": not whoever says "I".
            others = [p for p in roster.principals if p is not state.narrator and not p.group]
            one = len(others) == 1 and not clashes(noun.word, others[0], state.pronouns)
            return Resolution((others[0],), "pronoun") if one else UNRESOLVED
        if state.single is not None and not clashes(noun.word, state.single, state.pronouns):
            return Resolution((state.single,), "pronoun")
        last = state.single or state.last_single
        person = fitting(noun.word, last, roster.principals, state.pronouns) if last else None
        return Resolution((person,), "pronoun") if person is not None else UNRESOLVED
    if noun.word in PLURAL_PRONOUNS:
        if len(state.active) > 1 or (len(state.active) == 1 and state.active[0].group):
            return Resolution(state.active, "plural pronoun", others=state.others)
        if state.scene is not None:
            if 1 < len(state.last_joint) < len(state.scene):
                # "Berg and Dahl discussed trade. Dahl thanked Berg. They agreed ..."
                return Resolution(state.last_joint, "plural pronoun")
            several = len(state.scene) > 1
            return Resolution(state.scene, "plural pronoun") if several else UNRESOLVED
        people = roster.everybody()
        if 1 < len(state.last_joint) < len(people):
            return Resolution(state.last_joint, "plural pronoun")
        if len(people) > 1:
            return Resolution(people, "plural pronoun")
        return Resolution(people, "plural pronoun", others=noun.word) if people else UNRESOLVED
    if noun.word == "i" and state.narrator is not None:
        return Resolution((state.narrator,), "full name")
    return Resolution((), "first person")
