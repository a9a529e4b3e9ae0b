"""What scoring counts: one text's score, and how scores add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Ratio:
    """``hits`` of ``total``: how many of the things asked for were so."""

    hits: int = 0
    total: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.hits + other.hits, self.total + other.total)

    @property
    def share(self) -> float | None:
        """In [0, 1]; None where nothing was asked for."""
        return self.hits / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Judged:
    """One extracted statement: its confidence, and how many of its characters are right."""

    confidence: float
    right: int
    errors: int
    rule: str = ""
    trust: float = 1.0  # less than 1 where the people were in doubt


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between labels and extraction; ``text`` is the passage or value."""

    file: str
    what: str
    expected: str
    extracted: str
    text: str = ""


@dataclass(frozen=True)
class Score:
    """The counts of one text, or of many added up."""

    texts: int = 0
    attributed: int = 0  # characters that the labels attribute
    right: int = 0
    wrong: int = 0
    missed: int = 0
    false: int = 0
    noticed: int = 0  # missed characters that lie in a passage reported as a silence
    found: Ratio = Ratio()  # extracted participants that are labelled: precision
    recalled: Ratio = Ratio()  # labelled participants that were extracted: recall
    country: Ratio = Ratio()  # of the participants that match
    office: Ratio = Ratio()
    mentioned_found: Ratio = Ratio()
    mentioned_recalled: Ratio = Ratio()
    publisher_country: Ratio = Ratio()
    date: Ratio = Ratio()
    kind: Ratio = Ratio()
    place: Ratio = Ratio()
    title: Ratio = Ratio()
    voice: Ratio = Ratio()
    topics_found: Ratio = Ratio()
    topics_recalled: Ratio = Ratio()
    topics_exact: Ratio = Ratio()  # statements with exactly the labelled topics
    judged: tuple[Judged, ...] = ()
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            **{
                item.name: getattr(self, item.name) + getattr(other, item.name)
                for item in fields(self)
            }
        )

    def share(self, count: int) -> float | None:
        """``count`` characters as a share of those that the labels attribute."""
        return count / self.attributed if self.attributed else None

    @property
    def is_perfect(self) -> bool:
        """Whether nothing at all differs from the labels."""
        return not self.misses


def total(scores: Iterable[Score]) -> Score:
    """All scores added up."""
    return sum(scores, Score())
