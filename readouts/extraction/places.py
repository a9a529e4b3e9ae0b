"""Where the encounter was, as printed in the lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.extraction.dates import MONTHS, WEEKDAYS
from readouts.extraction.layout import Layout
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import word_set
from readouts.extraction.parties import gazetteer, match_party
from readouts.extraction.records import Claim, Span
from readouts.extraction.titles import match_title
from readouts.extraction.tokens import Tokens

_PREPOSITIONS = frozenset({"in", "at", "outside", "near"})
_INSIDE = word_set("places_inside")
_BUILDINGS = word_set("places_buildings")
_EVENTS = word_set("places_events")
NO_PLACES = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | {"person", "order", "response", "english", "arabic", "his", "her", "their", "ukraine's"}
)


# Before somebody who is met: "at the Amiri Diwan HE the Prime Minister of ..."
_OF_PEOPLE = frozenset({"he", "hh", "hrh", "h.e.", "h.h.", "mr", "mr.", "mrs", "mrs.", "ms", "ms."})
_HELD = frozenset(
    {"political", "bilateral", "consultations", "negotiations", "foreign", "trilateral"}
)
_ON_THE_WAY = frozenset(
    {"attended", "visited", "addressed", "participated", "arrived", "travelled", "traveled"}
    | {"continued", "hosted", "opened", "received", "chaired", "united"}
)
_INSTITUTION = re.compile(r"\b(?:ministry|department|office|presidency|cabinet) (?:of|for)\b", re.I)
_DAY_WORDS = frozenset({"on", "of", "today", "yesterday", ",", "the", "virtually", "(", ")"})
# Words behind which a place is one talked about.
_ABOUT = word_set("places_about")
_MATTERS = word_set("places_matters")
_DETERMINERS = frozenset({"the", "his", "her", "their", "a", "an"})
_MEETING_VERBS = frozenset(
    {"continue", "hold", "participate", "attend", "conduct", "take", "meet", "join"}
)


_WHERE = frozenset(
    {
        "visiting",
        "meeting",
        "beginning",
        "during",
        "evening",
        "morning",
        "including",
        "incoming",
        "acting",
    }
)
_TOLD_BEFORE = frozenset(
    {"visit", "visits", "visited", "trip", "arrived", "visiting", "held", "met"}
)
_NOUNS_OF_TALKS = frozenset({"meeting", "talks", "audience", "discussion", "conversation"})
_TRAVELS = frozenset({"traveled", "travelled", "trip", "visit"})


def place_in_lead(tokens: Tokens, lead: Lead) -> Claim | None:
    """The place in the lead's sentence: "in Guiyang City", "at the White House"."""
    mentions = (*lead.subjects, *lead.objects, *lead.others, *lead.present)
    inside = {k for m in mentions for k in range(m.i, m.j) if m.name is not None or m.titles}
    purpose = _purpose(tokens, lead)
    if tokens.low[lead.verb] in ("discussed", "reviewed"):
        purpose = lead.verb
    best: tuple[int, int] | None = None
    first = lead.i
    if tokens.low[first] == "after":
        # "After the ceremony at the palace, the presidents held talks."
        first = next((k for k in range(first, lead.verb) if tokens.low[k] == ","), first)
    if "between" in tokens.low[lead.verb + 1 : lead.verb + 8] and first < lead.verb:
        # "The war in Mali was the topic of the meeting in Oslo between X and Y."
        first = lead.verb if tokens.low[lead.verb] in _NOUNS_OF_TALKS else first
    for k in range(first, purpose):
        office = _town_of_office(tokens, k, purpose) or _named_home(tokens, k, purpose)
        if office is not None:
            return claim_of(tokens, office, "place in lead", 0.85)
        travelled = tokens.low[k] == "to" and (
            tokens.low[k - 1] in _TRAVELS
            or tokens.low[lead.verb] in ("welcomed", "hosted", "welcome")
        )
        arrived = k > lead.verb and tokens.low[k - 1] in ("arrived", "is", "was")
        if (tokens.low[k] in _PREPOSITIONS or travelled) and k not in inside and not arrived:
            span = _place_at(tokens, k, purpose)
            if span is None:
                continue
            if tokens.low[k] != "at":
                return claim_of(tokens, span, "place in lead", 0.9)
            best = best or _town_of(tokens, span, purpose) or span
    if best is not None:
        return claim_of(tokens, best, "building in lead", 0.8)
    return _visited(tokens, lead) or _of_the_event(tokens, lead)


