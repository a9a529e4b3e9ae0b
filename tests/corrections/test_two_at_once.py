"""Two people at one statement at the very same time: one goes through, the other is told."""

import threading
from contextlib import contextmanager, suppress

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse
from psycopg import errors

from readouts.corrections import saving as saving_module
from readouts.corrections import statements
from readouts.corrections.saving import Busy, saving
from readouts.corrections.seen import ChangedMeanwhile, snapshot
from readouts.importing.readout import machine_at_work
from readouts.models import Readout, Statement
from tests.admin.forms import page_fields
from tests.factories import (
    AttendanceFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)


@pytest.mark.django_db(transaction=True)
def test_one_of_two_simultaneous_corrections_wins_and_the_other_is_told(
    second, wang, lavrov, editor
):
    seen = snapshot(second)
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def correct(speakers):
        try:
            together.wait(timeout=10)
            statements.reassign(Statement.objects.get(pk=second.pk), speakers, by=editor, seen=seen)
            outcomes.append("saved")
        except ChangedMeanwhile as told:
            outcomes.append(told.differences[0].label)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=correct, args=[speakers]) for speakers in ([lavrov], [wang, lavrov])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(outcomes) == ["saved", "speakers"]
    assert lavrov in second.speakers.all()


def at_once(*jobs) -> list[str]:
    """Run the jobs on connections of their own; what each came to."""

    def run(job):
        try:
            job()
            outcomes.append("saved")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    outcomes: list[str] = []
    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


@pytest.fixture
def pair(second, lavrov):
    """Statements of two readouts."""
    other = ReadoutFactory(text="Sergey Lavrov said that roads matter.")
    AttendanceFactory(meeting=other.meeting, participant=lavrov)
    return second, StatementFactory(readout=other, speakers=[lavrov], start=0, end=37)


@pytest.mark.django_db(transaction=True)
def test_saves_of_several_edits_in_opposite_order_both_go_through(pair, trade, editor):
    """Each would hold what the other one wants next, were it not for their turns."""
    roads = TopicFactory(slug="roads", name="Roads")
    halfway = threading.Barrier(2)

    def give(topic, rows):
        with saving(editor, "gave a topic to several"):
            statements.add_topic(rows[0], topic, by=editor)
            # The other one gets here too where nothing keeps it from it, and both are stuck.
            with suppress(threading.BrokenBarrierError):
                halfway.wait(timeout=0.5)
            statements.add_topic(rows[1], topic, by=editor)

    outcomes = at_once(lambda: give(trade, pair), lambda: give(roads, pair[::-1]))

    assert outcomes == ["saved", "saved"]
    for row in pair:
        assert {trade, roads} <= set(row.topics.all())


@pytest.mark.django_db(transaction=True)
def test_an_import_waits_for_its_turn_too(pair, trade, editor):
    halfway = threading.Barrier(2)

    def correct():
        with saving(editor, "gave a topic to several"):
            statements.add_topic(pair[0], trade, by=editor)
            with suppress(threading.BrokenBarrierError):
                halfway.wait(timeout=0.5)
            statements.add_topic(pair[1], trade, by=editor)

    def write():
        with machine_at_work():
            Statement.objects.filter(pk=pair[1].pk).update(unnamed_group="both sides")
            with suppress(threading.BrokenBarrierError):
                halfway.wait(timeout=0.5)
            Statement.objects.filter(pk=pair[0].pk).update(unnamed_group="both sides")

    assert at_once(correct, write) == ["saved", "saved"]


@contextmanager
def somebody_at_a_shell(readout):
    """Another connection that holds a readout's row and does not let go."""
    held, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Readout.objects.select_for_update().get(pk=readout.pk)
            held.set()
            done.wait(timeout=20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(timeout=10)
    yield
    done.set()
    thread.join(timeout=10)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(saving_module, "PATIENCE", "50ms")


@pytest.mark.django_db(transaction=True)
def test_a_save_that_does_not_get_through_says_so_and_can_be_sent_again(
    second, lavrov, editor, impatient
):
    client = Client()
    client.force_login(editor)
    url = reverse("admin:readouts_readout_desk", args=[second.readout_id])
    form = {"action": "reassign", "statement": second.pk, "speakers": [lavrov.pk]}

    with somebody_at_a_shell(second.readout):
        refused = client.post(url, form)
    assert refused.status_code == 409
    assert ("speakers", str(lavrov.pk)) in refused.context["again"]
    assert lavrov not in second.speakers.all()

    again = dict(refused.context["again"])
    assert client.post(url, again).status_code == 302
    assert list(second.speakers.all()) == [lavrov]


@pytest.mark.django_db(transaction=True)
def test_an_admin_form_that_does_not_get_through_keeps_what_it_said(
    second, lavrov, editor, impatient
):
    client = Client()
    client.force_login(editor)
    url = reverse("admin:readouts_statement_change", args=[second.pk])
    form = {**page_fields(client.get(url)), "review_state": "reviewed"}

    with somebody_at_a_shell(second.readout):
        refused = client.post(url, form)
    assert refused.status_code == 503
    second.refresh_from_db()
    assert second.review_state == "unreviewed"

    assert client.post(url, dict(refused.context["again"])).status_code == 302
    second.refresh_from_db()
    assert second.review_state == "reviewed"


@pytest.mark.django_db(transaction=True)
def test_a_deadlock_with_somebody_at_a_shell_is_no_fault_of_the_desk(pair, trade, editor):
    halfway = threading.Barrier(2)
    readouts = [row.readout for row in pair]

    def at_a_shell():
        with transaction.atomic():
            Readout.objects.select_for_update().get(pk=readouts[1].pk)
            halfway.wait(timeout=10)
            Readout.objects.select_for_update().get(pk=readouts[0].pk)

    def at_the_desk():
        with saving(editor, "gave a topic to several"):
            statements.add_topic(pair[0], trade, by=editor)
            halfway.wait(timeout=10)
            statements.add_topic(pair[1], trade, by=editor)

    outcomes = at_once(at_a_shell, at_the_desk)

    # The database ends one of the two, whichever it likes.
    assert sorted(outcomes) in (["OperationalError", "saved"], ["Busy", "saved"])


def test_a_serialization_failure_is_told_as_busy(second, editor):
    with pytest.raises(Busy, match="nothing was saved"), saving(editor, "tried"):
        raise OperationalError from errors.SerializationFailure()


def test_a_database_that_is_gone_is_not_told_as_busy(db, editor):
    with pytest.raises(OperationalError), saving(editor, "tried"):
        raise OperationalError("server closed the connection unexpectedly")
