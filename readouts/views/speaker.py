"""Speakers from A to Z, and each one's page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse

from readouts import profiles, representations
from readouts.keyness import words_used_more
from readouts.models import Participant, ReviewState
from readouts.offices import offices_of
from readouts.views.errors import gone
from readouts.views.moved import as_slugs_are_written, permanently
from readouts.views.twins import TwinView

MOST_ON_A_PAGE = 300  # a larger index shows one letter at a time
LATEST = 10
MOST = 12


class SpeakersView(TwinView):
    template_name = "readouts/speakers.html"

    def load(self) -> None:
        self.speakers = list(
            Participant.objects.living()
            .exclude(review_state=ReviewState.REJECTED)
            .select_related("party")
            .order_by("sort_name", "name", "pk")
        )
        census = profiles.Census()
        for person in self.speakers:
            person.statement_count = census.of("speaker", person.pk)  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shelves = profiles.lettered(self.speakers, lambda person: person.sort_name or person.name)
        letters = [letter for letter, _ in shelves]
        chosen = None
        if len(self.speakers) > MOST_ON_A_PAGE:
            chosen = self.request.GET.get("letter", letters[0])
            if chosen not in letters:
                raise BadRequest(f"No speaker's name begins with “{chosen}”.")
            shelves = [shelf for shelf in shelves if shelf[0] == chosen]
        return super().get_context_data(
            shelves=shelves,
            letters=letters,
            chosen=chosen,
            count=len(self.speakers),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "count": len(self.speakers),
            "next": None,
            "previous": None,
            "results": [
                {
                    **representations.speaker(p),
                    "sort_name": p.sort_name,
                    "party": p.party.code if p.party else None,
                    "statement_count": p.statement_count,  # type: ignore[attr-defined]
                }
                for p in self.speakers
            ],
            "facets": [],
        }


class SpeakerView(TwinView):
    """``/speakers/<slug>/``. Whoever was merged into another redirects there."""

    template_name = "readouts/speaker.html"

    def load(self) -> HttpResponse | None:
        slug = self.kwargs["slug"]
        people = Participant.objects.select_related("party", "merged_into")
        person = people.filter(slug=slug).first()
        if person is None:
            if moved := as_slugs_are_written(self.request, slug, people):
                return moved
            raise Http404(f"The archive has no speaker “{slug}”.")
        if person.merged_into:
            return permanently(self.request, _last_target(person).get_absolute_url())
        if person.review_state == ReviewState.REJECTED:
            return gone(self.request, "speaker", person.name)
        self.person = person
        self.census = census = profiles.Census("speaker", person.pk, slug)
        whole = profiles.Census()
        self.whole = whole.total
        self.topics = census.beside(whole, MOST)
        self.timeline = census.timeline()
        self.offices = offices_of(person)
        self.met = profiles.met_by(person, MOST)
        self.aliases = [alias.name for alias in person.aliases.all()]
        called = [person.name, *self.aliases, *(form for o in self.offices for form in o.printed)]
        self.words = words_used_more(person.pk, slug, called, census.total, whole.total, MOST)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slug = self.person.slug
        return super().get_context_data(
            person=self.person,
            aliases=self.aliases,
            words=self.words,
            of_all=profiles.beside_all(self.census.total),
            of_others=(
                f"number and share of {self.census.total:,} statements, beside the share of "
                f"{self.whole - self.census.total:,} by others"
            ),
            offices=self.offices,
            met=self.met,
            topics=self.topics,
            timeline=self.timeline,
            statement_count=self.census.total,
            meeting_count=sum(office.meetings for office in self.offices),
            latest=self.census.latest(LATEST),
            all_statements=profiles.statements_url(speaker=slug),
            all_meetings=profiles.meetings_url(speaker=slug),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            **representations.speaker(self.person),
            "party": representations.party(self.person.party),
            "aliases": self.aliases,
            "offices": [representations.office(office) for office in self.offices],
            "statement_count": self.census.total,
            "statements": f"{profiles.statements_url(speaker=self.person.slug)}&format=json",
            "timeline": representations.timeline(self.timeline),
            "topics": representations.topics_beside(self.topics),
            "words": representations.words_beside(self.words),
            "met": representations.met(self.met),
        }


def _last_target(person: Participant) -> Participant:
    """Where a chain of merges ends. A ring, which no merge can make, ends where it closes."""
    seen = {person.pk}
    while person.merged_into and person.merged_into.pk not in seen:
        person = person.merged_into
        seen.add(person.pk)
    return person
