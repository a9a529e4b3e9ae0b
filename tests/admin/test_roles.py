"""What each role may see and do, at every door of the desk."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from readouts.models import Statement

ROLES = ("viewer", "corrector", "editor", "administrator")


def at_desk(role: str) -> Client:
    user = get_user_model().objects.create_user(f"a-{role}", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def roles_from(role: str) -> set[str]:
    """``role`` and all above it."""
    return set(ROLES[ROLES.index(role) :])


PAGES = {
    "admin:index": "viewer",
    "admin:readouts_doubt_queue": "viewer",
    "admin:readouts_readout_saves": "viewer",
    "admin:readouts_statement_changelist": "viewer",
    "admin:readouts_statement_add": "corrector",
    "admin:readouts_participant_changelist": "viewer",
    "admin:readouts_readout_new": "editor",
    "admin:readouts_participant_add": "editor",
    "admin:readouts_topic_add": "editor",
    "admin:auth_user_changelist": "administrator",
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_for_its_role_and_those_above(db, page, role):
    allowed = role in roles_from(PAGES[page])

    assert at_desk(role).get(reverse(page)).status_code == (200 if allowed else 403)


ROWS = {
    "admin:readouts_readout_desk": "viewer",
    "admin:readouts_readout_past": "viewer",
    "admin:readouts_readout_history": "viewer",
    "admin:readouts_participant_merge": "editor",
    "admin:readouts_participant_part": "editor",
    "admin:readouts_topic_phrases": "editor",
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", ROWS)
def test_a_rows_own_page_opens_for_its_role_and_those_above(readout, wang, trade, page, role):
    row = {"readout": readout, "participant": wang, "topic": trade}[page.split("_")[1]]
    allowed = role in roles_from(ROWS[page])

    page = reverse(page, args=[row.pk])

    assert at_desk(role).get(page).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("role", ["viewer", "corrector"])
def test_nothing_posted_to_an_editors_page_is_done_for_others(readout, wang, lavrov, trade, role):
    client = at_desk(role)
    posts = {
        reverse("admin:readouts_readout_new"): {"text": "A text."},
        reverse("admin:readouts_readout_renew", args=[readout.pk]): {},
        reverse("admin:readouts_participant_merge", args=[lavrov.pk]): {"into": wang, "apply": 1},
        reverse("admin:readouts_participant_part", args=[wang.pk]): {"name": "Wang Er"},
        reverse("admin:readouts_topic_phrases", args=[trade.pk]): {"phrases": "", "apply": 1},
    }

    assert {client.post(page, data).status_code for page, data in posts.items()} == {403}


ACTIONS = {
    "reassign": "corrector",
    "split": "corrector",
    "merge": "corrector",
    "move": "corrector",
    "add": "corrector",
    "reject": "corrector",
    "restore": "corrector",
    "confirm": "corrector",
    "confirm-all": "corrector",
    "topic-add": "corrector",
    "topic-remove": "corrector",
    "facts": "corrector",
    "attendance": "corrector",
    "attend": "corrector",
    "doubt": "corrector",
    "undo": "corrector",
    "redo": "corrector",
    "claim": "corrector",
    "release": "corrector",
}


def test_every_action_of_the_desk_is_in_this_list():
    from readouts.admin.desk_actions import ACTIONS as known

    assert set(known) == set(ACTIONS)


@pytest.mark.parametrize("role", ["viewer", "corrector"])
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_of_the_desk_is_for_its_role(readout, action, role):
    url = reverse("admin:readouts_readout_desk", args=[readout.pk])
    response = at_desk(role).post(url, {"action": action})

    allowed = role in roles_from(ACTIONS[action])
    assert (response.status_code != 403) == allowed


@pytest.mark.parametrize("role", ROLES)
def test_many_statements_are_changed_by_editors(first, role):
    client = at_desk(role)
    data = {
        "action": "reject_statements",
        "_selected_action": [first.pk],
        "apply": "Reject",
    }
    client.post(reverse("admin:readouts_statement_changelist"), data)

    rejected = Statement.objects.filter(review_state="rejected").exists()
    assert rejected == (role in roles_from("editor"))


@pytest.mark.parametrize("role", ROLES)
def test_a_readout_is_deleted_by_administrators_alone(readout, role):
    url = reverse("admin:readouts_readout_delete", args=[readout.pk])

    allowed = role == "administrator"
    assert at_desk(role).get(url).status_code == (200 if allowed else 403)


def test_who_is_no_staff_is_sent_to_the_login(client, readout):
    for url in (
        reverse("admin:readouts_readout_desk", args=[readout.pk]),
        reverse("admin:readouts_doubt_queue"),
        reverse("admin:readouts_readout_saves"),
        reverse("admin:readouts_readout_undo"),
    ):
        assert "login" in client.get(url).url
