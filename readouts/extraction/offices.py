"""Offices and titles: what a run of words like "State Councilor and Foreign Minister" is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from readouts.extraction.lexicon import Lexicon, load_toml, word_set
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
    phrases: Lexicon[str]
    synonyms: dict[str, str]
    classes: dict[str, frozenset[str]]
    implied_party: dict[str, str]
    implied_of_subject: dict[str, str]
    implied_bodies: dict[str, str]
    own_offices: dict[str, tuple[str, ...]]


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
        phrases=Lexicon(data["phrases"].items()),
        synonyms=synonyms,
        classes={name: frozenset(offices) for name, offices in data["classes"].items()},
        implied_party=data["implied_party"],
        implied_of_subject=data["implied_of_subject"],
        implied_bodies=data["implied_bodies"],
        own_offices={party: tuple(keys) for party, keys in data["own_offices"].items()},
    )


# What does not tell one office from another.
_NOT_IN_KEYS = word_set("offices_not_in_keys")
# Before an office these make it another one.
# "on her first official visit": an adjective
_OFFICIAL_WHAT = frozenset(
    {
        "visit",
        "trip",
        "talks",
        "meeting",
        "residence",
        "reception",
        "dinner",
        "lunch",
        "welcome",
        "statement",
        "letter",
        "ceremony",
        "delegation",
        "programme",
        "program",
        "development",
    }
)
_RANKS_AND_NAMES = frozenset({"amir", "sultan"})
_PARTICLES = word_set("personal_names_particles")
_OTHER_RANKS = frozenset({"deputy", "vice", "assistant", "of", "for"})
# An office never begins with these when they are not capitalised.
_LOWER_MODIFIERS = word_set("offices_lower_modifiers")
_NOT_LOWER_HEADS = word_set("offices_not_lower_heads")
_SPACED = (["e."], ["h."], ["m."])  # "H. E."
_INSTITUTIONS = frozenset({"ministry", "department", "office", "bureau", "bank", "council"})
# What a "head of ..." in small letters is head of.
_HEADED = frozenset(
    {"state", "government", "delegation", "mission", "staff", "the", "diplomacy", "diplomacies"}
)


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
        above = kept[:-length]
        if tail in synonyms and above[-1] != "state" and not set(above) & _OTHER_RANKS:
            return synonyms[tail]
    return phrase


def singular(word: str) -> tuple[str, bool]:
    """The singular of a head noun, and whether ``word`` was plural."""
    word = bare_head(word)
    head = office_words().plurals.get(word)
    return (head, True) if head is not None else (word, False)


@lru_cache(maxsize=20_000)
def bare_head(word: str) -> str:
    """ "Advisor-designate" without what only tells that the office is not yet held."""
    return word.removesuffix("-designate").removesuffix("-elect")


@lru_cache(maxsize=20_000)
def is_head(word: str) -> bool:
    lists = office_words()
    word = bare_head(word)
    return word in lists.heads or word in lists.plurals


def match_honorific(tokens: Tokens, i: int, end: int) -> int:
    """The number of tokens of the honorific at ``i``, 0 where there is none."""
    if i + 2 < end and tokens.low[i] == "(" and tokens.low[i + 2] == ")":
        # "Amb. (Dr.) Anna Berg"
        return 3 if tokens.low[i + 1] in office_words().honorifics else 0
    if i >= end or not tokens.caps[i]:
        return 0
    honorifics = office_words().honorifics
    if tokens.low[i] not in honorifics:
        return _rare_honorific(tokens, i, end) if len(tokens.low[i]) < 3 else 0
    found = honorifics.match(tokens.low, i, end)
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
    if phrase == "baron" and i > 0 and is_head(tokens.low[i - 1]):
        # "Secretary General Baron Waqa"
        return 0
    # "Madam President", "Lady": an honorific needs something to honour behind it.
    k = i + n
    follows = k < end and (tokens.caps[k] or tokens.low[k] in (".", "the", "("))
    # "Mr van der Dahl", "Mr bin Berg"
    particle = k + 1 < end and tokens.low[k] in _PARTICLES
    follows = follows or (particle and (tokens.caps[k + 1] or tokens.low[k + 1] in _PARTICLES))
    return n if follows else 0


def _rare_honorific(tokens: Tokens, i: int, end: int) -> int:
    """The number of tokens of "H. E.", and of "U", Burmese for "Mr.", at ``i``."""
    if tokens.low[i] == "h.":
        return 2 if tokens.low[i + 1 : i + 2] in _SPACED else 0
    named = i + 2 < end and tokens.caps[i + 1] and tokens.words[i + 1].isalpha()
    return int(named and tokens.words[i] == "U")


def find_head(tokens: Tokens, i: int, end: int) -> int:
    """The token of the head noun of an office that starts at ``i``, or -1."""
    lists = office_words()
    k = i
    while k < end:
        word, cap = tokens.low[k], tokens.caps[k]
        if k > i and word in _RANKS_AND_NAMES and tokens.low[k - 1] in lists.portfolio:
            # "the Interim Government Amir Khan": a given name
            return -1
        if word == "official" and k + 1 < end and tokens.low[k + 1] in _OFFICIAL_WHAT:
            return -1
        justice = word == "justice" and k > 0 and tokens.low[k - 1] == "chief"
        if justice or (is_head(word) and (cap or k > i or _lower_head(tokens, k, end))):
            further = find_head(tokens, k + 1, end) if word in lists.modifiers and cap else -1
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
            if after <= k + 2 or _is_place_of_work(tokens, k, after):
                # "Office of the Secretary" is a place of work, not a person.
                return -1
            k = after
        else:
            return -1
    return -1


def _is_premodifier(word: str, cap: bool) -> bool:
    lists = office_words()
    if cap or word[:1].isdigit():  # "1st Vice Foreign Minister"
        return word in lists.modifiers or word in lists.portfolio
    return word in _LOWER_MODIFIERS


def _lower_head(tokens: Tokens, k: int, end: int) -> bool:
    """Whether a head in small letters is an office ("the governor", "head of state")."""
    word = tokens.low[k]
    if word in ("head", "heads", "chief"):
        following = tokens.low[k + 1 : k + 5]
        return following[:1] == ["of"] and bool(_HEADED & set(following))
    return singular(word)[0] not in _NOT_LOWER_HEADS


def _is_place_of_work(tokens: Tokens, k: int, head: int) -> bool:
    """Whether "Office of the Prime Minister" is where somebody works, up to the ``head``."""
    own = tokens.low[k - 1] in ("office", "cabinet") and tokens.low[k + 1] == "the"
    return own and find_head(tokens, k + 2, head + 1) == head


def _after_institution(tokens: Tokens, k: int, end: int) -> int:
    """Past the portfolio of "Ministry of Foreign Affairs" that stands before an office."""
    while k < end:
        low = tokens.low[k]
        listed = low == "," and k + 1 < end and tokens.low[k + 1] not in _INSTITUTIONS
        if listed and is_head(tokens.low[k + 1]):
            # "Secretary of the Ministry of Foreign Affairs, Ambassador X"
            return 0
        if is_head(low) or not (
            listed or low in ("and", "the", "of") or _is_premodifier(low, tokens.caps[k])
        ):
            break
        k += 1
    return k


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
    return tokens.caps[k] and find_head(tokens, k, min(end, k + 6)) >= 0
