"""Whom somebody represents, and who is known to hold an office."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from readouts.extraction.appositions import Mention
from readouts.extraction.lexicon import word_set
from readouts.extraction.officeholders import (
    Officeholder,
    holder_with_surname,
    known_party,
    terms_of,
)
from readouts.extraction.offices import office_words
from readouts.extraction.participant import Participant
from readouts.extraction.parties import PartyMatch, ambiguous_words, gazetteer, match_party
from readouts.extraction.titles import Title, match_title
from readouts.extraction.tokens import Tokens

_LEEWAY = dt.timedelta(days=45)
# What a readout says its own side has ("Ireland's call", "the U.S. commitment").
_STANDS = word_set("representation_stands")


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


def complete_parties(
    tokens: Tokens,
    people: list[Participant],
    home: str,
    day: dt.date | None,
    ranges: Sequence[tuple[int, int]],
) -> None:
    """Give a party to whom the text gives none: the publisher's for its own side.

    ``home`` is the publisher's party, ``day`` that of the encounter, ``ranges`` the
    tokens of the title and the lead. What is inferred from them costs confidence.
    """
    for person in people:
        if not person.party:
            person.party = _known(person, home, day)
    taken = {p.party for p in people if p.party}
    if home and home not in taken and not _is_of_states_only(people, home):
        # Nobody but the publisher's own can be meant by who is named without a country.
        own = next((p for p in people if not p.party and not p.group), None)
        if own is not None:
            own.party = home
    _party_by_context(tokens, people, home, ranges)


def _is_of_states_only(people: list[Participant], home: str) -> bool:
    """Whether all without a party hold offices of states, of which an organisation has none."""
    nameless = [p for p in people if not p.party and not p.group]
    return _is_an_organisation(home) and all(_is_of_a_state(p) for p in nameless)


def _is_an_organisation(party: str) -> bool:
    return len(party) > 2 or party in ("EU", "UN")


def _is_of_a_state(person: Participant) -> bool:
    return bool({"prime minister", "foreign minister", "deputy prime minister"} & set(person.keys))


def _known(person: Participant, home: str, day: dt.date | None) -> str:
    """The party by name or office, or by being the lead's subject of one's own publisher."""
    well_known = known_party(person.words)
    if person.subject and home and well_known:
        # Who once was of an organisation, or is now, may speak for a state on that day.
        terms = terms_of(person.words, well_known)
        held = any(
            (day is None or term.holds_on(day, _LEEWAY)) and _may_hold(person, term)
            for term in terms
        )
        well_known = well_known if held else ""
    if person.subject and home:
        return well_known or home
    if well_known:
        return well_known
    implied = _implied_party(person, home)
    if implied or person.group:
        return implied
    term = holder_with_surname(person.words, person.keys, "", day)
    return term.party if term is not None else ""


def _may_hold(person: Participant, term: Officeholder) -> bool:
    """Whether the text gives somebody the office of ``term``, or just the name as it is known."""
    keys = [key for key in person.keys if key not in ("ambassador", "counterpart")]
    if not keys:
        return person.words == term.words
    return any(term.office.startswith(key) or key.startswith(term.office) for key in keys)


def _implied_party(person: Participant, home: str) -> str:
    """The party that an office tells ("Taoiseach"); some tell it of the lead's subject only."""
    lists = office_words()
    for key in person.keys:
        if key in lists.implied_party:
            return lists.implied_party[key]
        if key in lists.implied_of_subject and person.subject and not home:
            return lists.implied_of_subject[key]
        for body, party in lists.implied_bodies.items():
            if f" {body} " in f" {key} ":
                return party
    return ""


def _party_by_context(
    tokens: Tokens, people: list[Participant], home: str, ranges: Sequence[tuple[int, int]]
) -> None:
    """The party of those whom neither words nor knowledge place: that of the company they are in.

    The one foreign party of title and lead; else that of whoever is named right before;
    else the publisher's own, where no foreign party is named at all, and the office is not
    one that stands for a state.
    """
    foreign = {c for i, j in ranges for c in parties_in(tokens, i, j) if c != home}
    before: Participant | None = None
    subjects = {p.party for p in people if p.subject}
    if subjects and not {"", home} & subjects:
        # "Minister Dahl of Sweden called on President Berg, ...": guests call on the publisher's.
        foreign.clear()
    for person in people:
        if not person.party and not person.subject and home:
            person.party = _of_the_company(person, before, foreign, home)
            if not person.party and not foreign and _receives_guests(person, subjects, home):
                person.party = home
            several = not person.group and not person.party.isupper()  # "the Baltic states"
            if several or (_is_an_organisation(person.party) and _is_of_a_state(person)):
                person.party = ""  # "Prime Minister" of no organisation
            if person.party:
                person.confidence = min(person.confidence, 0.7)
        before = person


