"""Saves are listed and undone, and a readout is shown as it was."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from readouts.corrections import facts, history, past, people, statements
from readouts.models import Meeting, Participant, Readout
from tests.corrections.archive import span
from tests.factories import MeetingFactory, ParticipantFactory

SAVES = "admin:readouts_readout_saves"
UNDO = "admin:readouts_readout_undo"


def saved(statement) -> str:
    return history.history_of(statement)[0].context_id


def colleague(role: str) -> Client:
    user = get_user_model().objects.create_user(f"a-{role}", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def test_everybodys_saves_are_listed_and_filtered_by_person(desk, editor, second, lavrov):
    other = get_user_model().objects.create_user("mei", password="x", is_staff=True)
    statements.reassign(second, [lavrov], by=editor)
    statements.confirm(second, by=other)

    everybody = desk.get(reverse(SAVES)).context["saves"]
    mine = desk.get(reverse(SAVES), {"who": "mei"}).context["saves"]
    assert sorted(save.who for save in everybody) == ["li-hui", "mei"]
    assert [save.what for save in mine] == ["confirmed a statement"]


def test_a_save_is_undone_from_its_entry(desk, editor, second, lavrov, wang):
    statements.reassign(second, [lavrov], by=editor)
    desk.post(reverse(UNDO), {"save": saved(second)})

    assert list(second.speakers.all()) == [wang]


def test_a_corrector_undoes_no_save_of_somebody_else(editor, second, lavrov):
    statements.reassign(second, [lavrov], by=editor)
    save = {"save": saved(second)}

    assert colleague("corrector").post(reverse(UNDO), save).status_code == 403
    assert colleague("editor").post(reverse(UNDO), save).status_code == 302
    assert lavrov not in second.speakers.all()


@pytest.mark.parametrize("save", ["", "nonsense", "0" * 32])
def test_a_save_that_does_not_exist_is_told(desk, save):
    response = desk.post(reverse(UNDO), {"save": save}, follow=True)

    assert "Only what a person saved" in str(next(iter(response.context["messages"])))


def test_after_undoing_one_returns_only_to_this_site(desk, editor, second, lavrov):
    statements.reassign(second, [lavrov], by=editor)
    data = {"save": saved(second), "next": "https://elsewhere.example/"}

    assert desk.post(reverse(UNDO), data).url == reverse(SAVES)


@pytest.mark.django_db(transaction=True)
def test_a_readout_is_shown_as_it_was(desk, editor, first, second, lavrov):
    Readout.objects.update(imported_at=timezone.now() - dt.timedelta(days=1))
    before = timezone.now()
    statements.split(first, first.start + first.text.index("He hopes"), by=editor)
    statements.reassign(second, [lavrov], by=editor)
    statements.reject(second, by=editor)

    then = past.readout_at(first.readout, before)
    now = past.readout_at(first.readout, timezone.now())

    assert [(row.text, row.speaker_names) for row in then.statements] == [
        (first.text, ("Wang Yi",)),
        (second.text, ("Wang Yi",)),
    ]
    assert then.statements[0].topic_names == ("Trade",)
    assert [row.text for row in now.statements] == [
        "Wang Yi said that peace is good.",
        "He hopes for more trade.",
    ]
    url = reverse("admin:readouts_readout_past", args=[first.readout.pk])
    assert desk.get(url, {"when": before.isoformat()}).context["past"] == then


@pytest.mark.django_db(transaction=True)
def test_the_meetings_facts_are_shown_as_they_were(desk, editor, readout, first, wang, lavrov):
    Readout.objects.update(imported_at=timezone.now() - dt.timedelta(days=1))
    meeting = Meeting.objects.get()
    attendance = meeting.attendances.get(participant=wang)
    was = (meeting.title, meeting.date, meeting.place, attendance.office)
    before = timezone.now()
    facts.correct_meeting(
        meeting, by=editor, title="Renamed", date=dt.date(1999, 1, 1), place="Rome", kind="speech"
    )
    facts.correct_attendance(attendance, by=editor, office="Envoy")
    facts.correct_attendance(
        meeting.attendances.get(participant=lavrov), by=editor, review_state="rejected"
    )
    people.merge(lavrov, wang, by=editor)

    then, now = (past.readout_at(readout, when).meeting for when in (before, timezone.now()))

    assert (then.title, then.date, then.place, then.attendances[0].office) == was
    assert [row.name for row in then.attendances] == ["Wang Yi", "Sergey Lavrov"]
    assert (now.title, now.place, now.kind) == ("Renamed", "Rome", "Speech")
    assert [(row.name, row.office) for row in now.attendances] == [("Wang Yi", "Envoy")]
    url = reverse("admin:readouts_readout_past", args=[readout.pk])
    page = desk.get(url, {"when": before.isoformat()}).content.decode()
    assert "Sergey Lavrov, Foreign Minister" in page
    assert was[0] in page


@pytest.mark.django_db(transaction=True)
def test_what_was_added_since_and_names_given_since_were_not_there(editor, readout, first, wang):
    Readout.objects.update(imported_at=timezone.now() - dt.timedelta(days=1))
    before = timezone.now()
    facts.attend(readout.meeting, ParticipantFactory(slug="late", name="Late"), by=editor)
    Participant.objects.filter(pk=wang.pk).update(name="Wang the Elder")

    then = past.readout_at(readout, before)

    assert "Late" not in [row.name for row in then.meeting.attendances]
    assert then.statements[0].speaker_names == ("Wang Yi",)
    assert then.topics == [("Trade", 1)]


@pytest.mark.django_db(transaction=True)
def test_a_readout_that_was_moved_to_another_meeting_shows_the_one_of_then(editor, readout, wang):
    Readout.objects.update(imported_at=timezone.now() - dt.timedelta(days=1))
    title, before = readout.meeting.title, timezone.now()
    other = MeetingFactory(title="Another meeting")
    Readout.objects.filter(pk=readout.pk).update(meeting=other)
    readout.meeting.attendances.update(meeting=other)
    readout.refresh_from_db()

    then, now = (past.readout_at(readout, when).meeting for when in (before, timezone.now()))

    assert (then.title, len(then.attendances)) == (title, 2)
    assert (now.title, len(now.attendances)) == ("Another meeting", 2)


def test_the_past_takes_as_many_queries_for_many_statements(editor, readout, first, second):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            past.readout_at(readout, timezone.now() + dt.timedelta(days=1))
        return len(captured)

    few = queries()
    for words in ("They", "parted", "as friends"):
        statements.add(readout, **span(readout, words), by=editor)

    assert queries() == few


def test_before_its_import_there_was_no_readout(desk, first):
    moment = timezone.now() - dt.timedelta(days=400)
    assert past.readout_at(first.readout, moment) is None

    url = reverse("admin:readouts_readout_past", args=[first.readout.pk])
    assert (
        "did not have this readout" in desk.get(url, {"when": moment.isoformat()}).content.decode()
    )


def test_a_moment_that_is_none_is_named(desk, first):
    url = reverse("admin:readouts_readout_past", args=[first.readout.pk])

    response = desk.get(url, {"when": "last Tuesday"})

    assert response.status_code == 400
    assert "not “last Tuesday”" in response.content.decode()
