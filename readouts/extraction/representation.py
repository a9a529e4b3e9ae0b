"""Whom somebody represents, and who is known to hold an office."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from readouts.extraction.lexicon import read_rows, word_set
from readouts.extraction.matching import names_agree, strong_words
from readouts.extraction.mentions import Mention
from readouts.extraction.offices import office_words
from readouts.extraction.parties import match_party
from readouts.extraction.roster import Participant
from readouts.extraction.titles import Title
from readouts.extraction.tokens import Tokens, words_of

# What a readout says its own side has ("Ireland's call", "the U.S. commitment").
_STANDS = word_set("representation_stands")


@dataclass(frozen=True, slots=True)
class Officeholder:
    """One term of ``data/officeholders.csv``."""

    party: str
    office: str
    name: str
    words: tuple[str, ...]
    first: dt.date
    last: dt.date | None


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


def holder_of(party: str, office: str, day: dt.date | None) -> Officeholder | None:
    """Who held an office of a party on a day, if the data tells."""
    if day is None:
        return None
    for term in officeholders():
        same = term.office == office or (
            office == "secretary" and term.office in ("secretary of state",)
        )
        if (
            term.party == party
            and same
            and term.first <= day
            and (term.last is None or day < term.last)
        ):
            return term
    return None


@cache
def known_party(words: tuple[str, ...]) -> str:
    """The party of a well-known person, by full name."""
    if len(words) < 2:
        return ""
    for term in officeholders():
        if names_agree(words, term.words) and names_agree(term.words, words):
            return term.party
    return ""


def share_party(objects: Sequence[Mention]) -> None:
    """ "President A and Foreign Minister B of Switzerland": the country is of both."""
    for first, second in pairwise(objects):
        close = first.name and second.name and second.i - first.j <= 2
        if close and not first.parties and second.postposed:
            first.parties = list(second.parties)
        elif close and not second.parties and first.postposed and not _is_secretary(second):
            second.parties = list(first.parties)


def _is_secretary(mention: Mention) -> bool:
    return any(title.key.startswith("secretary") for title in mention.titles)


def complete_parties(people: list[Participant], home: str) -> None:
    """Give a party to whom the text gives none: the publisher's for its own side."""
    taken = {p.party for p in people if p.party}
    for person in people:
        if person.party:
            continue
        if home and (person.subject or home not in taken):
            person.party = home
        elif known_party(person.words):
            person.party = known_party(person.words)
        else:
            person.party = _implied_party(person, home)
        if person.party:
            taken.add(person.party)


def _implied_party(person: Participant, home: str) -> str:
    """The party that an office tells ("Taoiseach"); some tell it of the lead's subject only."""
    lists = office_words()
    for key in person.keys:
        if key in lists.implied_party:
            return lists.implied_party[key]
        if key in lists.implied_of_subject and person.subject and not home:
            return lists.implied_of_subject[key]
    return ""


def party_of_the_other_side(
    tokens: Tokens, people: list[Participant], ranges: Sequence[tuple[int, int]], home: str
) -> None:
    """One who alone stands for the other side is of the one foreign party in title or lead."""
    nameless = [p for p in people if not p.party and not p.subject and p.principal]
    others = [p for p in people if p.party and p.party != home and not p.subject]
    if not home or len(nameless) != 1 or others:
        return
    for i, j in ranges:
        named = {code for code in _parties_in(tokens, i, j) if code != home}
        if len(named) == 1:
            nameless[0].party = next(iter(named))
            nameless[0].confidence = min(nameless[0].confidence, 0.7)
            return


# Behind these stands the speaker's own country ("said Estonia valued"), or the host's.
_BEFORE_OWN = frozenset(
    {"thanked", "thanks", "thank", "said", "commended", "praised", "appreciated"}
)


def own_side(tokens: Tokens, people: list[Participant], town: str) -> None:
    """The party of the lead's subject where neither text nor publisher gives it.

    The date line's town tells, else the one state, besides those of the others,
    whose stands the text reports.
    """
    nameless = [p for p in people if p.subject and not p.party]
    if not nameless:
        return
    others = {p.party for p in people if p.party}
    printed = Tokens(town)
    codes = Counter(
        {c: n for c, n in _parties_in(printed, 0, len(printed)).items() if c not in others}
    )
    if len(codes) != 1:
        codes = Counter({c: n for c, n in _positions_in(tokens).items() if c not in others})
    if not codes:
        named = _parties_in(tokens, 0, len(tokens))
        states = {code for code in named if len(code) == 2 and code not in others}
        codes = Counter(states if len(states) == 1 else ())
    ranked = codes.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        for person in nameless:
            person.party = ranked[0][0]
            person.confidence = min(person.confidence, 0.7)


def _positions_in(tokens: Tokens) -> Counter[str]:
    """The states whose stands the text reports ("Ireland's call", "the U.S. commitment")."""
    codes: Counter[str] = Counter()
    for k in range(len(tokens) - 1):
        party = match_party(tokens, k, len(tokens)) if tokens.caps[k] else None
        if party is None or len(party.word.code) != 2:
            continue
        at = party.j + (tokens.low[party.j : party.j + 1] == ["'s"])
        thanked = k > 0 and tokens.low[k - 1] in _BEFORE_OWN
        if thanked or set(tokens.low[at : at + 3]) & _STANDS:
            codes[party.word.code] += 1
    return codes


def _parties_in(tokens: Tokens, i: int, j: int) -> Counter[str]:
    """How often each party is named between tokens ``i`` and ``j``."""
    codes: Counter[str] = Counter()
    k = i
    while k < j:
        party = match_party(tokens, k, j)
        if party is not None and len(party.word.codes) == 1:
            codes[party.word.code] += 1
        k = party.j if party is not None else k + 1
    return codes


def add_known_offices(people: list[Participant], day: dt.date | None) -> None:
    """Give the publisher's well-known principal, named without office, the office held that day."""
    for person in people:
        if person.titles or person.group or not person.party:
            continue
        for term in officeholders():
            current = day is None or (term.first <= day and (term.last is None or day < term.last))
            if term.party == person.party and current and names_agree(person.words, term.words):
                person.titles = [Title(0, 0, term.office, False, ())]
