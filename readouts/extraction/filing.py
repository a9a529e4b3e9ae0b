"""Under what a person is filed: the name with the surname first, and the words of an address."""

from __future__ import annotations

import unicodedata

from readouts.extraction.naming import fold, parse_name

_AFTER_NAMES = frozenset({"jr", "sr", "phd", "md", "mp", "esq", "ii", "iii", "iv", "v", "vi"})


def sort_name(name: str, party: str = "", aliases: tuple[str, ...] = ()) -> str:
    """The name as a list of people sorts it: "Lavrov, Sergey", "Wang Yi", "von der Leyen, Ursula".

    ``party`` and ``aliases`` tell which word is the surname, as in `naming.parse_name`.
    A name of one word, or without a letter, is left as it is.
    """
    try:
        parsed = parse_name(name, party, aliases)
    except ValueError:
        return name
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in _AFTER_NAMES:
        words.pop()
    # "al-Saud" is one word as printed, and two as it is compared.
    begin, missing = len(words), len(parsed.surname)
    while begin and missing > 0:
        begin -= 1
        missing -= len(words[begin].split("-"))
    if parsed.surname_first or len(parsed.words) == 1 or not begin:
        return name
    family, given = words[begin:], words[:begin]
    return f"{' '.join(family).rstrip(',')}, {' '.join(given)}"


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
