"""A small archive and somebody who corrects it: fixtures, taken up by each conftest."""

import pytest
from django.contrib.auth import get_user_model

from readouts.models import Alias, Doubt, Readout, Statement, TopicPhrase
from tests.factories import (
    AttendanceFactory,
    ParticipantFactory,
    PartyFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)

TEXT = (
    "Wang Yi Meets with Sergey Lavrov\n"
    "\n"
    "Wang Yi said that peace is good. He hopes for more trade.\n"
    "\n"
    "Sergey Lavrov agreed on multilateralism.\n"
    "\n"
    "They parted as friends.\n"
)


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("li-hui", password="a good password")


@pytest.fixture
def wang(db):
    return ParticipantFactory()


@pytest.fixture
def lavrov(wang):
    russia = PartyFactory(code="RU")
    lavrov = ParticipantFactory(slug="sergey-lavrov", name="Sergey Lavrov", party=russia)
    Alias.objects.create(participant=lavrov, name="Foreign Minister Lavrov")
    return lavrov


@pytest.fixture
def multilateralism(db):
    topic = TopicFactory()
    TopicPhrase.objects.create(topic=topic, phrase="multilateralism")
    return topic


@pytest.fixture
def trade(db):
    topic = TopicFactory(slug="trade")
    TopicPhrase.objects.create(topic=topic, phrase="trade")
    return topic


@pytest.fixture
def readout(wang, lavrov) -> Readout:
    readout = ReadoutFactory(text=TEXT)
    for person in (wang, lavrov):
        AttendanceFactory(meeting=readout.meeting, participant=person, extracted={})
    return readout


def span(readout: Readout, words: str) -> dict[str, int]:
    start = readout.text.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def first(readout, wang, trade) -> Statement:
    """Wang Yi's two sentences, the second on trade."""
    words = "Wang Yi said that peace is good. He hopes for more trade."
    statement = StatementFactory(
        readout=readout, speakers=[wang], extracted={}, **span(readout, words)
    )
    place = span(readout, "trade")
    statement.statement_topics.create(topic=trade, origin="phrase", phrase="trade", **place)
    return statement


@pytest.fixture
def second(readout, first, wang, multilateralism) -> Statement:
    """Lavrov's sentence, given to Wang Yi by mistake, and doubted."""
    words = "Sergey Lavrov agreed on multilateralism."
    statement = StatementFactory(
        readout=readout, speakers=[wang], extracted={}, confidence=0.4, **span(readout, words)
    )
    statement.statement_topics.create(
        topic=multilateralism,
        origin="phrase",
        phrase="multilateralism",
        **span(readout, "multilateralism"),
    )
    Doubt.objects.create(
        reason=Doubt.Reason.LOW_CONFIDENCE, readout=readout, statement=statement, confidence=0.4
    )
    return statement
