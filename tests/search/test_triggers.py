"""Whatever changes what search reads, the search table follows in the same transaction."""

import datetime as dt

import pytest
from django.db import connection

from readouts import models
from readouts.search import index
from tests import factories
from tests.search.archive import build
from tests.snapshots import restored

pytestmark = pytest.mark.django_db


def consistent():
    made = build()
    assert not list(index.differences())
    return made


@pytest.fixture
def archive(db):
    return restored(consistent)


def reject_a_statement(archive):
    models.Statement.objects.filter(pk=archive.statements["order"].pk).update(
        review_state="rejected"
    )


def reject_a_readout(archive):
    models.Readout.objects.filter(meeting=archive.meetings["call"]).update(review_state="rejected")


def reject_a_meeting(archive):
    models.Meeting.objects.filter(pk=archive.meetings["call"].pk).update(review_state="rejected")


def reject_an_attendance(archive):
    models.Attendance.objects.filter(participant__slug="wang-yi").update(review_state="rejected")


def move_a_boundary(archive):
    models.Statement.objects.filter(pk=archive.statements["order"].pk).update(start=50)


def delete_a_statement(archive):
    archive.statements["order"].delete()


def change_the_speakers(archive):
    archive.statements["order"].speakers.set([archive.people["sergey-lavrov"]])


def make_a_statement_joint(archive):
    archive.statements["order"].speakers.add(archive.people["sergey-lavrov"])


def name_a_group(archive):
    models.Statement.objects.filter(pk=archive.statements["order"].pk).update(
        unnamed_group="the ministers"
    )


def add_a_topic(archive):
    models.StatementTopic.objects.create(
        statement=archive.statements["grain"], topic=archive.topics["iran"]
    )


def change_a_topic(archive):
    models.StatementTopic.objects.filter(statement=archive.statements["taiwan"]).update(
        topic=archive.topics["korea"]
    )


def remove_the_topics(archive):
    models.StatementTopic.objects.all().delete()


def add_an_attendance(archive):
    factories.AttendanceFactory(
        meeting=archive.meetings["undated"],
        participant=archive.people["antony-blinken"],
        party=factories.PartyFactory(code="UN"),
    )


def change_an_attendances_party(archive):
    models.Attendance.objects.filter(participant__slug="sergey-lavrov").update(
        party=factories.PartyFactory(code="UN")
    )


def delete_the_attendances(archive):
    models.Attendance.objects.all().delete()


def change_a_participants_party(archive):
    models.Attendance.objects.filter(participant__slug="sergey-lavrov").update(party=None)
    models.Participant.objects.filter(slug="sergey-lavrov").update(
        party=factories.PartyFactory(code="UN")
    )


def merge_two_participants(archive):
    models.Participant.objects.filter(slug="sergey-lavrov").update(
        merged_into=archive.people["wang-yi"]
    )


def merge_a_chain_and_undo_it(archive):
    merge_two_participants(archive)
    models.Participant.objects.filter(slug="wang-yi").update(
        merged_into=archive.people["antony-blinken"]
    )
    models.Participant.objects.filter(slug="sergey-lavrov").update(merged_into=None)


def change_a_date(archive):
    models.Meeting.objects.filter(pk=archive.meetings["call"].pk).update(date=dt.date(2023, 1, 1))


def remove_a_date(archive):
    models.Meeting.objects.filter(pk=archive.meetings["call"].pk).update(date=None)


def change_kind_and_place(archive):
    models.Meeting.objects.filter(pk=archive.meetings["call"].pk).update(
        kind="video call", place="A town unheard of"
    )


def change_a_publisher(archive):
    models.Readout.objects.filter(meeting=archive.meetings["call"]).update(
        publisher=models.Publisher.objects.get(slug="cn-mfa")
    )


def move_a_readout(archive):
    models.Readout.objects.filter(meeting=archive.meetings["call"]).update(
        meeting=archive.meetings["tashkent"]
    )


def move_a_readout_and_delete_its_meeting(archive):
    move_a_readout(archive)
    archive.meetings["call"].delete()


def delete_a_readout(archive):
    models.Readout.objects.get(meeting=archive.meetings["call"]).delete()


def add_a_second_readout(archive):
    factories.StatementFactory(
        readout=factories.ReadoutFactory(
            meeting=archive.meetings["tashkent"],
            publisher=models.Publisher.objects.get(slug="us-state"),
        ),
        speakers=[archive.people["sergey-lavrov"]],
    )


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM readouts_search ORDER BY 1")
        statements = cursor.fetchall()
        cursor.execute("SELECT * FROM readouts_search_meeting ORDER BY 1")
        return statements, cursor.fetchall()


EDITS = [
    reject_a_statement,
    reject_a_readout,
    reject_a_meeting,
    reject_an_attendance,
    move_a_boundary,
    delete_a_statement,
    change_the_speakers,
    make_a_statement_joint,
    name_a_group,
    add_a_topic,
    change_a_topic,
    remove_the_topics,
    add_an_attendance,
    change_an_attendances_party,
    delete_the_attendances,
    change_a_participants_party,
    merge_two_participants,
    merge_a_chain_and_undo_it,
    change_a_date,
    remove_a_date,
    change_kind_and_place,
    change_a_publisher,
    move_a_readout,
    move_a_readout_and_delete_its_meeting,
    delete_a_readout,
    add_a_second_readout,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_the_search_table_follows(archive, edit):
    before = rows()
    edit(archive)
    assert not list(index.differences())
    assert rows() != before


def test_people_merged_in_a_circle_stay_themselves(archive):
    before = rows()
    merge_two_participants(archive)
    models.Participant.objects.filter(slug="wang-yi").update(
        merged_into=archive.people["sergey-lavrov"]
    )
    assert not list(index.differences())
    assert rows() == before


def test_a_rebuild_changes_nothing(archive):
    before = rows()
    index.rebuild()
    assert rows() == before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM readouts_search",
        "UPDATE readouts_search SET facets = '{}'",
        "UPDATE readouts_search SET tsv = ''",
        "INSERT INTO readouts_search VALUES (0, 0, 0, 0, null, '{}', '')",
        "UPDATE readouts_search_meeting SET date = '2000-01-01'",
        "DELETE FROM readouts_search_meeting",
        "DELETE FROM readouts_search_term",
        "DELETE FROM readouts_search_word",
    ],
)
def test_damage_is_found_and_mended(archive, damage):
    with connection.cursor() as cursor:
        cursor.execute(damage)
    assert list(index.differences())
    index.rebuild()
    assert not list(index.differences())
