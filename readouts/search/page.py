"""A list page as data: results, facets, chips, sorts, histogram. Templates only print it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from readouts.search.engine import Counts
from readouts.search.facets import BY_NAME, FACETS, MONTHS, FacetType, Label, time_label, unpack
from readouts.search.people import Namesake
from readouts.search.state import DEEPEST, PER_PAGE, SORTS, State
from readouts.search.words import plain

SHOWN = 10
MOST_SHOWN = 50  # of a facet that is opened: the rest is found by name
LONGEST_IN_FULL = 20  # rows; on a longer page each is told in short, or it would weigh too much
FORMATS = {
    "json": "JSON",
    "csv": "CSV",
    "csvm": "a description of the CSV",
    "jsonl": "JSON Lines",
    "atom": "Atom feed",
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet of the page that ``state`` describes, where it is called ``packed``."""

    value: str
    label: str
    count: int
    selected: bool
    state: State
    facet: str
    packed: int

    @property
    def toggle_url(self) -> str:
        """Made where it is printed: a page prints few of the hundreds of values that it counts."""
        return self.state.toggling(self.facet, self.packed, self.value).url()


@dataclass(frozen=True, slots=True)
class Facet:
    """``values`` are those to print, ``every`` all there are, ``left_out`` how many of those that
    fit ``find`` are not printed; ``expanded`` if more than the first few are asked for.
    """

    name: str
    label: str
    values: Sequence[FacetValue]
    every: Sequence[FacetValue]
    expanded: bool
    left_out: int
    find: str
    show_all_url: str
    show_less_url: str

    @property
    def total_values(self) -> int:
        return len(self.every)

    @property
    def more(self) -> bool:
        """Whether there are values that are not shown and can be asked for."""
        return not self.expanded and len(self.values) < len(self.every)

    @property
    def opens_whole(self) -> bool:
        """Whether asking for more shows all."""
        return len(self.every) <= MOST_SHOWN


