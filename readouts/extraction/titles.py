"""An office with its portfolio and its party: "President of the Republic of Turkey"."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.extraction.lexicon import word_set
from readouts.extraction.offices import (
    find_head,
    is_head,
    match_honorific,
    office_key,
    office_words,
    singular,
    starts_title,
)
from readouts.extraction.parties import PartyMatch, gazetteer, match_party
from readouts.extraction.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Title:
    """An office at tokens ``[i, j)``; ``key`` is what it is compared by.

    ``plural`` is set for "foreign ministers"; ``parties`` holds the codes that
    stand in its complement ("President of the Republic of Turkey"). ``serves`` is set
    where it ends in another's office ("Adviser to the President"). ``short`` is the
    office without its portfolio ("deputy minister"), which later sentences call it by.
    """

    i: int
    j: int
    key: str
    plural: bool
    parties: tuple[str, ...]
    serves: bool = False
    short: str = ""


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


# "Head of the Office of the President"
_OFFICES_OF = frozenset(
    {"office", "administration", "cabinet", "secretariat", "chancellery", "staff"}
)


# Words that are an office by themselves, but an adjective before a body.
_ADJECTIVES = frozenset({"executive", "general", "chief", "principal", "deputy"})


# Offices that serve another office-holder.
_SERVING = word_set("titles_serving")
# Names of states that people bear as well.
_NAMES_OF_PEOPLE = word_set("personal_names_surname_words")


_FRATERNAL = frozenset({"sisterly", "brotherly", "friendly", "fraternal", "neighbouring"})
# "for Trade and ASEAN Affairs", "and Moroccan Expatriates"
_OF_THE_PARTY = frozenset(
    {"abroad", "nationals", "affairs", "expatriates", "emigrants", "diaspora", "citizens"}
)
_TROUBLES = frozenset({"crisis", "conflict", "war", "situation"})
_MATTERS = frozenset({"issues", "matters", "questions", "affairs", "topics"})
_CONNECTING = frozenset({"of", "for", "to", "on", "in", "at", "with"})
_REGIONS = frozenset({"oblast", "region", "province", "territory", "krai", "voivodeship", "county"})
# What one has "with" a state or a body ("Coordinator for Cooperation with China").
_TIES = frozenset({"cooperation", "co-operation", "relations", "dialogue", "negotiations"})
# Who is "for" a state is sent by it, where the host follows ("for Norway to Sweden").
_SENT = frozenset({"ambassador", "commissioner", "consul"})
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "director", "secretary"})


def match_title(tokens: Tokens, i: int, end: int) -> Title | None:
    """The office that starts at token ``i``, with its complement, or None."""
    try:
        return tokens.titles[i, end]  # type: ignore[no-any-return]
    except KeyError:
        title = tokens.titles[i, end] = _read_title(tokens, i, end)
        return title


def _read_title(tokens: Tokens, i: int, end: int) -> Title | None:
    phrases = office_words().phrases
    phrase = phrases.match(tokens.low, i, end) if tokens.low[i] in phrases else None
    if phrase is not None:
        return Title(i, i + phrase[0], phrase[1], False, ())
    head_at = find_head(tokens, i, end)
    if head_at < 0:
        return None
    j = _after_suffixes(tokens, head_at + 1, end)
    head, plural = singular(tokens.low[head_at])
    words = [*tokens.low[i:head_at], head, *tokens.low[head_at + 1 : j]]
    short = office_key(tuple(words))
    j = _after_charge(tokens, _after_note(tokens, j, end), end)
    j, complement, parties = _complement(tokens, j, end, head, plural)
    j += tokens.low[j : min(j + 1, end)] == ["*"]  # "the President of Kosovo* Carl Dahl"
    implied = office_words().implied_party.get(" ".join(words))
    if implied and not parties:
        parties = (implied,)
    serves = j - 1 > head_at + 1 and is_head(tokens.low[j - 1])
    return Title(i, j, office_key((*words, *complement)), plural, parties, serves, short)


def further_portfolio(tokens: Tokens, k: int, end: int, first: Title) -> Title | None:
    """The office of "and for Works" at ``k``, where ``first`` is "the Ministers for Trade"."""
    if k >= end or tokens.low[k] not in ("of", "for") or not first.plural:
        return None
    head = first.key.split()[0] if " for " in first.key else first.key.split()[-1]
    j, words, parties = _complement(tokens, k, end, head, plural=False)
    return Title(k, j, office_key((head, *words)), False, parties) if words else None


def _after_note(tokens: Tokens, j: int, end: int) -> int:
    """Past the brackets of "Foreign Secretary (Senior Secretary)" and "Secretary (West)"."""
    if j + 2 >= end or tokens.low[j] != "(" or not tokens.caps[j + 1]:
        return j
    state = match_party(tokens, j + 1, end)
    if state is not None and len(state.word.code) == 2:
        return j
    stop = next((k for k in range(j + 2, min(end, j + 6)) if tokens.low[k] == ")"), 0)
    return stop + 1 if stop else j


def _after_charge(tokens: Tokens, j: int, end: int) -> int:
    """To the "for" of "Minister responsible for", the "of" of "Minister in charge of"."""
    for charge, connector in ((["responsible"], "for"), (["in", "charge"], "of")):
        k = j + len(charge)
        if k < end and tokens.low[j:k] == charge and tokens.low[k] == connector:
            return k
    return j


_OF_GENERALS = frozenset({"director", "secretary", "consul", "attorney", "inspector"})


def _after_suffixes(tokens: Tokens, j: int, end: int) -> int:
    """Past "General" or "at Large" behind the head noun."""
    while j < end:
        low = tokens.low[j]
        if low == "at":
            if j + 1 >= end or tokens.low[j + 1] != "large":
                break
        elif low == "general" and tokens.low[j - 1] in _OF_GENERALS:
            pass  # "the director general of Bilateral Affairs"
        elif low not in office_words().suffixes or not (tokens.caps[j] or low == "large"):
            break
        j += 1
    return j


def _complement(
    tokens: Tokens, j: int, end: int, head: str, plural: bool
) -> tuple[int, list[str], tuple[str, ...]]:
    """What follows "of" or "for": new end, the words that belong to the office, party codes."""
    words: list[str] = []
    parties: list[str] = []
    while j + 1 < end and tokens.low[j] in _CONNECTING:
        connector = tokens.low[j]
        owned = (
            connector == "at" and head == "secretary" and _is_body_of_a_state(tokens, j + 1, end)
        )
        if connector == "with" and not (words and words[-1] in _TIES):
            break
        if connector in ("in", "at", "on") and (words or parties or owned):
            # "the Speaker of the Parliament of Chad in Oslo": where they met.
            # ... and "the Minister of Chad at the Foreign Ministry" as well
            of_state = connector == "at" and bool(parties)
            at_body = connector != "in" and not of_state and _is_body(tokens, j + 1, end)
            stop = _crisis_in(tokens, j, end) if connector == "in" else 0
            if at_body:
                stop = _after_body(tokens, j + 1, end)
            if not stop:
                break
            j = stop
            continue
        k = j + 1
        if tokens.low[k] == "the" and k + 1 < end:
            k += 1
        if tokens.low[k] in _FRATERNAL and k + 1 < end:
            k += 1
        in_office = bool(words) and words[-1] in _OFFICES_OF
        nested = _nested_title(tokens, k, end, connector, head in _SERVING or in_office)
        if nested:
            words.extend([connector, *tokens.low[k:nested]])
            served = match_party(tokens, k, nested)
            parties.extend([served.word.code] if served and served.word.code else ())
            j = nested
            continue
        stop, added, codes = _complement_words(tokens, k, end, connector, plural)
        if stop == k:
            break
        if added:
            words.extend([connector, *added])
        sent = head in _SENT and connector == "for" and tokens.low[stop : stop + 1] == ["to"]
        if connector == "of" or sent:
            # "Ambassador of Japan to China": only the first country is represented.
            parties.extend(codes)
        j = _skip_parenthesis(tokens, stop, end)
        j += tokens.words[j : min(j + 1, end)] == ["II"]  # "Minister of Foreign Affairs II"
    return j, words, tuple(parties)


def _is_body(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "the Federal Foreign Office" or "the Middle East Issue" begins at ``k``."""
    k = _past_owner(tokens, k, end)
    return k + 1 < end and tokens.caps[k] and tokens.low[k] in office_words().portfolio