def _town_of_office(tokens: Tokens, k: int, end: int) -> tuple[int, int] | None:
    """The town of "at his Nairobi office"."""
    if tokens.low[k] not in ("at", "in") or k + 3 >= end or tokens.low[k + 1] not in _DETERMINERS:
        return None
    town = match_party(tokens, k + 2, end)
    house = town is not None and town.j < end and tokens.low[town.j] in ("office", "residence")
    return (town.i, town.j) if house and town is not None and "city" in town.word.forms else None


def _of_the_event(tokens: Tokens, lead: Lead) -> Claim | None:
    """The town of "on the sidelines of the Munich Security Conference"."""
    for k in range(lead.verb, lead.j - 4):
        if tokens.low[k] in ("sidelines", "margins") and tokens.low[k + 1] == "of":
            at = k + 2 + (tokens.low[k + 2] == "the")
            town = match_party(tokens, at, lead.j)
            capital = town is not None and town.word.forms == {"city"}
            stop = town.j if town is not None else at + 1
            known = capital or (town is None and tokens.low[at + 1] == "security")
            if known and stop < lead.j and tokens.caps[at] and tokens.caps[stop]:
                return claim_of(tokens, (at, stop), "place of the event", 0.6)
    return None


def _town_of(tokens: Tokens, building: tuple[int, int], end: int) -> tuple[int, int] | None:
    """The town of "at State House, Dar es Salaam"."""
    k = building[1]
    for _ in range(2):
        # "at the Ministry, Villa Fram, Oslo": the town may stand behind a second house.
        if k + 1 >= end or tokens.low[k] != "," or not tokens.caps[k + 1]:
            return None
        town = match_party(tokens, k + 1, end)
        if town is not None:
            return (town.i, town.j) if "city" in town.word.forms else None
        k = _name_end(tokens, k + 1, end)
    return None


def _visited(tokens: Tokens, lead: Lead) -> Claim | None:
    """ "..., currently visiting Lima, held a meeting ...": the town that is visited."""
    for k in range(lead.i, lead.j - 1):
        if tokens.low[k] == "visiting" and k + 1 < lead.j and tokens.caps[k + 1]:
            party = match_party(tokens, k + 1, lead.j)
            span = _place_at(tokens, k, lead.j)
            if span is not None and (party is None or "city" in party.word.forms):
                return claim_of(tokens, span, "place visited", 0.6)
    return None


def find_place(
    tokens: Tokens, lead: Lead | None, layout: Layout, sentences: Sequence[tuple[int, int]]
) -> Claim | None:
    """The place from the lead, the place line, or a sentence on "the meeting in ..."."""
    if lead is not None:
        claim = place_in_lead(tokens, lead) or _on_a_visit(tokens, lead, sentences)
        if claim is not None:
            return claim
    for start, end in layout.places:
        line = tokens.text[start:end]
        if (
            len(line) < 60
            and not _INSTITUTION.search(line)
            and set(tokens.low[slice(*tokens.between(start, end))])
            & (_BUILDINGS | {"moscow", "novo-ogaryovo", "sochi", "region"})
        ):
            return Claim(" ".join(line.split()), line, Span(start, end), "place line", 0.85)
    for i, j in sentences[:3]:
        town = _town_that_hosted(tokens, i, j)
        if town is not None:
            return claim_of(tokens, town, "place in body", 0.8)
        held = _held_at(tokens, i, j)
        span = _place_at(tokens, held, j) if held else None
        if span is not None:
            return claim_of(tokens, span, "place in body", 0.8)
    for i, j in sentences[1:8]:
        claim = _behind_the_noun(tokens, i, j)
        if claim is not None:
            return claim
    for i, j in sentences[:4]:
        town = _town_of_the_day(tokens, i, j) or _town_of_the_guest(tokens, i, j)
        if town is not None:
            return claim_of(tokens, town, "place in body", 0.6)
    return None


