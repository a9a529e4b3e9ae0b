"""Tells readouts from other pages that publishers put beside them."""

from __future__ import annotations

from readouts.extraction.layout import Layout
from readouts.extraction.lexicon import pattern
from readouts.extraction.tokens import Tokens

_ANNOUNCES = pattern("documents_announces")
_WILL = pattern("documents_will")
_PAST = pattern("documents_past")


def not_a_readout(tokens: Tokens, layout: Layout) -> str:
    """Why the text is no readout, in words for a person; "" where it may be one."""
    text = tokens.text
    if not text.strip():
        return "the text is empty"
    if not layout.paragraphs:
        return "the text has no running text"
    body = text[layout.paragraphs[0].body : layout.paragraphs[-1].end]
    letters = sum(c.isalpha() for c in body[:4000])
    latin = sum(c.isascii() and c.isalpha() for c in body[:4000])
    if letters and latin * 2 < letters:
        return "the text is not in a Latin script"
    first = text[layout.paragraphs[0].body : layout.paragraphs[0].end][:500]
    opening = _ANNOUNCES.search(first)
    past = _PAST.search(first)
    first_of_all = opening is not None and not (past and past.start() < opening.start())
    if first_of_all and len(_WILL.findall(body)) >= len(_PAST.findall(body)):
        return "it announces a visit or an event to come"
    return ""
