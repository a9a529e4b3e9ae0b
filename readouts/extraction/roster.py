"""The people of one meeting, and who among them a noun phrase means."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.extraction.collectives import state_groups
from readouts.extraction.holding import office_score
from readouts.extraction.lexicon import word_set
from readouts.extraction.matching import name_words, names_agree, same_head
from readouts.extraction.nouns import Noun
from readouts.extraction.offices import office_words
from readouts.extraction.participant import (
    FURTHER_MEETING,
    UNRESOLVED,
    Participant,
    Resolution,
)
from readouts.extraction.titles import Title
from readouts.extraction.tokens import Tokens


class Roster:
    """The participants of one meeting, looked up by noun phrase."""

    def __init__(self, people: Iterable[Participant], home: str = "") -> None:
        self.people = list(people)
        self.home = home
        self._compute()

    def _compute(self) -> None:
        self.known = frozenset(
            word.lstrip("~")
            for p in self.people
            if not p.group
            for word in p.words
            if len(word) > 1
        )

    def add(self, person: Participant) -> None:
        self.people.append(person)
        self._compute()

    def remove(self, person: Participant) -> None:
        self.people.remove(person)
        self._compute()

    @property
    def principals(self) -> tuple[Participant, ...]:
        return tuple(p for p in self.people if p.principal)

    # One phrase -----------------------------------------------------------------

    def resolve(self, tokens: Tokens, noun: Noun) -> Resolution:
        """Whom a single noun phrase (no pronoun) means."""
        if noun.kind == "person" and noun.name is not None:
            return self._person(noun, name_words(tokens, noun.name))
        if noun.kind == "office":
            found = self._offices(noun)
            return self._by_role(tokens, noun) or found if "ambiguous" in found.rule else found
        if noun.kind == "honorific":
            return self._honorific(noun)
        if noun.kind == "joint":
            return self._joint(tokens, noun)
        if noun.kind == "group" and noun.plural_title is not None:
            return self._group(tokens, noun, noun.plural_title)
        if noun.kind == "side":
            return self._side(noun)
        if noun.kind == "host":
            return self._host(noun)
        if noun.kind == "unknown":
            groups = tuple(p for p in self.people if p.group)
            if len(groups) == 1:
                return Resolution(groups, "joint noun")
            return Resolution((), "unresolved", others=tokens.printed(noun.i, noun.j))
        return UNRESOLVED

    def _host(self, noun: Noun) -> Resolution:
        """Of two who met, the lead's subject is the host where the publisher is at home."""
        people = [p for p in self.principals if not p.group]
        if len(people) != 2:
            return UNRESOLVED
        subject = next((p for p in people if p.subject), people[0])
        guest = next(p for p in people if p is not subject)
        return Resolution((subject if noun.word == "host" else guest,), "ambiguous title")

    def by_name(self, words: tuple[str, ...]) -> list[Participant]:
        """Participants whose name holds these words, exact spellings first."""
        named = [p for p in self.people if not p.group]
        exact = [p for p in named if words and set(words) <= set(p.words)]
        return exact or [p for p in named if names_agree(words, p.words) or words in p.other_words]

    def _person(self, noun: Noun, words: tuple[str, ...]) -> Resolution:
        found = self.by_name(words)
        if len(found) > 1:
            found = self._narrow(found, noun) or found
        if not found:
            return UNRESOLVED
        if len(found) > 1:
            return Resolution((), "ambiguous person", alternatives=tuple((p,) for p in found))
        person = found[0]
        if (
            noun.parties
            and person.party
            and person.party not in noun.parties
            and not any(office_score(t.key, person.titles) >= 2 for t in noun.titles)
        ):
            return UNRESOLVED
        extra = self._co_subject(noun, person)
        if extra is not None:
            return Resolution((extra, person), "joint names")
        full = len(words) >= 2 or len(person.words) == 1
        return Resolution((person,), "full name" if full or not noun.titles else "title and name")

    def _narrow(self, found: list[Participant], noun: Noun) -> list[Participant]:
        by_party = [p for p in found if p.party and p.party in noun.parties]
        if len(by_party) == 1:
            return by_party
        scored = [
            (max((office_score(t.key, p.titles) for t in noun.titles), default=0), p)
            for p in by_party or found
        ]
        best = max((s for s, _ in scored), default=0)
        return [p for s, p in scored if s == best] if best else []

    def _co_subject(self, noun: Noun, person: Participant) -> Participant | None:
        """The other one in "The Secretary and Foreign Minister Wong": two people, not one."""
        if len(noun.titles) < 2:
            return None
        first, last = noun.titles[0], noun.titles[-1]
        if office_score(first.key, person.titles) >= 2 or not office_score(last.key, person.titles):
            return None
        others = self._holders(first.key, [], exclude=person)
        return others[0] if len(others) == 1 else None

    def _holders(
        self, key: str, parties: list[str], exclude: Participant | None = None
    ) -> list[Participant]:
        """Those who hold an office best; several where the office does not decide."""
        candidates = [p for p in self.people if p is not exclude]
        if parties:
            candidates = [p for p in candidates if p.party in parties]
        scored = [(office_score(key, p.titles), p) for p in candidates]
        best = max((s for s, _ in scored), default=0)
        return [p for s, p in scored if s == best] if best else []

    def _offices(self, noun: Noun) -> Resolution:
        titles = noun.titles
        together = [
            p
            for p in self.people
            if all(office_score(t.key, p.titles) >= 2 for t in titles)
            and (not noun.parties or p.party in noun.parties or not p.party)
        ]
        if len(titles) > 1 and len(together) != 1:
            return self._several_offices(noun)
        title = titles[0]
        if title.key == "counterpart" and not noun.parties:
            return UNRESOLVED
        found = together if len(titles) > 1 else self._holders(title.key, noun.parties)
        if not found and not noun.parties:
            return self._head_of_a_body(title)
        if not found:
            return self._party_head(noun)
        if len(found) == 1:
            return Resolution((found[0],), "title")
        return self._ambiguous_title(found)

    def _head_of_a_body(self, title: Title) -> Resolution:
        """ "The head of the FDFA", a body no office names: the publisher's own principal."""
        if not title.key.startswith(("head of ", "chief of ")):
            return UNRESOLVED
        own = [p for p in self.principals if p.party and p.party == self.home] or [
            p for p in self.principals if p.subject
        ]
        one = len(own) == 1 and not own[0].group
        return Resolution((own[0],), "ambiguous title") if one else UNRESOLVED

    def _party_head(self, noun: Noun) -> Resolution:
        """ "The Russian leader" whose office the text does not give."""
        heads = [
            p
            for p in self.people
            if p.party in noun.parties and not p.group and set(p.keys) <= _BARE_OFFICES
        ]
        return Resolution((heads[0],), "title") if len(heads) == 1 else UNRESOLVED

    def _by_role(self, tokens: Tokens, noun: Noun) -> Resolution | None:
        """ "Secretary (West)", of two Secretaries the one whose office is printed so."""
        printed = tokens.printed(noun.i, noun.j)
        held = [p for p in self.people if "(" in printed and p.role.startswith(printed)]
        return Resolution((held[0],), "title") if len(held) == 1 else None

    def _ambiguous_title(self, found: list[Participant]) -> Resolution:
        """Two hold the office: the issuing side's, with low confidence."""
        home = [p for p in found if p.party and p.party == self.home] or [
            p for p in found if p.subject
        ]
        if len(home) == 1:
            rest = tuple((p,) for p in found if p is not home[0])
            return Resolution((home[0],), "ambiguous title", alternatives=rest)
        return Resolution((), "ambiguous person", alternatives=tuple((p,) for p in found))

    def _several_offices(self, noun: Noun) -> Resolution:
        people: list[Participant] = []
        lost = 0
        for title in noun.titles:
            found = [p for p in self._holders(title.key, list(title.parties)) if p not in people]
            if len(found) > 1:
                found = [p for p in found if p.party == self.home] or found
            if len(found) == 1:
                people.append(found[0])
            else:
                lost += 1
        rest = [p for p in self.everybody() if p not in people]
        if lost == len(rest) == 1 and people:
            # Two met, and one of the two offices is the other's under another name.
            people.append(rest[0])
            lost = 0
        return UNRESOLVED if lost else Resolution(tuple(people), "joint titles")

    def _honorific(self, noun: Noun) -> Resolution:
        found = [p for p in self.people if p.honorific == noun.honorific and not p.group]
        if len(found) == 1:
            return Resolution((found[0],), "title")
        if len(found) > 1:
            return self._ambiguous_title(found)
        wanted = {
            "his majesty": "monarchs",
            "her majesty": "monarchs",
            "his highness": "monarchs",
        }.get(noun.honorific)
        if wanted:
            found = [
                p
                for p in self.people
                if any(key in office_words().classes[wanted] for key in p.keys)
            ]
        return Resolution((found[0],), "title") if len(found) == 1 else UNRESOLVED

    # Several people -------------------------------------------------------------

    def everybody(self) -> tuple[Participant, ...]:
        """All who met: in a text of several encounters, all of the one the lead tells of.

        And all who attended where those are of one side only.
        """
        people = tuple(p for p in self.principals if p.rule != FURTHER_MEETING)
        people = people if len(people) > 1 else self.principals
        sides = {p.party for p in people}
        others = any(p.party and p.party not in sides and not p.group for p in self.people)
        one_side = len(people) > 1 and len(sides) == 1 and others
        return people if people and not one_side else tuple(self.people)

    def _joint(self, tokens: Tokens, noun: Noun) -> Resolution:
        people = self.everybody()
        chosen = tuple(p for p in people if p.party in noun.parties)
        if len(chosen) > 1:
            return Resolution(chosen, "joint noun")
        if noun.word in _OFFICES_OF_SOME:
            some = tuple(p for p in people if office_score(noun.word.removesuffix("s"), p.titles))
            people = some if len(some) > 1 else people
        if noun.other:
            return (
                Resolution(people, "joint noun", others="other " + noun.word)
                if people
                else UNRESOLVED
            )
        if len(people) < 2 and not any(p.group for p in people):
            # Not all who are meant are named ("The leaders ..." after a call with allies).
            counted = noun.number == 2 or noun.word in ("two", "pair", "both")
            return Resolution(
                people,
                "joint noun",
                others="" if counted or not people else tokens.printed(noun.i, noun.j),
            )
        if noun.word == "leaders" and noun.number and len(people) > noun.number:
            leading = tuple(p for p in people if set(p.keys) & office_words().classes["leaders"])
            people = leading if len(leading) == noun.number else people
        met = tuple(p for p in people if p.rule != "attendance")
        if noun.number == len(met) < len(people):
            # "The two" are not those who "were also present".
            people = met
        if noun.number and len(people) > noun.number:
            people = _leading(people, noun.number)
        return Resolution(people, "joint noun")

    def _group(self, tokens: Tokens, noun: Noun, title: Title) -> Resolution:
        """ "The foreign ministers", "the Presidents of Russia and Turkey"."""
        groups = [
            p
            for p in self.people
            if p.group
            and (p.party in noun.parties or not p.party or not noun.parties)
            and p.keys
            and p.titles[0].plural
            and same_head(p.keys[0], title.key)
        ]
        if groups:
            return Resolution(tuple(groups), "title")
        if noun.parties:
            wanted = set(noun.parties).union(*(state_groups().get(p, ()) for p in noun.parties))
            chosen = tuple(
                p
                for p in self.people
                if p.party in wanted
                and not p.group
                and (office_score(title.key, p.titles) or not p.titles)
            )
            best = tuple(p for p in chosen if office_score(title.key, p.titles) > 1)
            if len(chosen) >= 2:
                return Resolution(best if len(best) > 1 else chosen, "joint noun")
            return Resolution((), "unresolved", others=tokens.printed(noun.i, noun.j))
        return self._holders_of(noun, title.key)

    def _holders_of(self, noun: Noun, key: str) -> Resolution:
        """ "The ministers": everybody; "the Presidents": those who are, if there are several."""
        people = self.everybody()
        holders = tuple(p for p in self.people if office_score(key, p.titles))
        wide = key.split()[-1] in _WIDE_OFFICES
        fully = tuple(p for p in people if not p.group and office_score(key, p.titles) >= 3)
        if noun.number and len(fully) == noun.number < len(people):
            # "Both Ministers", where a Prime Minister was met as well
            return Resolution(fully, "joint noun")
        if len(holders) > 1 and not noun.number and key in _OFFICES_OF_SOME:
            return Resolution(holders, "joint noun")
        if 1 < len(fully) < len(holders) and not noun.number and not wide:
            # "The presidents", where a Vice President was met as well
            return Resolution(fully, "joint noun")
        if len(people) >= 2 and (noun.number == len(people) or (wide and not noun.number)):
            return Resolution(people, "joint noun")
        if len(holders) >= 2 and noun.number in (0, len(holders)):
            return Resolution(holders, "joint noun")
        bare = tuple(p for p in people if not p.titles and not p.group)
        if holders and bare and len(holders) + len(bare) == len(people) == 2:
            # "The presidents": the lead leaves out the office of the publisher's own.
            return Resolution(people, "joint noun")
        if wide and len(people) >= 2:
            return Resolution(_leading(people, noun.number), "joint noun")
        return UNRESOLVED

    def _side(self, noun: Noun) -> Resolution:
        people = []
        for party in noun.parties:
            together = tuple(
                p for p in self.everybody() if p.party in state_groups().get(party, ())
            )
            if len(together) > 1:
                return Resolution(together, "joint noun")
            members = [p for p in self.people if p.party == party]
            people.extend(_heads(members) or members[:1])
        if not people or len(people) < len(noun.parties):
            return UNRESOLVED
        return Resolution(tuple(people), "side" if noun.word else "metonym")


