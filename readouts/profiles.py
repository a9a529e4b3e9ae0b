"""What the pages of a speaker, a topic and a party count, all over one set of statements.

Each function takes the statements that the page is about (rejected ones left out) and asks the
database once, whatever the rows.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import TruncMonth
from django.urls import reverse

from readouts.dates import MONTHS
from readouts.models import Attendance, Meeting, Participant, Party, Statement, Topic
from readouts.querysets import MeetingQuerySet, StatementQuerySet


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


def statements_url(**selection: Any) -> str:
    """The list of statements under a selection of facets."""
    return f"{reverse('readouts:statements')}?{urlencode(selection, doseq=True)}"


def meetings_url(**selection: Any) -> str:
    return f"{reverse('readouts:meetings')}?{urlencode(selection, doseq=True)}"


MOST_MONTHS = 72  # more columns than that are no longer told apart


def timeline(statements: StatementQuerySet, **selection: Any) -> list[Counted]:
    """Statements in each month from the first to the last, or in each year of a long time."""
    counted = dict(
        statements.filter(readout__meeting__date__isnull=False)
        .order_by()
        .annotate(of_month=TruncMonth("readout__meeting__date"))
        .values_list("of_month")
        .annotate(number=Count("pk", distinct=True))
    )
    if not counted:
        return []
    first, last = min(counted), max(counted)
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if length > MOST_MONTHS:
        return _years(counted, selection)
    months = [divmod(first.year * 12 + first.month - 1 + number, 12) for number in range(length)]
    return [
        Counted(
            f"{MONTHS[month]} {year}",
            counted.get(dt.date(year, month + 1, 1), 0),
            statements_url(**selection, month=f"{year:04}-{month + 1:02}"),
            tick=_tick(year, month, length),
        )
        for year, month in months
    ]


def _tick(year: int, month: int, length: int) -> str:
    """Each month of a year or less has its name; of a longer time, each January its year."""
    if length <= 12:
        return MONTHS[month][:3]
    return str(year) if month == 0 else ""


def _years(counted: dict[dt.date, int], selection: dict[str, Any]) -> list[Counted]:
    totals: dict[int, int] = {}
    for month, number in counted.items():
        totals[month.year] = totals.get(month.year, 0) + number
    return [
        Counted(
            str(year),
            totals.get(year, 0),
            statements_url(**selection, year=year),
            tick=str(year) if year % 5 == 0 or len(totals) <= 10 else "",
        )
        for year in range(min(totals), max(totals) + 1)
    ]


def topics_of(statements: StatementQuerySet, limit: int, **selection: Any) -> list[Counted]:
    """The topics named most in the statements."""
    rows = (
        Topic.objects.filter(statements__in=statements.order_by().values("pk"))
        .annotate(number=Count("statements", distinct=True))
        .order_by("-number", "name")[:limit]
    )
    return [
        Counted(
            row.name,
            row.number,
            statements_url(**selection, topic=row.slug),
            row.get_absolute_url(),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic's share of some statements beside its share of all; shares are percent."""

    label: str
    page: str
    url: str
    count: int
    share: float
    everywhere: float


def topics_compared(
    statements: StatementQuerySet, count: int, limit: int, **selection: Any
) -> list[Compared]:
    """The topics named most in ``count`` statements, beside the whole archive. Three queries."""
    own = topics_of(statements, limit, **selection)
    standing = Statement.objects.standing()
    total = standing.count()
    every = dict(
        standing.filter(topics__name__in=[topic.label for topic in own])
        .order_by()
        .values_list("topics__name")
        .annotate(number=Count("pk", distinct=True))
    )
    return [
        Compared(
            topic.label,
            topic.page,
            topic.url,
            topic.count,
            100 * topic.count / count,
            100 * every.get(topic.label, 0) / total,
        )
        for topic in own
    ]


@dataclass(frozen=True, slots=True)
class Rising:
    """A topic whose share of the statements has grown; shares are percent of all statements."""

    label: str
    page: str
    url: str
    before: float
    recent: float
    count: int


def rising(statements: StatementQuerySet, last: dt.date, limit: int) -> list[Rising]:
    """Topics with a greater share of the statements of the year up to ``last`` than before it.

    The greatest growth comes first. One query for the totals and one for the topics; nothing is
    on the rise where nothing was said before that year.
    """
    since = last - dt.timedelta(days=365)
    is_recent = Q(readout__meeting__date__gt=since)
    of_topic = Q(statements__in=statements.order_by().values("pk"))
    totals = statements.order_by().aggregate(
        recent=Count("pk", filter=is_recent), before=Count("pk", filter=~is_recent)
    )
    if not totals["recent"] or not totals["before"]:
        return []
    recently = of_topic & Q(statements__readout__meeting__date__gt=since)
    rows = Topic.objects.annotate(
        recent=Count("statements", filter=recently, distinct=True),
        every=Count("statements", filter=of_topic, distinct=True),
    ).filter(recent__gt=0)
    grown = [
        Rising(
            row.name,
            row.get_absolute_url(),
            statements_url(topic=row.slug, **{"from": (since + dt.timedelta(days=1)).isoformat()}),
            100 * (row.every - row.recent) / totals["before"],
            100 * row.recent / totals["recent"],
            row.recent,
        )
        for row in rows
    ]
    grown = [row for row in grown if row.recent > row.before]
    return sorted(grown, key=lambda row: (row.before - row.recent, row.label))[:limit]


