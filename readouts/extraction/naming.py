"""The parts of a person's name: titles, given names, initials, surname, and which comes first.

Everything is compared folded: without case, diacritics, apostrophes and hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from readouts.extraction.lexicon import load_toml

_WORDS = load_toml("name_words")
SURNAME_FIRST = frozenset(_WORDS["surname_first"].split())
PATRONYMICS = frozenset(_WORDS["patronymics"].split())
_PARTICLES = PATRONYMICS | frozenset(_WORDS["particles"].split())
_LEADING_PARTICLES = _PARTICLES - frozenset(_WORDS["particles_never_leading"].split())
_HONORIFICS = frozenset(_WORDS["honorifics"].split())
_OFFICES = frozenset(_WORDS["offices"].split())
_EXACT = frozenset(_WORDS["exact_spelling"].split())
_LISTED = frozenset(_WORDS["listed_spellings"].split())
_SYNONYMS: dict[str, str] = _WORDS["office_synonyms"]
_SUFFIXES = frozenset(_WORDS["suffixes"].split())
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"}
)
_WORD = re.compile(r"[^\W\d_]+\.?")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2018\u2019\u02bc`](?=\w)|['\u2018\u2019\u02bc`]")
# Regular differences of transliterations, in order: what stands left is written as what
# stands right before two words are compared.
_REGULAR = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"tch|tsch", "ch"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"ou|oo", "u"),
        (r"([aou])e", r"\1"),  # an umlaut written out: Bjoern for Björn
        (r"ks", "x"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"off$", "ov"),
        (r"eff$", "ev"),
        (r"[iyj]+", "i"),
        (r"(?<=[^aeiou])ie(?=[^aeiou])", "e"),
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. ``words`` are all that count, in order: given names and surname.

    ``initials`` are single letters ("J."), ``numeral`` is that of "Abdullah II",
    ``titles`` the words of an office that stood before the name ("Secretary").
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: tuple[str, ...]
    surname_first: bool
    initials: tuple[str, ...] = ()
    numeral: str = ""
    titles: frozenset[str] = frozenset()

    @property
    def letters(self) -> frozenset[str]:
        """The letters that an initial of this name may be."""
        return frozenset(word[0] for word in self.words) | frozenset(self.initials)


def parse_name(written: str, party: str = "", aliases: tuple[str, ...] = ()) -> Name:
    """The parts of a name as a text writes it, titles before it included.

    Which word is the surname is told by capitals ("WANG Yi"), by another form of the name
    that is one word ("Minister Wang"), or by the party's custom, in this order; otherwise
    the surname comes last. Raises ValueError where there is no word in it.
    """
    raw = _WORD.findall(_APOSTROPHES.sub("", written.replace("-", " ")))
    titles, raw = _split_titles(raw)
    words: list[str] = []
    initials: list[str] = []
    capitals: list[bool] = []
    numeral = ""
    for word in raw:
        folded = fold(word)
        if words and folded in _SUFFIXES:
            continue
        if words and folded in _NUMERALS and word.isupper() and len(word) > 1:
            numeral = folded
        elif len(folded) == 1:
            initials.append(folded)
        elif folded:
            words.append(folded)
            capitals.append(word.isupper())
    if not words and initials:
        words, capitals, initials = ["".join(initials)], [False], []
    if not words:
        raise ValueError(f"{written!r} is no name: it holds no word")
    surname, first = _surname(words, capitals, party, aliases)
    given = words[len(surname) :] if first else words[: len(words) - len(surname)]
    return Name(
        words=tuple(words),
        given=tuple(given),
        surname=surname,
        surname_first=first,
        initials=tuple(initials),
        numeral=numeral,
        titles=titles,
    )


def office_words(office: str) -> frozenset[str]:
    """The words of an office that tell it from another; countries and "of the" left out."""
    words = (fold(word) for word in _WORD.findall(office.replace("-", " ")))
    return frozenset(_SYNONYMS.get(word, word) for word in words if word in _OFFICES)


def fold(word: str) -> str:
    """A word without case, diacritics and what is no letter."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if letter.isalpha())


@lru_cache(maxsize=50_000)
def skeleton(folded: str) -> str:
    """A word as regular differences of transliteration leave it: "sergei" for "sergey"."""
    for pattern, written in _REGULAR:
        folded = pattern.sub(written, folded)
    return folded


@lru_cache(maxsize=50_000)
def spelling_keys(folded: str) -> frozenset[str]:
    """Keys of which two words share one when they are spellings of one name."""
    bare = skeleton(folded)
    return frozenset({folded, bare}) | _groups().get(bare, frozenset())


def alike(one: str, other: str, *parties: str) -> bool:
    """Whether two folded words may be one name, in the strictest custom of the parties."""
    if one == other:
        return True
    if not _EXACT.isdisjoint(parties):
        return False
    if not _LISTED.isdisjoint(parties):
        listed = _groups().get(skeleton(one), frozenset())
        return not listed.isdisjoint(_groups().get(skeleton(other), frozenset()))
    return not spelling_keys(one).isdisjoint(spelling_keys(other))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """For each word of the data file, by its skeleton, the numbers of the groups it is in."""
    listed = load_toml("name_spellings")["spellings"]
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for number, group in enumerate(listed):
        for word in group.split():
            keys[skeleton(fold(word))].add(f"#{number}")
    return {word: frozenset(numbers) for word, numbers in keys.items()}


def _split_titles(raw: list[str]) -> tuple[frozenset[str], list[str]]:
    """The office words before a name, and the name; a lone word is always the name."""
    titles: set[str] = set()
    at = 0
    connecting = {"of", "for", "and", "to", "at", "on", "affairs"}
    while at < len(raw) - 1:
        word = fold(raw[at])
        if word in _OFFICES:
            titles.add(_SYNONYMS.get(word, word))
        elif word not in _HONORIFICS and not (titles and word in connecting):
            break
        at += 1
    return frozenset(titles), raw[at:]


def _surname(
    words: list[str], capitals: list[bool], party: str, aliases: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """The surname, and whether it comes first."""
    if len(words) == 1:
        return (words[0],), party in SURNAME_FIRST
    shouted = [word for word, capital in zip(words, capitals, strict=True) if capital]
    if shouted and len(shouted) < len(words):
        return tuple(shouted), capitals[0]
    alone = {fold(rest[0]) for rest in map(_bare_words, aliases) if len(rest) == 1}
    # "Sheikh Tahnoon", "Prince Khalid": with a father's name after it, the first is given.
    first_is_given = words[-1] in alone or not PATRONYMICS.isdisjoint(words)
    if words[0] in alone and not first_is_given:
        return (words[0],), True
    if words[-1] in alone:
        return _with_particles(words), False
    if party in SURNAME_FIRST:
        return (words[0],), True
    return _with_particles(words), False


def _bare_words(written: str) -> list[str]:
    """The words of a form of a name, without the titles before it."""
    return _split_titles(_WORD.findall(_APOSTROPHES.sub("", written.replace("-", " "))))[1]


def _with_particles(words: list[str]) -> tuple[str, ...]:
    """The last word with the particles before it; a first word is the given name ("Ben").

    Unless all there is are particles and a surname: "von der Leyen", "Al Thani".
    """
    begin = len(words) - 1
    while begin > 1 and words[begin - 1] in _PARTICLES:
        begin -= 1
    if begin == 1 and words[0] in _LEADING_PARTICLES:
        begin = 0
    return tuple(words[begin:])
