"""Whom people of the table met besides, as later sentences tell ("Later he met with ...")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from readouts.extraction.appositions import Mention
from readouts.extraction.completion import complete_names
from readouts.extraction.dates import MONTHS, WEEKDAYS
from readouts.extraction.holding import office_score
from readouts.extraction.lede import Lead, read_lead
from readouts.extraction.lexicon import load_toml
from readouts.extraction.matching import key_score, name_words, names_agree
from readouts.extraction.mentions import find_mentions
from readouts.extraction.participant import FURTHER_MEETING, Participant
from readouts.extraction.people_table import merge
from readouts.extraction.representation import (
    complete_parties,
    parties_in,
    party_of_the_other_side,
    share_party,
)
from readouts.extraction.tokens import Tokens

_CALLING = (["called", "on"], ["call", "on"], ["call", "to"], ["visit", "to"])
_CALLS = frozenset({"call", "calls", "visit"})
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
    lead = read_lead(tokens, i, j, known_words(people))
    if lead is None or tokens.low[lead.verb] not in _MEETING_VERBS:
        return ()
    told = max((m.j for m in lead.objects), default=lead.verb) + 4
    if other and _OTHER_TIMES & set(tokens.low[i : min(told, j)]):
        return ()
    own = _is_of_the_table(tokens, people, lead)
    return lead.objects if own else _hosts(tokens, people, lead)


def known_words(people: list[Participant]) -> frozenset[str]:
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
        own = any(p.subject and is_of(tokens, mention, p) for p in people)
        if own and number and tokens.low[mention.i - 1] == ",":
            return tuple(mentions[:number])
    return ()


def is_of(tokens: Tokens, mention: Mention, person: Participant) -> bool:
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