def _is_body_of_a_state(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "the Swedish Ministry of Trade" begins at ``k``, where a secretary works."""
    bare = k + (tokens.low[k] == "the")
    return _past_owner(tokens, k, end) > bare and _is_body(tokens, k, end)


def _after_body(tokens: Tokens, k: int, end: int) -> int:
    k = _past_owner(tokens, k, end)
    while k < end:
        portfolio = office_words().portfolio
        joined = tokens.low[k] in ("of", "for", "and") and k + 1 < end and tokens.caps[k + 1]
        joined = joined and tokens.low[k + 1] in portfolio
        part = tokens.caps[k] and tokens.low[k] in portfolio
        if not (part or joined) or starts_title(tokens, k + joined, end):
            break
        k += 1
    return k


def _past_owner(tokens: Tokens, k: int, end: int) -> int:
    """Past "the" and the state of "at the Swedish Ministry of Foreign and European Affairs"."""
    k += tokens.low[k : k + 1] == ["the"]
    party = match_party(tokens, k, end)
    adjective = party is not None and "adjective" in party.word.forms
    return party.j if party is not None and adjective else k


def _crisis_in(tokens: Tokens, j: int, end: int) -> int:
    """The end of "in Georgia" in "Representative for the Crisis in Georgia Toivo Klaar", or 0."""
    party = match_party(tokens, j + 1, end)
    if party is None or party.j >= end or not tokens.caps[party.j]:
        return 0
    named = tokens.low[party.j] not in office_words().portfolio and tokens.words[party.j].isalpha()
    return party.j if named and not starts_title(tokens, party.j, end) else 0


def _nested_title(tokens: Tokens, k: int, end: int, connector: str, serving: bool) -> int:
    """The end of "the President" in "Assistant to the President", 0 where there is none."""
    if not tokens.caps[k] or not serving or connector not in ("to", "of", "for"):
        return 0
    party = match_party(tokens, k, end)
    if party is not None and party.j < end and connector != "of":
        # "Adviser to the French President"
        k = party.j + (tokens.low[party.j] == "'s")
    served = find_head(tokens, k, end) if k < end else -1
    if served < 0 or (connector == "for" and tokens.low[served] in _ENVOYS):
        # "Special Representative for Sudan Ambassador X": who is sent serves no ambassador.
        return 0
    j = _after_suffixes(tokens, served + 1, end)
    # "the Presidential Executive Office" is a body, nobody's office.
    body = j < end and tokens.caps[j] and tokens.low[j] in office_words().portfolio
    return 0 if body else j


def _complement_words(
    tokens: Tokens, k: int, end: int, connector: str, plural: bool
) -> tuple[int, list[str], list[str]]:
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


def _skip_parenthesis(tokens: Tokens, j: int, end: int) -> int:
    """Past an abbreviation in brackets: "Affairs (ECA)"."""
    if j + 2 < end and tokens.low[j] == "(":
        for k in range(j + 1, min(end, j + 5)):
            if tokens.low[k] == ")":
                return _after_body(tokens, k + 1, end)
    return j
