"""Hundreds of random edits, by several connections at once, leave what a rebuild would make."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction
from psycopg.errors import DeadlockDetected

from readouts import models
from readouts.search import index
from tests import factories
from tests.search import brute

WORKERS = 4
EDITS = 80  # of each worker


def one(chance, rows):
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    return rows.get(pk=chance.choice(ids))


def update(chance, rows, **values):
    rows.filter(pk=one(chance, rows).pk).update(**values)


def date_of_a_meeting(chance):
    date = chance.choice([None, dt.date(2020 + chance.randint(0, 3), 5, 5)])
    update(chance, models.Meeting.objects.all(), date=date)


def kind_and_place_of_a_meeting(chance):
    update(
        chance,
        models.Meeting.objects.all(),
        kind=chance.choice(models.Kind.values),
        place=chance.choice(["", "Geneva", f"Town {chance.randint(1, 20)}"]),
    )


def review_of_anything(chance):
    model = chance.choice([models.Meeting, models.Readout, models.Statement, models.Attendance])
    update(
        chance,
        model._default_manager.all(),
        review_state=chance.choice(["rejected", "reviewed", "unreviewed"]),
    )


def speakers_of_a_statement(chance):
    people = list(models.Participant.objects.all())
    one(chance, models.Statement.objects.all()).speakers.set(chance.sample(people, 2))


def a_topic_added(chance):
    models.StatementTopic.objects.get_or_create(
        statement=one(chance, models.Statement.objects.all()),
        topic=one(chance, models.Topic.objects.all()),
    )


def a_topic_removed(chance):
    one(chance, models.StatementTopic.objects.all()).delete()


def boundary_of_a_statement(chance):
    statement = one(chance, models.Statement.objects.all())
    models.Statement.objects.filter(pk=statement.pk).update(
        start=statement.start + chance.randint(-1, 1), unnamed_group=chance.choice(["", "others"])
    )


def party_of_an_attendance(chance):
    party = chance.choice([None, *models.Party.objects.all()])
    update(chance, models.Attendance.objects.all(), party=party)


def an_attendance_moved(chance):
    update(
        chance,
        models.Attendance.objects.all(),
        participant=one(chance, models.Participant.objects.all()),
        meeting=one(chance, models.Meeting.objects.all()),
    )


def an_attendance_deleted(chance):
    one(chance, models.Attendance.objects.all()).delete()


def party_of_a_participant(chance):
    party = chance.choice([None, *models.Party.objects.all()])
    update(chance, models.Participant.objects.all(), party=party)


def a_merge_or_its_undoing(chance):
    into = chance.choice([None, None, one(chance, models.Participant.objects.all())])
    update(chance, models.Participant.objects.all(), merged_into=into)


def a_readout_moved(chance):
    update(
        chance,
        models.Readout.objects.all(),
        meeting=one(chance, models.Meeting.objects.all()),
        publisher=chance.choice([None, *models.Publisher.objects.all()]),
    )


def a_statement_deleted(chance):
    one(chance, models.Statement.objects.all()).delete()


def a_meeting_deleted(chance):
    models.Meeting.objects.filter(readouts=None)[:1].get().delete()


def a_readout_added(chance):
    text = f"{chance.random()}\n{brute.sentence(chance)}"
    readout = factories.ReadoutFactory(
        text=text, publisher=chance.choice(models.Publisher.objects.all())
    )
    people = chance.sample(list(models.Participant.objects.all()), 2)
    for person in people:
        factories.AttendanceFactory(meeting=readout.meeting, participant=person)
    factories.StatementFactory(
        readout=readout,
        start=text.index("\n") + 1,
        end=len(text),
        speakers=people[:1],
        topics=list(models.Topic.objects.all()[:1]),
    )


def several_at_once(chance):
    """Two edits in one transaction: what the second reads, the first may have changed."""
    for edit in chance.sample(SINGLE, 2):
        edit(chance)


SINGLE = [
    date_of_a_meeting,
    kind_and_place_of_a_meeting,
    review_of_anything,
    speakers_of_a_statement,
    a_topic_added,
    a_topic_removed,
    boundary_of_a_statement,
    party_of_an_attendance,
    an_attendance_moved,
    an_attendance_deleted,
    party_of_a_participant,
    a_merge_or_its_undoing,
    a_readout_moved,
    a_statement_deleted,
    a_meeting_deleted,
    a_readout_added,
]


def work(seed, done):
    """Edit and commit, over and over; what the database refuses changes nothing."""
    chance = brute.dice(seed)
    try:
        for _ in range(EDITS):
            edit = chance.choice([*SINGLE, several_at_once])
            try:
                with transaction.atomic():
                    edit(chance)
                    if chance.random() < 0.1:
                        transaction.set_rollback(True)
                done[edit.__name__] += 1
            except (DatabaseError, ObjectDoesNotExist, IndexError) as error:
                refused = isinstance(error.__cause__, DeadlockDetected)
                done["deadlock" if refused else "refused"] += 1
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_edits_at_once_leave_what_a_rebuild_would_make():
    brute.build(seed=3, meetings=8)
    done: Counter[str] = Counter()
    workers = [
        threading.Thread(target=work, args=(seed, done), daemon=True) for seed in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not [str(difference) for difference in index.differences()]
    assert sum(done.values()) == WORKERS * EDITS
    assert set(done) >= {edit.__name__ for edit in SINGLE}, done
    assert done["deadlock"] + done["refused"] < WORKERS * EDITS / 3, done
