"""The gazetteer: which state or organisation a word stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from readouts.extraction.lexicon import Lexicon, read_rows
from readouts.extraction.tokens import Tokens, words_of

Form = Literal["name", "adjective", "city"]


@dataclass(frozen=True, slots=True)
class PartyWord:
    """One way to refer to parties. More than one code where the word is ambiguous."""

    codes: tuple[str, ...]
    forms: frozenset[str]

    @property
    def code(self) -> str:
        """The party, or "" where the word alone does not tell."""
        return self.codes[0] if len(self.codes) == 1 else ""


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """A party's name at tokens ``[i, j)``."""

    i: int
    j: int
    word: PartyWord


@cache
def gazetteer() -> Lexicon[PartyWord]:
    """All names, adjectives and capitals of ``data/parties.csv``."""
    collected: dict[tuple[str, ...], tuple[list[str], set[str]]] = {}
    for code, names, adjectives, cities, _ambiguous in read_rows("parties"):
        for form, cell in (("name", names), ("adjective", adjectives), ("city", cities)):
            for phrase in filter(None, cell.split("|")):
                codes, forms = collected.setdefault(words_of(phrase), ([], set()))
                if code not in codes:
                    codes.append(code)
                forms.add(form)
    lexicon: Lexicon[PartyWord] = Lexicon(())
    for words in sorted(collected, key=len, reverse=True):
        codes, forms = collected[words]
        lexicon.add(words, PartyWord(tuple(codes), frozenset(forms)))
    return lexicon


@cache
def ambiguous_words() -> frozenset[str]:
    """Names and adjectives that may also mean something else ("Georgia"), folded."""
    cells = (row[4].split("|") for row in read_rows("parties"))
    return frozenset(" ".join(words_of(phrase)) for cell in cells for phrase in filter(None, cell))


@cache
def party_names() -> dict[str, str]:
    """The name that readers are shown, by code."""
    return {row[0]: row[1].split("|")[0] for row in read_rows("parties")}


def match_party(tokens: Tokens, i: int, end: int) -> PartyMatch | None:
    """The longest party name at token ``i``; demonyms count with a capital letter only."""
    if i >= end or not tokens.caps[i]:
        return None
    party: PartyMatch | None
    try:
        party = tokens.parties[i]
    except KeyError:
        party = tokens.parties[i] = _read_party(tokens, i, len(tokens))
    if party is None or party.j <= end:
        return party
    return _read_party(tokens, i, end)


def _read_party(tokens: Tokens, i: int, end: int) -> PartyMatch | None:
    found = gazetteer().match(tokens.low, i, end)
    if found is None:
        return None
    n, word = found
    if n == 1 and tokens.low[i] == "us" and tokens.words[i] != "US":
        return None
    return PartyMatch(i, i + n, word)
