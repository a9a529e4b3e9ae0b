"""What the first page and the pages of a speaker, a topic and a party count.

Statements are counted in the search table, as the lists count them, so that every number is
that of the list it leads to. Each function asks the database a fixed number of times.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from readouts.dates import MONTHS, month_words
from readouts.models import Attendance, Participant, Party, ReviewState, Statement
from readouts.querysets import MeetingQuerySet
from readouts.search import facets
from readouts.search.engine import NEWEST, Search, StatementTable
from readouts.search.fields import written
from readouts.search.results import dress_statements

Row = TypeVar("Row")

MOST_BARS = 24  # more of them are narrower than a finger on a small screen


@dataclass(frozen=True, slots=True)
class Counted:
    """Something with the number of statements it stands for, and the address that lists them.

    ``page`` is its own page, if it has one; ``tick`` what stands under its bar on a chart's axis.
    """

    label: str
    count: int
    url: str
    page: str = ""
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic's or a word's share of some statements beside another share; shares are percent.

    ``page`` is the topic's own, and empty for a word.
    """

    label: str
    page: str
    url: str
    count: int
    share: float
    other: float


def beside_all(own: int) -> str:
    """What the numbers of a table of ``Compared`` topics are numbers of."""
    return f"number and share of {own:,} statements, beside the share of all in the archive"


def statements_url(**selection: Any) -> str:
    """The list of statements under a selection of facets."""
    return f"{reverse('readouts:statements')}?{urlencode(selection, doseq=True)}"


def meetings_url(**selection: Any) -> str:
    return f"{reverse('readouts:meetings')}?{urlencode(selection, doseq=True)}"


