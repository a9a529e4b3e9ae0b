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
from readouts.extraction.dates import MONTHS, WEEKDAYS
from readouts.extraction.holding import office_score
from readouts.extraction.lede import Lead, read_lead
from readouts.extraction.lexicon import load_toml
from readouts.extraction.matching import key_score, name_words, names_agree
from readouts.extraction.mentions import find_mentions
from readouts.extraction.nouns import Noun
from readouts.extraction.officeholders import holder_of, known_party
from readouts.extraction.offices import office_words
from readouts.extraction.parties import match_party
from readouts.extraction.people_table import merge, new_participant
from readouts.extraction.representation import (
    complete_parties,
    parties_in,
    party_of_the_other_side,
    share_party,
)
from readouts.extraction.roster import FURTHER_MEETING, SPEAKS, Participant, Roster
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


_CALLING = (["called", "on"], ["call", "on"], ["call", "to"], ["visit", "to"])
_CALLS = frozenset({"call", "calls", "visit"})
_DASHES = frozenset({"-", "–", "—", "•", "*", ";", "·"})
_NOUNS = frozenset(
    {
        "meeting",
        "meetings",
        "talks",
        "talk",
        "call",
        "calls",
        "conversation",
        "conversations",
        "consultations",
        "session",
        "audience",
    }
)
_MEETING_VERBS = frozenset(load_toml("encounters")["meeting_verbs"].split())
_ITS = frozenset({"the", "his", "her"})
_FRONTING = frozenset({"in", "during", "at", "when", "while", "on", "within", "as"})
_HOSTING = frozenset({"received", "hosted", "met"})
_ADVERBS = frozenset(load_toml("encounters")["between"].split())
_BEING = frozenset({"was", "were"})  # "X was received by Y"
_SAME_DAY = frozenset(
    {"on", "the", "same", "that", "day", "morning", "afternoon", "evening", "later", "also"}
    | {
        "earlier",
        "in",
        "today",
        "yesterday",
        "then",
        "this",
        "during",
        "visit",
        "his",
        "her",
        "and",
    }
)
_OTHER_TIMES = frozenset(load_toml("encounters")["other_times"].split())


def add_further_meetings(
    tokens: Tokens,
    people: list[Participant],
    sentences: Iterable[tuple[int, int]],
    home: str,
    day: dt.date | None,
) -> None:
    """People whom later sentences say somebody of the table met as well ("Later he met with ...").

    Meetings of other times, and of people who are not in the table, are left alone.
    """
    for i, j in sentences:
        met = _met_in(tokens, people, i, j)
        if not met:
            continue
        share_party(met)
        added = []
        for mention in (m for m in met if m.name is not None):
            before = len(people)
            person = merge(tokens, people, mention, FURTHER_MEETING, subject=False)
            if person is not None and len(people) > before:
                person.confidence = 0.8
                person.called_on = _is_a_call(tokens, mention)
                added.append(person)
        complete_names(tokens, added)
        if added:
            _place_further(tokens, people, added, home, day, (i, j))


_AT_TABLE = (["lunch", "by"], ["dinner", "by"], ["breakfast", "by"], ["luncheon", "by"])


def _is_a_call(tokens: Tokens, host: Mention) -> bool:
    """Whether a guest only "called on" somebody, or "was received by" them."""
    before = tokens.low[max(host.i - 2, 0) : host.i]
    if before in _AT_TABLE:
        return False  # "was hosted to lunch by X": they talked
    return before[-1:] == ["by"] or before in _CALLING


def _met_in(tokens: Tokens, people: list[Participant], i: int, j: int) -> tuple[Mention, ...]:
    """Whom somebody of the table meets in a sentence, nobody where it is of another time."""
    words = set(tokens.low[i:j])
    if tokens.low[i] in _FRONTING and _NOUNS & words:
        met = _met_in_front(tokens, people, i, j)
        if met:
            return met
    other = bool(words & _OTHER_TIMES)
    if not other and tokens.low[i] == "with" and words & _TALKED:
        return _named_before_own(tokens, people, i + 1, j)
    if not other and tokens.low[i] in _ITS and _is_meeting_with(tokens, i, j):
        # "The meeting with Minister X dealt with trade"
        first = find_mentions(tokens, i + 3, j)[:1]
        return tuple(m for m in first if m.i == i + 3 and m.name is not None and m.titles)
    if not words & _MEETING_VERBS:
        return ()
    lead = read_lead(tokens, i, j, _known_words(people))
    if lead is None or tokens.low[lead.verb] not in _MEETING_VERBS:
        return ()
    told = max((m.j for m in lead.objects), default=lead.verb) + 4
    if other and _OTHER_TIMES & set(tokens.low[i : min(told, j)]):
        return ()
    own = _is_of_the_table(tokens, people, lead)
    return lead.objects if own else _hosts(tokens, people, lead)


def _known_words(people: list[Participant]) -> frozenset[str]:
    """The words that name the people of the table by themselves, "al-" before them or not."""
    words = {p.words[-1] for p in people if p.words and not p.group and len(p.words[-1]) > 3}
    return frozenset({*words, *(f"{al}-{word}" for al in ("al", "el") for word in words)})


