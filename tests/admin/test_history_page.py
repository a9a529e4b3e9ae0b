"""The history of a row: who, when, from what to what; deletions too."""

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from readouts.corrections import history
from readouts.models import Alias, Statement
from tests.admin.forms import errors_of, page_fields, save


def statement_page(statement) -> str:
    return reverse("admin:readouts_statement_change", args=[statement.pk])


def test_a_save_is_one_entry_with_its_person_and_all_its_changes(desk, second, lavrov):
    save(desk, statement_page(second), speakers=[lavrov.pk], review_state="reviewed")

    newest = history.history_of(second)[0]
    assert newest.who == "li-hui"
    assert {(c.model_name, c.label, c.title) for c in newest.changes} == {
        ("statement", "changed", second.text),
        ("speaker", "deleted", "Wang Yi"),
        ("speaker", "added", "Sergey Lavrov"),
    }


def test_a_change_shows_what_it_was_and_what_it_became(desk, readout):
    url = reverse("admin:readouts_meeting_change", args=[readout.meeting_id])
    save(desk, url, place="Dushanbe")
    save(desk, url, place="Samarkand")

    changed = [entry.changes[0].fields[0] for entry in history.history_of(readout.meeting)]
    assert [(field.before, field.after) for field in changed[:2]] == [
        ("Dushanbe", "Samarkand"),
        ("Tashkent", "Dushanbe"),
    ]


def test_a_deleted_alias_stays_in_its_participants_history(desk, lavrov):
    url = reverse("admin:readouts_participant_change", args=[lavrov.pk])
    save(desk, url, **{"aliases-0-DELETE": "on"})

    body = desk.get(reverse("admin:readouts_participant_history", args=[lavrov.pk]))
    assert not Alias.objects.exists()
    assert "Alias deleted: Foreign Minister Lavrov" in body.content.decode()


def test_a_change_by_sql_is_in_the_history(desk, second):
    Statement.objects.filter(pk=second.pk).update(review_state="rejected")

    url = reverse("admin:readouts_statement_history", args=[second.pk])
    body = desk.get(url).content.decode()
    assert "<ins>rejected</ins>" in body


def test_a_long_history_needs_no_more_queries(desk, second, django_assert_max_num_queries):
    url = reverse("admin:readouts_statement_history", args=[second.pk])
    for state in ("reviewed", "unreviewed"):
        save(desk, statement_page(second), review_state=state)
    with django_assert_max_num_queries(20) as short:
        desk.get(url)
        count = len(short)
    for number in range(4):
        save(desk, statement_page(second), unnamed_group=f"the ministers, {number}")
    with django_assert_max_num_queries(count):
        desk.get(url)


def test_the_second_of_two_people_is_told_and_decides(desk, second, lavrov, readout):
    other = Client()
    other.force_login(get_user_model().objects.create_superuser("mei", password="another one"))
    url = reverse("admin:readouts_meeting_change", args=[readout.meeting_id])
    stale = page_fields(desk.get(url))
    save(other, url, place="Dushanbe", title="Ministers meet")

    told = desk.post(url, {**stale, "place": "Samarkand"})

    readout.meeting.refresh_from_db()
    assert readout.meeting.place == "Dushanbe"
    assert "mei" in errors_of(told)
    assert "“Dushanbe”" in errors_of(told)

    desk.post(url, page_fields(told))

    readout.meeting.refresh_from_db()
    assert (readout.meeting.place, readout.meeting.title) == ("Samarkand", "Ministers meet")


def test_two_peoples_changes_of_different_fields_both_stand(desk, second, lavrov):
    stale = page_fields(desk.get(statement_page(second)))
    save(desk, statement_page(second), speakers=[lavrov.pk])

    desk.post(statement_page(second), {**stale, "review_state": "reviewed"})

    second.refresh_from_db()
    assert second.review_state == "reviewed"
    assert list(second.speakers.all()) == [lavrov]
