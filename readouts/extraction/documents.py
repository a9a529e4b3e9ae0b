"""Tells readouts from other pages that publishers put beside them."""

from __future__ import annotations

import re

from readouts.extraction.layout import Layout
from readouts.extraction.tokens import Tokens

_ANNOUNCES = re.compile(
    r"\b(?:will|is (?:scheduled|expected|due|set|going) to|are (?:scheduled|expected|due|set|going) to|is to|plans? to) (?:\w+ ){0,3}?(?:travel|visit|embark|lead|participate|attend|host|meet|deliver|join|depart|hold|convene|be in|receive|welcome|represent|co-host|chair|co-chair|pay|arrive|make|take part)\b"
    r"|\b(?:travels|visits) (?:to |from )?(?:the )?[A-Z]|\b(?:is|are) (?:currently )?(?:traveling|travelling|visiting|leading|hosting|participating|attending|on travel|embarking)\b|\bis in [A-Z]\w+ (?:from )?[A-Z]\w+ \d",
)
_WILL = re.compile(r"\b(?:will|is scheduled to|is expected to)\b")
_PAST = re.compile(
    r"\b(?:met|spoke|held|had|discussed|said|stressed|noted|reaffirmed|emphasi[sz]ed|underscored|agreed|welcomed|thanked|expressed|exchanged|received|reiterated)\b"
)


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
    if opening and not (past and past.start() < opening.start()):
        if len(_WILL.findall(body)) >= len(_PAST.findall(body)):
            return "it announces a visit or an event to come"
    return ""
