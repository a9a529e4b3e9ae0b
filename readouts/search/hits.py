"""Where in a text the words are that a query asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from readouts.search.nodes import And, Near, Node, Or, Phrase, Prefix, Term, Text
from readouts.search.plan import Plan, lexemes
from readouts.search.words import LAST_POSITION, spans

POSITIONS = """
    SELECT statement_id, lexeme, positions
    FROM readouts_search, unnest(tsv)
    WHERE statement_id = ANY (%s) AND (lexeme = ANY (%s) OR lexeme ^@ ANY (%s))
"""

# First and last word of a hit, counted from 1.
Hit = tuple[int, int]
Positions = Mapping[str, Sequence[int]]


def positions(plan: Plan, statements: Iterable[int]) -> dict[int, dict[str, list[int]]]:
    """Of each statement, where the lexemes of the query stand. One query."""
    found: dict[int, dict[str, list[int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(POSITIONS, [list(statements), *plan.wanted()])
        for statement, lexeme, places in cursor.fetchall():
            found.setdefault(statement, {})[lexeme] = places
    return found


def hits(plan: Plan, positions: Positions) -> list[Hit]:
    """The words to mark, in order: all that is wanted, nothing that is only excluded."""
    return sorted(set(_find(plan.tree, plan, positions)))


def offsets(text: str, found: Iterable[Hit]) -> list[tuple[int, int]]:
    """Hits as half-open offsets into ``text``, in order and not overlapping."""
    words = list(spans(text))
    result: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if last > len(words) or last >= LAST_POSITION:
            continue
        start, end = words[first - 1][0], words[last - 1][1]
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _find(node: Node, plan: Plan, positions: Positions) -> Iterable[Hit]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _find(part, plan, positions)
        case Near(left=left, right=right, distance=distance):
            lefts, rights = _runs(left, plan, positions), _runs(right, plan, positions)
            yield from _beside(lefts, rights, distance)
            yield from _beside(rights, lefts, distance)
        case Term() | Prefix() | Phrase():
            yield from _runs(node, plan, positions)


def _beside(hits: Sequence[Hit], others: Sequence[Hit], distance: int) -> Iterable[Hit]:
    """Those of ``hits`` that begin or end near one of ``others``; both are in order."""
    firsts, lasts = [first for first, _ in others], [last for _, last in others]
    for first, last in hits:
        after, before = bisect_right(firsts, last), bisect_left(lasts, first) - 1
        follows = after < len(others) and firsts[after] - last <= distance
        precedes = before >= 0 and first - lasts[before] <= distance
        if follows or precedes:
            yield first, last


def _runs(text: Text, plan: Plan, positions: Positions) -> list[Hit]:
    """Where the words of ``text`` stand side by side."""
    run = lexemes(text, plan.forms)
    ends = [(place, place) for place in _places(run[0], text, positions, last=len(run) == 1)]
    for number, lexeme in enumerate(run[1:], 2):
        there = set(_places(lexeme, text, positions, last=number == len(run)))
        ends = [(first, end + 1) for first, end in ends if end + 1 in there]
    return ends


def _places(lexeme: str, text: Text, positions: Positions, *, last: bool) -> list[int]:
    if last and isinstance(text, Prefix):
        return sorted(
            {place for word, places in positions.items() if word.startswith(lexeme)
             for place in places}
        )  # fmt: skip
    return list(positions.get(lexeme, ()))
