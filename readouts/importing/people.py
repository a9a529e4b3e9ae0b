"""Which participant a person in a text is: the row that evidence finds, or a new one.

What is uncertain is never merged silently: a new participant is made, and a person is
asked whether the two are one. A participant that somebody merged into another counts as
that other one everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from django.utils.text import slugify

from readouts.extraction.filing import address_words, sort_name
from readouts.extraction.names import Comparison, Identity, blocking_keys, compare
from readouts.extraction.records import Person
from readouts.importing.history import events_of
from readouts.importing.parties import Parties
from readouts.importing.report import Fate, Tally
from readouts.models import Alias, Attendance, Participant

LONGEST = 160
# How sure it is that two participants are one, where that is proposed to a person.
PROPOSED = 0.5


@dataclass(slots=True)
class Known:
    """What the archive knows of a participant: the evidence for who somebody is."""

    pk: int
    name: str
    forms: set[str] = field(default_factory=set)
    # party -> the offices held for it; both in the order they were met
    offices: dict[str, dict[str, None]] = field(default_factory=dict)

    def held(self, party: str) -> Iterator[tuple[str, str]]:
        """Party and office together, for as many as may be compared with a person of ``party``.

        Where the participant has represented that party, only what was held for it counts.
        """
        parties = [party] if party in self.offices else list(self.offices) or [""]
        for code in parties:
            for office in self.offices.get(code) or ("",):
                yield code, office


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two participants that may be one, and why."""

    participant: int
    other: int
    evidence: str
    confidence: float


