"""States and international organisations, and each one's page."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpResponse

from readouts import profiles, representations
from readouts.keyness import words_used_more
from readouts.models import Attendance, Meeting, Party, ReviewState
from readouts.profiles import Counted
from readouts.views.moved import permanently
from readouts.views.shelves import shelved
from readouts.views.twins import TwinView

LATEST = 10
LATEST_MEETINGS = 5
MOST = 12
KINDS = (
    (Party.Kind.STATE, "States"),
    (Party.Kind.ORGANISATION, "International organisations"),
)
STANDING = ~(
    Q(attendances__review_state=ReviewState.REJECTED)
    | Q(attendances__meeting__review_state=ReviewState.REJECTED)
)


class PartiesView(TwinView):
    template_name = "readouts/parties.html"

    def load(self) -> None:
        self.parties = list(
            Party.objects.annotate(
                meeting_count=Count("attendances__meeting", filter=STANDING, distinct=True),
                speaker_count=Count("attendances__participant", filter=STANDING, distinct=True),
            )
            .filter(meeting_count__gt=0)
            .order_by("name")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = [
            (
                label,
                [
                    Counted(party.name, party.meeting_count, party.get_absolute_url())
                    for party in self.parties
                    if party.kind == kind
                ],
            )
            for kind, label in KINDS
        ]
        return super().get_context_data(
            **shelved(self.request, groups), count=len(self.parties), **kwargs
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "count": len(self.parties),
            "next": None,
            "previous": None,
            "results": [
                {
                    **(representations.party(p) or {}),
                    "meeting_count": p.meeting_count,
                    "speaker_count": p.speaker_count,
                }
                for p in self.parties
            ],
            "facets": [],
        }


class PartyView(TwinView):
    template_name = "readouts/party.html"

    def load(self) -> HttpResponse | None:
        code = self.kwargs["code"]
        party = Party.objects.filter(code__iexact=code).first()
        if party is None:
            raise Http404(f"The archive has no party “{code}”.")
        if party.code != code:
            return permanently(self.request, party.get_absolute_url())
        self.party = party
        sent = Attendance.objects.standing().filter(party=party)
        self.census = census = profiles.Census("party", party.pk, code)
        whole = profiles.Census()
        self.whole = whole.total
        self.topics = census.beside(whole, MOST)
        self.timeline = census.timeline()
        self.meetings = Meeting.objects.standing().filter(pk__in=sent.values("meeting"))
        self.meeting_count = self.meetings.count()
        self.people = profiles.people_of(party, MOST)
        self.met = profiles.parties_met(self.meetings, party, MOST)
        # What a text calls the party and its people by is no choice of words of theirs.
        called = sent.order_by().values_list("participant__name", "office").distinct()
        names = [party.name, *(name for row in called for name in row)]
        self.words = words_used_more(
            party.pk, code, names, census.total, whole.total, MOST, facet="party"
        )
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        code = self.party.code
        return super().get_context_data(
            party=self.party,
            statement_count=self.census.total,
            meeting_count=self.meeting_count,
            timeline=self.timeline,
            topics=self.topics,
            of_all=profiles.beside_all(self.census.total),
            words=self.words,
            of_others=(
                f"number and share of {self.census.total:,} statements, beside the share of "
                f"{self.whole - self.census.total:,} by others"
            ),
            people=self.people,
            met=self.met,
            latest=self.census.latest(LATEST),
            latest_meetings=list(self.meetings.newest_first().for_display()[:LATEST_MEETINGS]),
            all_statements=profiles.statements_url(party=code),
            all_meetings=profiles.meetings_url(party=code),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            **(representations.party(self.party) or {}),
            "statement_count": self.census.total,
            "meeting_count": self.meeting_count,
            "statements": f"{profiles.statements_url(party=self.party.code)}&format=json",
            "timeline": representations.timeline(self.timeline),
            "topics": representations.topics_beside(self.topics),
            "words": representations.words_beside(self.words),
            "people": representations.met(self.people),
            "met": representations.met(self.met),
        }