class Census:
    """The statements under one choice, counted by every facet. One query, and one more for the
    labels of speakers, topics and parties if any is asked for.
    """

    def __init__(
        self, facet: str = "", number: int = 0, value: str = "", since: dt.date | None = None
    ) -> None:
        """Those with the row ``number`` of ``facet``, ``value`` in addresses; all by default."""
        self.own = facets.BY_NAME[facet].pack(number) if facet else 0
        among = frozenset({self.own}) if facet else frozenset()
        self.search = Search(among=among, since=since)
        self.selection: dict[str, Any] = {facet: value} if facet else {}
        if since:
            self.selection["from"] = since.isoformat()
        counts = StatementTable().counts(self.search)
        self.total = counts.total
        self.by_facet: Mapping[str, Mapping[int, int]] = counts.facets

    @cached_property
    def labels(self) -> dict[int, facets.Label]:
        return facets.labels(packed for name in PAGES for packed in self.by_facet[name])

    def of(self, facet: str, number: int) -> int:
        """The statements with the row ``number`` of ``facet``."""
        return self.by_facet[facet].get(facets.BY_NAME[facet].pack(number), 0)

    def most(self, facet: str, limit: int) -> list[Counted]:
        """The values of a facet with the most statements."""
        return [self.counted(facet, packed) for packed in self._order(facet)[:limit]]

    def counted(self, facet: str, packed: int) -> Counted:
        label = self.labels[packed]
        return Counted(
            label.label,
            self.by_facet[facet][packed],
            statements_url(**{**self.selection, facet: label.value}),
            reverse(f"readouts:{PAGES[facet]}", args=[label.value]),
        )

    def together(self, facet: str, limit: int) -> list[Counted]:
        """The values of the chosen facet that the same statements have besides; each leads to
        those with both. Values of one facet widen a list's choice, so one of them is searched for.
        """
        return [
            replace(
                row,
                url=statements_url(q=written(facet, self.labels[packed].value), **self.selection),
            )
            for packed in self._order(facet)[: limit + 1]
            if packed != self.own
            for row in [self.counted(facet, packed)]
        ][:limit]

    def beside(self, whole: Census, limit: int) -> list[Compared]:
        """The topics with the most statements here, beside their share of the ``whole``."""
        return [
            self.compared(packed, 100 * whole.by_facet["topic"].get(packed, 0) / whole.total)
            for packed in self._order("topic")[:limit]
        ]

    def compared(self, packed: int, other: float) -> Compared:
        """A topic with its share of these statements and the ``other`` share."""
        topic = self.counted("topic", packed)
        share = 100 * topic.count / self.total
        return Compared(topic.label, topic.page, topic.url, topic.count, share, other)

    def latest(self, limit: int) -> list[Statement]:
        """The statements of the latest meetings, as lines print them, in the list's order."""
        found = [row.id for row in StatementTable().page(self.search, NEWEST, 0, limit)]
        rows = Statement.objects.for_display().in_bulk(found)
        # One may have been withdrawn between the two queries.
        statements = [rows[number] for number in found if number in rows]
        dress_statements(statements, "", {})
        return statements

    def _order(self, facet: str) -> list[int]:
        counted = self.by_facet[facet]
        return sorted(counted, key=lambda packed: (-counted[packed], self.labels[packed].sort))

    def timeline(self) -> list[Counted]:
        """Each month from the first to the last, gaps included; of a longer time each quarter, of a
        still longer one each year.
        """
        counted = {
            facets.unpack(packed)[1]: count for packed, count in self.by_facet["month"].items()
        }
        if not counted:
            return []
        first, last = (divmod(edge, 100) for edge in (min(counted), max(counted)))
        length = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
        if length > 3 * MOST_BARS:
            return self._years(counted)
        if length > MOST_BARS:
            return self._quarters(counted)
        months = [divmod(first[0] * 12 + first[1] - 1 + step, 12) for step in range(length)]
        return [
            Counted(
                month_words(year, month + 1),
                counted.get(year * 100 + month + 1, 0),
                statements_url(**self.selection, month=f"{year:04}-{month + 1:02}"),
                tick=_tick(year, month, length),
            )
            for year, month in months
        ]

    def _quarters(self, by_month: Mapping[int, int]) -> list[Counted]:
        counted: dict[int, int] = {}
        for month, count in by_month.items():
            number = month // 100 * 4 + (month % 100 - 1) // 3
            counted[number] = counted.get(number, 0) + count
        return [
            Counted(
                f"{MONTHS[first - 1][:3]}–{MONTHS[first + 1][:3]} {year}",
                counted.get(number, 0),
                statements_url(
                    **self.selection
                    | {
                        "from": f"{year:04}-{first:02}-01",
                        "to": f"{year:04}-{first + 2:02}-{30 if first in (4, 7) else 31}",
                    }
                ),
                tick=str(year) if first == 1 else "",
            )
            for number in range(min(counted), max(counted) + 1)
            for year, first in [(number // 4, number % 4 * 3 + 1)]
        ]

    def _years(self, by_month: Mapping[int, int]) -> list[Counted]:
        counted: dict[int, int] = {}
        for month, count in by_month.items():
            counted[month // 100] = counted.get(month // 100, 0) + count
        years = range(min(counted), max(counted) + 1)
        return [
            Counted(
                str(year),
                counted.get(year, 0),
                statements_url(**self.selection, year=year),
                tick=str(year) if len(years) <= 10 or year % 5 == 0 else "",
            )
            for year in years
        ]


# The facets whose values have pages, and the names of their addresses.
PAGES = {"speaker": "speaker", "topic": "topic", "party": "party"}


def _tick(year: int, month: int, length: int) -> str:
    """Each month of a year or less has its name; of a longer time, each January its year."""
    if length <= 12:
        return MONTHS[month][:3]
    return str(year) if month == 0 else ""


def rising(whole: Census, last: dt.date, limit: int) -> list[Compared]:
    """Topics with a greater share of the year up to ``last`` than of the time before it.

    ``share`` is of that year, ``other`` of the time before. The greatest growth comes first. Two
    queries. Nothing is on the rise where nothing was said before that year.
    """
    recent = Census(since=last - dt.timedelta(days=364))
    before = whole.total - recent.total
    if not before or not recent.total:
        return []
    earlier = whole.by_facet["topic"]
    compared = [
        recent.compared(packed, 100 * (earlier.get(packed, 0) - count) / before)
        for packed, count in recent.by_facet["topic"].items()
    ]
    grown = [row for row in compared if row.share > row.other]
    return sorted(grown, key=lambda row: (row.other - row.share, row.label))[:limit]


def met_by(participant: Participant, limit: int) -> list[Counted]:
    """Those who attended the same meetings, by the number of meetings shared."""
    there = (
        Attendance.objects.standing()
        .filter(participant=participant)
        .exclude(meeting__review_state=ReviewState.REJECTED)
    )
    others = Attendance.objects.standing().filter(
        meeting__in=there.order_by().values("meeting"), participant__merged_into__isnull=True
    )
    return _attending(
        others.exclude(participant=participant),
        "speaker",
        limit,
        lambda slug: meetings_url(speaker=participant.slug, q=f"speaker:{slug}"),
    )


def people_of(party: Party, limit: int) -> list[Counted]:
    """Those whom the party sent, by the number of meetings."""
    sent = (
        Attendance.objects.standing()
        .filter(party=party, participant__merged_into__isnull=True)
        .exclude(meeting__review_state=ReviewState.REJECTED)
    )
    return _attending(
        sent, "speaker", limit, lambda slug: meetings_url(speaker=slug, party=party.code)
    )


def parties_met(meetings: MeetingQuerySet, party: Party, limit: int) -> list[Counted]:
    """The other parties at the meetings, by the number of meetings."""
    others = Attendance.objects.standing().filter(meeting__in=meetings.order_by().values("pk"))
    return _attending(
        others.exclude(party=party),
        "party",
        limit,
        lambda code: meetings_url(party=party.code, q=f"party:{code}"),
    )


# Of whom attendances are counted: the columns of the address, of the name, and of the order.
ATTENDING = {
    "speaker": ("participant__slug", "participant__name", "participant__sort_name"),
    "party": ("party__code", "party__name", "party__name"),
}


def _attending(
    attendances: Any, facet: str, limit: int, url: Callable[[str], str]
) -> list[Counted]:
    """The speakers or parties of the attendances, by the number of meetings; ``url`` lists the
    meetings of one.

    Counted by the attendances' own rows: asked for from the people's side, in one subquery within
    another, PostgreSQL takes minutes where its statistics are not up to date.
    """
    value, name, sort = ATTENDING[facet]
    rows = (
        attendances.filter(**{f"{name}__isnull": False})
        .order_by()
        .values_list(value, name, sort)
        .annotate(number=Count("meeting", distinct=True))
        .order_by("-number", sort, name)[:limit]
    )
    return [
        Counted(label, number, url(slug), reverse(f"readouts:{PAGES[facet]}", args=[slug]))
        for slug, label, _, number in rows
    ]


def plain_letters(name: str) -> str:
    """The name as an index sorts it: "Élysée" with E, "al-Assad" with A."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def lettered(rows: Iterable[Row], filed: Callable[[Row], str]) -> list[tuple[str, list[Row]]]:
    """Rows under the first letter of what they are ``filed`` under, in order; others under "#"."""
    shelves: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: plain_letters(filed(row))):
        first = plain_letters(filed(row))[:1].upper()
        shelves.setdefault(first if first.isalpha() else "#", []).append(row)
    return sorted(shelves.items(), key=lambda item: (item[0] == "#", item[0]))
