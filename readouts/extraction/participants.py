"""The table of participants, from the lead, the title and the rest of the text."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from readouts.extraction.appositions import Mention
from readouts.extraction.completion import complete_names, complete_offices, offices_from_text
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import word_set
from readouts.extraction.matching import name_words
from readouts.extraction.mentions import find_mentions
from readouts.extraction.officeholders import known_party
from readouts.extraction.offices import office_words
from readouts.extraction.participant import Participant
from readouts.extraction.people_table import give_name, merge, same_person
from readouts.extraction.representation import (
    add_known_offices,
    complete_parties,
    own_side,
    party_of_the_other_side,
    share_party,
)
from readouts.extraction.tokens import Tokens

# What the first of a headline does ("Anna Berg received ...").
_RECEIVING = word_set("lede_encounter")
_COUNTERPART = re.compile(r"\b(?:counterpart|colleague|homologue|opposite number)$", re.IGNORECASE)


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
        if lead.subjects:
            # Of "consultations co-chaired by X and Y of Sweden" the objects are both sides.
            share_party(lead.objects)
        for mention in lead.subjects:
            merge(tokens, people, mention, "lead", subject=True)
        for mention in lead.objects:
            merge(tokens, people, mention, "lead", subject=False)
        for mention in lead.present:
            person = merge(tokens, people, mention, "attendance", subject=False)
            if person is not None:
                person.principal = False
                own = home or next((p.party for p in people if p.subject), "")
                person.party = person.party or known_party(person.words) or own
    for person in people:
        if person.subject and len(home) > 2 and home in person.parties:
            # "OSCE Chairman-in-Office, Polish Foreign Minister X", as the OSCE tells it
            person.party = home
        elif person.subject and len(home) == 2 and _leads_beside(person):
            # "President X, current Chairperson of the African Union", as his state tells it
            person.party = home
    _merge_title(tokens, people, title, lead)
    complete_names(tokens, people)
    _share_office_with_counterparts(people)
    complete_offices(tokens, people, home, day)
    ranges = [title_range, *([(lead.i, lead.j)] if lead else [])]
    complete_parties(tokens, people, home, day, ranges)
    _promote_other_parties(people)
    party_of_the_other_side(tokens, people, home)
    own_side(tokens, people, town, ranges)
    offices_from_text(tokens, people)
    add_known_offices(tokens, people, day)
    return [p for p in people if not (_is_vague(p, people) or _is_named(p, people))]


def _leads_beside(person: Participant) -> bool:
    """Whether a leader of a state is of an organisation only by a second office."""
    first = person.titles[0] if len(person.titles) > 1 else None
    own = first is not None and not first.parties and first.key in office_words().classes["leaders"]
    return own and len(person.party) > 2


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
            if subject.titles[0].key in office_words().classes["national"]:
                # "Swedish counterpart": "Swedish Foreign Minister"
                office = " ".join(word.capitalize() for word in subject.titles[0].key.split())
                person.role = _COUNTERPART.sub(office, person.role)


def _merge_title(
    tokens: Tokens, people: list[Participant], title: list[Mention], lead: Lead | None
) -> None:
    _name_the_subject(tokens, people, title)
    _members_in_title(tokens, people, title)
    _people_for_a_group(tokens, people, title)
    for mention in title:
        if mention.name is None or _announces(tokens, title, mention):
            continue
        words = name_words(tokens, mention.name)
        office_only = [
            p
            for p in people
            if p.group
            and not p.words
            and mention.titles
            and p.titles
            and not p.titles[0].plural
            and not any(same_person(other, words, mention) for other in people)
            and p.titles[0].key == mention.titles[0].key
            and (not p.party or not mention.party or p.party == mention.party)
        ]
        if len(office_only) == 1 and words:
            give_name(tokens, office_only[0], mention, words)
            continue
        few = lead is None or len([p for p in people if not p.group]) < 2
        known = any(same_person(p, words, mention) for p in people)
        if known or (few and _is_surely_a_person(tokens, mention, words)):
            merge(tokens, people, mention, "title", subject=not people)


def _name_the_subject(tokens: Tokens, people: list[Participant], title: list[Mention]) -> None:
    """Name "the Head of State" whom the lead has for its subject as the title names its own.

    "Anna Berg received the Swedish Minister": the title's subject is the lead's.
    """
    subjects = [p for p in people if p.subject]
    first = next((m for m in title if m.name is not None), None)
    if len(subjects) != 1 or first is None or first is not title[0] or first.titles:
        return
    words, subject = name_words(tokens, first.name or (0, 0)), subjects[0]
    office = subject.group and not subject.words and bool(subject.titles)
    acts = tokens.low[first.j : first.j + 1] and tokens.low[first.j] in _RECEIVING
    taken = any(same_person(p, words, first) for p in people)
    if office and not subject.titles[0].plural and acts and len(words) > 1 and not taken:
        give_name(tokens, subject, first, words)


def _members_in_title(tokens: Tokens, people: list[Participant], title: list[Mention]) -> None:
    """Put the people whom the title names in the place of a group that the lead does not name."""
    for group in [p for p in people if p.group and p.titles and p.titles[0].plural]:
        key = group.titles[0].key
        members = [m for m in title if m.name and m.titles and m.titles[0].plural]
        if len(members) < 2 or any(m.titles[0].key != key for m in members):
            continue
        people.remove(group)
        for member in members:
            merge(tokens, people, member, "title", subject=group.subject)


def _people_for_a_group(tokens: Tokens, people: list[Participant], title: list[Mention]) -> None:
    """Where the lead tells of "the heads of state" alone, those whom the title names met."""
    named = [m for m in title if m.name and not m.possessive]
    nobody = all(p.group and not p.party for p in people)
    if not nobody or len(named) < 2 or not any(t.plural for p in people for t in p.titles):
        return
    people.clear()
    for number, mention in enumerate(named):
        merge(tokens, people, mention, "title", subject=number == 0)


def _announces(tokens: Tokens, title: list[Mention], mention: Mention) -> bool:
    """Whether somebody only reads out what others did ("Readout from Spokesperson X on ...")."""
    before = tokens.low[max(title[0].i - 4, 0) : mention.i]
    by = bool(before) and before[-1] in ("by", "from") and {"readout", "statement"} & set(before)
    return bool(by) and len(title) > 1 and mention is title[0]


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


def drop_named_groups(people: list[Participant]) -> None:
    """Take out a group whose people are in the table by name.

    "The first meeting of the Foreign Ministers of Norway and Sweden" and, further on, both.
    """
    named = {p.party for p in people if p.party and not p.group}
    for group in [p for p in people if p.group and p.titles and p.titles[0].plural]:
        states = set(group.parties)
        members = states <= named if len(states) > 1 else not states and len(named) > 1
        if members:
            people.remove(group)


def _is_vague(person: Participant, people: list[Participant]) -> bool:
    """A group that says nothing ("leaders", "officials") beside people who are named."""
    if not person.group:
        return False
    if person.party:
        return False
    bare = len(person.name.split()) == 1 and person.name[:1].islower()
    return bare or (person.rule == "lead" and not person.titles)


def _is_named(person: Participant, people: list[Participant]) -> bool:
    """Whether an office without a name is that of somebody of the same party who is named."""
    one = person.group and not person.words and bool(person.party) and bool(person.titles)
    return (
        one
        and not person.titles[0].plural
        and any(
            p.party == person.party
            and not p.group
            and set(p.keys) & {person.keys[0], "counterpart"}
            for p in people
        )
    )


def count_parties(people: Sequence[Participant]) -> int:
    """How many parties met; a group of an organisation's ministers counts as several."""
    principals = [p for p in people if p.principal]
    count = len({p.party or (p.name if p.group else "") for p in principals})
    # Two prime ministers whose states the text does not tell are of two states.
    alike = Counter(p.keys[0] for p in principals if p.keys and not (p.party or p.group))
    count += max(alike.values(), default=1) - 1
    several = any(
        p.group
        and p.titles
        and p.titles[0].plural
        and (len(p.party) > 2 or len(p.titles[0].parties) > 1)
        for p in principals
    )
    return max(count, 3) if several else count
