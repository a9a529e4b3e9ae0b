"""Every change and deletion is kept, and what people add; not what an import adds."""

import pytest
from django.db import connection, transaction

from readouts.models import Statement, StatementSpeaker
from tests.factories import ParticipantFactory, ReadoutFactory, StatementFactory

pytestmark = pytest.mark.django_db


def labels(model):
    events = model._meta.get_field("events").related_model
    return list(events.objects.order_by("pgh_id").values_list("pgh_label", flat=True))


@pytest.fixture
def importing():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL readouts.importing = 'on'")
        yield
        cursor.execute("SET LOCAL readouts.importing = 'off'")


def test_change_keeps_the_row_as_it_was():
    statement = StatementFactory(rule="full name and cue")
    Statement.objects.update(rule="title and cue")
    event = statement.events.get(pgh_label="changed")
    assert event.rule == "full name and cue"


def test_deletion_is_kept():
    statement = StatementFactory()
    text = statement.text
    statement.delete()
    events = Statement._meta.get_field("events").related_model
    assert events.objects.get(pgh_label="deleted").text == text


def test_insertion_by_a_person_is_kept():
    assert labels(Statement) == []
    StatementFactory()
    assert labels(Statement) == ["added"]


def test_insertion_by_an_import_is_not_kept(importing):
    StatementFactory(speakers=[ParticipantFactory()])
    assert labels(Statement) == []


def test_change_by_an_import_is_kept(importing):
    StatementFactory()
    Statement.objects.update(confidence=0.5)
    assert labels(Statement) == ["changed"]


def test_change_of_the_machines_answer_alone_is_no_history():
    statement = StatementFactory()
    Statement.objects.update(extracted={"start": 0})
    assert not statement.events.filter(pgh_label="changed").exists()


def test_speakers_given_and_taken_are_kept():
    statement = StatementFactory(readout=ReadoutFactory())
    statement.speakers.set([ParticipantFactory()])
    statement.speakers.clear()
    events = StatementSpeaker.pgh_event_model.objects.order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["added", "deleted"]
