"""What search engines are to visit, with the day on which each page last had new material."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.urls import reverse

from readouts.models import Attendance, Meeting, Participant, Party, ReviewState, Statement, Topic

PAGES = (
    "home", "statements", "meetings", "speakers", "topics", "parties", "calendar", "about", "api",
    "search-help",
)  # fmt: skip


class Section(Sitemap):
    """Rows annotated with ``changed``, the time at which the newest readout behind each came."""

    limit = 10_000

    def lastmod(self, item: Any) -> dt.datetime | None:
        changed: dt.datetime | None = item.changed
        return changed


class Pages(Sitemap):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(f"readouts:{item}")


class Meetings(Section):
    def items(self) -> QuerySet[Meeting]:
        return (
            Meeting.objects.standing().annotate(changed=Max("readouts__imported_at")).order_by("pk")
        )


class Statements(Section):
    """Each statement on its permanent link."""

    def items(self) -> QuerySet[Statement]:
        return (
            Statement.objects.published()
            .exclude(readout__review_state=ReviewState.REJECTED)
            .exclude(readout__meeting__review_state=ReviewState.REJECTED)
            .select_related("readout")
            .only("start", "readout__code", "readout__imported_at")
            .order_by("pk")
        )

    def lastmod(self, item: Statement) -> dt.datetime:
        return item.readout.imported_at


class Speakers(Section):
    def items(self) -> QuerySet[Participant]:
        return (
            Participant.objects.living()
            .exclude(review_state=ReviewState.REJECTED)
            .annotate(changed=Max("attendances__meeting__readouts__imported_at"))
            .order_by("pk")
        )


class Topics(Section):
    def items(self) -> QuerySet[Topic]:
        return Topic.objects.annotate(changed=Max("statements__readout__imported_at")).order_by(
            "pk"
        )


class Parties(Section):
    def items(self) -> QuerySet[Party]:
        sent = Attendance.objects.standing().filter(party=OuterRef("pk"))
        return (
            Party.objects.filter(Exists(sent))
            .annotate(changed=Max("attendances__meeting__readouts__imported_at"))
            .order_by("pk")
        )


SECTIONS: dict[str, type[Sitemap]] = {
    "pages": Pages,
    "meetings": Meetings,
    "statements": Statements,
    "speakers": Speakers,
    "topics": Topics,
    "parties": Parties,
}
