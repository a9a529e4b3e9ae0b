"""A source text cut up for reading: paragraphs, the statements in them, and marked words.

Nothing is lost, added or moved: the gaps and runs of ``cut`` put together again are the text,
character by character. Offsets are half-open and count Unicode code points of the whole text.
No database is asked; the spans come from the caller.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Any, Generic, TypeVar

LINE_BREAK = re.compile("[\n\r\u2028\u2029]")


# Whatever covers a run of the text by its ``start`` and ``end``, as a statement does. No protocol:
# the type checker does not see a model's fields as the integers that they give.
S = TypeVar("S", bound=Any)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked where they stand: ``names`` become classes, ``anchor`` an id."""

    start: int
    end: int
    name: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a run that carry the same marks, if any."""

    text: str
    names: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Run(Generic[S]):
    """A statement's words, or the words between two statements of one paragraph."""

    start: int
    end: int
    text: str
    statement: S | None
    pieces: tuple[Piece, ...]

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[S]):
    """The runs of one paragraph; ``gap`` is the white space before it, as printed."""

    gap: str
    start: int
    end: int
    runs: tuple[Run[S], ...] = field(default=())


def cut(text: str, statements: Iterable[S], marks: Iterable[Mark] = ()) -> list[Paragraph[S]]:
    """Cut ``text`` into paragraphs at its line breaks, and those into runs at its statements.

    ``statements`` lie inside the text and do not overlap each other. A line break that a
    statement covers does not end the paragraph. ``marks`` may overlap anything. The last
    paragraph may have no runs: it holds the white space that ends the text.
    """
    ordered = sorted(statements, key=lambda statement: statement.start)
    pieces = _Pieces(text, marks)
    paragraphs = []
    after_gap = 0
    for gap_start, start, end in _lines(text, ordered):
        runs: tuple[Run[S], ...] = tuple(
            Run(a, b, text[a:b], statement, pieces.between(a, b))
            for a, b, statement in _runs(start, end, ordered)
        )
        paragraphs.append(Paragraph(text[gap_start:start], start, end, runs))
        after_gap = end
    if after_gap < len(text):
        paragraphs.append(Paragraph(text[after_gap:], len(text), len(text)))
    return paragraphs


def covering(paragraphs: Sequence[Paragraph[S]], offset: int) -> Paragraph[S] | None:
    """The paragraph that holds the character at ``offset``, or the next one if a gap does."""
    for paragraph in paragraphs:
        if offset < paragraph.end:
            return paragraph
    return next((p for p in reversed(paragraphs) if p.runs), None)


def ending(paragraph: Paragraph[S], most: int) -> Paragraph[S]:
    """The paragraph, or the last ``most`` characters of it, from a whole word on, after "…"."""
    start = paragraph.end - most
    if start <= paragraph.start:
        return paragraph
    words = "".join(run.text for run in paragraph.runs)[start - paragraph.start :]
    skipped = re.match(r"\S*\s+", words)
    return _between(paragraph, start + (skipped.end() if skipped else 0), paragraph.end)


def beginning(paragraph: Paragraph[S], most: int) -> Paragraph[S]:
    """The paragraph, or the first ``most`` characters of it, to a whole word, before "…"."""
    end = paragraph.start + most
    if end >= paragraph.end:
        return paragraph
    words = "".join(run.text for run in paragraph.runs)[:most]
    skipped = re.search(r"\s+\S*\Z", words)
    return _between(paragraph, paragraph.start, end - (len(skipped[0]) if skipped else 0))


def _between(paragraph: Paragraph[S], start: int, end: int) -> Paragraph[S]:
    runs = tuple(
        _part(run, max(run.start, start), min(run.end, end))
        for run in paragraph.runs
        if run.start < end and run.end > start
    )
    return Paragraph("", start, end, runs)


def _part(run: Run[S], start: int, end: int) -> Run[S]:
    """A run's characters from ``start`` to ``end``, with "…" for those left out."""
    pieces = [Piece("…")] if start > run.start else []
    at = run.start
    for piece in run.pieces:
        if text := piece.text[max(start - at, 0) : max(end - at, 0)]:
            pieces.append(replace(piece, text=text))
        at += len(piece.text)
    if end < run.end:
        pieces.append(Piece("…"))
    text = run.text[start - run.start : end - run.start]
    return Run(start, end, text, run.statement, tuple(pieces))


def _lines(text: str, statements: Sequence[S]) -> Iterable[tuple[int, int, int]]:
    """(start of the gap before, start, end) of each paragraph."""
    starts = [statement.start for statement in statements]

    def covered(position: int) -> bool:
        index = bisect.bisect_right(starts, position) - 1
        return index >= 0 and position < statements[index].end

    def loose(position: int) -> bool:
        """White space that no statement covers: a statement keeps what it begins or ends with."""
        return text[position].isspace() and not covered(position)

    gap_start = start = 0
    for match in LINE_BREAK.finditer(text):
        first, last = match.span()
        if first < start or covered(first):
            continue
        while first > start and loose(first - 1):
            first -= 1
        while last < len(text) and loose(last):
            last += 1
        if first > start:
            yield gap_start, start, first
            gap_start = first
        start = last
    if start < len(text):
        yield gap_start, start, len(text)


def _runs(start: int, end: int, statements: Sequence[S]) -> Iterable[tuple[int, int, S | None]]:
    at = start
    # They do not overlap, so their ends are in order as their starts are.
    first = bisect.bisect_right(statements, start, key=lambda statement: statement.end)
    for statement in islice(statements, first, None):
        if statement.start >= end:
            break
        if statement.start > at:
            yield at, statement.start, None
        yield statement.start, statement.end, statement
        at = statement.end
    if at < end:
        yield at, end, None


class _Pieces:
    """Cuts a run wherever a mark begins or ends."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self.text = text
        self.marks = sorted(
            (m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: m.start
        )

    def between(self, start: int, end: int) -> tuple[Piece, ...]:
        inside = [m for m in self.marks if m.start < end and m.end > start]
        edges = {start, end}
        for mark in inside:
            edges.update((max(mark.start, start), min(mark.end, end)))
        return tuple(self._piece(a, b, inside) for a, b in pairwise(sorted(edges)))

    def _piece(self, start: int, end: int, inside: Sequence[Mark]) -> Piece:
        over = [m for m in inside if m.start <= start and m.end >= end]
        names = tuple(dict.fromkeys(m.name for m in over))
        # One element has one id; of two marks that begin together the narrower wins.
        begun = sorted((m for m in over if m.anchor and m.start == start), key=lambda m: m.end)
        anchor = begun[0].anchor if begun else ""
        return Piece(self.text[start:end], names, anchor)
