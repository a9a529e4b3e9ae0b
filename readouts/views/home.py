"""The first page: what this is, how far it reaches, and where to begin."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Min
from django.urls import reverse

from readouts import profiles, representations
from readouts.models import Meeting, Participant, Readout, Statement
from readouts.views.twins import TwinView

LATEST = 8
MOST = 8


class HomeView(TwinView):
    template_name = "readouts/home.html"

    def load(self) -> None:
        meetings = Meeting.objects.standing()
        statements = Statement.objects.published()
        self.extent = {
            "readouts": Readout.objects.standing().count(),
            "meetings": meetings.count(),
            "statements": statements.count(),
            "speakers": Participant.objects.living()
            .filter(statements__in=statements)
            .distinct()
            .count(),
            **meetings.aggregate(first=Min("date"), last=Max("date")),
        }
        self.timeline = profiles.timeline(statements)
        last = self.extent["last"]
        self.rising = profiles.rising(statements, last, MOST) if last else []
        self.speakers = profiles.speakers_of(statements, MOST)
        self.topics = profiles.topics_of(statements, MOST)
        self.latest = list(meetings.newest_first().for_display()[:LATEST])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            extent=self.extent,
            timeline=self.timeline,
            speakers=self.speakers,
            topics=self.topics,
            rising=self.rising,
            latest=self.latest,
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "name": "Readout Archive",
            "extent": self.extent,
            "timeline": [{"period": t.label, "count": t.count} for t in self.timeline],
            "latest": [representations.meeting_line(m) for m in self.latest],
            "statements": f"{reverse('readouts:statements')}?format=json",
            "meetings": f"{reverse('readouts:meetings')}?format=json",
            "speakers": f"{reverse('readouts:speakers')}?format=json",
            "topics": f"{reverse('readouts:topics')}?format=json",
            "parties": f"{reverse('readouts:parties')}?format=json",
        }
