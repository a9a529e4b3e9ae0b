"""The curated topics, and each one's page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from readouts import profiles, representations
from readouts.models import Topic
from readouts.profiles import Counted
from readouts.views.moved import as_slugs_are_written
from readouts.views.shelves import shelved
from readouts.views.twins import TwinView

LATEST = 10
MOST = 12


class TopicsView(TwinView):
    template_name = "readouts/topics.html"

    def load(self) -> None:
        self.topics = list(Topic.objects.order_by("name"))
        census = profiles.Census()
        for topic in self.topics:
            topic.statement_count = census.of("topic", topic.pk)  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = [
            (
                label,
                [
                    Counted(topic.name, topic.statement_count, topic.get_absolute_url())  # type: ignore[attr-defined]
                    for topic in self.topics
                    if topic.group == group
                ],
            )
            for group, label in Topic.Group.choices
        ]
        return super().get_context_data(
            **shelved(self.request, groups), count=len(self.topics), **kwargs
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "count": len(self.topics),
            "next": None,
            "previous": None,
            "results": [
                {
                    **representations.topic(t),
                    "statement_count": t.statement_count,  # type: ignore[attr-defined]
                }
                for t in self.topics
            ],
            "facets": [],
        }


class TopicView(TwinView):
    template_name = "readouts/topic.html"

    def load(self) -> HttpResponse | None:
        slug = self.kwargs["slug"]
        topic = Topic.objects.filter(slug=slug).first()
        if topic is None:
            if moved := as_slugs_are_written(self.request, slug, Topic.objects.all()):
                return moved
            raise Http404(f"The archive has no topic “{slug}”.")
        self.topic = topic
        self.phrases = [phrase.phrase for phrase in topic.phrases.all()]
        self.census = census = profiles.Census("topic", topic.pk, slug)
        self.timeline = census.timeline()
        self.speakers = census.most("speaker", MOST)
        self.parties = census.most("party", MOST)
        self.beside = census.together("topic", MOST)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            topic=self.topic,
            phrases=self.phrases,
            statement_count=self.census.total,
            timeline=self.timeline,
            speakers=self.speakers,
            parties=self.parties,
            beside=self.beside,
            latest=self.census.latest(LATEST),
            all_statements=profiles.statements_url(topic=self.topic.slug),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            **representations.topic(self.topic),
            "description": self.topic.description,
            "phrases": self.phrases,
            "statement_count": self.census.total,
            "statements": f"{profiles.statements_url(topic=self.topic.slug)}&format=json",
            "timeline": representations.timeline(self.timeline),
            "speakers": [{"name": s.label, "count": s.count, "url": s.page} for s in self.speakers],
            "parties": [{"name": p.label, "count": p.count, "url": p.page} for p in self.parties],
            "topics": [{"name": t.label, "count": t.count, "url": t.page} for t in self.beside],
        }