# Offices of which the lead does not say what they are for.
_BARE_OFFICES = {"counterpart", "minister"}
# "The co-chairs" who met a minister are not that minister.
_OFFICES_OF_SOME = frozenset({"co-chairs", "chairs", "envoys", "ambassador", "senator"})
# Under these people of different rank are lumped together.
_WIDE_OFFICES = word_set("roster_wide_offices")


def _heads(members: list[Participant]) -> list[Participant]:
    """Who heads a side: the first who met; of an organisation its presidents together."""
    met = [p for p in members if p.principal]
    equals = [p for p in met if p.rule == met[0].rule and _is_president(p)]
    return equals if len(equals) > 1 and len(met[0].party) > 2 else met[:1]


def _is_president(person: Participant) -> bool:
    return any(key.startswith("president") for key in person.keys)


def _leading(people: tuple[Participant, ...], number: int) -> tuple[Participant, ...]:
    """The heads of as many delegations as the phrase counts."""
    heads: list[Participant] = []
    for person in people:
        if not any(p.party and p.party == person.party for p in heads):
            heads.append(person)
    at_once = [p for p in heads if p.rule != FURTHER_MEETING]
    if len(at_once) == number:
        # "The two ministers", where one of them met a third later that day.
        return tuple(at_once)
    return tuple(heads) if len(heads) == number else people
