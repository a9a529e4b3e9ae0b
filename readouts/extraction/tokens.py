"""Words of a text, with their exact places.

Everything above this module works on token numbers; ``Tokens.start[i]`` and
``Tokens.end[i]`` lead back to the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import Any

# Some systems write an accent as a mark of its own after the letter.
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_HYPHENS = r"[-‐‑‒–­]"
# A word may hold hyphens and apostrophes inside ("Jean-Yves", "N'Djamena"), but the
# possessive "'s" is a token of its own, so that "Wang Yi's" still shows "Wang Yi".
_WORD = rf"{_LETTERS}(?:(?:{_HYPHENS}|['’‘ʼ](?!s\b)){_LETTERS})*"
_TOKEN = re.compile(
    rf"""(?!\s)(?:
    # Most tokens are these two sorts, and no other alternative reads them differently: tried first.
    [A-Za-z]++(?=[\ ,;:\n)]) | [,;:.()“”"—–]
  | (?:[^\W\d_]\.){{2,}}(?:{_HYPHENS}{_WORD})?      # U.S., H.E., U.S.-Japan
  | {_WORD}{_HYPHENS}(?:[^\W\d_]\.){{2,}}           # ASEAN-U.S.
  | [A-Z]\.[A-Z](?![\w.])                           # U.S without its last stop
  | ['’]s\b
  | HR/VP | HIV/AIDS | H\.E(?=[ \xa0])
  | (?i:mrs?|ms|dr|prof|hon|st|gen|lt|col|maj|capt|adm|sen|rep|amb|rev|smt|eng|jr|sr|md|brig|sgt
       |mme|msgr|ma)\.(?!\w)
  | (?<![\w.])[^\W\d_a-z]\.(?=[ \xa0]*(?:[^\W\d_a-z]|(?:de[l ]|von|van|bin|al-)))
                                                    # the initial in "Antony J. Blinken"
  | {_WORD}(?:{_HYPHENS}\d+)?
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b
  | \d+
  | \S
    )""",
    re.VERBOSE,
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "‒": "-"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word as lexicons spell it: lower case, no diacritics, plain apostrophes."""
    folded = word.translate(_APOSTROPHES).replace("\xad", "").casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")


class Tokens:
    """The tokens of one text: parallel lists of words, folded words and offsets."""

    __slots__ = (
        "bodies",
        "caps",
        "end",
        "low",
        "mentions",
        "parties",
        "start",
        "text",
        "titles",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.bodies: Any = None  # kept by `collectives.bodies_that_met`
        self.mentions: Any = None  # kept by `mentions.all_mentions`
        self.parties: dict[int, Any] = {}  # kept by `parties.match_party`
        self.titles: dict[tuple[int, int], Any] = {}  # kept by `titles.match_title`
        found = list(_TOKEN.finditer(text))
        self.words: list[str] = [match.group() for match in found]
        self.start: list[int] = [match.start() for match in found]
        self.end: list[int] = [match.end() for match in found]
        self.low: list[str] = [fold(word) for word in self.words]
        self.caps: list[bool] = [word[0].isupper() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the tokens that lie inside the characters ``[start, end)``."""
        return bisect_left(self.start, start), bisect_left(self.start, end)

    def lines(self) -> list[tuple[int, int]]:
        """The token ranges of the text's lines: no phrase runs from one into the next."""
        ranges: list[tuple[int, int]] = []
        begin = 0
        for i in range(1, len(self.words)):
            if "\n" in self.text[self.end[i - 1] : self.start[i]]:
                ranges.append((begin, i))
                begin = i
        if begin < len(self.words):
            ranges.append((begin, len(self.words)))
        return ranges

    def printed(self, i: int, j: int) -> str:
        """The text of the tokens ``[i, j)``: white space made plain, accents on their letters."""
        if i >= j:
            return ""
        plain = " ".join(self.text[self.start[i] : self.end[j - 1]].split())
        return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def words_of(phrase: str) -> tuple[str, ...]:
    """A lexicon phrase as the folded words that :class:`Tokens` would make of it."""
    return tuple(Tokens(phrase).low)
