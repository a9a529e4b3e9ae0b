"""Who held an office when, from ``data/officeholders.csv``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from readouts.extraction.lexicon import read_rows
from readouts.extraction.matching import names_agree, strong_words
from readouts.extraction.naming import alike
from readouts.extraction.tokens import words_of

# A readout may be of the days before somebody is sworn in, or after a successor is named.
_LEEWAY = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Officeholder:
    """One term of ``data/officeholders.csv``."""

    party: str
    office: str
    name: str
    words: tuple[str, ...]
    first: dt.date
    last: dt.date | None

    def holds_on(self, day: dt.date, leeway: dt.timedelta = dt.timedelta()) -> bool:
        """Whether the term covers ``day``, give or take ``leeway``."""
        return self.first - leeway <= day and (self.last is None or day < self.last + leeway)


@cache
def officeholders() -> tuple[Officeholder, ...]:
    return tuple(
        Officeholder(
            party,
            office,
            name,
            strong_words(words_of(name)),
            dt.date.fromisoformat(first),
            dt.date.fromisoformat(last) if last else None,
        )
        for party, office, name, first, last in read_rows("officeholders")
    )


@cache
def _by_word() -> dict[str, tuple[Officeholder, ...]]:
    """The terms by each word of the holder's name."""
    found: dict[str, list[Officeholder]] = {}
    for term in officeholders():
        for word in term.words:
            found.setdefault(word.lstrip("~"), []).append(term)
    return {word: tuple(terms) for word, terms in found.items()}


def _terms_named(words: Iterable[str]) -> Iterable[Officeholder]:
    """The terms of those whose name shares a word with ``words``, each once."""
    index = _by_word()
    return dict.fromkeys(term for word in words for term in index.get(word, ()))


def holder_of(party: str, office: str, day: dt.date | None) -> Officeholder | None:
    """Who held an office of a party on a day, if the data tells."""
    if day is None or not party:
        return None
    offices = (office, "secretary of state") if office == "secretary" else (office,)
    for term in officeholders():
        if term.party == party and term.office in offices and term.holds_on(day):
            return term
    return None


@cache
def known_party(words: tuple[str, ...]) -> str:
    """The party of a well-known person, by full name, and whatever stands behind it."""
    if len(words) < 2:
        return ""
    for term in _terms_named(words):
        longer = len(words) > len(term.words) > 1 and words[: len(term.words)] == term.words
        agree = names_agree(words, term.words) and names_agree(term.words, words)
        if longer or agree or _spells(words, term.words):
            return term.party
    return ""


def _spells(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether "Joseph R. Biden, Jr." is "Joe Biden": one surname, one first name by spelling."""
    kept = [word for word in words if word.rstrip(".") not in ("jr", "sr")]
    both = len(kept) > 1 and len(known) > 1 and kept[-1] == known[-1]
    return both and alike(kept[0], known[0])


def terms_of(person: tuple[str, ...], party: str) -> list[Officeholder]:
    """The terms of whoever of ``party`` the words name, surname alone included."""
    return [
        term
        for term in _terms_named(person)
        if term.party == party and names_agree(person, term.words)
    ]


def holder_with_surname(
    words: tuple[str, ...], offices: Iterable[str], party: str, day: dt.date | None
) -> Officeholder | None:
    """The one holder, on ``day``, of one of ``offices`` whom a surname alone names.

    ``party`` may be "", where any will do; None where several fit, or nobody.
    """
    if day is None or len(words) != 1:
        return None
    held = set(offices)
    fitting = [
        term
        for term in _terms_named(words)
        if term.office in held
        and party in ("", term.party)
        and words[0] in (term.words[0], term.words[-1])
        and term.holds_on(day, _LEEWAY)
    ]
    people = {(term.party, term.name) for term in fitting}
    return fitting[0] if len(people) == 1 else None
