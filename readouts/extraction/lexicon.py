"""Lexicons: phrases that are looked up at a token, the longest first."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from readouts.extraction.tokens import words_of

DATA = Path(__file__).parent / "data"

V = TypeVar("V")


class Lexicon(Generic[V]):
    """Maps phrases to values and finds the longest one that starts at a token."""

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries:
            self.add(words_of(phrase), value)
        for candidates in self._by_first.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def add(self, words: tuple[str, ...], value: V) -> None:
        if words:
            self._by_first.setdefault(words[0], []).append((words, value))

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._by_first

    def match(self, low: list[str], i: int, end: int) -> tuple[int, V] | None:
        """The number of tokens matched at ``i`` and the value, or None."""
        candidates = self._by_first.get(low[i]) if i < end else None
        if candidates is None:
            return None
        for words, value in candidates:
            n = len(words)
            if n == 1 or (i + n <= end and tuple(low[i : i + n]) == words):
                return n, value
        return None


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The contents of ``data/<name>.toml``."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def word_set(name: str) -> frozenset[str]:
    """The words of one list of ``data/grammar.toml``."""
    return frozenset(load_toml("grammar")[name].split())


def pattern(name: str) -> re.Pattern[str]:
    """The alternatives of one list of ``data/patterns.toml`` as one expression."""
    alternatives = load_toml("patterns")[name]
    edge = r"\b" if all(a.startswith(r"\b") for a in alternatives) else ""
    # What all begin with is looked for once: inside a word none is tried.
    joined = "|".join(f"(?:{a.removeprefix(edge)})" for a in alternatives)
    return re.compile(f"{edge}(?:{joined})", re.IGNORECASE)


def read_rows(name: str) -> list[list[str]]:
    """The rows of ``data/<name>.csv``, its comment lines left out."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    return list(csv.reader(lines, delimiter=";"))
