"""What a word is: the one rule by which texts and queries are cut.

A word is a run of letters, digits and marks; everything else only separates. Letters with full
stops between them are one word, so that "U.S." is "us". The migration that makes the database's
function ``readouts_words`` holds the same pattern, and a test compares the two: position n of a
statement's vector is the n-th match here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SEPARATORS = (
    r"\u0001-/:-@\[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u02b9-\u02df\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4"
    r"\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u1680"
    r"\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u3004\u3008-\u3020\u3030\u30fb\ufe10-\ufe1f\ufe30-\ufe6f\ufeff"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff9-\uffff"
    r"\U0001f000-\U0001faff"
)
WORD = re.compile(rf"[A-Za-z](?:\.[A-Za-z])+(?![0-9A-Za-z])|[^{SEPARATORS}]+")

# Beyond it PostgreSQL keeps no position apart: all later words count as this one.
LAST_POSITION = 16383


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of ``text`` are, as half-open offsets, in order."""
    for match in WORD.finditer(text):
        yield match.span()


def words(text: str) -> list[str]:
    """The words of ``text`` as they stand there, in order."""
    return WORD.findall(text)


def plain(text: str) -> str:
    """``text`` without regard to case and diacritics, to look for a part of it in another."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c < "\x80" or not unicodedata.combining(c))
