"""Quotations: whose own words stand between quotation marks."""

from __future__ import annotations

import re

from readouts.extraction.clauses import Clause, postposed_clause
from readouts.extraction.lexicon import pattern
from readouts.extraction.tokens import Tokens

_SPOKESPERSON = pattern("quotations_spokesperson")
_OPENS = re.compile(r"[“\"«„‘]|''|'(?=[A-Z])")
_PAIRS = {"“": "”", "„": "“”", "«": "»"}
_CLOSES = re.compile(r"[”»\"]|''")
# Single marks are apostrophes too: they close behind a sentence's own punctuation.
_CLOSES_ALONE = re.compile(r"[’'](?![^\W\d_])")
_CLOSES_SINGLE = re.compile(r"[,.!?…]['’]")


def is_told_in_quotes(text: str) -> bool:
    """Whether a spokesperson tells all of it, each paragraph behind a quotation mark."""
    return _SPOKESPERSON.search(text) is not None


def opens_quotation(text: str, at: int) -> bool:
    return _OPENS.match(text, at) is not None


def is_inside(before: str) -> bool:
    """Whether a quotation is open behind the text ``before``."""
    if before.count('"') % 2 == 1 or before.count("''") % 2 == 1:
        return True
    low = before.count("„")
    if low:
        # German and Czech quotations close with the mark that opens English ones.
        return low > before.count("“") + before.count("”")
    single = before.rfind("‘")
    if single >= 0 and not _CLOSES_ALONE.search(before, single):
        return True
    return before.count("“") > before.count("”")


def is_open(text: str, start: int, end: int) -> bool:
    """Whether a quotation that opens at ``start`` goes on behind ``end``."""
    mark = text[start]
    if mark in _PAIRS:
        inside = text[start + 1 : end]
        return not any(closer in inside for closer in _PAIRS[mark])
    if text.startswith("''", start):
        return text.count("''", start, end) % 2 == 1
    if mark == '"':
        return text.count('"', start, end) % 2 == 1
    return _CLOSES_SINGLE.search(text, start, end) is None


def stays_open(text: str, start: int, end: int, *, before: bool) -> bool:
    """Whether a quotation is open behind the paragraph ``[start, end)``; ``before``: above it."""
    if opens_quotation(text, start):
        return is_open(text, start, end)
    return before and _CLOSES.search(text, start, end) is None


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the one quotation that opens at ``start`` ends where the passage ends."""
    last = text[start:end].rstrip()
    marks = _PAIRS.get(text[start], text[start])
    return len(last) > 1 and last[-1] in marks and is_open(text, start, start + len(last) - 1)


def quoting_clause(
    tokens: Tokens, start: int, end: int, paragraph_end: int, known: frozenset[str]
) -> Clause | None:
    """ "she said" of the quotation that opens the sentence ``[start, end)``, None without one.

    Where the quotation goes on it may stand in a later sentence of the paragraph.
    """
    stop = paragraph_end if is_open(tokens.text, start, end) else end
    i, j = tokens.between(start, stop)
    return postposed_clause(tokens, i, j, known)