@dataclass(frozen=True, slots=True)
class Chip:
    facet_label: str
    label: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """``tick`` is a shorter label for where there is little room."""

    label: str
    value: str
    count: int
    url: str
    share: float
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way out of an empty result: what it is, where it leads, how many it finds."""

    kind: str
    label: str
    count: int
    url: str

    @property
    def leaves_out(self) -> bool:
        """Whether ``label`` says what to do without, and not what to search for."""
        return self.kind in ("filter", "part")


class BoundedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages over rows that are loaded already, as far as pages go."""

    def __init__(self, rows: Sequence[Any], per_page: int, total: int) -> None:
        super().__init__(rows, per_page)
        self.total = total

    @cached_property
    def count(self) -> int:
        return self.total

    @cached_property
    def num_pages(self) -> int:
        return max(1, -(-min(self.total, DEEPEST) // self.per_page))


@dataclass(slots=True)
class SearchPage:
    """What the templates know as ``search``."""

    state: State
    counts: Counts
    labels: Mapping[int, Label]
    rows: Sequence[Any]
    what: str  # "statements" or "meetings"
    suggestions: Sequence[Suggestion] = ()
    people: Sequence[Namesake] = ()
    notes: Sequence[str] = ()
    errors: Sequence[str] = field(default=())

    @property
    def query(self) -> str:
        return self.state.query

    @property
    def one(self) -> str:
        """What one row is."""
        return self.what.removesuffix("s")

    @property
    def unit(self) -> str:
        """What the count is of."""
        return self.one if self.count == 1 else self.what

    @property
    def count(self) -> int:
        return self.counts.total

    @property
    def page(self) -> Page[Any]:
        paginator = BoundedPaginator(self.rows, self.state.per_page, self.count)
        return Page(self.rows, self.state.page, paginator)

    @property
    def in_short(self) -> bool:
        """Whether each row is told in a line or two."""
        return self.state.per_page > LONGEST_IN_FULL

    @property
    def depth_note(self) -> str:
        """What to do about results that no page shows."""
        if self.count <= DEEPEST:
            return ""
        return (
            f"Pages show the first {DEEPEST:,} of these {self.count:,} {self.what}. To see the"
            " others choose a year or another filter, turn the order round, or take all of them"
            " as CSV or JSON Lines."
        )

    @property
    def ignored(self) -> Sequence[str]:
        """Words of the query that are too common to look for among others."""
        return self.state.plan.ignored if self.state.plan else ()

    @property
    def facets(self) -> list[Facet]:
        return [self.facet(kind) for kind in FACETS if self._is_offered(kind)]

    def _is_offered(self, kind: FacetType) -> bool:
        """Months by the hundred say little: they are offered inside a year."""
        if kind.name != "month":
            return True
        chosen = self.state.chosen
        return bool(chosen.get("year") or chosen.get("month")) or self.state.show == "month"

    @property
    def every_facet(self) -> list[Facet]:
        return [self.facet(kind) for kind in FACETS]

    def facet(self, kind: FacetType) -> Facet:
        counted = self.counts.facets[kind.name]
        chosen = self.state.chosen.get(kind.name, {})
        values = sorted({*counted, *chosen}, key=lambda packed: self._rank(kind, packed))
        every = [self._value(kind, packed, counted.get(packed, 0)) for packed in values]
        expanded = self.state.show == kind.name
        find = self.state.find if expanded else ""
        fitting = [v for v in every if plain(find) in plain(v.label)] if find else every
        most = sorted(fitting, key=lambda value: -value.count)[: MOST_SHOWN if expanded else SHOWN]
        printed = {value.value for value in most}
        shown = [v for v in every if v.selected or v.value in printed]
        anchor = f"#facet-{kind.name}"
        return Facet(
            name=kind.name,
            label=kind.label,
            values=shown,
            every=every,
            expanded=expanded,
            left_out=len(fitting) - len(most),
            find=find,
            show_all_url=self.state.but(show=kind.name, find="").url() + anchor,
            show_less_url=self.state.but(show="", find="").url() + anchor,
        )

    def _rank(self, kind: FacetType, packed: int) -> tuple[int, str]:
        if kind.in_time:
            return (-packed, "")
        return (-self.counts.facets[kind.name].get(packed, 0), self.label(packed).sort)

    def label(self, packed: int) -> Label:
        known = self.labels.get(packed)
        if known:
            return known
        kind = next(kind for kind in FACETS if packed in self.state.chosen.get(kind.name, {}))
        value = self.state.chosen[kind.name][packed]
        return Label(value, value.capitalize(), value)

    def _value(self, kind: FacetType, packed: int, count: int) -> FacetValue:
        label = self.label(packed)
        return FacetValue(
            value=label.value,
            label=label.label,
            count=count,
            selected=self.state.is_chosen(kind.name, packed),
            state=self.state,
            facet=kind.name,
            packed=packed,
        )

    @property
    def chips(self) -> list[Chip]:
        chips = [
            Chip(
                BY_NAME[name].label,
                self.label(packed).label,
                self.state.toggling(name, packed, value).url(),
            )
            for name, values in self.state.chosen.items()
            for packed, value in values.items()
        ]
        if self.state.since:
            label = self.state.since.isoformat()
            chips.append(Chip("From", label, self.state.but(since=None).url()))
        if self.state.until:
            label = self.state.until.isoformat()
            chips.append(Chip("To", label, self.state.but(until=None).url()))
        return chips

    @property
    def clear_url(self) -> str:
        return self.state.cleared().url()

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form that asks another query keeps of this one."""
        return [pair for pair in self.state.but(find="").pairs() if pair[0] != "q"]

    @property
    def sorts(self) -> list[tuple[str, str, str, bool]]:
        return [
            (sort, SORTS[sort], self.state.but(sort=sort).url(), sort == self.state.order)
            for sort in self.state.sorts
        ]

    @property
    def per_page_options(self) -> list[tuple[int, str, bool]]:
        return [
            (number, self.state.but(per_page=number).url(), number == self.state.per_page)
            for number in PER_PAGE
        ]

    @property
    def alternates(self) -> list[tuple[str, str, str]]:
        return [(form, label, self.state.export_url(form)) for form, label in FORMATS.items()]

    @property
    def only_year(self) -> int | None:
        """The one year that is looked at, if it is one."""
        chosen = [int(value) for value in self.state.chosen.get("year", {}).values()]
        since, until = self.state.since, self.state.until
        if not chosen and since and until and since.year == until.year:
            return since.year
        return chosen[0] if len(chosen) == 1 else None

    @property
    def histogram_title(self) -> str:
        year = self.only_year
        what = self.what.capitalize()
        return f"{what} of {year} by month" if year else f"{what} in each year"

    @property
    def histogram(self) -> list[Bar]:
        """The years from the first to the last, or the months of the only one; gaps included."""
        year = self.only_year
        kind = BY_NAME["month" if year else "year"]
        counted = self.counts.facets[kind.name]
        if year:
            numbers = [year * 100 + month for month in range(1, 13)]
        else:
            met = [unpack(packed)[1] for packed in counted]
            numbers = list(range(min(met), max(met) + 1)) if met else []
        counts = [counted.get(kind.pack(number), 0) for number in numbers]
        most = max(counts, default=0)
        return [
            self._bar(kind, number, count, count / most if most else 0.0)
            for number, count in zip(numbers, counts, strict=True)
        ]

    def _bar(self, kind: FacetType, number: int, count: int, share: float) -> Bar:
        packed = kind.pack(number)
        label = time_label(kind, number)
        if kind.name == "month":
            state = self.state.toggling("month", packed, label.value)
            month = MONTHS[number % 100 - 1]
            return Bar(month, label.value, count, state.url(), share, tick=month[:3])
        state = self.state.choosing("month", {}).choosing("year", {packed: label.value})
        return Bar(label.label, label.value, count, state.url(), share)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A passage of a query that is wrong, between what stands before and after it."""

    before: str
    wrong: str
    after: str


@dataclass(slots=True)
class RefusedPage:
    """The same for a query string that cannot be answered: the reasons, and what was asked."""

    query: str
    errors: Sequence[str]
    what: str
    hidden: Sequence[tuple[str, str]] = ()
    suggestions: Sequence[Suggestion] = ()
    mistake: Mistake | None = None
    count: int = 0
