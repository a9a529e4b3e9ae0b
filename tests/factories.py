"""Rows for tests, with explicit values: nothing here is random."""

from __future__ import annotations

import hashlib

import factory
from factory.django import DjangoModelFactory

from readouts import models


class PartyFactory(DjangoModelFactory):
    class Meta:
        model = models.Party
        django_get_or_create = ("code",)

    code = "CN"
    name = factory.LazyAttribute(
        lambda party: {"CN": "China", "RU": "Russia", "US": "United States"}.get(
            party.code, party.code
        )
    )


class PublisherFactory(DjangoModelFactory):
    class Meta:
        model = models.Publisher
        django_get_or_create = ("slug",)

    slug = "cn-mfa"
    name = "Ministry of Foreign Affairs of China"
    party = factory.SubFactory(PartyFactory)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant
        django_get_or_create = ("slug",)

    slug = "wang-yi"
    name = "Wang Yi"
    party = factory.SubFactory(PartyFactory)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic
        django_get_or_create = ("slug",)

    slug = "multilateralism"
    name = factory.LazyAttribute(lambda topic: topic.slug.replace("-", " ").capitalize())
    group = models.Topic.Group.ISSUE


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    code = factory.Sequence(lambda n: f"{n:010x}")
    title = "Wang Yi Meets with Sergey Lavrov"
    date = "2021-07-15"
    kind = models.Kind.MEETING
    place = "Tashkent"


class ReadoutFactory(DjangoModelFactory):
    """A readout of ``text``; its SHA-256 and code are computed from it."""

    class Meta:
        model = models.Readout

    text = factory.Sequence(lambda n: f"Wang Yi said that peace is good, for the {n}th time.")
    sha256 = factory.LazyAttribute(
        lambda readout: hashlib.sha256(readout.text.encode()).hexdigest()
    )
    code = factory.LazyAttribute(lambda readout: readout.sha256[:10])
    title = "Wang Yi Meets with Sergey Lavrov"
    publisher = factory.SubFactory(PublisherFactory)
    meeting = factory.SubFactory(
        MeetingFactory,
        code=factory.SelfAttribute("..code"),
        title=factory.SelfAttribute("..title"),
    )


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    participant = factory.SubFactory(ParticipantFactory)
    party = factory.SelfAttribute("participant.party")
    office = "Foreign Minister"


class StatementFactory(DjangoModelFactory):
    """A statement over the whole of its readout's text, unless told otherwise."""

    class Meta:
        model = models.Statement
        skip_postgeneration_save = True

    readout = factory.SubFactory(ReadoutFactory)
    start = 0
    end = factory.LazyAttribute(lambda statement: len(statement.readout.text))
    text = factory.LazyAttribute(lambda s: s.readout.text[s.start : s.end])
    confidence = 0.98
    rule = "full name and cue"

    @factory.post_generation
    def speakers(self, create, extracted, **kwargs):
        if create:
            self.speakers.set(extracted or [])

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        for topic in (extracted or []) if create else []:
            models.StatementTopic.objects.create(statement=self, topic=topic)
