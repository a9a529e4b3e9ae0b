"""The table of participants, from the lead, the title and the rest of the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache

from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import load_toml
from readouts.extraction.matching import display_name, name_words, names_agree
from readouts.extraction.mentions import Mention, find_mentions
from readouts.extraction.nouns import Noun
from readouts.extraction.officeholders import holder_of, known_party
from readouts.extraction.offices import office_words
from readouts.extraction.representation import (
    add_known_offices,
    complete_parties,
    own_side,
    party_of_the_other_side,
    share_party,
)
from readouts.extraction.roster import Participant, Roster
from readouts.extraction.tokens import Tokens


def build_participants(
    tokens: Tokens,
    lead: Lead | None,
    title_range: tuple[int, int],
    home: str,
    day: dt.date | None,
    town: str = "",
) -> list[Participant]:
    """Everybody who took part, as the lead and the title tell; the issuing side first.

    ``home`` is the publisher's party, ``day`` the day of the encounter, ``town``
    the place of the date line.
    """
    people: list[Participant] = []
    title = find_mentions(tokens, *title_range)
    if lead is not None:
        share_party(lead.objects)
        for mention in lead.subjects:
            _merge(tokens, people, mention, "lead", subject=True)
        for mention in lead.objects:
            _merge(tokens, people, mention, "lead", subject=False)
        for mention in lead.present:
            person = _merge(tokens, people, mention, "attendance", subject=False)
            if person is not None:
                person.principal = False
                person.party = person.party or known_party(person.words) or home
    _merge_title(tokens, people, title, lead)
    _share_office_with_counterparts(people)
    _complete_offices(tokens, people, home, day)
    ranges = [title_range, *([(lead.i, lead.j)] if lead else [])]
    complete_parties(tokens, people, home, day, ranges)
    _promote_other_parties(people)
    party_of_the_other_side(tokens, people, home)
    own_side(tokens, people, town)
    _offices_from_text(tokens, people)
    add_known_offices(people, day)
    return [p for p in people if not _is_vague(p, people)]


def _promote_other_parties(people: list[Participant]) -> None:
    """Those who attended for a party that nobody else represents met like the rest."""
    for person in people:
        represented = {p.party for p in people if p.principal}
        if not person.principal and person.party and person.party not in represented:
            person.principal = True


def _share_office_with_counterparts(people: list[Participant]) -> None:
    """ "His Russian counterpart" holds the office that the lead's subject holds."""
    subject = next((p for p in people if p.subject and p.titles), None)
    for person in people:
        if subject is not None and person is not subject and person.keys == ["counterpart"]:
            person.titles = [*person.titles, *subject.titles]


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
    if words == person.words and len(words) > 1:
        return True
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
    if mention.name is None:
        return
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
        name=name, words=words, titles=list(mention.titles), party=mention.party,
        role=mention.role, honorific=mention.honorific, span=span, rule=rule,
        confidence=0.95 if mention.name else 0.75, subject=subject, group=mention.name is None,
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
        few = lead is None or len([p for p in people if not p.group]) < 2
        known = any(_same_person(p, words, mention) for p in people)
        if known or (few and _is_surely_a_person(tokens, mention, words)):
            _merge(tokens, people, mention, "title", subject=not people)


def _is_surely_a_person(tokens: Tokens, mention: Mention, words: tuple[str, ...]) -> bool:
    """Whether a name in a title, where every word is a capital, is somebody's."""
    if mention.titles or mention.honorific or known_party(words):
        return True
    met = tokens.low[mention.i - 1] in ("with", "and", "between") if mention.i else False
    again = tuple(tokens.low[mention.i : mention.j])
    n = len(again)
    return met and any(
        tuple(tokens.low[k : k + n]) == again and all(tokens.caps[k : k + n])
        for k in range(mention.j, len(tokens) - n)
    )


def _give_name(
    tokens: Tokens, person: Participant, mention: Mention, words: tuple[str, ...]
) -> None:
    if mention.name is None:
        return
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
            if m.name and m.titles and m.titles[0].key == person.titles[0].key
            and m.party in ("", party) and not m.former and (m.party or person.subject or not home)
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


def _offices_from_text(tokens: Tokens, people: list[Participant]) -> None:
    """Read the office of one named alone in the lead from a later "the President of Russia"."""
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
    bare = len(person.name.split()) == 1 and person.name[:1].islower()
    return bare or (person.rule == "lead" and not person.titles)


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
                person.confidence = 0.8
                person.party = person.party or known_party(person.words) or home
                represented = {p.party for p in people if p.principal and p is not person}
                person.principal = heads or bool(person.party and person.party not in represented)


def count_parties(people: Sequence[Participant]) -> int:
    """How many parties met; a group of an organisation's ministers counts as several."""
    principals = [p for p in people if p.principal]
    count = len({p.party or p.name for p in principals})
    several = any(
        p.group and p.titles and p.titles[0].plural and len(p.party) > 2 for p in principals
    )
    return max(count, 3) if several else count


def add_speakers(
    tokens: Tokens, roster: Roster, strangers: Sequence[Noun], home: str, day: dt.date | None
) -> bool:
    """Add those who speak though neither lead nor title names them; whether any was added.

    ``strangers`` are subjects of reporting verbs that meant nobody. One becomes a
    participant who is the publisher's own principal, or speaks more than once, or
    without whom the meeting would have one side only.
    """
    added = False
    for noun in strangers:
        person = _speaker(tokens, roster, noun, strangers, home, day)
        if person is not None and not roster.by_name(person.words):
            roster.add(person)
            added = True
    return added


def _speaker(
    tokens: Tokens,
    roster: Roster,
    noun: Noun,
    strangers: Sequence[Noun],
    home: str,
    day: dt.date | None,
) -> Participant | None:
    if noun.name is None:
        key = noun.titles[0].key if noun.kind == "office" and len(noun.titles) == 1 else ""
        term = holder_of(home, key, day) if key and set(noun.parties) <= {home} else None
        if term is None:
            return None
        return Participant(
            term.name, term.words, list(noun.titles), home,
            tokens.printed(noun.titles[0].i, noun.titles[-1].j), "", None, "officeholder", 0.7,
        )  # fmt: skip
    words = name_words(tokens, noun.name)
    often = sum(1 for n in strangers if n.name and name_words(tokens, n.name) == words) > 1
    lone = len([p for p in roster.principals if not p.group]) < 2
    own = known_party(words)
    if (
        not words
        or not (noun.titles or noun.honorific or own)
        or not (often or lone or own == home != "")
    ):
        return None
    mention = Mention(noun.i, noun.j, noun.name, list(noun.titles), list(noun.parties))
    mention.role = tokens.printed(noun.titles[0].i, noun.titles[-1].j) if noun.titles else ""
    person = _participant(tokens, mention, words, "speaks", subject=False)
    person.party = person.party or own
    person.confidence = 0.6
    return person