class People:
    """The participants of the archive, found by the words of their names."""

    def __init__(self) -> None:
        self.made: set[int] = set()  # the participants that this run made
        self._load()

    def forget(self) -> None:
        """The transaction was rolled back: read again what the database knows."""
        self._load()

    def _load(self) -> None:
        self._known: dict[int, Known] = {}
        self._by_key: dict[str, set[int]] = {}
        self._by_form: dict[str, set[int]] = {}
        self._slugs: dict[str, int] = {}
        self._slug_of: dict[int, str] = {}
        self._merged: dict[int, int] = {}
        self._removed = _removed_aliases()
        rows = Participant.objects.order_by("pk")
        for pk, slug, name, party, merged_into in rows.values_list(
            "pk", "slug", "name", "party__code", "merged_into"
        ):
            self._slugs[slug], self._slug_of[pk] = pk, slug
            self._known[pk] = Known(pk, name, {name}, {party: {}} if party else {})
            if merged_into:
                self._merged[pk] = merged_into
        self._aliases = set(Alias.objects.values_list("participant_id", "name"))
        for pk, name in self._aliases:
            self._known[pk].forms.add(name)
        held = Attendance.objects.standing().order_by()
        for pk, party, office in held.values_list(
            "participant_id", "party__code", "office"
        ).distinct():
            self._learn_office(self._known[pk], party or "", office)
        for pk, known in self._known.items():
            self._learn_forms(self.canonical(pk), known.forms)

    def canonical(self, pk: int) -> int:
        """The participant that ``pk`` was merged into, or ``pk``."""
        seen = {pk}
        while (target := self._merged.get(pk)) is not None and target not in seen:
            seen.add(target)
            pk = target
        return pk

    def slug(self, pk: int) -> str:
        return self._slug_of[pk]

    def resolve(
        self,
        persons: Iterable[Person],
        before: Mapping[str, int],
        parties: Parties,
        tally: Tally,
    ) -> tuple[dict[str, int], list[Likeness]]:
        """The participants of one text's persons, by their names; made where there are none.

        ``before`` are those that the last import of this text found: they stay, so that
        an import can be repeated. Two names in one text are two persons, as the
        extraction has told them apart; where they look like one, that is proposed.
        Returns also the pairs that a person should compare.
        """
        people: dict[str, Person] = {}
        for person in persons:
            people.setdefault(person.name, person)
        numbers = {
            name: self.canonical(before[name]) for name in people if before.get(name) in self._known
        }
        doubtful: list[tuple[str, Known, Comparison]] = []
        for name, person in people.items():
            if name not in numbers:
                pk, candidates = self._find(person, numbers.values())
                doubtful += [(name, known, like) for known, like in candidates]
                if pk is not None:
                    numbers[name] = pk
        fresh = [person for name, person in people.items() if name not in numbers]
        numbers |= self._make(fresh, parties)
        tally.count("participants", Fate.CREATED, len(fresh))
        self._learn(people.values(), numbers)
        likenesses = [
            Likeness(numbers[name], known.pk, like.reason, PROPOSED)
            for name, known, like in doubtful
        ]
        return numbers, likenesses + _alike(fresh, people.values(), numbers)

    def find_known(self, person: Person) -> int | None:
        """The participant who certainly is ``person``, or None."""
        return self._find(person, set())[0]

    def _find(
        self, person: Person, taken: Iterable[int]
    ) -> tuple[int | None, list[tuple[Known, Comparison]]]:
        """The one participant who certainly is the person; else those who may be."""
        likely = {self.canonical(pk) for pk in self._by_form.get(person.name, ())}.difference(taken)
        if len(likely) == 1 and " " in person.name:
            [pk] = likely
            if person.party in self._known[pk].offices:
                return pk, []  # as `compare` would say: a full name and its party
        who = _identity(person)
        found: dict[str, list[tuple[Known, Comparison]]] = {"same": [], "uncertain": []}
        for pk in sorted(self._candidates(who).difference(taken)):
            like = self._compare(who, self._known[pk])
            if like.verdict != "different":
                found[like.verdict].append((self._known[pk], like))
        exact = [pair for pair in found["same"] if person.name in pair[0].forms]
        for certain in (exact, found["same"]):
            if len(certain) == 1:
                return certain[0][0].pk, []
        if exact and " " in person.name:
            # The archive has the person twice, which is a doubt already. Were a third made now,
            # every further text would make one more.
            return exact[0][0].pk, exact[1:]
        return None, found["same"] + found["uncertain"]

    def _candidates(self, who: Identity) -> set[int]:
        found: set[int] = set()
        for key in blocking_keys(who):
            for pk in self._by_key.get(key, ()):
                found.add(self.canonical(pk))
        return found

    def _compare(self, who: Identity, known: Known) -> Comparison:
        """The best of the comparisons with each office that the participant has held."""
        ranks = ("same", "uncertain", "different")
        name, *rest = sorted(filter(_keys, known.forms), key=lambda form: form != known.name)
        likes = (
            compare(who, Identity(name, tuple(sorted(rest)), party, office))
            for party, office in known.held(who.party)
        )
        return min(likes, key=lambda like: ranks.index(like.verdict))

    def _make(self, persons: Sequence[Person], parties: Parties) -> dict[str, int]:
        """Make the participants; return their numbers by the names they are made from."""
        rows = []
        for person in persons:
            name = person.name[:LONGEST]
            party = parties.party(person.party)
            filed = sort_name(name, person.party, person.aliases)[:LONGEST]
            base = {"name": name, "sort_name": filed, "party": party and party.pk}
            slug = self._free_slug(name)
            self._slugs[slug] = 0
            rows.append(
                Participant(
                    slug=slug,
                    name=name,
                    sort_name=filed,
                    party=party,
                    extracted=base,
                )
            )
        Participant.objects.bulk_create(rows)
        self.made.update(row.pk for row in rows)
        for row in rows:
            self._slugs[row.slug], self._slug_of[row.pk] = row.pk, row.slug
            self._known[row.pk] = Known(row.pk, row.name)
            self._learn_forms(row.pk, {row.name})
        return {person.name: row.pk for person, row in zip(persons, rows, strict=True)}

    def _free_slug(self, name: str) -> str:
        """A slug of the name that no participant has, and that no import changes later."""
        stem = slugify(address_words(name))[:100].strip("-") or "participant"
        slug, number = stem, 2
        while slug in self._slugs:
            slug, number = f"{stem}-{number}", number + 1
        return slug

    def _learn(self, persons: Iterable[Person], numbers: Mapping[str, int]) -> None:
        """Remember what a text says of its people, and keep the forms it uses as aliases."""
        aliases: list[Alias] = []
        for person in persons:
            pk = numbers[person.name]
            known = self._known[pk]
            self._learn_office(known, person.party, person.role)
            for form in (person.name[:LONGEST], *person.aliases):
                pair = (pk, form)
                if not 0 < len(form) <= LONGEST or form == known.name:
                    continue
                if pair not in self._aliases and pair not in self._removed:
                    self._aliases.add(pair)
                    self._learn_forms(pk, {form})
                    base = {"participant": pk, "name": form}
                    aliases.append(Alias(participant_id=pk, name=form, extracted=base))
        Alias.objects.bulk_create(aliases)

    def _learn_forms(self, pk: int, forms: Iterable[str]) -> None:
        known = self._known[pk]
        for form in forms:
            known.forms.add(form)
            self._by_form.setdefault(form, set()).add(pk)
            for key in _keys(form):
                self._by_key.setdefault(key, set()).add(pk)

    def _learn_office(self, known: Known, party: str, office: str) -> None:
        offices = known.offices.setdefault(party, {}) if party or office else {}
        if office:
            offices[office] = None


def _keys(form: str) -> frozenset[str]:
    """What a form of a name is found by; nothing for one that a person left without a letter."""
    try:
        return blocking_keys(Identity(form))
    except ValueError:
        return frozenset()


def _identity(person: Person) -> Identity:
    return Identity(person.name, person.aliases, person.party, person.role)


def _alike(
    fresh: Sequence[Person], persons: Iterable[Person], numbers: Mapping[str, int]
) -> list[Likeness]:
    """The new participants that look like another one of the same text."""
    found: list[Likeness] = []
    for person, other in product(fresh, list(persons)):
        if person.name < other.name or other not in fresh:
            like = compare(_identity(person), _identity(other))
            if like.verdict != "different" and person is not other:
                one, two = numbers[person.name], numbers[other.name]
                found.append(Likeness(one, two, like.reason, PROPOSED))
    return found


def _removed_aliases() -> set[tuple[int, str]]:
    """The aliases that were deleted; importing deletes none, so a person did it."""
    gone = events_of(Alias).filter(pgh_label="deleted")
    return set(gone.values_list("participant_id", "name"))