def _is_meeting_with(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the sentence at ``i`` begins "The meeting with ..."."""
    return i + 4 < j and tokens.low[i + 1] in _NOUNS and tokens.low[i + 2] == "with"


def _met_in_front(tokens: Tokens, people: list[Participant], i: int, j: int) -> tuple[Mention, ...]:
    """Those of "In the meeting with X, Wang Yi said ...", where Wang Yi is of the table."""
    k = next((k for k in range(i + 1, min(i + 9, j - 2)) if tokens.low[k] == "with"), 0)
    if not k or tokens.low[k - 1] not in _NOUNS or _OTHER_TIMES & set(tokens.low[i:k]):
        return ()
    mentions = find_mentions(tokens, k + 1, j)
    if tokens.low[i + 1] in ("his", "her") and mentions and mentions[0].i == k + 1:
        # "In her call with President X, trade was discussed."
        stop = next((at for at in range(mentions[0].j, j) if tokens.low[at] == ","), j)
        return tuple(m for m in mentions if m.j <= stop and m.name and m.titles)
    return _named_before_own(tokens, people, k + 1, j)


_TALKED = frozenset({"talked", "spoke", "discussed", "exchanged", "addressed", "conversed"})


def _named_before_own(
    tokens: Tokens, people: list[Participant], k: int, j: int
) -> tuple[Mention, ...]:
    """Those named from ``k`` on before somebody of the table ("With X, Wang Yi discussed ...")."""
    mentions = find_mentions(tokens, k, j)
    for number, mention in enumerate(mentions):
        own = any(p.subject and _is_of(tokens, mention, p) for p in people)
        if own and number and tokens.low[mention.i - 1] == ",":
            return tuple(mentions[:number])
    return ()


def _is_of(tokens: Tokens, mention: Mention, person: Participant) -> bool:
    """Whether a mention names somebody, or gives the office that they hold."""
    words = name_words(tokens, mention.name) if mention.name else ()
    if words:
        return names_agree(words, person.words)
    return any(office_score(title.key, person.titles) >= 3 for title in mention.titles)


def _place_further(
    tokens: Tokens,
    people: list[Participant],
    added: list[Participant],
    home: str,
    day: dt.date | None,
    sentence: tuple[int, int],
) -> None:
    """Give parties to people met further on: their own, the guests', or the publisher's."""
    own = {home, *(p.party for p in people if p.subject)}
    first = next((p for p in added if not p.party and not p.called_on), None)
    verbs = [k for k in range(*sentence) if tokens.low[k] in _HOSTING - {"met"}]
    if first is not None and first.span and verbs and first.span[0] < tokens.start[verbs[0]]:
        # "Prime Minister X received Minister Dahl of Sweden": whoever receives is at home.
        first.party = home
    foreign = {p.party for p in people if p.party and p.party not in own and p not in added}
    complete_parties(tokens, people, "", day, [sentence])
    elsewhere = set(parties_in(tokens, *sentence)) - own
    guests = home and not any(p.subject and p.party in ("", home) for p in people)
    for person in (p for p in added if not p.party and not elsewhere):
        # Guests who visit the publisher's country call on its people.
        person.party = home if guests else next(iter(foreign)) if len(foreign) == 1 else ""
    complete_parties(tokens, people, home, day, [sentence])
    party_of_the_other_side(tokens, people, home)


def _is_of_the_table(tokens: Tokens, people: list[Participant], lead: Lead) -> bool:
    """Whether the encounter's verb has somebody of the table, or a pronoun, for its subject."""
    verb = lead.verb
    if tokens.low[verb] in ("had", "held") and not _NOUNS & set(tokens.low[verb : verb + 7]):
        return False
    if tokens.low[verb] == "paid" and not _CALLS & set(tokens.low[verb : verb + 5]):
        return False
    k = verb - 1
    while k > lead.i and tokens.low[k] in _ADVERBS | _BEING:
        k -= 1
    if tokens.low[k] in ("he", "she"):
        return _begins(tokens, lead.i, k)
    if tokens.low[max(k - 1, 0) : k + 1] == ["the", "delegation"]:
        return _begins(tokens, lead.i, k - 1)
    own = [p for p in people if p.subject] or [p for p in people if p.principal]
    for mention in lead.subjects:
        if mention.j != k + 1 or not _begins(tokens, lead.i, mention.i):
            continue
        words = name_words(tokens, mention.name) if mention.name else ()
        for person in own:
            if words and (names_agree(words, person.words) or names_agree(person.words, words)):
                return True
            keys = [(title.key, key) for title in mention.titles for key in person.keys]
            if not words and any(key_score(asked, held) >= 3 for asked, held in keys):
                return True
            if not words and person.subject and mention.party == person.party != "":
                # "The deputy head of the Norwegian ministry", whatever the office is called
                return [p.party for p in people].count(person.party) == 1
    return False


def _hosts(tokens: Tokens, people: list[Participant], lead: Lead) -> tuple[Mention, ...]:
    """Those who received somebody of the table ("Deputy Premier X hosted the Minister")."""
    first = lead.objects[0] if lead.objects else None
    if first is None or first.name is None or tokens.low[lead.verb] not in _HOSTING:
        return ()
    words = name_words(tokens, first.name)
    guest = any(p.subject and words and names_agree(words, p.words) for p in people)
    begins = bool(lead.subjects) and _begins(tokens, lead.i, lead.subjects[0].i)
    return lead.subjects if guest and begins else ()


def _begins(tokens: Tokens, i: int, k: int) -> bool:
    """Whether token ``k`` begins the sentence at ``i``, or its main clause behind a comma."""
    same_day = all(_tells_the_day(word) for word in tokens.low[i:k])
    same_day = same_day or (tokens.low[i] in _FRONTING and not any(tokens.caps[i + 1 : k]))
    return k == i or same_day or tokens.low[k - 1] in {",", "where", *_ADVERBS}


def _tells_the_day(word: str) -> bool:
    """Whether a word before the subject only tells when ("Also on 16 May"), or counts."""
    return word in _SAME_DAY or word in MONTHS or word in WEEKDAYS or not word[0].isalpha()


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
    mentions = find_mentions(tokens, i, at, _known_words(people))
    found = [p.party for p in people if mentions and _is_of(tokens, mentions[-1], p)]
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
