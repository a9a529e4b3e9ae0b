"""The table of participants: built from the lead, checked against the title, completed from the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import load_toml, read_rows
from readouts.extraction.mentions import Mention, find_mentions
from readouts.extraction.offices import Title, office_words
from readouts.extraction.parties import match_party
from readouts.extraction.roster import (
    Participant,
    display_name,
    name_words,
    names_agree,
    strong_words,
)
from readouts.extraction.tokens import Tokens, words_of


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


def known_party(words: tuple[str, ...]) -> str:
    """The party of a well-known person, by full name."""
    for term in officeholders():
        if len(words) >= 2 and names_agree(words, term.words) and names_agree(term.words, words):
            return term.party
    return ""


def build_participants(
    tokens: Tokens,
    lead: Lead | None,
    title_range: tuple[int, int],
    home: str,
    day: dt.date | None,
) -> list[Participant]:
    """Everybody who took part, as the lead and the title tell; the issuing side first."""
    people: list[Participant] = []
    title = find_mentions(tokens, *title_range)
    if lead is not None:
        _share_party(lead.objects)
        for mention in lead.subjects:
            _merge(tokens, people, mention, "lead", subject=True)
        for mention in lead.objects:
            _merge(tokens, people, mention, "lead", subject=False)
    _merge_title(tokens, people, title, lead)
    _complete_offices(tokens, people, home, day)
    _complete_parties(people, home)
    _party_of_the_other_side(
        tokens, people, [title_range, *([(lead.i, lead.j)] if lead else [])], home
    )
    _offices_from_text(tokens, people)
    _add_known_offices(people, day)
    return [p for p in people if not _is_vague(p, people)]


def _share_party(objects: Sequence[Mention]) -> None:
    """ "President A and Foreign Minister B of Switzerland": the country is of both."""
    for first, second in zip(objects, objects[1:], strict=False):
        if (
            not first.parties
            and second.parties
            and second.name
            and first.name
            and second.i - first.j <= 2
        ):
            first.parties = list(second.parties)


def _merge(
    tokens: Tokens, people: list[Participant], mention: Mention, rule: str, *, subject: bool
) -> Participant | None:
    """Add a mention to the table, or let it tell more about somebody who is in it."""
    words = name_words(tokens, mention.name) if mention.name else ()
    if mention.name is not None and not words:
        return None
    for person in people:
        if not mention.group and _same_person(person, words, mention):
            _enrich(tokens, person, mention, words)
            return person
    if mention.former and mention.name is None:
        return None
    person = _participant(tokens, mention, words, rule, subject=subject)
    people.append(person)
    return person


def _same_person(person: Participant, words: tuple[str, ...], mention: Mention) -> bool:
    if person.group and person.words:
        return False
    if not words or not person.words:
        return False
    if not (names_agree(words, person.words) or names_agree(person.words, words)):
        return _same_office_and_surname(person, words, mention)
    if mention.parties and person.party and person.party not in mention.parties:
        return False
    if (
        len(words) == 1
        and len(person.words) >= 1
        and mention.titles
        and person.titles
        and mention.titles[0].key != person.titles[0].key
    ):
        # Two ministers Kim: another office is another person unless one office contains the other.
        a, b = mention.titles[0].key, person.titles[0].key
        return a in b or b in a or a.split()[-1] == b.split()[-1] or not mention.parties
    return True


def _same_office_and_surname(person: Participant, words: tuple[str, ...], mention: Mention) -> bool:
    """ "President Joe Biden" and "President Joseph R. Biden, Jr.": one office, one surname."""
    shared = {w for w in words if len(w) > 3} & set(person.words)
    offices = {t.key for t in mention.titles} & set(person.keys)
    initials = words[0][0] == person.words[0][0]
    return bool(shared and offices and initials) and (
        not mention.parties or person.party in ("", mention.party)
    )


def _enrich(tokens: Tokens, person: Participant, mention: Mention, words: tuple[str, ...]) -> None:
    assert mention.name is not None
    if words != person.words:
        person.other_words.append(words if len(words) <= len(person.words) else person.words)
    if len(words) > len(person.words):
        person.aliases.append(person.name)
        person.name = display_name(tokens.printed(*mention.name))
        person.words = words
        person.group = False
    elif words != person.words:
        person.aliases.append(display_name(tokens.printed(*mention.name)))
    held = {t.key for t in person.titles}
    person.titles.extend(t for t in mention.titles if t.key not in held)
    person.role = person.role or mention.role
    person.honorific = person.honorific or mention.honorific
    person.party = person.party or mention.party


def _participant(
    tokens: Tokens, mention: Mention, words: tuple[str, ...], rule: str, *, subject: bool
) -> Participant:
    if mention.name is not None:
        name = display_name(tokens.printed(*mention.name))
    else:
        name = mention.role or tokens.printed(mention.i, mention.j)
    last = mention.j - 1
    span = (tokens.start[mention.i], tokens.end[last])
    return Participant(
        name=name, words=words, titles=list(mention.titles), party=mention.party, role=mention.role,
        honorific=mention.honorific, span=span, rule=rule, confidence=0.95 if mention.name else 0.75,
        subject=subject, group=mention.name is None,
    )  # fmt: skip


def _merge_title(
    tokens: Tokens, people: list[Participant], title: list[Mention], lead: Lead | None
) -> None:
    for mention in title:
        if mention.name is None:
            continue
        words = name_words(tokens, mention.name)
        office_only = [
            p
            for p in people
            if p.group
            and not p.words
            and mention.titles
            and p.titles
            and p.titles[0].key == mention.titles[0].key
            and (not p.party or not mention.party or p.party == mention.party)
        ]
        if len(office_only) == 1 and words:
            _give_name(tokens, office_only[0], mention, words)
            continue
        known = any(_same_person(p, words, mention) for p in people)
        if known or (
            (mention.titles or len(words) > 1)
            and (lead is None or len([p for p in people if not p.group]) < 2)
        ):
            _merge(tokens, people, mention, "title", subject=not people)


def _give_name(
    tokens: Tokens, person: Participant, mention: Mention, words: tuple[str, ...]
) -> None:
    assert mention.name is not None
    person.name = display_name(tokens.printed(*mention.name))
    person.words, person.group = words, False
    person.party = person.party or mention.party
    person.rule, person.confidence = "title", 0.9


def _complete_offices(
    tokens: Tokens, people: list[Participant], home: str, day: dt.date | None
) -> None:
    """Name those whom the lead gives by office alone ("The Prime Minister spoke to ...")."""
    nameless = [
        p for p in people if p.group and not p.words and p.titles and not p.titles[0].plural
    ]
    if not nameless:
        return
    everyone = [m for i, j in tokens.lines() for m in find_mentions(tokens, i, j)]
    for person in nameless:
        party = person.party or (home if person.subject else "")
        matches = [
            m for m in everyone
            if m.name and m.titles and m.titles[0].key == person.titles[0].key and m.party in ("", party) and not m.former
            and (m.party or person.subject or not home)
        ]  # fmt: skip
        names = {name_words(tokens, m.name) for m in matches if m.name}
        if matches and _all_agree(names):
            longest = max(matches, key=lambda m: len(name_words(tokens, m.name or (0, 0))))
            _give_name(tokens, person, longest, name_words(tokens, longest.name or (0, 0)))
            continue
        term = holder_of(party, person.titles[0].key, day) if person.subject else None
        if term is not None:
            person.name, person.words, person.group = term.name, term.words, False
            person.party, person.rule, person.confidence = party, "officeholder", 0.8


def _all_agree(names: Iterable[tuple[str, ...]]) -> bool:
    longest: tuple[str, ...] = max(names, key=len, default=())
    return bool(longest) and all(names_agree(words, longest) for words in names)


def _complete_parties(people: list[Participant], home: str) -> None:
    """Give a party to whom the text gives none: the publisher's for its own side."""
    taken = {p.party for p in people if p.party}
    for person in people:
        if person.party:
            continue
        implied = next(
            (
                office_words().implied_party[k]
                for k in person.keys
                if k in office_words().implied_party
            ),
            "",
        )
        if home and (person.subject or home not in taken):
            person.party = home
        elif known_party(person.words):
            person.party = known_party(person.words)
        elif implied and not home:
            person.party = implied
        taken.add(person.party)


