"""Where words begin and end in a text, as far as a statement's edges must not cut them."""

from __future__ import annotations

import re
import unicodedata

from readouts.corrections.saving import CorrectionError

# Thai, Lao, Burmese and Khmer write no blanks between words; wide characters are told apart below.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_APOSTROPHES = frozenset("'’")
_IN_NUMBERS = frozenset(".,")


def check_between_words(text: str, at: int) -> None:
    """Raise CorrectionError where ``at`` is inside a word, naming the word's two edges."""
    start, end = word_around(text, at)
    if start < at < end:
        raise CorrectionError(
            f"{at} is inside the word “{text[start:end]}”: the nearest places between words "
            f"are {start} and {end}."
        )


def word_around(text: str, at: int) -> tuple[int, int]:
    """The edges of the word that ``at`` is inside of; ``at`` twice where it is between words.

    Apostrophes between letters and the marks inside of numbers belong to their word, as
    combining marks do to the letter before; a hyphen parts two words. Scripts that are written
    without blanks between words may be cut between any two characters.
    """
    start = end = at
    while _joined(text, start):
        start -= 1
    while _joined(text, end):
        end += 1
    return start, end


def _joined(text: str, at: int) -> bool:
    """Whether the characters before and after ``at`` are of one word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(after).startswith("M"):
        return True
    if _of_a_word(before) and _of_a_word(after):
        return True
    return _links(text, at - 1) or _links(text, at)


def _links(text: str, at: int) -> bool:
    """Whether the character at ``at`` joins the two beside it into one word."""
    if not 0 < at < len(text) - 1:
        return False
    before, sign, after = text[at - 1], text[at], text[at + 1]
    if sign in _APOSTROPHES:
        return _of_a_word(before) and _of_a_word(after)
    return sign in _IN_NUMBERS and before.isdigit() and after.isdigit()


def _of_a_word(character: str) -> bool:
    if unicodedata.category(character).startswith("M"):
        return True
    is_wide = unicodedata.east_asian_width(character) in "WF"
    is_letter = character.isalpha() or character.isdecimal()
    return is_letter and not is_wide and not _UNSPACED.match(character)