def _receives_guests(person: Participant, subjects: set[str], home: str) -> bool:
    """Whether somebody whom foreign guests met holds an office of the publisher's state."""
    guests = len(home) == 2 and bool(subjects) and not {"", home} & subjects
    sent = any(key.startswith((*_SENT, "secretary-general")) for key in person.keys)
    return guests and bool(person.titles) and not (person.group or sent or _is_private(person))


def _of_the_company(
    person: Participant, before: Participant | None, foreign: set[str], home: str
) -> str:
    lists = office_words()
    plural = person.group and not any(not title.plural for title in person.titles)
    if not plural and _is_private(person):
        return ""
    if not plural and any(k.startswith(lists.own_offices.get(home, ())) for k in person.keys):
        return home
    if not plural and before is not None and before.party in foreign and not before.subject:
        together = before.span and person.span and 0 <= person.span[0] - before.span[1] <= 8
        if together:
            return before.party
    if len(foreign) == 1:
        alone = next(iter(foreign))
        return "" if _is_an_organisation(alone) and _is_of_a_state(person) else alone
    elsewhere = set(person.keys) & lists.classes["national"]
    sent = any(key.startswith(_SENT) for key in person.keys)
    return "" if foreign or plural or elsewhere or sent else home


# Whoever holds such an office of whatever it is ("Secretary-General of the Union") is a guest.
_SENT = (
    "secretary-general of",
    "ambassador",
    "special envoy",
    "charge d'affaires",
    "high representative",
)


def _is_private(person: Participant) -> bool:
    private = office_words().classes["private"]
    return any(key.split()[-1] in private for key in person.keys)


def party_of_the_other_side(tokens: Tokens, people: list[Participant], home: str) -> None:
    """The party of those still without one: the foreign state that the text speaks of most."""
    nameless = [p for p in people if not (p.party or p.subject or p.group or _is_private(p))]
    nameless = [p for p in nameless if p.titles]
    if not home or not nameless:
        return
    taken = {p.party for p in people}
    named = parties_in(tokens, 0, len(tokens))
    states = [(c, n) for c, n in named.most_common() if len(c) == 2 and c not in taken | {home}]
    if states and states[0][1] >= 2 and (len(states) == 1 or states[0][1] >= 2 * states[1][1]):
        for person in nameless:
            person.party = states[0][0]
            person.confidence = min(person.confidence, 0.6)


_RECEIVING = frozenset({"received", "receives", "hosted", "hosts", "welcomed", "welcomes"})
# Behind these stands the speaker's own country ("said Estonia valued"), or the host's.
_BEFORE_OWN = frozenset(
    {"thanked", "thanks", "thank", "said", "commended", "praised", "appreciated"}
)


def own_side(
    tokens: Tokens, people: list[Participant], town: str, ranges: Sequence[tuple[int, int]]
) -> None:
    """The party of the lead's subject where neither text nor publisher gives it.

    The date line's town tells, else the one state that title or lead (``ranges``) name together
    with the others', else the one state besides those whose stands the text reports.
    """
    nameless = [p for p in people if p.subject and not p.party] or _left_alone(people)
    if not nameless:
        return
    others = {p.party for p in people if p.party and len(p.parties) < 2}
    printed = Tokens(town)
    codes = Counter(
        {c: n for c, n in parties_in(printed, 0, len(printed)).items() if c not in others}
    )
    if len(codes) != 1:
        codes = Counter(c for i, j in ranges for c in _named_with(tokens, i, j, others))
    if len(codes) != 1:
        hosts = (c for i, j in ranges for c in _hosts_in(tokens, i, j) if c not in others)
        codes = Counter(hosts)
    if len(codes) != 1:
        codes = Counter({c: n for c, n in _sides_in(tokens).items() if c not in others})
    if len(codes) != 1:
        codes = _partners_in(tokens, others)
    if len(codes) != 1:
        codes = Counter({c: n for c, n in _positions_in(tokens).items() if c not in others})
    if not codes:
        named = parties_in(tokens, 0, len(tokens), towns=False)
        states = {code for code in named if len(code) == 2 and code not in others}
        codes = Counter(states if len(states) == 1 else ())
    ranked = codes.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        for person in nameless:
            person.party = ranked[0][0]
            person.confidence = min(person.confidence, 0.7)


def _left_alone(people: Sequence[Participant]) -> list[Participant]:
    """The one without a party among those who met: of the other side than the rest."""
    left = [p for p in people if p.titles and not (p.party or p.group or _is_private(p))]
    return left if len(left) == 1 and len(people) > 1 else []


def _sides_in(tokens: Tokens) -> Counter[str]:
    """The states whose sides the text speaks of ("the Chinese side")."""
    codes: Counter[str] = Counter()
    for k in range(1, len(tokens)):
        if tokens.low[k] in ("side", "delegation") and tokens.caps[k - 1]:
            for at in range(max(0, k - 4), k):
                party = match_party(tokens, at, k)
                if party is not None and party.j == k and len(party.word.code) == 2:
                    codes[party.word.code] += 1
                    break
    return codes


