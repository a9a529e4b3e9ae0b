"""People who took part though the lead does not say so: attendees, and those who speak."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from readouts.extraction.appositions import Mention
from readouts.extraction.completion import complete_names, office_from_text
from readouts.extraction.further_meetings import is_of, known_words
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import load_toml
from readouts.extraction.matching import name_words
from readouts.extraction.mentions import find_mentions
from readouts.extraction.nouns import Noun
from readouts.extraction.officeholders import holder_of, known_party
from readouts.extraction.offices import office_words
from readouts.extraction.participant import SPEAKS, Participant
from readouts.extraction.parties import match_party
from readouts.extraction.people_table import merge, new_participant
from readouts.extraction.roster import Roster
from readouts.extraction.sides import marked_side, side_headed, side_of
from readouts.extraction.tokens import Tokens
from readouts.extraction.units import Unit


@cache
def _attendance() -> re.Pattern[str]:
    return re.compile(load_toml("encounters")["attendance"], re.IGNORECASE)


_REPORTED = re.compile(
    r"\b(?:that|congratulated|thanked|noted|stressed|welcomed|discussed|expressed|said|informed"
    r"|told|recalled|raised|underscored|reaffirmed|reiterated|emphasi[sz]ed|praised|commended)\b"
)
_TO_COME = re.compile(r"\b(?:will|would|shall|(?:is|are) to|to be)\b", re.IGNORECASE)
_HEADS_OF_DELEGATION = re.compile(
    r"\b(led|headed|co-?chaired|w(?:as|ere) represented)\b", re.IGNORECASE
)


def add_attendees(
    tokens: Tokens,
    people: list[Participant],
    sentences: Iterable[tuple[int, int]],
    home: str,
    lead: Lead | None = None,
) -> None:
    """People whom a later sentence says were there ("The meeting was attended by ...").

    ``lead`` tells in whose capital: there the publisher's own ambassador attends.
    """
    listing = False
    host = _host_in(tokens, lead) if lead is not None else ""
    for i, j in sentences:
        start, end = tokens.start[i], tokens.end[j - 1]
        told = _attendance().search(tokens.text, start, end)
        opens = tokens.low[j - 1] == ":"
        listing = (told is not None or listing) if opens else listing
        if listing and not opens:
            listing = _add_listed(tokens, people, i, j, home)
            if listing:
                continue
        if told is None or _REPORTED.search(tokens.text, start, told.start()):
            # "The Secretary thanked X for the summit that Y attended": told, not attended.
            continue
        if _TO_COME.search(tokens.text, max(start, told.start() - 20), told.end()):
            continue  # "the session, which will be co-chaired by X"
        heads = _HEADS_OF_DELEGATION.search(tokens.text, start, end) is not None
        side = side_of(tokens, i, j)
        side = side or _side_accompanied(tokens, people, i, told.start(), home)
        mentions = find_mentions(tokens, i, j)
        listed = _those_listed(tokens, i, mentions)
        for mention in mentions:
            if mention.name is None or mention.possessive or mention.former:
                continue
            known = known_party(name_words(tokens, mention.name))
            if not (mention.titles or mention.honorific or known or mention in listed):
                continue
            before = len(people)
            person = merge(tokens, people, mention, "attendance", subject=False)
            if person is not None and len(people) > before:
                person.confidence = 0.8
                marked = marked_side(tokens, i, mention, mentions) or side
                marked = side_headed(tokens, i, mention.i) or marked
                person.party = (
                    person.party
                    or known
                    or marked
                    or _party_of_attendee(person, people, home, host)
                )
                represented = {p.party for p in people if p.principal and p is not person}
                alone = bool(person.party) and not represented & {person.party, ""}
                person.principal = heads or alone
                complete_names(tokens, [person])
                if not person.titles:
                    office_from_text(tokens, person)


def _add_listed(tokens: Tokens, people: list[Participant], i: int, j: int, home: str) -> bool:
    """Add those whom a list under "The participants included:" names, each behind a dash.

    False where the sentence is no part of such a list.
    """
    found = find_mentions(tokens, i, j)
    named = [m for m in found if m.name and (m.i == i or tokens.low[m.i - 1] in _DASHES)]
    for mention in named:
        before = len(people)
        person = merge(tokens, people, mention, "attendance", subject=False)
        if person is not None and len(people) > before:
            person.confidence, person.principal = 0.8, False
            person.party = person.party or known_party(person.words) or home
    return bool(named)


_DASHES = frozenset({"-", "–", "—", "•", "*", ";", "·"})


def _those_listed(tokens: Tokens, i: int, mentions: list[Mention]) -> list[Mention]:
    """Those with whom the sentence begins: "Cai Ming, Wang Li and others were present"."""
    listed: list[Mention] = []
    k = i
    for mention in mentions:
        if not set(tokens.low[k : mention.i]) <= {",", "and"}:
            break
        listed.append(mention)
        k = mention.j
    after = set(tokens.low[k : k + 5])
    return listed if {"were", "was", "attended", "participated", "joined"} & after else []


def _host_in(tokens: Tokens, lead: Lead) -> str:
    """The state whose capital the lead says they met in, "" where it names none."""
    for k in range(lead.i, lead.j - 1):
        town = match_party(tokens, k + 1, lead.j) if tokens.low[k] == "in" else None
        if town is not None and town.word.forms == {"city"}:
            return town.word.code
    return ""


_GUESTS = frozenset({"visiting", "guest", "visitor", "visitors", "guests"})


def _side_accompanied(
    tokens: Tokens, people: list[Participant], i: int, stop: int, home: str
) -> str:
    """The party of whoever "was accompanied by ...", "" where the sentence tells no such thing."""
    at = bisect_left(tokens.start, stop)
    first = at == i and tokens.low[at] == "accompanying"  # "Accompanying the visitor were ..."
    if not first and tokens.low[at : at + 2] != ["accompanied", "by"]:
        return ""
    guests = {p.party for p in people if p.principal and p.party not in ("", home)}
    if _GUESTS & set(tokens.low[i : at + 6 * first]):
        return next(iter(guests)) if len(guests) == 1 else ""
    if tokens.low[i] in ("he", "she"):
        return next((p.party for p in people if p.subject), "")
    mentions = find_mentions(tokens, i, at, known_words(people))
    found = [p.party for p in people if mentions and is_of(tokens, mentions[-1], p)]
    return found[0] if len(found) == 1 else ""


def _party_of_attendee(person: Participant, people: list[Participant], home: str, host: str) -> str:
    """The publisher's party, but an ambassador who attends at home is the guest's."""
    foreign = {p.party for p in people if p.principal and p.party not in ("", home)}
    sent = any(key.startswith(("ambassador", "high commissioner")) for key in person.keys)
    sent = sent and not any("large" in key for key in person.keys)
    if sent and len(foreign) == 1 and host not in foreign:
        return next(iter(foreign))
    minister = any(key.split()[0] == "minister" for key in person.keys)
    led = {key for p in people if p.subject for key in p.keys} & office_words().classes["leaders"]
    if minister and not led and host in foreign and len(foreign) == 1:
        # "In Port Vila I met the Foreign Minister. The Minister of Finance also participated."
        return host
    return home or next((p.party for p in people if p.subject), "")


def add_speakers(
    tokens: Tokens, roster: Roster, strangers: Sequence[Noun], home: str, day: dt.date | None
) -> bool:
    """Add those who speak though neither lead nor title names them; whether any was added.

    ``strangers`` are subjects of reporting verbs that meant nobody. One becomes a
    participant who is the publisher's own principal, or speaks more than once, or
    without whom the meeting would have one side only.
    """
    added = False
    named = Counter(name_words(tokens, noun.name) for noun in strangers if noun.name)
    for noun in strangers:
        person = _speaker(tokens, roster, noun, named, home, day)
        if person is not None and not roster.by_name(person.words):
            complete_names(tokens, [person])
            roster.add(person)
            added = True
    return added


def drop_silent(roster: Roster, units: Sequence[Unit]) -> bool:
    """Take out those on whom a guest called, and of whom no more is told; whether any was.

    "Later the Minister called on President X" is courtesy. Whoever speaks there, alone or
    with some of the others, took part.
    """
    everybody = len(roster.principals or roster.people)
    silent = [
        person
        for person in roster.people
        if person.called_on
        and not any(person in u.speakers and len(u.speakers) < everybody for u in units)
    ]
    for person in silent:
        roster.remove(person)
    return bool(silent)


def _speaker(
    tokens: Tokens,
    roster: Roster,
    noun: Noun,
    named: Counter[tuple[str, ...]],
    home: str,
    day: dt.date | None,
) -> Participant | None:
    """The participant whom a stranger is; ``named`` counts the strangers by their names."""
    if noun.name is None:
        key = noun.titles[0].key if noun.kind == "office" and len(noun.titles) == 1 else ""
        term = holder_of(home, key, day) if key and set(noun.parties) <= {home} else None
        met = [p for p in roster.principals if p.party == home and not p.group]
        abroad = any(p.party not in ("", home) for p in roster.principals)
        if term is None or (abroad and any(p.subject or p.rule == "title" for p in met)):
            # Whoever met for the publisher's side is known: "As the President said" is another.
            return None
        return Participant(
            term.name, term.words, list(noun.titles), home,
            tokens.printed(noun.titles[0].i, noun.titles[-1].j), "", None, "officeholder", 0.7,
        )  # fmt: skip
    words = name_words(tokens, noun.name)
    often = named[words] > 1
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
    person = new_participant(tokens, mention, words, SPEAKS, subject=False)
    person.party = person.party or own
    person.confidence = 0.6
    return person
