"""Quotations: whose own words stand between quotation marks."""

from __future__ import annotations

import re

from readouts.extraction.clauses import Clause, postposed_clause
from readouts.extraction.tokens import Tokens

_OPENS = re.compile(r"[“\"«„‘]|'(?=[A-Z])")
_PAIRS = {"“": "”", "„": "“”", "«": "»"}
# Single marks are apostrophes too: they close behind a sentence's own punctuation.
_CLOSES_SINGLE = re.compile(r"[,.!?…]['’]")


def opens_quotation(text: str, at: int) -> bool:
    return _OPENS.match(text, at) is not None


def is_open(text: str, start: int, end: int) -> bool:
    """Whether a quotation that opens at ``start`` goes on behind ``end``."""
    mark = text[start]
    if mark in _PAIRS:
        inside = text[start + 1 : end]
        return not any(closer in inside for closer in _PAIRS[mark])
    if mark == '"':
        return text.count('"', start, end) % 2 == 1
    return _CLOSES_SINGLE.search(text, start, end) is None


def quoting_clause(
    tokens: Tokens, start: int, end: int, paragraph_end: int, known: frozenset[str]
) -> Clause | None:
    """ "she said" of the quotation that opens the sentence ``[start, end)``, None without one.

    Where the quotation goes on it may stand in a later sentence of the paragraph.
    """
    stop = paragraph_end if is_open(tokens.text, start, end) else end
    i, j = tokens.between(start, stop)
    return postposed_clause(tokens, i, j, known)
