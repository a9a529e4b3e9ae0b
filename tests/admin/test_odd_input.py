"""What no form of the desk would send, or a person by mistake: told in words, never an error."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.test_readout_desk import act, desk_of, told

HUGE = "9" * 5_000
LONG = "x" * 1_000


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("split", {"at": HUGE}),
        ("move", {"start": "0", "end": HUGE}),
        ("move", {"start": "9", "end": "3"}),
        ("add", {"start": HUGE, "end": "5"}),
        ("reassign", {"speakers": HUGE}),
    ],
)
def test_a_number_beyond_all_bounds_is_refused(desk, readout, first, action, fields):
    before = (first.start, first.end)

    assert act(desk, readout, action, first, **fields).status_code == 422
    first.refresh_from_db()
    assert (first.start, first.end) == before


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("reassign", {"unnamed_group": LONG}),
        ("add", {"start": "0", "end": "4", "unnamed_group": LONG}),
        ("facts", {"title": LONG}),
        ("facts", {"place": LONG}),
        ("attend", {"name": "Wang Yi", "office": LONG}),
        ("attend", {"name": LONG, "new": "1"}),
    ],
)
def test_a_value_too_long_for_its_column_is_named(
    desk, readout, first, lavrov, wang, action, fields
):
    wang.attendances.all().delete()
    page = act(desk, readout, action, first, **fields)

    assert page.status_code == 422
    assert "characters at most" in told(page)


def test_an_office_too_long_for_its_column_is_named(desk, readout, wang):
    row = wang.attendances.get()
    page = act(desk, readout, "attendance", attendance=row.pk, office=LONG)

    assert "The office has 255 characters at most" in told(page)


@pytest.mark.parametrize(
    "seen",
    [
        "[" * 100_000,
        "[]",
        '{"speakers": "abc"}',
        '{"speakers": [{}]}',
        '{"voice": "x"}',
        '{"review_state": {}}',
        '{"unnamed_group": "\\ud800"}',
        '{"start": "5"}',
        '{"colour": 1}',
    ],
)
def test_a_damaged_record_of_what_was_seen_is_refused(desk, readout, first, seen):
    page = act(desk, readout, "confirm", first, seen=seen)

    assert (page.status_code, "damaged" in told(page)) == (422, True)


def test_a_statement_of_a_number_beyond_all_bounds_is_none(desk, readout, first):
    page = desk.get(desk_of(readout), {"statement": HUGE})

    assert page.context["selected"] == first


@pytest.mark.parametrize("field", ["doubt", "readout"])
def test_the_queue_knows_no_row_of_such_a_number(desk, field):
    data = {field: HUGE, "decision": "dismiss"} | ({"claim": "take"} if field == "readout" else {})

    assert desk.post(reverse("admin:readouts_doubt_queue"), data).status_code == 404


@pytest.mark.parametrize("when", ["0001-01-01T00:00+12:00", "9999-12-31T23:59-12:00", "gestern"])
def test_a_moment_before_or_after_all_time_is_refused(desk, readout, when):
    page = desk.get(reverse("admin:readouts_readout_past", args=[readout.pk]), {"when": when})

    assert page.status_code == 400
    assert when in page.context["problem"]


def test_a_form_with_a_nul_character_is_refused(editor, readout, first):
    client = Client(raise_request_exception=False)
    client.force_login(editor)

    page = client.post(desk_of(readout), {"action": "facts", "place": "Mos\x00cow"})

    assert page.status_code == 400
    assert "NUL" in page.content.decode()


def test_parting_by_numbers_beyond_all_bounds_is_refused(desk, lavrov):
    url = reverse("admin:readouts_participant_part", args=[lavrov.pk])

    page = desk.post(url, {"name": "Another", "attendances": HUGE})

    assert "Choose at least one meeting" in page.context["problem"]