_THE_DAY = (["today"], ["this"], ["yesterday"], ["tonight"])
_MET = frozenset({"met", "held", "received", "meeting", "talks", "hosted"})


def _is_a_day(tokens: Tokens, k: int, end: int, *, told: bool) -> bool:
    """Whether "today" stands at ``k``, or a date where talks are ``told`` ("on September 12")."""
    on = told and k + 1 < end and tokens.low[k] == "on"
    dated = on and (tokens.low[k + 1] in NO_PLACES or tokens.low[k + 1][0].isdigit())
    return tokens.low[k : k + 1] in _THE_DAY or dated


def _town_of_the_day(tokens: Tokens, i: int, end: int) -> tuple[int, int] | None:
    """The town of "The Minister met the leaders in Oslo this afternoon"."""
    if not _MET & set(tokens.low[i:end]):
        return None
    for k in range(i, end - 2):
        town = match_party(tokens, k + 1, end) if tokens.low[k] == "in" else None
        if town is not None and town.word.forms == {"city"}:
            talks = tokens.low[k - 1] in _NOUNS_OF_TALKS
            return (town.i, town.j) if _is_a_day(tokens, town.j, end, told=talks) else None
    return None


def _town_of_the_guest(tokens: Tokens, i: int, end: int) -> tuple[int, int] | None:
    """The town of "... received Minister Dahl, who is in Oslo on a visit", of "welcome to Oslo"."""
    for k in range(i + 1, end - 2):
        visits = tokens.low[k - 1 : k + 1] in (["is", "in"], ["was", "in"])
        welcome = tokens.low[k] == "to" and "welcome" in tokens.low[max(i, k - 2) : k]
        town = match_party(tokens, k + 1, end) if visits or welcome else None
        if town is None or town.word.forms != {"city"}:
            continue
        if welcome or (
            tokens.low[k - 2] == "who" and {"visit", "trip"} & set(tokens.low[town.j : town.j + 6])
        ):
            return town.i, town.j
    return None


_CITY_STATES = frozenset({"SG", "MC", "VA"})


def _on_a_visit(tokens: Tokens, lead: Lead, sentences: Sequence[tuple[int, int]]) -> Claim | None:
    """The town of "The Minister is in Oslo on a visit", or of "They held talks in Oslo".

    Either is told before the lead, which names those who met.
    """
    before = [(i, j) for i, j in sentences[:2] if i < lead.i]
    for i, j in dict.fromkeys((*before, *lead.beside)):
        if not _TOLD_BEFORE & set(tokens.low[i:j]):
            continue
        for k in range(i, j - 1):
            town = match_party(tokens, k + 1, j) if tokens.low[k] in ("in", "to") else None
            city = town is not None and (
                town.word.forms == {"city"} or town.word.code in _CITY_STATES
            )
            if town is not None and city and tokens.low[town.j : town.j + 1] != ["'s"]:
                return claim_of(tokens, (town.i, town.j), "place visited", 0.6)
    return None


def _town_that_hosted(tokens: Tokens, i: int, end: int) -> tuple[int, int] | None:
    """The town of "On August 2, Tashkent hosted the first meeting of the ministers"."""
    for k in range(i + 1, min(end, i + 8)):
        if tokens.low[k] == "hosted":
            towns = (match_party(tokens, at, k) for at in range(max(i, k - 3), k))
            town = next((t for t in towns if t is not None and t.j == k), None)
            return (town.i, town.j) if town is not None and town.word.forms == {"city"} else None
    return None


def _held_at(tokens: Tokens, i: int, end: int) -> int:
    """The "in" of "the meeting ... was held in Dushanbe", 0 where there is none."""
    for k in range(i + 1, end - 1):
        held = tokens.low[k] == "held" and tokens.low[k - 1] in ("was", "were")
        place = tokens.low[k] == "place" and tokens.low[k - 1] in ("took", "takes")
        if held or place:
            at = _after_day(tokens, k + 1, end)
            if tokens.low[at] in ("in", "at"):
                return at
    return 0


