"""The parts of a query that was read. Every part knows where in the query it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """``start`` and ``end`` are half-open offsets into the query as it was typed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term(Part):
    """A word in all its forms. Several, where punctuation joins them: side by side, stemmed."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix(Part):
    """Words that begin so: of several words, joined by punctuation, the last is the beginning."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase(Part):
    """These words as they stand, one after the other."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near(Part):
    """Both, in either order, the one at most ``distance`` words after the other."""

    left: Text
    right: Text
    distance: int


@dataclass(frozen=True, slots=True)
class Field(Part):
    """A condition on what is known of a statement, not on its words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class And(Part):
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Part):
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Part):
    part: Node


Text = Term | Prefix | Phrase
Node = Text | Near | Field | And | Or | Not


def leaves(node: Node) -> Iterator[Text | Field]:
    """The words and fields of a query, in order, whatever joins them."""
    match node:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Not(part=part):
            yield from leaves(part)
        case Near(left=left, right=right):
            yield left
            yield right
        case _:
            yield node