def _party_of_the_other_side(
    tokens: Tokens, people: list[Participant], ranges: Sequence[tuple[int, int]], home: str
) -> None:
    """Where one foreign party alone is named in title and lead, those without a party are of it."""
    if not home:
        return
    for i, j in ranges:
        named = {p.party for p in people if p.party and p.party != home}
        named = named or _parties_in(tokens, i, j) - {home}
        nameless = [p for p in people if not p.party and not p.subject]
        if nameless and len(named) == 1:
            for person in nameless:
                person.party = next(iter(named))


def _parties_in(tokens: Tokens, i: int, j: int) -> set[str]:
    codes: set[str] = set()
    k = i
    while k < j:
        party = match_party(tokens, k, j)
        if party is not None and len(party.word.codes) == 1:
            codes.add(party.word.code)
        k = party.j if party is not None else k + 1
    return codes


def _add_known_offices(people: list[Participant], day: dt.date | None) -> None:
    """Give the publisher's well-known principal, named without office, the office held that day."""
    for person in people:
        if person.titles or person.group or not person.party:
            continue
        for term in officeholders():
            current = day is None or (term.first <= day and (term.last is None or day < term.last))
            if term.party == person.party and current and names_agree(person.words, term.words):
                person.titles = [Title(0, 0, term.office, False, ())]