def _named_with(tokens: Tokens, i: int, j: int, others: set[str]) -> list[str]:
    """The state of "talks between Norway and Sweden" that is none of the others', if one alone."""
    found: list[str] = []
    k = i
    while k < j:
        row: list[str] = []
        party = match_party(tokens, k, j)
        while party is not None and len(party.word.code) == 2:
            row.append(party.word.code)
            k = party.j
            while k < j and tokens.low[k] in ("and", ",", "the"):
                k += 1
            party = match_party(tokens, k, j) if k < j and k > party.j else None
        left = set(row) - others
        if len(row) > 1 and len(left) == 1 and others.intersection(row):
            found.extend(left)
        k = k if row else k + 1
    return found


def _hosts_in(tokens: Tokens, i: int, j: int) -> list[str]:
    """The state of "received in Oslo ...", and of "who is on a visit to Norway"."""
    found: list[str] = []
    receives = bool(_RECEIVING & set(tokens.low[i:j]))
    for k in range(i + 1, j - 1):
        in_town = receives and tokens.low[k] == "in"
        visited = tokens.low[k] == "to" and tokens.low[k - 1] == "visit"
        party = match_party(tokens, k + 1, j) if in_town or visited else None
        if party is None or len(party.word.code) != 2:
            continue
        if visited or party.word.forms == {"city"}:
            found.append(party.word.code)
    return found


def _partners_in(tokens: Tokens, others: set[str]) -> Counter[str]:
    """The states that a hyphen puts beside those of the others ("China-Thailand consultations")."""
    codes: Counter[str] = Counter()
    for k, low in enumerate(tokens.low):
        parts = low.split("-")
        if len(parts) < 2 or not tokens.caps[k]:
            continue
        found = [gazetteer().match([part], 0, 1) for part in parts]
        pair = [match[1].code if match else "" for match in found]
        if all(pair) and len(others.intersection(pair)) == len(set(pair)) - 1:
            codes[next(code for code in pair if code not in others)] += 1
    return codes


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


def parties_in(tokens: Tokens, i: int, j: int, *, towns: bool = True) -> Counter[str]:
    """How often each party is named between tokens ``i`` and ``j``, by a capital too."""
    codes: Counter[str] = Counter()
    k = i
    while k < j:
        party = match_party(tokens, k, j)
        seat = party is not None and party.word.code == "EU" and party.word.forms == {"city"}
        seat = seat or (party is not None and not towns and party.word.forms == {"city"})
        seat = seat or (party is not None and _is_an_event(tokens, party))
        named = party is not None and party.word.code and not seat
        if party is not None and named and not _is_of_a_town(tokens, party):
            codes[party.word.code] += 1
        k = party.j if party is not None else k + 1
    return codes


def _is_an_event(tokens: Tokens, party: PartyMatch) -> bool:
    """Whether "at the European Council" only tells where people met: nobody is of it."""
    k = party.i - 1 - (tokens.low[party.i - 1 : party.i] == ["the"])
    organisation = _is_an_organisation(party.word.code) and tokens.low[party.j - 1] == "council"
    return organisation and k >= 0 and tokens.low[k] == "at"


def _is_of_a_town(tokens: Tokens, party: PartyMatch) -> bool:
    """Whether "Georgia" stands behind a town that is no state's capital ("Clarkston, Georgia")."""
    k = party.i
    if k < 2 or tokens.low[k - 1] != "," or not tokens.caps[k - 2]:
        return False
    ambiguous = " ".join(tokens.low[k : party.j]) in ambiguous_words()
    return ambiguous and match_party(tokens, k - 2, k - 1) is None


def add_known_offices(tokens: Tokens, people: list[Participant], day: dt.date | None) -> None:
    """Give the publisher's well-known principal, named without office, the office held that day.

    As printed, where a bare "the President" can mean nobody else.
    """
    for person in people:
        if person.titles or person.group or not person.party:
            continue
        for term in terms_of(person.words, person.party):
            if day is None or term.holds_on(day):
                person.titles = [Title(0, 0, term.office, False, ())]
        if person.titles and not any(person.keys[0] in p.keys for p in people if p is not person):
            person.role = _bare_office(tokens, person.keys[0])


def _bare_office(tokens: Tokens, key: str) -> str:
    """The office as "the President" prints it, with neither country nor name; "" if nowhere."""
    for k in range(len(tokens) - 1):
        if tokens.low[k] != "the" or not tokens.caps[k + 1]:
            continue
        title = match_title(tokens, k + 1, len(tokens))
        if title is None or title.key != key or title.plural or title.parties:
            continue
        named = title.j < len(tokens) and tokens.caps[title.j] and tokens.words[title.j].isalpha()
        if not named:
            return tokens.printed(title.i, title.j)
    return ""
