"""Offices and titles: what a run of words like "State Councilor and Foreign Minister" is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readouts.extraction.lexicon import Lexicon, load_toml, word_set
from readouts.extraction.parties import PartyMatch, match_party
from readouts.extraction.tokens import Tokens, words_of


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The word lists of ``data/offices.toml``, made ready for looking up."""

    heads: frozenset[str]
    plurals: dict[str, str]
    modifiers: frozenset[str]
    suffixes: frozenset[str]
    portfolio: frozenset[str]
    honorifics: Lexicon[str]
    synonyms: dict[str, str]
    classes: dict[str, frozenset[str]]
    implied_party: dict[str, str]
    implied_of_subject: dict[str, str]


@cache
def office_words() -> OfficeWords:
    data = load_toml("offices")
    plurals: dict[str, str] = {}
    heads: set[str] = set()
    for entry in data["heads"]:
        head, _, plural = entry.partition(":")
        if " " not in head:
            heads.add(head)
            plurals[plural or head + "s"] = head
    synonyms = {
        " ".join(word for word in words_of(form) if word != "the"): office
        for office, forms in data["synonyms"].items()
        for form in forms
    }
    return OfficeWords(
        heads=frozenset(heads),
        plurals=plurals,
        modifiers=frozenset(data["modifiers"]),
        suffixes=frozenset(data["suffixes"]),
        portfolio=frozenset(data["portfolio"]),
        honorifics=Lexicon((phrase, phrase) for phrase in data["honorifics"]),
        synonyms=synonyms,
        classes={name: frozenset(offices) for name, offices in data["classes"].items()},
        implied_party=data["implied_party"],
        implied_of_subject=data["implied_of_subject"],
    )


@dataclass(frozen=True, slots=True)
class Title:
    """An office at tokens ``[i, j)``; ``key`` is what it is compared by.

    ``plural`` is set for "foreign ministers"; ``parties`` holds the codes that
    stand in its complement ("President of the Republic of Turkey").
    """

    i: int
    j: int
    key: str
    plural: bool
    parties: tuple[str, ...]


# What no portfolio begins with, though the words are in its list.
_CONNECTORS = frozenset({"and", "the", "&", ",", "with", "'s"})
_LOWER_COMPLEMENTS = frozenset(
    {
        "diplomacy",
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
    }
)
# What does not tell one office from another.
_NOT_IN_KEYS = word_set("offices_not_in_keys")
# Before an office these make it another one.
_OTHER_RANKS = frozenset({"deputy", "vice", "assistant", "of", "for"})
# An office never begins with these when they are not capitalised.
_LOWER_MODIFIERS = word_set("offices_lower_modifiers")
_NOT_LOWER_HEADS = word_set("offices_not_lower_heads")
_INSTITUTIONS = frozenset({"ministry", "department", "office", "bureau", "bank", "council"})
_FIRST_HALVES = frozenset({"st", "st.", "saint", "new", "el", "san", "santa", "los", "la", "sao"})
# "Head of the Office of the President"
_OFFICES_OF = frozenset(
    {"office", "administration", "cabinet", "secretariat", "chancellery", "staff"}
)
# Words that are an office by themselves, but an adjective before a body.
_ADJECTIVES = frozenset({"executive", "general", "chief", "principal", "deputy"})
# What a "head of ..." in small letters is head of.
_HEADED = frozenset({"state", "government", "delegation", "mission", "staff", "the", "diplomacy"})
# Offices that serve another office-holder.
_SERVING = word_set("offices_serving")


def office_key(words: tuple[str, ...]) -> str:
    """The office in its canonical spelling: "Minister of Foreign Affairs" -> "foreign minister"."""
    synonyms = office_words().synonyms
    kept = [w for w in words if w not in _NOT_IN_KEYS]
    phrase = " ".join(kept)
    if phrase in synonyms:
        return synonyms[phrase]
    for length in range(len(kept) - 1, 1, -1):
        # "Minister of Foreign Affairs and International Trade": the leading office counts.
        head = " ".join(kept[:length])
        if head in synonyms and kept[length] in ("and", ",", "&", "of", "for"):
            return synonyms[head]
        # "Canadian Federal Foreign Minister" and the like end in the office.
        tail = " ".join(kept[-length:])
        if tail in synonyms and not set(kept[:-length]) & _OTHER_RANKS:
            return synonyms[tail]
    return phrase


def singular(word: str) -> tuple[str, bool]:
    """The singular of a head noun, and whether ``word`` was plural."""
    word = bare_head(word)
    head = office_words().plurals.get(word)
    return (head, True) if head is not None else (word, False)


def bare_head(word: str) -> str:
    """ "Advisor-designate" without what only tells that the office is not yet held."""
    return word.removesuffix("-designate").removesuffix("-elect")


def is_head(word: str) -> bool:
    lists = office_words()
    word = bare_head(word)
    return word in lists.heads or word in lists.plurals


