"""Saves are listed and undone, and a readout is shown as it was."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from readouts.corrections import history, past, statements
from readouts.models import Readout

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

    assert [(row.text, row.speaker_names) for row in then] == [
        (first.text, ("Wang Yi",)),
        (second.text, ("Wang Yi",)),
    ]
    assert then[0].topic_names == ("Trade",)
    assert [row.text for row in now] == [
        "Wang Yi said that peace is good.",
        "He hopes for more trade.",
    ]
    url = reverse("admin:readouts_readout_past", args=[first.readout.pk])
    assert desk.get(url, {"when": before.isoformat()}).context["statements"] == then


def test_before_its_import_a_readout_had_no_statements(first):
    assert past.readout_at(first.readout, timezone.now() - dt.timedelta(days=400)) == []


def test_a_moment_that_is_none_is_named(desk, first):
    url = reverse("admin:readouts_readout_past", args=[first.readout.pk])

    response = desk.get(url, {"when": "last Tuesday"})

    assert response.status_code == 400
    assert "not “last Tuesday”" in response.content.decode()