def _offices_from_text(tokens: Tokens, people: list[Participant]) -> None:
    """Read the office of somebody the lead gives by name alone from "the President of Russia" further down."""
    bare = {p.party: p for p in people if not p.titles and not p.group and p.party}
    if not bare:
        return
    for i, j in tokens.lines():
        for mention in find_mentions(tokens, i, j):
            person = bare.get(mention.party)
            if person is None or mention.group or not mention.titles or mention.former:
                continue
            if (
                mention.titles[0].key not in office_words().classes["leaders"]
                and mention.name is None
            ):
                continue
            if mention.name is not None and not names_agree(
                name_words(tokens, mention.name), person.words
            ):
                continue
            if not person.titles and mention.titles[0].key != "leader":
                person.titles, person.role = list(mention.titles), mention.role


def _is_vague(person: Participant, people: list[Participant]) -> bool:
    """A group that says nothing ("leaders", "officials") beside people who are named."""
    if not person.group:
        return False
    if person.party:
        return False
    words = person.name.split()
    if any(t.plural for t in person.titles) and (len(words) == 1 or not words[-1][:1].isupper()):
        return True
    return person.rule == "lead" and not person.titles


@cache
def _attendance() -> re.Pattern[str]:
    return re.compile(load_toml("encounters")["attendance"], re.IGNORECASE)


_HEADS_OF_DELEGATION = re.compile(r"\b(led|headed|co-?chaired)\b", re.IGNORECASE)


def add_attendees(
    tokens: Tokens, people: list[Participant], sentences: Iterable[tuple[int, int]], home: str
) -> None:
    """People whom a later sentence says were there ("The meeting was attended by ...")."""
    for i, j in sentences:
        start, end = tokens.start[i], tokens.end[j - 1]
        if not _attendance().search(tokens.text, start, end):
            continue
        heads = _HEADS_OF_DELEGATION.search(tokens.text, start, end) is not None
        for mention in find_mentions(tokens, i, j):
            if (
                mention.name is None
                or mention.possessive
                or mention.former
                or not (mention.titles or mention.honorific)
            ):
                continue
            before = len(people)
            person = _merge(tokens, people, mention, "attendance", subject=False)
            if person is not None and len(people) > before:
                person.principal = heads
                person.confidence = 0.8
                person.party = person.party or known_party(person.words) or home


def count_parties(people: Sequence[Participant]) -> int:
    """How many parties met; a group of an organisation's ministers counts as several."""
    principals = [p for p in people if p.principal]
    count = len({p.party or p.name for p in principals})
    several = any(
        p.group and p.titles and p.titles[0].plural and len(p.party) > 2 for p in principals
    )
    return max(count, 3) if several else count
