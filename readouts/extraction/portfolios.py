"""What an office is for, behind its "of" or "for": the words of a portfolio, and the state."""

from __future__ import annotations

from readouts.extraction.lexicon import word_set
from readouts.extraction.offices import (
    is_head,
    match_honorific,
    office_words,
    starts_title,
)
from readouts.extraction.parties import PartyMatch, gazetteer, match_party
from readouts.extraction.tokens import Tokens

# What no portfolio begins with, though the words are in its list.
_CONNECTORS = frozenset({"and", "the", "&", ",", "with", "'s"})
_LOWER_COMPLEMENTS = frozenset(
    {
        "diplomacy",
        "diplomacies",
        "ministries",
        "departments",
        "state",
        "government",
        "staff",
        "delegation",
        "mission",
        "affairs",
        "foreign",
        "defence",
        "defense",
        "parliament",
        "policy",
        "ministry",
        "department",
        "cabinet",
        "democratic",
        "opposition",
        "forces",
        "lower",
        "upper",
        "house",
        "chamber",
        "assembly",
        "senate",
        "finance",
        "trade",
        "justice",
        "interior",
        "economy",
        "national",
        "council",
    }
)
_FIRST_HALVES = frozenset({"st", "st.", "saint", "new", "el", "san", "santa", "los", "la", "sao"})
# Words that are an office by themselves, but an adjective before a body.
_ADJECTIVES = frozenset({"executive", "general", "chief", "principal", "deputy"})
# Names of states that people bear as well.
_NAMES_OF_PEOPLE = word_set("personal_names_surname_words")
# "for Trade and ASEAN Affairs", "and Moroccan Expatriates"
_OF_THE_PARTY = frozenset(
    {"abroad", "nationals", "affairs", "expatriates", "emigrants", "diaspora", "citizens"}
)
_TROUBLES = frozenset({"crisis", "conflict", "war", "situation"})
_MATTERS = frozenset({"issues", "matters", "questions", "affairs", "topics"})
_REGIONS = frozenset({"oblast", "region", "province", "territory", "krai", "voivodeship", "county"})


def complement_words(
    tokens: Tokens, k: int, end: int, connector: str, plural: bool
) -> tuple[int, list[str], list[str]]:
    """What a portfolio says from token ``k`` on, behind ``connector`` ("of", "for"): where it ends,
    the words that belong to the office, and the codes of the parties in it.

    ``plural`` is set behind "ministers", who may be of several states. The end is ``k`` where
    nothing of the kind stands there.
    """
    first = k
    words: list[str] = []
    parties: list[str] = []
    stop = k
    while k < end:
        low = tokens.low[k]
        party = _party_in_complement(tokens, k, end, connector)
        if party is not None:
            k = stop = party.j
            if party.word.code and not (words and party.word.code == "EU"):
                parties.append(party.word.code)
            if (region := _after_region(tokens, k, end)) > k:
                k = stop = region
            if k < end and not _goes_on_after_party(tokens, k, end, plural):
                break
        elif _is_portfolio(tokens, k, end, at_start=k == first):
            words.append(low)
            abroad = _are_abroad(tokens, k, end) and gazetteer().match([low[:-1]], 0, 1)
            if abroad and abroad[1].code:
                parties.append(abroad[1].code)
            k += 1
            stop = k
        elif words and (matters := _other_matters(tokens, k, end)):
            k = stop = matters
        elif low == "'s" and words[-1:] == ["people"] and k + 1 < end and tokens.caps[k + 1]:
            # "of the Lao People's Revolutionary Party"
            k += 1
        elif (words and _inner_name(tokens, k, end)) or (
            k > first and low in _CONNECTORS and _continues(tokens, k, end, plural)
        ):
            words.append(low)
            k += 1
        elif k == first and connector in ("of", "for") and _unknown_body(tokens, k, end):
            # "Governor of Khabarovsk Territory": a name right after "of" is a place or a body.
            words.append(low)
            k += 2 if low in _FIRST_HALVES and k + 1 < end and tokens.caps[k + 1] else 1
            while plural and k < end and _unknown_body(tokens, k, end):
                # "leaders of Historically Black Colleges": nobody is named behind it.
                k += 1
            stop = k
        else:
            break
    while words and words[-1] in _CONNECTORS:
        words.pop()
    return stop, words, parties


def _after_region(tokens: Tokens, k: int, end: int) -> int:
    """Past "Omsk Oblast" in "Governor of Russia's Omsk Oblast"; ``k`` where there is none."""
    if tokens.low[k : k + 1] != ["'s"]:
        return k
    for at in range(k + 2, min(end, k + 5)):
        if not tokens.caps[at - 1]:
            return k
        if tokens.low[at] in _REGIONS and tokens.caps[at]:
            return at + 1
    return k


def _inner_name(tokens: Tokens, k: int, end: int) -> bool:
    """A name inside a body's name: "the Presidential Grants Foundation"."""
    return (
        k + 1 < end
        and tokens.caps[k]
        and tokens.caps[k + 1]
        and tokens.low[k + 1] in office_words().portfolio
        and not starts_title(tokens, k, end)
        and not starts_title(tokens, k + 1, end)
        and not match_honorific(tokens, k, end)
    )


