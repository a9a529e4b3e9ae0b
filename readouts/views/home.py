"""The first page: what this is, how far it reaches, and where to begin."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Min
from django.urls import reverse

from readouts import profiles, representations
from readouts.models import Meeting, Readout
from readouts.search.held import held
from readouts.views.twins import TwinView

LATEST = 8
MOST = 8
# What a reader may look for, telling before common: the first that this archive holds are shown.
EXAMPLES = (
    "political virus", "territorial integrity", "ceasefire", "climate change", "vaccines",
    "nuclear weapons", "human rights", "free trade", "sanctions", "sovereignty", "security",
    "cooperation",
)  # fmt: skip
MOST_EXAMPLES = 3


class HomeView(TwinView):
    template_name = "readouts/home.html"

    def load(self) -> None:
        meetings = Meeting.objects.standing()
        census = profiles.Census()
        self.extent = {
            "readouts": Readout.objects.standing().count(),
            "meetings": meetings.count(),
            "statements": census.total,
            "speakers": len(census.by_facet["speaker"]),
            **meetings.aggregate(first=Min("date"), last=Max("date")),
        }
        last = self.extent["last"]
        self.timeline = census.timeline()
        self.speakers = census.most("speaker", MOST)
        self.topics = census.most("topic", MOST)
        self.rising = profiles.rising(census, last, MOST) if last else []
        self.latest = list(meetings.newest_first().for_display()[:LATEST])
        self.examples = [
            f'"{phrase}"' if " " in phrase else phrase for phrase in held(EXAMPLES)[:MOST_EXAMPLES]
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            extent=self.extent,
            timeline=self.timeline,
            speakers=self.speakers,
            topics=self.topics,
            rising=self.rising,
            latest=self.latest,
            examples=self.examples,
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "name": "Readout Archive",
            "extent": self.extent,
            "timeline": representations.timeline(self.timeline),
            "latest": [representations.meeting_line(m) for m in self.latest],
            "statements": f"{reverse('readouts:statements')}?format=json",
            "meetings": f"{reverse('readouts:meetings')}?format=json",
            "speakers": f"{reverse('readouts:speakers')}?format=json",
            "topics": f"{reverse('readouts:topics')}?format=json",
            "parties": f"{reverse('readouts:parties')}?format=json",
        }
