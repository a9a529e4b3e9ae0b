"""Towns that stand beside the lead: in a date line, in a line of their own, in the title."""

from __future__ import annotations

import re

from readouts.extraction.layout import Layout
from readouts.extraction.lexicon import load_toml
from readouts.extraction.parties import match_party
from readouts.extraction.places import NO_PLACES, claim_of
from readouts.extraction.records import Claim, Span
from readouts.extraction.tokens import Tokens

_TOWN = re.compile(r"[A-Z][^\W\d_]+(?:[ .’'-]{1,2}[A-Z][^\W\d_]+){0,2}(?=\s*[,.–—/|-])")
# Towns that are no capitals, where people of many states meet.
_TOWNS = frozenset(load_toml("encounters")["towns"])
# "June 11, 2021 (Addis Ababa):"
_BRACKETED = re.compile(r"\(([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)\)")
# "Thursday, September 19, Oslo – ..."
_TOWN_BEHIND = re.compile(
    r"(?<=\d, )[A-Z][^\W\d_]+(?:[ .’'-]{1,2}[A-Z][^\W\d_]+){0,2}(?=\s*(?:[–—:-]|$))"
)
_AGENCY = re.compile(r"\b[A-Z]{2,}\b|\([A-Z][a-z]+\)|[Nn]ews|[Ii]nformation")
_PAGE_WORDS = frozenset({"published", "posted", "date", "news", "updated", "home", "press"})


def dateline_place(text: str, layout: Layout, *, body: bool = False) -> Claim | None:
    """The town of a date line ("Jeddah, June 2, 2024, SPA --").

    With ``body``, of the body's own date line alone, where no agency writes.
    """
    prefixes = [p.dateline for p in layout.paragraphs[:2] if p.dateline]
    for start, end in (*prefixes, *(() if body else layout.datelines)):
        town = _TOWN.match(text, start, end)
        if town is None or town.group().lower().split()[0] in NO_PLACES:
            town = _TOWN_BEHIND.search(text, start, end)
        behind = _BRACKETED.search(text, start, end) if town is None else None
        if behind and not behind.group(1).isupper():
            return Claim(behind.group(1), behind.group(1), Span(*behind.span(1)), "date line", 0.6)
        if town and body and _AGENCY.search(text, town.end(), end):
            continue  # where an agency writes
        if town and town.group().lower().split()[0] not in NO_PLACES | _PAGE_WORDS:
            several = " " in town.group()  # "ABU DHABI"
            words = " ".join(
                w.capitalize() if w.isupper() and (len(w) > 3 or several) else w
                for w in town.group().split()
            )
            return Claim(words, town.group(), Span(town.start(), town.end()), "date line", 0.6)
    return None


def place_beside_the_lead(tokens: Tokens, layout: Layout) -> Claim | None:
    """The town of a date line, of a line of its own ("Amman, Jordan"), or of the title."""
    claim = dateline_place(tokens.text, layout)
    if claim is not None:
        return claim
    for paragraph in layout.paragraphs[:1]:
        # "Astana. 11 November 2024. ...": a date line that ends like a sentence
        i, j = tokens.between(paragraph.body, paragraph.end)
        town = match_party(tokens, i, j)
        if (
            town is not None
            and "city" in town.word.forms
            and tokens.low[town.j : town.j + 1] == ["."]
        ):
            return claim_of(tokens, (town.i, town.j), "date line", 0.6)
    for start, end in layout.places:
        i, j = tokens.between(start, end)
        town = match_party(tokens, i, j) if i < j else None
        rest = tokens.low[town.j] if town is not None and town.j < j else ""
        if " ".join(tokens.low[i:j]) in _TOWNS:
            return claim_of(tokens, (i, j), "place line", 0.7)
        if town is not None and "city" in town.word.forms and (town.j == j or rest == ","):
            return claim_of(tokens, (town.i, town.j), "place line", 0.7)
    if layout.title is not None:
        i, j = tokens.between(*layout.title)
        for k in range(i, j - 1):
            town = match_party(tokens, k + 1, j) if tokens.low[k] in ("in", ",", "(") else None
            if town is None or "city" not in town.word.forms:
                continue
            if tokens.low[k] == "in" or town.j == j or tokens.low[town.j] == ",":
                return claim_of(tokens, (town.i, town.j), "place in title", 0.6)
    return None