def _party_in_complement(tokens: Tokens, k: int, end: int, connector: str) -> PartyMatch | None:
    party = match_party(tokens, k, end)
    if party is not None and _is_first_name(tokens, party, end):
        return None
    if party is None or (
        tokens.low[k] in office_words().portfolio and party.j == k + 1 and len(tokens.low[k]) > 4
    ):
        return None
    if connector in ("in", "at", "on") and not party.word.forms & {"name", "city"}:
        return None
    return party


def _is_first_name(tokens: Tokens, party: PartyMatch, end: int) -> bool:
    """Whether "Israel" in "Minister of Defense Israel Katz" is a name."""
    k, j = party.i, party.j
    behind = tokens.low[k - 1] not in ("of", "the", "and", ",", "for", "to", "in")
    named = j == k + 1 and tokens.low[k] in _NAMES_OF_PEOPLE
    alone = j < end and tokens.caps[j] and tokens.low[j] not in office_words().portfolio
    return behind and named and alone and not starts_title(tokens, j, end)


def _goes_on_after_party(tokens: Tokens, k: int, end: int, plural: bool) -> bool:
    if tokens.caps[k]:
        portfolio = office_words().portfolio
        body = k + 1 < end and tokens.low[k] in _ADJECTIVES and tokens.low[k + 1] in portfolio
        if body and not is_head(tokens.low[k + 1]):
            return True  # "Head of the Swedish General Intelligence Service"
        return tokens.low[k] in portfolio and not starts_title(tokens, k, end)
    if tokens.low[k] == "diplomacy":
        return True
    if tokens.low[k] in (
        "foreign",
        "delegation",
        "mission",
        "ministry",
        "democratic",
        "opposition",
    ):
        # "the head of the Uzbek foreign policy department"
        return tokens.low[k + 1 : k + 2] != ["minister"]
    return tokens.low[k] in _CONNECTORS and _continues(tokens, k, end, plural)


def _is_portfolio(tokens: Tokens, k: int, end: int, *, at_start: bool) -> bool:
    low = tokens.low[k]
    if _are_abroad(tokens, k, end):
        return True
    if low not in office_words().portfolio or not (tokens.caps[k] or low in _LOWER_COMPLEMENTS):
        return False
    if low in _ADJECTIVES and k + 1 < end and tokens.low[k + 1] in office_words().portfolio:
        # "of the Presidential Executive Office", "of the General Staff"
        return not is_head(tokens.low[k + 1])
    # "Minister of Foreign Affairs Ambassador X": what stands right behind "of" is the portfolio.
    return (at_start and not is_head(low)) or low == "affairs" or not starts_title(tokens, k, end)


def _are_abroad(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "Mauritanians" in "African Cooperation and Mauritanians Abroad" stands at ``k``."""
    abroad = k + 1 < end and tokens.caps[k] and tokens.low[k + 1] in ("abroad", "overseas")
    return abroad and tokens.low[k].endswith("s")


def _unknown_body(tokens: Tokens, k: int, end: int) -> bool:
    return (
        tokens.caps[k]
        and tokens.words[k][0].isalpha()
        and not starts_title(tokens, k, end)
        and not match_honorific(tokens, k, end)
    )


def _continues(tokens: Tokens, k: int, end: int, plural: bool) -> bool:
    """Whether after the connector at ``k`` the portfolio goes on."""
    following = k + 1
    while following < end and tokens.low[following] in _CONNECTORS and following < k + 3:
        following += 1
    if _other_matters(tokens, following, end):
        return True
    if following >= end or not tokens.caps[following]:
        return False
    if starts_title(tokens, following, end) or match_honorific(tokens, following, end):
        return False
    party = match_party(tokens, following, end)
    if _are_abroad(tokens, following, end) or (
        tokens.low[following] in office_words().portfolio and party is None
    ):
        return True
    if party is not None and party.word.code == "EU" and not plural:
        # "Minister of Foreign Affairs, European Union and Cooperation"
        return _is_joined_portfolio(tokens, party.j, end)
    if party is not None and party.j < end and tokens.low[party.j] in _OF_THE_PARTY:
        return True
    if tokens.low[k] in (",", "and", "&", "with"):
        # "the Presidents of Russia and Turkey"
        return plural and party is not None and not (party.j < end and tokens.caps[party.j])
    return party is not None


def _other_matters(tokens: Tokens, k: int, end: int) -> int:
    """The end of "other regional issues" in "for the Dialogue and other regional issues", or 0."""
    k += tokens.low[k : k + 1] == ["the"]
    if k + 2 < end and tokens.low[k] in _TROUBLES and tokens.low[k + 1] in ("in", "of"):
        # "for the Caucasus and the crisis in Georgia"
        state = match_party(tokens, k + 2, end)
        return state.j if state is not None else 0
    if k >= end or tokens.low[k] != "other":
        return 0
    stop = next((at for at in range(k + 1, min(end, k + 6)) if tokens.low[at] in _MATTERS), 0)
    return stop + 1 if stop else 0


def _is_joined_portfolio(tokens: Tokens, k: int, end: int) -> bool:
    return (
        k + 1 < end
        and tokens.low[k] in ("and", "affairs")
        and (tokens.low[k] == "affairs" or tokens.low[k + 1] in office_words().portfolio)
    )
