"""Splits a paragraph into sentences, with exact offsets.

Readouts are full of full stops that end nothing ("U.S.", "Mr.", "Antony J.
Blinken", "No. 10"); a general splitter cuts there, and a cut in the wrong
place attributes half a sentence to nobody.
"""

from __future__ import annotations

import re

from readouts.extraction.lexicon import word_set

_CLOSERS = "\"'”’“»)\\]"
_OPENERS = "\"'“„‘«(\\["
# Begins with the mark itself, which the search for it can look for alone.
_BOUNDARY = re.compile(
    rf"[.!?…。](?:(?<=\S.)[.!?…。]*[{_CLOSERS}]*(?P<blank>[ \t\xa0\u2002-\u200a\r\n]+)"
    rf"(?=[{_OPENERS}]*[^\W_a-z]|[{_OPENERS}]+\w|[•*–—-] ?[A-Z])"
    # A blank that somebody forgot: "in the region.The Secretary".
    r"|(?<=[a-z]{2}\.)(?=[A-Z][a-z]+[ ,]))"
)
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘]+$")

_NEVER_ENDS = word_set("sentences_never_ends")
_USUALLY_ENDS = frozenset({"d.c", "a.m", "p.m", "etc", "inc", "ltd", "co", "corp"})
# After "U.S." or "Jr." a sentence has ended only when one of these words follows.
_STARTERS = word_set("sentences_starters")
_ABBREVIATION = re.compile(r"(?:^|[-–‑/])(?:[^\W\d_]\.)+[^\W\d_]?$")
_FIRST_WORD = re.compile(rf"[{_OPENERS}]*(\w+)")
_ENUMERATOR = re.compile(r"^\(?(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])[.)]$")
_DIGITS_AHEAD = re.compile(r"\d")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as trimmed, half-open offsets."""
    sentences: list[tuple[int, int]] = []
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        stop = match.start("blank") if match["blank"] else match.end()
        if _ends_here(text, begin, stop, match.end()):
            _append(sentences, text, begin, stop)
            begin = match.end()
    _append(sentences, text, begin, end)
    return sentences


def _append(sentences: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append((start, end))


def _ends_here(text: str, begin: int, stop: int, following: int) -> bool:
    """Whether the full stop before ``stop`` ends the sentence that began at ``begin``."""
    if text[stop - 1] != ".":
        return True
    last = _LAST_WORD.search(text, max(begin, stop - 40), stop)
    if last is None:
        return True
    word = last.group()
    if last.start() == begin and _ENUMERATOR.match(word):
        return False
    bare = word.rstrip(".").lower()
    if bare in _NEVER_ENDS:
        return bare in ("no", "art") and not _DIGITS_AHEAD.match(text, following)
    initials = bare in ("a.m", "p.m") and word.isupper() and not text[last.start() - 2].isdigit()
    if bare in _USUALLY_ENDS and not initials:
        return True
    if bare in ("jr", "sr") or _ABBREVIATION.search(word):
        return _starter_follows(text, following)
    return True


def _starter_follows(text: str, following: int) -> bool:
    word = _FIRST_WORD.match(text, following)
    return word is not None and word.group(1).lower() in _STARTERS - {
        "secretary",
        "president",
        "prime",
    }
