"""Whatever the desk writes, it writes in its turn: no two saves can stop each other."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from readouts.admin.desk_actions import ACTIONS
from readouts.corrections import statements
from readouts.models import Attendance, Doubt
from tests.admin.forms import page_fields

# Claims are a courtesy, one row each, which no save waits for; sessions and the admin's own log
# are nobody's but the writer's.
ALONE = {"claim", "release"}
WRITES = re.compile(
    r'(?:INSERT INTO|UPDATE|DELETE FROM) "readouts_|FROM "readouts_.*FOR (?:NO KEY )?UPDATE'
)


@pytest.fixture
def fields(readout, first, second, lavrov, editor):
    """What each action of the desk is asked for, so that it writes something."""
    attendance = Attendance.objects.get(participant=lavrov)
    free = readout.text.index("They parted")
    return {
        "reassign": {"speakers": [lavrov.pk]},
        "split": {"at": first.start + first.text.index("He hopes")},
        "merge": {},
        "move": {"start": first.start, "end": first.start + first.text.index(" He hopes")},
        "add": {"start": free, "end": free + len("They parted")},
        "reject": {},
        "restore": {},
        "confirm": {},
        "confirm-all": {},
        "topic-add": {"topic": "multilateralism"},
        "topic-remove": {"topic": "trade"},
        "facts": {"place": "Rome"},
        "attendance": {"attendance": attendance.pk, "office": "Envoy"},
        "attend": {"name": "Mei Lin", "party": "CN", "new": "1"},
        "doubt": {"doubt": Doubt.objects.get().pk, "decision": "dismiss"},
        "undo": {},
        "redo": {},
    }


def first_write_and_turn(captured) -> tuple[int, int]:
    """Where among the queries the first write is, and where the turn was taken."""
    asked = [query["sql"] for query in captured.captured_queries]
    write = next(i for i, sql in enumerate(asked) if WRITES.search(sql))
    turn = next((i for i, sql in enumerate(asked) if "pg_advisory_xact_lock" in sql), len(asked))
    return write, turn


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - ALONE))
def test_every_action_of_the_desk_takes_its_turn_before_it_writes(
    desk, editor, readout, first, second, lavrov, fields, action
):
    url = reverse("admin:readouts_readout_desk", args=[readout.pk])
    if action == "restore":
        statements.reject(first, by=editor)
    if action == "merge":
        statements.split(first, fields["split"]["at"], by=editor)
    if action in ("undo", "redo"):
        statements.reassign(first, [lavrov], by=editor)
    if action == "redo":
        desk.post(url, {"action": "undo", "statement": first.pk})

    # The turn is waited for with every transaction's first save alone: that of the test is over.
    with CaptureQueriesContext(connection) as captured:
        answer = desk.post(url, {"action": action, "statement": first.pk, **fields[action]})

    assert answer.status_code == 302, answer.context["problem"]
    write, turn = first_write_and_turn(captured)
    assert turn < write


def test_the_forms_and_lists_of_the_admin_take_it_too(desk, first, second, lavrov):
    page = reverse("admin:readouts_statement_change", args=[second.pk])
    whole = reverse("admin:readouts_statement_changelist")
    person = reverse("admin:readouts_participant_change", args=[lavrov.pk])
    posts = (
        (page, {**page_fields(desk.get(page)), "unnamed_group": "both sides"}),
        (whole, {"action": "confirm_statements", "_selected_action": [first.pk], "apply": "yes"}),
        (person, {**page_fields(desk.get(person)), "sort_name": "Lavrov, S."}),
    )
    for url, data in posts:
        with CaptureQueriesContext(connection) as captured:
            answer = desk.post(url, data)
        assert answer.status_code == 302, url
        write, turn = first_write_and_turn(captured)
        assert turn < write, url