def speakers_of(statements: StatementQuerySet, limit: int, **selection: Any) -> list[Counted]:
    """Those who say most of the statements; a joint one counts for each who makes it."""
    rows = (
        Participant.objects.living()
        .filter(statements__in=statements.order_by().values("pk"))
        .annotate(number=Count("statements", distinct=True))
        .order_by("-number", "sort_name", "name")[:limit]
    )
    return [
        Counted(
            row.name,
            row.number,
            statements_url(**selection, speaker=row.slug),
            row.get_absolute_url(),
        )
        for row in rows
    ]


def parties_of(statements: StatementQuerySet, limit: int, **selection: Any) -> list[Counted]:
    """The parties for which most of the statements are made, by whom each sent that day."""
    rows = (
        Attendance.objects.standing()
        .filter(
            party__isnull=False,
            meeting__readouts__statements__in=statements.order_by().values("pk"),
            meeting__readouts__statements__speakers=F("participant"),
        )
        .order_by()
        .values("party__code", "party__name")
        .annotate(number=Count("meeting__readouts__statements", distinct=True))
        .order_by("-number", "party__name")[:limit]
    )
    return [
        Counted(
            row["party__name"],
            row["number"],
            statements_url(**selection, party=row["party__code"]),
            reverse("readouts:party", args=[row["party__code"]]),
        )
        for row in rows
    ]


def offices_of(participant: Participant) -> list[Any]:
    """Offices as printed: rows of office, party__name, party__code, first, last and meetings.

    ``first`` and ``last`` are the days of the meetings at which the office is met with.
    """
    return list(
        Attendance.objects.standing()
        .filter(participant=participant, meeting__in=Meeting.objects.standing())
        .order_by()
        .values("office", "party__name", "party__code")
        .annotate(
            first=Min("meeting__date"), last=Max("meeting__date"), meetings=Count("meeting_id")
        )
        .order_by("first", "office")
    )


def met_by(participant: Participant, limit: int) -> list[Counted]:
    """Those who attended the same meetings, by the number of meetings shared."""
    meetings = Attendance.objects.standing().filter(
        participant=participant, meeting__in=Meeting.objects.standing()
    )
    rows = (
        Participant.objects.living()
        .exclude(pk=participant.pk)
        .filter(
            attendances__meeting__in=meetings.values("meeting"),
            attendances__in=Attendance.objects.standing(),
        )
        .annotate(number=Count("attendances__meeting", distinct=True))
        .order_by("-number", "sort_name", "name")[:limit]
    )
    return [_person(row, row.number) for row in rows]


def people_of(party: Party, limit: int) -> list[Counted]:
    """Those whom the party sent, by the number of meetings."""
    rows = (
        Participant.objects.living()
        .filter(attendances__in=Attendance.objects.standing().filter(party=party))
        .annotate(number=Count("attendances__meeting", distinct=True))
        .order_by("-number", "sort_name", "name")[:limit]
    )
    return [_person(row, row.number) for row in rows]


def _person(row: Participant, number: int) -> Counted:
    return Counted(row.name, number, meetings_url(speaker=row.slug), row.get_absolute_url())


def plain_letters(name: str) -> str:
    """The name as an index sorts it: "Élysée" with E, "al-Assad" with A."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def lettered(people: Iterable[Participant]) -> list[tuple[str, list[Participant]]]:
    """People under the first letter of their sort name, in order; anything else under "#"."""
    shelves: dict[str, list[Participant]] = {}
    for person in sorted(people, key=lambda p: (plain_letters(p.sort_name or p.name), p.pk)):
        first = plain_letters(person.sort_name or person.name)[:1].upper()
        shelves.setdefault(first if first.isalpha() else "#", []).append(person)
    return sorted(shelves.items(), key=lambda item: (item[0] == "#", item[0]))


def parties_met(meetings: MeetingQuerySet, party: Party, limit: int) -> list[Counted]:
    """The other parties at the meetings, by the number of meetings."""
    rows = (
        Attendance.objects.standing()
        .filter(meeting__in=meetings.order_by().values("pk"), party__isnull=False)
        .exclude(party=party)
        .order_by()
        .values("party__code", "party__name")
        .annotate(number=Count("meeting", distinct=True))
        .order_by("-number", "party__name")[:limit]
    )
    return [
        Counted(
            row["party__name"],
            row["number"],
            meetings_url(party=row["party__code"]),
            reverse("readouts:party", args=[row["party__code"]]),
        )
        for row in rows
    ]