def _after_day(tokens: Tokens, k: int, end: int) -> int:
    """Past "today" or "on 20 March 2024,"."""
    while k < end - 2 and (
        tokens.low[k] in _DAY_WORDS or tokens.low[k] in NO_PLACES or tokens.low[k][:1].isdigit()
    ):
        k += 1
    return k


def _behind_the_noun(tokens: Tokens, i: int, end: int) -> Claim | None:
    """ "Today's meeting in Geneva was ...": the place right behind the noun."""
    for k in range(i, min(end - 2, i + 5)):
        if (
            tokens.low[k] in ("meeting", "talks", "discussions", "consultations")
            and tokens.low[k + 1] == "in"
        ):
            span = _place_at(tokens, k + 1, end)
            return claim_of(tokens, span, "place in body", 0.75) if span else None
    return None


def _purpose(tokens: Tokens, lead: Lead) -> int:
    """Where the lead's words turn to what was talked about: no place of the meeting behind it."""
    for k in range(lead.verb + 1, lead.j):
        low = tokens.low[k]
        after = tokens.low[k + 1] if k + 1 < lead.j else ""
        then = tokens.low[k + 2] if k + 2 < lead.j else ""
        if low in _ABOUT or (low in ("on", "over") and after in ("the", "a") and then in _MATTERS):
            return k
        if (
            low == "on"
            and tokens.low[k - 1] in _NOUNS_OF_TALKS
            and _names_matters(tokens, k, lead.j)
        ):
            return k
        if low == "and" and after.endswith("ed") and after not in _ON_THE_WAY:
            # "... held talks, and discussed the situation in Ukraine"
            return k
        infinitive = low == "to" and after.isalpha() and not tokens.caps[k + 1]
        if infinitive and after not in _DETERMINERS and after not in _MEETING_VERBS:
            return k
        if low == "," and after.endswith("ing") and not tokens.caps[k + 1] and after not in _WHERE:
            return k
        then_met = after in ("their", "the", "talks", "a") or after.endswith("ing")
        if low == "following" or (low in ("after", "ahead") and not then_met):
            return k
    return lead.j


