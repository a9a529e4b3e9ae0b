"""The parts of a person's name: titles, given names, initials, surname, and which comes first.

Everything is compared folded: without case, diacritics, apostrophes and hyphens.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

# Parties whose people are named surname first in English texts. Japanese names come in
# both orders, so there the surname has to show from another form of the name.
SURNAME_FIRST = frozenset({"CN", "HK", "MO", "TW", "KP", "KR", "VN", "KH"})
# fmt: off
_PARTICLES = frozenset({
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "le",
    "la", "los", "bin", "ibn", "ben", "bint", "al", "el", "ter", "ten", "st", "abu", "ould",
})
PATRONYMICS = frozenset({"bin", "ibn", "bint", "ould"})  # "son of": what follows is the father
_LEADING_PARTICLES = _PARTICLES - {"ben", "van", "do", "st"}  # given names, or parts of places
_HONORIFICS = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon",
    "honourable", "honorable", "excellency", "majesty", "highness", "royal", "his", "her", "he",
    "sheikh", "shaikh", "sheikha", "sayyid", "sayyida", "dato", "datuk", "seri", "sri", "tan",
    "tun", "tengku", "pehin", "hajji", "haji", "gen", "lt", "col", "maj", "capt", "adm", "amb",
    "sen", "rep", "rev", "the", "comrade",
})
_OFFICES = frozenset({
    "secretary", "state", "president", "prime", "minister", "premier", "chancellor", "foreign",
    "external", "vice", "deputy", "assistant", "under", "principal", "first", "permanent", "crown",
    "prince", "princess", "king", "queen", "emir", "sultan", "amir", "taoiseach", "national",
    "security", "advisor", "adviser", "councilor", "councillor", "counselor", "ambassador", "envoy",
    "representative", "special", "high", "commissioner", "commission", "defense", "defence",
    "director", "general", "chairman", "chairwoman", "chairperson", "chair", "speaker", "governor",
    "senator", "congressman", "treasury", "trade", "finance", "interior", "justice", "energy",
    "admiral", "climate", "spokesperson", "member", "leader", "head",
})
# fmt: on
# Where a name is romanised by rule, another letter is another name: Zhou is not Zhu. Korean names
# have many spellings, and only the listed ones are one name.
_EXACT = frozenset({"CN", "HK", "MO", "TW", "VN", "KH"})
_LISTED = frozenset({"KR", "KP"})
_SYNONYMS = {
    "adviser": "advisor",
    "defence": "defense",
    "councillor": "councilor",
    "counselor": "councilor",
    "external": "foreign",
    "premier": "prime",
    "head": "leader",
    "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair",
}
_SUFFIXES = frozenset({"jr", "sr", "phd", "md", "mp", "esq"})
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
    file = resources.files("readouts.extraction") / "data" / "name_spellings.toml"
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["spellings"]
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
    for alias in aliases:
        _, rest = _split_titles(_WORD.findall(_APOSTROPHES.sub("", alias.replace("-", " "))))
        if len(rest) == 1 and fold(rest[0]) == words[0] != words[-1]:
            return (words[0],), True
        if len(rest) == 1 and fold(rest[0]) == words[-1] != words[0]:
            return _with_particles(words), False
    if party in SURNAME_FIRST:
        return (words[0],), True
    return _with_particles(words), False


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
