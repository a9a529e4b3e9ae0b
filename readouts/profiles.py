"""What the pages of a speaker, a topic and a party count, all over one set of statements.

Each function takes the statements that the page is about (rejected ones left out) and asks the
database once, whatever the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Min
from django.db.models.functions import ExtractYear
from django.urls import reverse

from readouts.models import Attendance, Meeting, Participant, Party, Topic
from readouts.querysets import MeetingQuerySet, StatementQuerySet


@dataclass(frozen=True, slots=True)
class Counted:
    """Something with the number of statements it stands for, and the address that lists them."""

    label: str
    count: int
    url: str
    page: str = ""


def statements_url(**selection: Any) -> str:
    """The list of statements under a selection of facets."""
    return f"{reverse('readouts:statements')}?{urlencode(selection, doseq=True)}"


def meetings_url(**selection: Any) -> str:
    return f"{reverse('readouts:meetings')}?{urlencode(selection, doseq=True)}"


def by_year(statements: StatementQuerySet, **selection: Any) -> list[Counted]:
    """Statements in each year from first to last, empty ones too. The undated are left out."""
    counted = dict(
        statements.filter(readout__meeting__date__isnull=False)
        .order_by()
        .annotate(of_year=ExtractYear("readout__meeting__date"))
        .values_list("of_year")
        .annotate(number=Count("pk", distinct=True))
    )
    if not counted:
        return []
    return [
        Counted(str(year), counted.get(year, 0), statements_url(**selection, year=year))
        for year in range(min(counted), max(counted) + 1)
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


def lettered(people: Iterable[Participant]) -> list[tuple[str, list[Participant]]]:
    """People under the first letter of their sort name; anything else under "#"."""
    shelves: dict[str, list[Participant]] = {}
    for person in people:
        first = (person.sort_name or person.name)[:1].upper()
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