def _names_matters(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "talks on" at ``k`` goes on with what was talked about, and with no day."""
    day = k + 1 < end and tokens.low[k + 1] in NO_PLACES
    return k + 1 < end and tokens.words[k + 1].isalpha() and not tokens.caps[k + 1] and not day


# "in the city of Oslo"
_TOWN_OF = (["city", "of"], ["town", "of"])
# "at her official residence Nordhall"
_HOMES = frozenset({"residence", "office", "palace", "villa"})


def _named_home(tokens: Tokens, k: int, end: int) -> tuple[int, int] | None:
    """The name of "at her official residence Nordhall", None where it has none."""
    if tokens.low[k] != "at" or k + 3 >= end or tokens.low[k + 1] not in ("his", "her", "their"):
        return None
    at = k + 2 + (tokens.low[k + 2] in ("official", "private"))
    if at + 1 >= end or tokens.low[at] not in _HOMES or not tokens.caps[at + 1]:
        return None
    stop = _name_end(tokens, at + 1, end)
    return (at + 1, stop) if match_title(tokens, at + 1, end) is None else None


def _place_at(tokens: Tokens, k: int, end: int) -> tuple[int, int] | None:
    """The tokens of the place behind the preposition at ``k``."""
    preposition = tokens.low[k]
    start = k + 1
    if start < end and tokens.low[start] == "the":
        start += 1
    if tokens.low[start : start + 2] in _TOWN_OF:
        start += 2
    if start >= end or not tokens.caps[start] or not tokens.words[start][0].isalpha():
        return None
    if tokens.low[start] in ("no", "no.", "number"):
        # "at No 10": a house, and no name of a place.
        return None
    if _is_of_states(tokens, start, end):
        return None
    if tokens.low[start] in NO_PLACES or match_title(tokens, start, end):
        # "at the Prime Minister's Office" begins with an office but is a building.
        stop = _building_end(tokens, start, end)
        return (start, stop) if stop else None
    stop = _name_end(tokens, start, end)
    words = set(tokens.low[start:stop])
    if stop < end and tokens.low[stop] == "'s" and (preposition != "at" or words <= _BUILDINGS):
        # "at the Ministry's headquarters": any ministry has some
        return None
    if words & _EVENTS and not words & _BUILDINGS:
        return None
    if preposition == "at" and not words & _BUILDINGS:
        unknown = stop - start == 1 and match_party(tokens, start, end) is None
        unknown = unknown or _town_of(tokens, (start, stop), end) is not None
        unknown = unknown or _is_a_house(tokens, start, stop, end)
        return _building_or_none(tokens, start, end) or ((start, stop) if unknown else None)
    party = match_party(tokens, start, end) if preposition == "to" else None
    if party is not None and "name" in party.word.forms and not words & _BUILDINGS:
        return None
    return (start, stop) if words - NO_PLACES else None


def _is_of_states(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "Swedish" or "Norway-Sweden" only tells whose talks they were."""
    parts = tokens.low[k].split("-")
    if len(parts) > 1 and all(part in gazetteer() for part in parts):
        return True
    party = match_party(tokens, k, end)
    adjective = party is not None and "adjective" in party.word.forms and party.j < end
    return adjective and party is not None and tokens.low[party.j] in _EVENTS | _HELD


def _name_end(tokens: Tokens, start: int, end: int) -> int:
    stop = start + 1
    while stop < end:
        low = tokens.low[stop]
        if low == "i" or low in _OF_PEOPLE:
            break  # "Yesterday in New York I met ..."
        named = tokens.caps[stop] and tokens.words[stop][0].isalpha() and low not in NO_PLACES
        quay = low.startswith("d'") and len(low) > 3  # "Quai d'Orsay"
        inner = (
            low in _INSIDE
            and low not in ("and", "the", "for")
            and stop + 1 < end
            and (tokens.caps[stop + 1] or tokens.low[stop + 1] == "the")
        )
        if named or quay or inner:
            stop += 2 if low == "of" and tokens.low[stop + 1] == "the" else 1
        elif low == "," and stop + 1 < end and tokens.low[stop + 1] == "d.c.":
            stop += 2
        elif low == "city" and not tokens.caps[stop]:
            stop += 1
        else:
            break
    return stop


def _building_or_none(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    stop = _building_end(tokens, start, end)
    return (start, stop) if stop else None


def _is_a_house(tokens: Tokens, start: int, stop: int, end: int) -> bool:
    """Whether "at Wisma Fram" names a place: a name of two words, and neither state nor event."""
    behind = tokens.low[stop] if stop < end else "."
    named = stop - start in (2, 3) and behind in (".", ",", "on", "today", "in", "this", "for")
    return named and match_party(tokens, start, end) is None


def _begins_a_guest(tokens: Tokens, k: int, end: int) -> bool:
    """Whether somebody is named right behind a building ("at Baabda Palace US envoy X")."""
    party = match_party(tokens, k, end)
    at = party.j if party is not None else k
    return at < end and match_title(tokens, at, end) is not None


def _building_end(tokens: Tokens, start: int, end: int) -> int:
    """The end of a building's name that starts at ``start``, 0 where it is none."""
    stop = start
    while stop < end and stop < start + 9:
        low = tokens.low[stop]
        if not (tokens.caps[stop] or low in _INSIDE or low in _BUILDINGS):
            break
        named = stop > start and bool(set(tokens.low[start:stop]) & _BUILDINGS)
        if named and tokens.low[stop - 1] not in _INSIDE and _begins_a_guest(tokens, stop, end):
            break
        if tokens.low[stop] in _OF_PEOPLE:
            break
        stop += 1
    while stop > start and not (tokens.caps[stop - 1] or tokens.low[stop - 1] in _BUILDINGS):
        stop -= 1
    return stop if set(tokens.low[start:stop]) & _BUILDINGS else 0


def claim_of(tokens: Tokens, span: tuple[int, int], rule: str, confidence: float) -> Claim:
    i, j = span
    printed = tokens.printed(i, j)
    start, end = tokens.start[i], tokens.end[j - 1]
    return Claim(printed, tokens.text[start:end], Span(start, end), rule, confidence)
