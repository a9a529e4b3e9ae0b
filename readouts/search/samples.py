"""What the archive's newest statements hold: words and values of which examples are made.

Read from the rows that a list of the newest shows first: it costs the same in every archive.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from django.db import connection

from readouts.search.facets import labels, unpack
from readouts.search.words import plain, words

T = TypeVar("T", str, tuple[str, ...])

MOST_ROWS = 300
MOST_STEMS = 40  # of the most frequent, from which pairs are made
SHORTEST = 5  # letters of a word that is worth an example
ROWS = """
    SELECT s.text, found.facets
    FROM readouts_search AS found JOIN readouts_statement AS s ON s.id = found.statement_id
    ORDER BY found.date DESC NULLS LAST, found.meeting_id DESC, found.readout_id, found.start
    LIMIT %s
"""
STEMS = "SELECT word, readouts_stem(word) FROM unnest(%s::text[]) AS word"
DAYS = "SELECT min(date), max(date) FROM readouts_search"
COMPOUND = re.compile(r"\b[a-z]{3,}-[a-z]{3,}\b")


@dataclass(frozen=True)
class Row:
    """A statement: its words, small and without diacritics, and by facet what it has."""

    text: str
    words: tuple[str, ...]
    values: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Sample:
    """The rows, the stem of each of their words (None for a stop word), first and last day."""

    rows: tuple[Row, ...]
    stems: dict[str, str | None]
    first_day: dt.date | None
    last_day: dt.date | None

    # Words

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that are worth an example."""
        return frozenset(
            word
            for word, stem in self.stems.items()
            if len(word) >= SHORTEST and word.isalpha() and stem is not None
        )

    @cached_property
    def frequent(self) -> list[str]:
        """The words of the most statements, one a stem."""
        stems: Counter[str] = Counter()
        forms: dict[str, Counter[str]] = {}
        for row in self.rows:
            said = sorted(self.telling.intersection(row.words))
            stems.update({self._stem(word) for word in said})
            for word in said:
                forms.setdefault(self._stem(word), Counter())[word] += 1
        return [_most(forms[stem]) for stem in _ranked(stems)[:MOST_STEMS]]

    def _stem(self, word: str) -> str:
        return self.stems[word] or word

    def together(self) -> tuple[str, ...] | None:
        """Two frequent words that stand in the most statements together."""
        return _most_or_none(
            pair
            for row in self.rows
            for pair in combinations([w for w in self.frequent if w in row.words], 2)
        )

    def near(self, distance: int) -> tuple[str, ...] | None:
        """Two frequent words that stand near each other most often, but not side by side."""
        known = set(self.frequent)
        return _most_or_none(
            (row.words[one], row.words[other])
            for row in self.rows
            for one, other in combinations(
                [n for n, word in enumerate(row.words) if word in known], 2
            )
            if 1 < other - one <= distance and row.words[one] != row.words[other]
        )

    def apart(self, wanted: Iterable[str]) -> str | None:
        """A frequent word that some statement with one of ``wanted`` has not."""
        wanted = list(wanted)
        holding = [row for row in self.rows if any(word in row.words for word in wanted)]
        for word in self.frequent:
            forms = {other for other in self.stems if self.stems[other] == self.stems[word]}
            if word not in wanted and any(forms.isdisjoint(row.words) for row in holding):
                return word
        return None

    def phrase(self) -> str | None:
        """The commonest four words in a row with a small word among them."""
        runs = (run for row in self.rows for run in zip(*(row.words[n:] for n in range(4))))  # noqa: B905
        tells = self.telling.__contains__
        best = _most_or_none(run for run in runs if sum(map(tells, run)) in (2, 3))
        return " ".join(best) if best else None

    def compound(self) -> str | None:
        """The commonest of the words that a hyphen joins, or two words side by side so joined."""
        written = _most_or_none(
            match for row in self.rows for match in COMPOUND.findall(row.text.lower())
        )
        pair = self.pair()
        return written or (f"{pair[0]}-{pair[1]}" if pair else None)

    def pair(self) -> tuple[str, ...] | None:
        """Two telling words side by side."""
        return _most_or_none(
            (one, other)
            for row in self.rows
            for one, other in zip(row.words, row.words[1:], strict=False)
            if one in self.telling and other in self.telling
        )

    def beginning(self) -> str | None:
        """What the most different words begin with."""
        begun: dict[str, set[str]] = {}
        for word in sorted(self.telling):
            begun.setdefault(word[: SHORTEST + 1], set()).add(word)
        if not begun:
            return None
        most = max(begun.values(), key=len)
        first, last = min(most), max(most)
        # What the first and the last in the alphabet share, all between them share.
        shared = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
        return first[: shared or SHORTEST]

    # Values of facets

    def values(self, facet: str) -> list[str]:
        """The facet's values, the most frequent first."""
        return _ranked(Counter(value for row in self.rows for value in row.values.get(facet, ())))

    def having(self, facet: str, value: str) -> Iterator[Row]:
        return (row for row in self.rows if value in row.values.get(facet, ()))


def take() -> Sample:
    """Read the sample. Four queries, whatever the archive's size."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [MOST_ROWS])
        found = cursor.fetchall()
        cut = [tuple(words(plain(text))) for text, _ in found]
        cursor.execute(STEMS, [sorted({word for row in cut for word in row})])
        stems = dict(cursor.fetchall())
        cursor.execute(DAYS)
        first_day, last_day = cursor.fetchone()
    called = labels({packed for _, facets in found for packed in facets})
    rows = []
    for (text, facets), row in zip(found, cut, strict=True):
        values: dict[str, list[str]] = {}
        for packed in facets:
            kind, _ = unpack(packed)
            if packed in called:
                label = called[packed]
                named = kind.name in ("speaker", "publisher")
                values.setdefault(kind.name, []).append(label.label if named else label.value)
        rows.append(Row(text, row, {name: tuple(v) for name, v in values.items()}))
    return Sample(tuple(rows), stems, first_day, last_day)


def _ranked(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda value: (-counted[value], value))


def _most(counted: Counter[T]) -> T:
    return min(counted, key=lambda value: (-counted[value], value))


def _most_or_none(found: Iterable[T]) -> T | None:
    counted = Counter(found)
    return _most(counted) if counted else None
