"""The state of a list page: everything that its address says, and addresses to go on from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from readouts.search.engine import NEWEST, OLDEST, RELEVANCE, Search
from readouts.search.facets import FACETS
from readouts.search.plan import Plan

PER_PAGE = (20, 50, 100)
SORTS = {RELEVANCE: "Most relevant", NEWEST: "Newest", OLDEST: "Oldest"}
# Results beyond it are not paged through: each page would take longer than the one before.
DEEPEST = 10_000


@dataclass(frozen=True, slots=True)
class State:
    """``chosen`` maps each facet's name to its chosen values, {as packed: as the address says}."""

    path: str
    query: str = ""
    plan: Plan | None = None
    chosen: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    sort: str = ""
    per_page: int = PER_PAGE[0]
    page: int = 1
    show: str = ""
    find: str = ""

    @property
    def search(self) -> Search:
        return Search(
            self.plan,
            {name: frozenset(values) for name, values in self.chosen.items() if values},
            self.since,
            self.until,
        )

    @property
    def sorts(self) -> list[str]:
        """By relevance only where there are words to be relevant to."""
        return [sort for sort in SORTS if sort != RELEVANCE or (self.plan and self.plan.ranking)]

    @property
    def order(self) -> str:
        return self.sort if self.sort in self.sorts else self.sorts[0]

    def is_chosen(self, facet: str, packed: int) -> bool:
        return packed in self.chosen.get(facet, {})

    @property
    def rows(self) -> tuple[int, int]:
        """The first row of the page, counted from 0, and the first after it."""
        start = (self.page - 1) * self.per_page
        return start, min(start + self.per_page, DEEPEST)

    @property
    def is_filtered(self) -> bool:
        return bool(self.since or self.until or any(self.chosen.values()))

    # Where to go from here. Every change but that of the page itself leads to the first page.

    def but(self, **changes: Any) -> State:
        return replace(self, **{"page": 1, **changes})

    def choosing(self, facet: str, values: Mapping[int, str]) -> State:
        return self.but(chosen={**self.chosen, facet: dict(values)})

    def toggling(self, facet: str, packed: int, value: str) -> State:
        values = dict(self.chosen.get(facet, {}))
        if values.pop(packed, None) is None:
            values[packed] = value
        return self.choosing(facet, values)

    def cleared(self) -> State:
        """Without any filter; the query stays."""
        return self.but(chosen={}, since=None, until=None, show="", find="")

    def question(self) -> Iterator[tuple[str, str]]:
        """Names and values of what is asked, the query and the filters, in one order."""
        if self.query:
            yield "q", self.query
        for facet in FACETS:
            for value in dict.fromkeys(self.chosen.get(facet.name, {}).values()):
                yield facet.name, value
        if self.since:
            yield "from", self.since.isoformat()
        if self.until:
            yield "to", self.until.isoformat()

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The query string's names and values, in one order, without what is the default."""
        yield from self.question()
        for name, value in (
            ("sort", self.sort if self.sort != self.sorts[0] else ""),
            ("per_page", str(self.per_page) if self.per_page != PER_PAGE[0] else ""),
            ("show", self.show),
            ("find", self.find),
            ("page", str(self.page) if self.page > 1 else ""),
        ):
            if value:
                yield name, value

    def url(self, **more: str) -> str:
        query = urlencode([*self.pairs(), *more.items()])
        return f"{self.path}?{query}" if query else self.path

    @property
    def whole(self) -> State:
        """The same question, and nothing of how a page shows its answer."""
        return self.but(show="", find="", sort="", per_page=PER_PAGE[0])

    def export_url(self, form: str, page: int = 1) -> str:
        """The address of the result in another format."""
        return replace(self.whole, page=page).url(format=form)
