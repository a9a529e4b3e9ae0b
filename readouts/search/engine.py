"""Answers from the search table: which rows, in what order, and every facet's counts.

``Engine`` is what the pages know. A faster one, of bitmaps and posting lists built from the
search table, can take the place of ``SearchTable`` behind it: it has to give the same numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from django.db import connection

from readouts.search.facets import BITS, FACETS
from readouts.search.fields import Condition
from readouts.search.plan import Plan

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"
TOTAL = 0  # counted beside the facets' values, none of which is 0


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: the query, and by facet the values of which a row needs one.

    ``among`` are values one of which every row needs, whichever facet is counted.
    """

    plan: Plan | None = None
    chosen: Mapping[str, frozenset[int]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    among: frozenset[int] = frozenset()

    def but(self, **changes: object) -> Search:
        return replace(self, **changes)  # type: ignore[arg-type]

    def without(self, facet: str) -> Search:
        return self.but(chosen={name: v for name, v in self.chosen.items() if name != facet})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows answer a search.

    ``facets`` has, of each facet, each value's count under the query and the *other* facets'
    selections; ``freed`` the total without that facet's own selection.
    """

    total: int
    facets: Mapping[str, Mapping[int, int]]
    freed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the answer: how many statements it stands for, and the best of them."""

    id: int
    count: int
    statements: tuple[int, ...]


class Engine(Protocol):
    """Answers about one kind of row, statements or meetings."""

    def counts(self, search: Search) -> Counts:
        """The total and every facet's counts."""

    def total(self, search: Search) -> int:
        """The total alone."""

    def totals(self, searches: Sequence[Search]) -> list[int]:
        """The totals of several searches, in one query."""

    def page(self, search: Search, order: str, start: int, stop: int) -> list[Found]:
        """The rows from ``start`` up to ``stop`` in that order."""

    def everything(self, search: Search) -> list[int]:
        """The ids of all rows, newest first."""


COUNTS = """
    WITH hit AS MATERIALIZED (
        SELECT {key} AS key, facets || %s AS facets, {missed} AS missed FROM {rows} WHERE {base}
    ), counted AS (
        SELECT view.number, hit.key, unnest(hit.facets) AS value
        FROM (VALUES {views}) AS view (number, allowed)
        JOIN hit ON hit.missed = ANY (view.allowed)
    )
    SELECT number, value, count({count}) FROM counted GROUP BY number, value
"""
ORDERS = {
    RELEVANCE: "rank DESC, date DESC NULLS LAST, meeting_id DESC, readout_id, start",
    NEWEST: "date DESC NULLS LAST, meeting_id DESC, readout_id, start",
    OLDEST: "date ASC NULLS LAST, meeting_id, readout_id, start",
}
MEETING_ORDERS = {
    RELEVANCE: "max(rank) DESC, date DESC NULLS LAST, meeting_id DESC",
    NEWEST: "date DESC NULLS LAST, meeting_id DESC",
    OLDEST: "date ASC NULLS LAST, meeting_id",
}
STATEMENT_ROWS = "readouts_search"
# A meeting is found by any of its statements, or by what is known of the meeting itself.
MEETING_ROWS = """(
    SELECT statement_id, meeting_id, date, facets, tsv FROM readouts_search
    UNION ALL
    SELECT NULL, meeting_id, date, facets, NULL FROM readouts_search_meeting
) AS rows"""
STATEMENT_TOTAL = "SELECT count(*) FROM {rows} WHERE {conditions}"
STATEMENT_PAGE = """
    SELECT statement_id, {rank} AS rank FROM {rows} WHERE {conditions}
    ORDER BY {order} LIMIT %s OFFSET %s
"""
STATEMENT_IDS = "SELECT statement_id FROM {rows} WHERE {conditions} ORDER BY {order}"
MEETING_TOTAL = "SELECT count(DISTINCT meeting_id) FROM {rows} WHERE {conditions}"
MEETING_PAGE = """
    SELECT meeting_id, count(statement_id),
        (array_agg(statement_id ORDER BY rank DESC, statement_id)
            FILTER (WHERE statement_id IS NOT NULL))[1:3]
    FROM (SELECT *, {rank} AS rank FROM {rows} WHERE {conditions}) AS found
    GROUP BY meeting_id, date ORDER BY {order} LIMIT %s OFFSET %s
"""
MEETING_IDS = """
    SELECT meeting_id FROM {rows} WHERE {conditions}
    GROUP BY meeting_id, date ORDER BY {order}
"""


class StatementTable:
    """The engine for statements that asks PostgreSQL's search table."""

    def counts(self, search: Search) -> Counts:
        return _counts(search, STATEMENT_ROWS, "statement_id", "*")

    def total(self, search: Search) -> int:
        return self.totals([search])[0]

    def totals(self, searches: Sequence[Search]) -> list[int]:
        return _totals(STATEMENT_TOTAL, [(search, STATEMENT_ROWS) for search in searches])

    def page(self, search: Search, order: str, start: int, stop: int) -> list[Found]:
        rank = _rank(search, order)
        rows = _ask(
            STATEMENT_PAGE, search, STATEMENT_ROWS, ORDERS[order], rank, (stop - start, start)
        )
        return [Found(row[0], 1, (row[0],)) for row in rows]

    def everything(self, search: Search) -> list[int]:
        return [row[0] for row in _ask(STATEMENT_IDS, search, STATEMENT_ROWS, ORDERS[NEWEST])]


class MeetingTable:
    """The engine for meetings that asks PostgreSQL's search table.

    A meeting is found when one of its statements answers the whole search, or when the meeting
    itself does with all who took part in it, where the search asks for no words.
    """

    def counts(self, search: Search) -> Counts:
        return _counts(search, _meeting_rows(search), "meeting_id", "DISTINCT key")

    def total(self, search: Search) -> int:
        return self.totals([search])[0]

    def totals(self, searches: Sequence[Search]) -> list[int]:
        return _totals(MEETING_TOTAL, [(search, _meeting_rows(search)) for search in searches])

    def page(self, search: Search, order: str, start: int, stop: int) -> list[Found]:
        rows = _ask(
            MEETING_PAGE,
            search,
            _meeting_rows(search),
            MEETING_ORDERS[order],
            _rank(search, RELEVANCE),
            (stop - start, start),
        )
        return [Found(meeting, count, tuple(best or ())) for meeting, count, best in rows]

    def everything(self, search: Search) -> list[int]:
        rows = _ask(MEETING_IDS, search, _meeting_rows(search), MEETING_ORDERS[NEWEST])
        return [row[0] for row in rows]


def _counts(search: Search, rows: str, key: str, count: str) -> Counts:
    """``missed`` has a bit for each chosen facet of which the row has no chosen value.

    A facet's own counts are over the rows that miss nothing or that facet alone.
    """
    chosen = [facet for facet in FACETS if search.chosen.get(facet.name)]
    bits = {facet.name: 1 << place for place, facet in enumerate(chosen)}
    views = [(0, [0]), *((bit, [0, bit]) for bit in bits.values())]
    base = _base_conditions(search)
    sql = COUNTS.format(
        key=key,
        missed=" + ".join(
            f"CASE WHEN facets && %s::integer[] THEN 0 ELSE {bit} END" for bit in bits.values()
        )
        or "0",
        rows=rows,
        base=base.sql,
        views=", ".join(f"({number}, ARRAY{allowed})" for number, allowed in views),
        count=count,
    )
    params = [TOTAL, *(sorted(search.chosen[name]) for name in bits), *base.params]
    by_view: dict[int, dict[int, int]] = {number: {} for number, _ in views}
    for number, value, counted in _rows(sql, params):
        by_view[number][value] = counted
    totals = {number: values.pop(TOTAL, 0) for number, values in by_view.items()}
    facets: dict[str, dict[int, int]] = {facet.name: {} for facet in FACETS}
    for facet in FACETS:
        own = by_view[bits.get(facet.name, 0)]
        facets[facet.name] = {v: n for v, n in own.items() if v >> BITS == facet.code}
    return Counts(
        total=totals[0], facets=facets, freed={name: totals[bit] for name, bit in bits.items()}
    )


def _meeting_rows(search: Search) -> str:
    return STATEMENT_ROWS if search.plan and search.plan.asks_words else MEETING_ROWS


def _base_conditions(search: Search) -> Condition:
    """The query and the dates, without the choices of facets."""
    parts = []
    if search.among:
        parts.append(Condition("facets && %s::integer[]", (sorted(search.among),)))
    if search.plan:
        parts.append(search.plan.condition)
    if search.since:
        parts.append(Condition("date >= %s", (search.since,)))
    if search.until:
        parts.append(Condition("date <= %s", (search.until,)))
    return _join(parts)


def _all_conditions(search: Search) -> Condition:
    chosen = [
        Condition("facets && %s::integer[]", (sorted(values),))
        for values in search.chosen.values()
        if values
    ]
    return _join([_base_conditions(search), *chosen])


def _join(parts: Sequence[Condition]) -> Condition:
    return Condition(
        " AND ".join(part.sql for part in parts) or "TRUE",
        tuple(param for part in parts for param in part.params),
    )


def _totals(template: str, asked: Sequence[tuple[Search, str]]) -> list[int]:
    """One number for each search with the rows to count among."""
    if not asked:
        return []
    wheres = [_all_conditions(search) for search, _ in asked]
    counts = [
        f"({template.format(rows=rows, conditions=where.sql)})"
        for (_, rows), where in zip(asked, wheres, strict=True)
    ]
    [totals] = _rows(f"SELECT {', '.join(counts)}", _join(wheres).params)
    return [int(total) for total in totals]


def _rank(search: Search, order: str) -> Condition:
    """How well a row answers: cover density, over the logarithm of the text's length."""
    if order != RELEVANCE or not search.plan or not search.plan.ranking:
        return Condition("0")
    return Condition("ts_rank_cd(tsv, %s::tsquery, 1)", (search.plan.ranking,))


def _ask(
    template: str,
    search: Search,
    rows: str,
    order: str = "",
    rank: Condition | None = None,
    more: Sequence[object] = (),
) -> list[Any]:
    """Fill the template, whose parameters are the ranking's, the conditions' and ``more``."""
    where = _all_conditions(search)
    sql = template.format(
        rows=rows, conditions=where.sql, order=order, rank=rank.sql if rank else ""
    )
    return _rows(sql, [*(rank.params if rank else ()), *where.params, *more])


def _rows(sql: str, params: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
