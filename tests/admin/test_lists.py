"""Every list of the desk: it opens, finds, filters, and its queries do not grow."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from readouts.models import Doubt
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    ParticipantFactory,
    PartyFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)

REGISTERED = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "readouts"),
    key=lambda model: model._meta.model_name,
)
NAMES = [model._meta.model_name for model in REGISTERED]


def list_of(name: str) -> str:
    return reverse(f"admin:readouts_{name}_changelist")


def grow(number: int) -> None:
    """One more of everything, all of it linked."""
    party = PartyFactory(code=f"P{number}")
    person = ParticipantFactory(slug=f"person-{number}", name=f"Person {number}", party=party)
    readout = ReadoutFactory(text=f"Person {number} said that number {number} is good.")
    AttendanceFactory(meeting=readout.meeting, participant=person)
    topic = TopicFactory(slug=f"topic-{number}")
    topic.phrases.create(phrase=f"number {number}")
    statement = StatementFactory(readout=readout, speakers=[person], topics=[topic])
    person.aliases.create(name=f"P. {number}")
    readout.mentions.create(name=f"Somebody {number}", participant=person)
    Doubt.objects.create(
        reason="merge",
        readout=readout,
        statement=statement,
        participant=person,
        meeting=readout.meeting,
        other_meeting=MeetingFactory(code=f"{number:010d}"),
    )


def test_every_model_of_the_archive_is_on_the_desk():
    assert NAMES == [
        "alias",
        "attendance",
        "doubt",
        "meeting",
        "mention",
        "participant",
        "party",
        "publisher",
        "readout",
        "statement",
        "statementtopic",
        "topic",
        "topicphrase",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_needs_as_many_queries_for_twelve_rows_as_for_two(
    name, desk: Client, django_assert_num_queries, django_assert_max_num_queries
):
    for number in range(2):
        grow(number)
    desk.get(list_of(name))
    with django_assert_max_num_queries(20) as few:
        desk.get(list_of(name))
        count = len(few)
    for number in range(2, 12):
        grow(number)
    with django_assert_num_queries(count):
        assert desk.get(list_of(name)).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_searched(name, desk, first, second):
    found = desk.get(list_of(name), {"q": "nothing of this sort"})

    assert found.status_code == 200
    assert found.context["cl"].result_count == 0


@pytest.mark.parametrize("model", REGISTERED, ids=NAMES)
def test_every_filter_of_a_list_answers(model, desk, first, second):
    url = list_of(model._meta.model_name)
    changelist = desk.get(url).context["cl"]

    for spec in changelist.filter_specs:
        for choice in spec.choices(changelist):
            response = desk.get(url + choice["query_string"])
            assert response.status_code == 200, (spec.title, choice["display"])


def test_the_text_of_no_readout_is_read_for_a_list(desk, first, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        desk.get(list_of("statement"))
        desk.get(list_of("readout"))
        sql = " ".join(query["sql"] for query in queries.captured_queries)

    assert '"readouts_statement"."text"' in sql
    assert '"readouts_readout"."text"' not in sql


def test_doubtful_statements_are_filtered_by_certainty(desk, first, second):
    found = desk.get(list_of("statement"), {"certainty": "doubtful"}).context["cl"].result_list

    assert [statement.pk for statement in found] == [second.pk]


def test_the_queue_shows_open_doubts_and_dismisses_them(desk, second):
    doubt = Doubt.objects.get()
    desk.post(list_of("doubt"), {"action": "dismiss", "_selected_action": [doubt.pk]})

    doubt.refresh_from_db()
    assert doubt.state == "dismissed"
    assert desk.get(list_of("doubt")).context["cl"].result_count == 0


def test_markup_in_a_list_is_shown_as_text(desk, second):
    Doubt.objects.update(detail="<img src=x>")

    assert b"&lt;img src=x&gt;" in desk.get(list_of("doubt")).content
