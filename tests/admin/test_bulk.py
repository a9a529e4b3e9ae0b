"""Bulk actions: counted before, one save, and undone as one."""

import pytest
from django.urls import reverse

from readouts.corrections import history, undo
from readouts.models import Statement

LIST = "admin:readouts_statement_changelist"


def choose(client, action, statements, **fields):
    keys = [statement.pk for statement in statements]
    return client.post(reverse(LIST), {"action": action, "_selected_action": keys, **fields})


def test_the_count_is_shown_before_anything_changes(desk, first, second):
    page = choose(desk, "confirm_statements", [first, second])

    assert page.context["count"] == 2
    assert not Statement.objects.filter(review_state="reviewed").exists()


def test_statements_are_confirmed_and_their_doubts_settled(desk, first, second):
    choose(desk, "confirm_statements", [first, second], apply="yes")

    assert set(Statement.objects.values_list("review_state", flat=True)) == {"reviewed"}
    assert not second.doubts.filter(state="open").exists()


def test_what_is_confirmed_already_is_not_counted(desk, first, second):
    choose(desk, "confirm_statements", [first], apply="yes")

    assert choose(desk, "confirm_statements", [first, second]).context["count"] == 1


def test_a_whole_search_is_reassigned_as_one_save(desk, first, second, lavrov, wang):
    url = f"{reverse(LIST)}?q=agreed"
    data = {
        "action": "reassign_statements",
        "_selected_action": [second.pk],
        "select_across": "1",
        "speakers": [lavrov.pk],
        "apply": "yes",
    }
    desk.post(url, data)

    assert list(second.speakers.all()) == [lavrov]
    assert list(first.speakers.all()) == [wang]

    undo.undo(history.history_of(second)[0].context_id, by=None)
    assert list(second.speakers.all()) == [wang]


def test_reassigning_to_nobody_is_asked_again(desk, second):
    page = choose(desk, "reassign_statements", [second], apply="yes")

    assert "Name at least one speaker." in page.content.decode()


def test_speakers_are_named_where_no_script_offers_them(desk, first, second, lavrov):
    page = choose(desk, "reassign_statements", [first, second])
    assert 'name="names"' in page.content.decode()

    names = "foreign minister lavrov\n\n sergey-lavrov\n"
    choose(desk, "reassign_statements", [first, second], apply="yes", names=names)

    assert [list(row.speakers.all()) for row in (first, second)] == [[lavrov], [lavrov]]


def test_a_name_of_nobody_is_told_and_nothing_changes(desk, second, wang):
    page = choose(desk, "reassign_statements", [second], apply="yes", names="Wang Yi\nNobody Atall")

    assert "nobody named “Nobody Atall”" in page.content.decode()
    assert list(second.speakers.all()) == [wang]


@pytest.mark.parametrize("state", ["confirm_statements", "reject_statements"])
def test_a_search_that_finds_a_statement_twice_changes_it_once(desk, second, lavrov, state):
    second.speakers.add(lavrov)
    data = {"action": state, "_selected_action": [second.pk], "select_across": "1", "apply": "yes"}
    desk.post(f"{reverse(LIST)}?q=a", data)

    second.refresh_from_db()
    assert second.review_state != "unreviewed"


def test_a_search_that_grew_since_its_preview_is_shown_again(desk, first, second):
    data = {"_selected_action": [first.pk], "select_across": "1", "count": "1", "apply": "yes"}

    page = desk.post(reverse(LIST), {"action": "confirm_statements", **data})

    assert page.context["count"] == 2
    assert "became 2" in str(next(iter(page.context["messages"])))
    assert not Statement.objects.filter(review_state="reviewed").exists()


def test_all_pages_of_a_filtered_list_are_taken_by_a_button_of_the_preview(desk, first, second):
    page = choose(desk, "confirm_statements", [first])
    assert (page.context["count"], page.context["listed"]) == (1, 2)
    assert 'name="select_across" value="1"' in page.content.decode()

    whole = choose(desk, "confirm_statements", [first], select_across=["0", "1"])
    assert whole.context["count"] == 2
    choose(desk, "confirm_statements", [first], select_across="1", count="2", apply="yes")

    assert not Statement.objects.exclude(review_state="reviewed").exists()


def test_no_more_is_offered_than_the_list_holds(desk, first, second):
    page = desk.post(
        f"{reverse(LIST)}?q=agreed",
        {"action": "confirm_statements", "_selected_action": [second.pk]},
    )

    assert "Take all" not in page.content.decode()
