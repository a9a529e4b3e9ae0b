"""Meetings with those who took part; participants with their names and offices."""

import pytest
from django.urls import reverse

from readouts.models import Attendance
from tests.admin.forms import errors_of, save


def meeting_page(readout) -> str:
    return reverse("admin:readouts_meeting_change", args=[readout.meeting_id])


def test_a_meetings_date_and_an_office_are_corrected(desk, readout, lavrov):
    save(
        desk,
        meeting_page(readout),
        date="2021-06-04",
        **{"attendances-1-office": "Foreign Minister of Russia"},
    )

    readout.meeting.refresh_from_db()
    assert readout.meeting.date.isoformat() == "2021-06-04"
    assert readout.meeting.attendances.get(participant=lavrov).office == (
        "Foreign Minister of Russia"
    )


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"date": "4043-01-01"}, "1815"),
        ({"date": "", "date_end": "2021-07-16"}, "needs a first day"),
        ({"date": "2021-07-15", "date_end": "2021-07-14"}, "last day"),
    ],
)
def test_an_impossible_date_is_refused(desk, readout, fields, complaint):
    assert complaint in errors_of(save(desk, meeting_page(readout), **fields))


def test_a_participant_who_was_not_there_is_rejected(desk, readout, lavrov):
    save(desk, meeting_page(readout), **{"attendances-1-review_state": "rejected"})

    assert lavrov not in [row.participant for row in Attendance.objects.standing()]
    assert Attendance.objects.filter(participant=lavrov).exists()


def test_a_meetings_readouts_are_listed(desk, readout):
    body = desk.get(meeting_page(readout)).content.decode()

    assert reverse("admin:readouts_readout_change", args=[readout.pk]) in body


def test_a_participants_page_shows_aliases_and_offices_held(desk, readout, lavrov):
    url = reverse("admin:readouts_participant_change", args=[lavrov.pk])
    body = desk.get(url).content.decode()

    assert "Foreign Minister Lavrov" in body
    assert "2021-07-15" in body


def test_whoever_has_spoken_cannot_be_deleted(desk, first, wang):
    url = reverse("admin:readouts_participant_delete", args=[wang.pk])

    assert desk.post(url, {"post": "yes"}).status_code == 403


def test_a_field_of_choices_offers_nobody_who_was_merged(desk, readout, wang, lavrov):
    lavrov.merged_into = wang
    lavrov.save()
    found = desk.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "readouts",
            "model_name": "statement",
            "field_name": "speakers",
            "term": "a",
        },
    ).json()["results"]

    assert [choice["text"] for choice in found] == ["Wang Yi"]
