"""Under what a person is filed: the name with the surname first, and the words of an address."""

from __future__ import annotations

import unicodedata

from readouts.extraction.lexicon import load_toml
from readouts.extraction.naming import PATRONYMICS, Name, fold, parse_name

_CUSTOMS = load_toml("name_words")
_AS_WRITTEN = frozenset(_CUSTOMS["filed_as_written"].split())
_EITHER_ORDER = frozenset(_CUSTOMS["either_order"].split())
_TWO_SURNAMES = frozenset(_CUSTOMS["two_surnames"].split())
_AL_IS_GIVEN = frozenset(_CUSTOMS["al_is_given"].split())
_AFTER_NAMES = frozenset({"jr", "sr", "phd", "md", "mp", "esq", "ii", "iii", "iv", "v", "vi"})


def sort_name(name: str, party: str = "", aliases: tuple[str, ...] = ()) -> str:
    """The name as a list of people sorts it: "Lavrov, Sergey", "Wang Yi", "von der Leyen, Ursula".

    ``party`` and ``aliases`` tell which word is the surname, as in `naming.parse_name`.
    A name of one word, or without a letter, is left as it is, and so is one without a
    surname: "Mohammed bin Salman" is a son of Salman.
    """
    try:
        parsed = parse_name(name, party, aliases)
    except ValueError:
        return name
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in _AFTER_NAMES:
        words.pop()
    if parsed.surname_first or len(parsed.words) == 1 or parsed.surname[0] in PATRONYMICS:
        return name
    if party in _AS_WRITTEN or (party in _EITHER_ORDER and not _is_known(parsed, aliases)):
        return name
    begin = _begin_of_surname(words, parsed)
    if party in _TWO_SURNAMES:
        begin = _begin_of_two(words, begin, aliases)
    if party in _AL_IS_GIVEN and len(words) == 2 and fold(words[0]) == "al":
        begin = 1
    if not begin:
        return name
    family, given = words[begin:], words[:begin]
    return f"{' '.join(family).rstrip(',')}, {' '.join(given)}"


def _begin_of_surname(words: list[str], parsed: Name) -> int:
    """Where the surname begins: "al-Saud" is one word as printed, and two as it is compared."""
    begin, missing = len(words), len(parsed.surname)
    while begin and missing > 0:
        begin -= 1
        missing -= len(words[begin].split("-"))
    return begin


def _begin_of_two(words: list[str], begin: int, aliases: tuple[str, ...]) -> int:
    """Where two surnames begin: at the first word by which somebody is called, but a given name."""
    folded = [fold(word) for word in words]
    for alias in aliases:
        called = [fold(word) for word in alias.split()]
        if called and called[0] in folded[1:begin] and called == _run(folded, called):
            begin = folded.index(called[0], 1)
    return begin


def _run(words: list[str], called: list[str]) -> list[str]:
    start = words.index(called[0], 1)
    return words[start : start + len(called)]


def _is_known(parsed: Name, aliases: tuple[str, ...]) -> bool:
    """Whether another form of the name is the surname alone."""
    return any(fold(alias) == "".join(parsed.surname) for alias in aliases)


def address_words(name: str) -> str:
    """The words of a name in plain ASCII for an address: "antony blinken" of "Antony J. Blinken".

    Titles and middle initials are left out, for texts of one person differ in them. Empty
    where no letter of it can be written so.
    """
    try:
        parsed = parse_name(name)
    except ValueError:
        return ""
    words = [*parsed.words, *([parsed.numeral] if parsed.numeral else [])]
    plain = (unicodedata.normalize("NFKD", word).encode("ascii", "ignore") for word in words)
    return " ".join(word.decode() for word in plain if word)