def match_honorific(tokens: Tokens, i: int, end: int) -> int:
    """The number of tokens of the honorific at ``i``, 0 where there is none."""
    if not tokens.caps[i]:
        return 0
    found = office_words().honorifics.match(tokens.low, i, end)
    if found is None:
        return 0
    n, phrase = found
    if phrase in ("he", "hh", "hrh", "hm", "yab", "yb") and not tokens.words[i].isupper():
        return 0
    if phrase.startswith(("his ", "her ")):
        return n
    if i + n < end and (phrase, tokens.low[i + n]) in (("sheikh", "hasina"), ("sheikh", "mujibur")):
        # Here "Sheikh" is the name, not a form of respect.
        return 0
    # "Madam President", "Lady": an honorific needs something to honour behind it.
    follows = i + n < end and (tokens.caps[i + n] or tokens.low[i + n] in (".", "the"))
    return n if follows else 0


def match_title(tokens: Tokens, i: int, end: int) -> Title | None:
    """The office that starts at token ``i``, with its complement, or None."""
    head_at = _find_head(tokens, i, end)
    if head_at < 0:
        return None
    j = _after_suffixes(tokens, head_at + 1, end)
    head, plural = singular(tokens.low[head_at])
    words = [*tokens.low[i:head_at], head, *tokens.low[head_at + 1 : j]]
    j, complement, parties = _complement(tokens, j, end, head, plural)
    implied = office_words().implied_party.get(" ".join(words))
    if implied and not parties:
        parties = (implied,)
    return Title(i, j, office_key((*words, *complement)), plural, parties)


def _after_suffixes(tokens: Tokens, j: int, end: int) -> int:
    """Past "General" or "at Large" behind the head noun."""
    while j < end:
        low = tokens.low[j]
        if low == "at":
            if j + 1 >= end or tokens.low[j + 1] != "large":
                break
        elif low not in office_words().suffixes or not (tokens.caps[j] or low == "large"):
            break
        j += 1
    return j


def _find_head(tokens: Tokens, i: int, end: int) -> int:
    """The token of the head noun of an office that starts at ``i``, or -1."""
    lists = office_words()
    k = i
    while k < end:
        word, cap = tokens.low[k], tokens.caps[k]
        if is_head(word) and (cap or k > i or _lower_head(tokens, k, end)):
            further = _find_head(tokens, k + 1, end) if word in lists.modifiers and cap else -1
            return further if further > k and tokens.caps[k + 1] else k
        if _is_premodifier(word, cap) or (
            k > i
            and word in ("and", "&", "-", "/")
            and k + 1 < end
            and tokens.caps[k - 1]
            and _is_premodifier(tokens.low[k + 1], tokens.caps[k + 1])
        ):
            k += 1
        elif k > i and word == "of" and tokens.low[k - 1] in _INSTITUTIONS:
            after = _after_institution(tokens, k + 1, end)
            if after <= k + 2:
                # "Office of the Secretary" is a place of work, not a person.
                return -1
            k = after
        else:
            return -1
    return -1


def _is_premodifier(word: str, cap: bool) -> bool:
    lists = office_words()
    if cap:
        return word in lists.modifiers or word in lists.portfolio
    return word in _LOWER_MODIFIERS


def _lower_head(tokens: Tokens, k: int, end: int) -> bool:
    """Whether a head in small letters is an office ("the governor", "head of state")."""
    word = tokens.low[k]
    if word in ("head", "heads", "chief"):
        following = tokens.low[k + 1 : k + 5]
        return following[:1] == ["of"] and bool(_HEADED & set(following))
    return singular(word)[0] not in _NOT_LOWER_HEADS


def _after_institution(tokens: Tokens, k: int, end: int) -> int:
    """Past the portfolio of "Ministry of Foreign Affairs" that stands before an office."""
    while k < end:
        low = tokens.low[k]
        listed = low == "," and k + 1 < end and tokens.low[k + 1] not in _INSTITUTIONS
        if is_head(low) or not (
            listed or low in ("and", "the", "of") or _is_premodifier(low, tokens.caps[k])
        ):
            break
        k += 1
    return k


def _complement(
    tokens: Tokens, j: int, end: int, head: str, plural: bool
) -> tuple[int, list[str], tuple[str, ...]]:
    """What follows "of" or "for": new end, the words that belong to the office, party codes."""
    words: list[str] = []
    parties: list[str] = []
    while j + 1 < end and tokens.low[j] in ("of", "for", "to", "on", "in", "at"):
        connector = tokens.low[j]
        if connector in ("in", "at", "on") and (words or parties):
            # "the Speaker of the Parliament of Chad in Oslo": where they met.
            at_body = connector == "at" and _is_body(tokens, j + 1, end)
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
        in_office = bool(words) and words[-1] in _OFFICES_OF
        nested = _nested_title(tokens, k, end, connector, head in _SERVING or in_office)
        if nested:
            words.extend([connector, *tokens.low[k:nested]])
            j = nested
            continue
        stop, added, codes = _complement_words(tokens, k, end, connector, plural)
        if stop == k:
            break
        if added:
            words.extend([connector, *added])
        if connector == "of":
            # "Ambassador of Japan to China": only the first country is represented.
            parties.extend(codes)
        j = _skip_parenthesis(tokens, stop, end)
    return j, words, tuple(parties)


