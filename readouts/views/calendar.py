"""The days on which meetings took place: years, the months of a year, the days of a month."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min
from django.db.models.functions import ExtractYear
from django.http import Http404
from django.urls import reverse

from readouts import representations
from readouts.dates import MONTHS, month_words
from readouts.models import Meeting
from readouts.profiles import Counted, meetings_url
from readouts.views.twins import TwinView

MOST_ON_A_PAGE = 120  # meetings; a fuller month names its days with their numbers only
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of a month: ``number`` is 0 before the first and after the last day."""

    number: int
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    count: int
    url: str
    weeks: Sequence[Sequence[Day]]


def month_of(year: int, month: int, counts: dict[dt.date, int]) -> Month:
    """A month's weeks, from Monday to Sunday, with the meetings that begin on each day."""
    url = reverse("readouts:calendar-month", args=[year, month])
    weeks = [
        [_day(year, month, number, counts, url) for number in week]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]
    total = sum(day.count for week in weeks for day in week)
    return Month(MONTHS[month - 1], total, url, weeks)


def _day(year: int, month: int, number: int, counts: dict[dt.date, int], url: str) -> Day:
    count = counts.get(dt.date(year, month, number), 0) if number else 0
    return Day(number, count, f"{url}#day-{number}")


class CalendarView(TwinView):
    """``/calendar/``: every year from the first meeting to the last."""

    template_name = "readouts/calendar.html"

    def load(self) -> None:
        counted = dict(
            Meeting.objects.standing()
            .filter(date__isnull=False)
            .order_by()
            .annotate(of_year=ExtractYear("date"))
            .values_list("of_year")
            .annotate(number=Count("pk"))
        )
        years = range(min(counted), max(counted) + 1) if counted else range(0)
        self.years = [
            Counted(str(year), counted.get(year, 0), reverse("readouts:calendar-year", args=[year]))
            for year in years
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(years=self.years, **kwargs)

    def as_json(self) -> dict[str, Any]:
        return {
            "years": [{"year": int(y.label), "count": y.count, "url": y.url} for y in self.years]
        }


class SpanView(TwinView):
    """What a year and a month share: the meetings of a span of days, and its neighbours."""

    def find(self, first: dt.date, last: dt.date) -> None:
        """Raises Http404 where the archive has nothing of that time."""
        meetings = Meeting.objects.standing()
        self.extent = meetings.aggregate(first=Min("date"), last=Max("date"))
        if not self.extent["first"] or last < self.extent["first"] or first > self.extent["last"]:
            raise Http404(f"The archive has no meeting from {first} to {last}.")
        self.meetings = meetings.filter(date__range=(first, last))

    def counts(self) -> dict[dt.date, int]:
        return dict(self.meetings.order_by().values_list("date").annotate(number=Count("pk")))


class YearView(SpanView):
    """``/calendar/2021/``: twelve months with the days that had meetings."""

    template_name = "readouts/calendar_year.html"

    def load(self) -> None:
        self.year = year = self.kwargs["year"]
        self.find(*_span(year, 1, 12))
        self.by_day = self.counts()
        self.months = [month_of(year, month, self.by_day) for month in range(1, 13)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first, last = self.extent["first"].year, self.extent["last"].year
        return super().get_context_data(
            year=self.year,
            months=self.months,
            weekdays=WEEKDAYS,
            total=sum(self.by_day.values()),
            previous_year=self.year - 1 if self.year > first else None,
            next_year=self.year + 1 if self.year < last else None,
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        days = sorted(self.by_day.items())
        return {
            "year": self.year,
            "days": [{"date": day, "count": count} for day, count in days],
        }


class MonthView(SpanView):
    """``/calendar/2021/7/``: its weeks, and the meetings of each day."""

    template_name = "readouts/calendar_month.html"

    def load(self) -> None:
        self.year, self.month = self.kwargs["year"], self.kwargs["month"]
        self.find(*_span(self.year, self.month, self.month))
        self.by_day = self.counts()
        self.is_full = sum(self.by_day.values()) > MOST_ON_A_PAGE

    def days(self) -> list[tuple[dt.date, str, list[Meeting]]]:
        """Each day with the address that lists its meetings, and them, unless they are too many."""
        meetings: dict[dt.date, list[Meeting]] = {}
        if not self.is_full:
            for row in self.meetings.oldest_first().for_display():
                if row.date:
                    meetings.setdefault(row.date, []).append(row)
        return [
            (day, meetings_url(**{"from": day, "to": day}), meetings.get(day, []))
            for day in sorted(self.by_day)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            year=self.year,
            title=month_words(self.year, self.month),
            month=month_of(self.year, self.month, self.by_day),
            weekdays=WEEKDAYS,
            days=[(day, self.by_day[day], url, rows) for day, url, rows in self.days()],
            previous=self._neighbour(-1),
            next=self._neighbour(1),
            **kwargs,
        )

    def _neighbour(self, step: int) -> tuple[str, str] | None:
        """The title and address of the month before or after, inside the archive's extent."""
        year, month = divmod(self.year * 12 + self.month - 1 + step, 12)
        first, last = self.extent["first"], self.extent["last"]
        if not (first.year, first.month) <= (year, month + 1) <= (last.year, last.month):
            return None
        address = reverse("readouts:calendar-month", args=[year, month + 1])
        return month_words(year, month + 1), address

    def as_json(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "month": self.month,
            "meetings": [representations.meeting_line(row) for row in self.meetings.oldest_first()],
        }


def _span(year: int, first_month: int, last_month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day. Raises Http404 for what is no month of a year."""
    if not (dt.MINYEAR <= year <= dt.MAXYEAR and 1 <= first_month <= last_month <= 12):
        raise Http404(f"There is no month {first_month} of a year {year}.")
    last_day = calendar.monthrange(year, last_month)[1]
    return dt.date(year, first_month, 1), dt.date(year, last_month, last_day)
