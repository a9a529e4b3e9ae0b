"""Parties by every name that the archive's data know: "UK", "Britain", "British".

The names and demonyms are those by which texts are read, in ``readouts/extraction/data``: whoever
adds one there can search by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from readouts.extraction.lexicon import read_rows
from readouts.search.words import plain, words

Key = tuple[str, ...]


def codes_of(name: str) -> frozenset[str]:
    """The codes of the parties that go by just this name; several where it is ambiguous."""
    return _codes().get(_key(name), frozenset())


@cache
def names() -> tuple[tuple[str, str], ...]:
    """Every party's code with each of its names and demonyms."""
    return tuple(
        (code, name)
        for code, names, demonyms, *_ in read_rows("parties")
        for name in [*names.split("|"), *demonyms.split("|")]
        if name
    )


@cache
def _codes() -> Mapping[Key, frozenset[str]]:
    found: dict[Key, set[str]] = {}
    for code, name in names():
        found.setdefault(_key(name), set()).add(code)
    return {key: frozenset(codes) for key, codes in found.items()}


def _key(name: str) -> Key:
    """The words of a name, whatever its case, diacritics and punctuation; "the" is not needed."""
    found = [word.replace(".", "") for word in words(plain(name))]
    return tuple(found[1:] if found[:1] == ["the"] and len(found) > 1 else found)
