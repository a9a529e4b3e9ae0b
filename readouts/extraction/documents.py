"""Tells readouts from other pages that publishers put beside them."""

from __future__ import annotations

import re

from readouts.extraction.layout import Layout
from readouts.extraction.lexicon import pattern
from readouts.extraction.tokens import Tokens

_ANNOUNCES = pattern("documents_announces")
_WILL = pattern("documents_will")
_PAST = pattern("documents_past")

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_FOREIGN = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f]")


def not_a_readout(tokens: Tokens, layout: Layout) -> str:
    """Why the text is no readout, in words for a person; "" where it may be one."""
    text = tokens.text
    if not text.strip():
        return "the text is empty"
    if not layout.paragraphs:
        return "the text has no running text"
    body = text[layout.paragraphs[0].body : layout.paragraphs[-1].end]
    sample = body[:2000]
    foreign = len(_FOREIGN.findall(sample))
    if foreign and len(_LATIN.findall(sample)) < foreign:
        return "the text is not in a Latin script"
    first = text[layout.paragraphs[0].body : layout.paragraphs[0].end][:500]
    opening = _ANNOUNCES.search(first)
    past = _PAST.search(first)
    first_of_all = opening is not None and not (past and past.start() < opening.start())
    if first_of_all and len(_WILL.findall(body)) >= len(_PAST.findall(body)):
        return "it announces a visit or an event to come"
    return ""