def _is_body(tokens: Tokens, k: int, end: int) -> bool:
    """Whether "the Federal Foreign Office" or another ministry begins at ``k``."""
    k += tokens.low[k] == "the"
    return k + 1 < end and tokens.caps[k] and tokens.low[k] in office_words().portfolio


def _after_body(tokens: Tokens, k: int, end: int) -> int:
    k += tokens.low[k] == "the"
    while k < end and tokens.caps[k] and tokens.low[k] in office_words().portfolio:
        k += 1
    return k


def _crisis_in(tokens: Tokens, j: int, end: int) -> int:
    """The end of "in Georgia" in "Representative for the Crisis in Georgia Toivo Klaar", or 0."""
    party = match_party(tokens, j + 1, end)
    if party is None or party.j >= end or not tokens.caps[party.j]:
        return 0
    named = tokens.low[party.j] not in office_words().portfolio and tokens.words[party.j].isalpha()
    return party.j if named and not starts_title(tokens, party.j, end) else 0


def _nested_title(tokens: Tokens, k: int, end: int, connector: str, serving: bool) -> int:
    """The end of "the President" in "Assistant to the President", 0 where there is none."""
    if not tokens.caps[k] or not serving or connector not in ("to", "of"):
        return 0
    served = _find_head(tokens, k, end)
    if served < 0:
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
            if k < end and not _goes_on_after_party(tokens, k, end, plural):
                break
        elif _is_portfolio(tokens, k, end, at_start=k == first):
            words.append(low)
            k += 1
            stop = k
        elif (words and _inner_name(tokens, k, end)) or (
            k > first and low in _CONNECTORS and _continues(tokens, k, end, plural)
        ):
            words.append(low)
            k += 1
        elif k == first and connector in ("of", "for") and _unknown_body(tokens, k, end):
            # "Governor of Khabarovsk Territory": a name right after "of" is a place or a body.
            words.append(low)
            k += 2 if low in _FIRST_HALVES and k + 1 < end and tokens.caps[k + 1] else 1
            stop = k
        else:
            break
    while words and words[-1] in _CONNECTORS:
        words.pop()
    return stop, words, parties


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
    if party is None or (
        tokens.low[k] in office_words().portfolio and party.j == k + 1 and len(tokens.low[k]) > 4
    ):
        return None
    if connector in ("in", "at", "on") and not party.word.forms & {"name", "city"}:
        return None
    return party


def _goes_on_after_party(tokens: Tokens, k: int, end: int, plural: bool) -> bool:
    if tokens.caps[k]:
        return tokens.low[k] in office_words().portfolio and not starts_title(tokens, k, end)
    if tokens.low[k] == "diplomacy":
        return True
    return tokens.low[k] in _CONNECTORS and _continues(tokens, k, end, plural)


def _is_portfolio(tokens: Tokens, k: int, end: int, *, at_start: bool) -> bool:
    low = tokens.low[k]
    if low not in office_words().portfolio or not (tokens.caps[k] or low in _LOWER_COMPLEMENTS):
        return False
    if low in _ADJECTIVES and k + 1 < end and tokens.low[k + 1] in office_words().portfolio:
        # "of the Presidential Executive Office", "of the General Staff"
        return not is_head(tokens.low[k + 1])
    # "Minister of Foreign Affairs Ambassador X": what stands right behind "of" is the portfolio.
    return (at_start and not is_head(low)) or low == "affairs" or not starts_title(tokens, k, end)


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
    if following >= end or not tokens.caps[following]:
        return False
    if starts_title(tokens, following, end) or match_honorific(tokens, following, end):
        return False
    party = match_party(tokens, following, end)
    if tokens.low[following] in office_words().portfolio and party is None:
        return True
    if party is not None and party.word.code == "EU" and not plural:
        # "Minister of Foreign Affairs, European Union and Cooperation"
        return _is_joined_portfolio(tokens, party.j, end)
    if tokens.low[k] in (",", "and", "&", "with"):
        # "the Presidents of Russia and Turkey"
        return plural and party is not None and not (party.j < end and tokens.caps[party.j])
    return party is not None


def _is_joined_portfolio(tokens: Tokens, k: int, end: int) -> bool:
    return (
        k + 1 < end
        and tokens.low[k] in ("and", "affairs")
        and (tokens.low[k] == "affairs" or tokens.low[k + 1] in office_words().portfolio)
    )


def starts_title(tokens: Tokens, k: int, end: int) -> bool:
    """Whether an office begins at ``k`` (the second in "Minister of X and Prime Minister")."""
    if tokens.low[k] in (
        "representatives",
        "ministers",
        "deputies",
        "governors",
        "chiefs",
        "directors",
    ):
        return False
    return tokens.caps[k] and _find_head(tokens, k, min(end, k + 6)) >= 0


def _skip_parenthesis(tokens: Tokens, j: int, end: int) -> int:
    """Past an abbreviation in brackets: "Affairs (ECA)"."""
    if j + 2 < end and tokens.low[j] == "(":
        for k in range(j + 1, min(end, j + 5)):
            if tokens.low[k] == ")":
                return k + 1
    return j
