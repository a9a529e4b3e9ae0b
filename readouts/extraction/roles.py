"""The office of somebody as the text prints it."""

from __future__ import annotations

from readouts.extraction.nouns import Noun
from readouts.extraction.offices import match_honorific, singular
from readouts.extraction.tokens import Tokens

_REGIONS = frozenset({"region", "territory", "province", "oblast", "krai", "county"})
_ROLE_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "both", "then", "of"})


def printed_role(tokens: Tokens, noun: Noun) -> str:
    """The office as printed, with the adjective, without article, honorific and name."""
    if not noun.titles:
        return ""
    first, last = noun.titles[0].i, noun.titles[-1].j
    start = noun.i
    while start < first:
        honorific = match_honorific(tokens, start, last)
        if honorific == 0 and tokens.low[start] not in _ROLE_ARTICLES:
            break
        start += honorific or 1
    start = min(start, first)
    if start and tokens.low[start] in _REGIONS and tokens.caps[start - 1]:
        # "Murmansk Region Governor"
        start -= 1
    return tokens.printed(start, last)


def role_of_one(role: str) -> str:
    """The office of one of "Presidents A and B": "President"."""
    words = role.split()
    for k, word in enumerate(words):
        head, plural = singular(word.lower())
        if plural:
            words[k] = word[:1] + head[1:] if word[:1].isupper() else head
            break
    return " ".join(words)
