"""Joining two meetings that are one: nothing is lost, and the old address leads on."""

import pytest
from django.test import Client

from readouts.corrections import meetings, undo
from readouts.corrections.history import history_of
from tests.factories import ReadoutFactory


@pytest.fixture
def other(readout):
    """The other side's readout of the same meeting, taken for another meeting."""
    return ReadoutFactory(text="The Kremlin tells of the same meeting.").meeting


@pytest.mark.parametrize("query", ["", "?format=json"])
def test_a_joined_meetings_old_address_leads_to_the_meeting(editor, readout, other, query):
    old = other.get_absolute_url()
    meetings.join(other, readout.meeting, by=editor)

    answer = Client().get(f"{old}{query}")

    assert answer.status_code == 301
    assert answer["Location"] == f"{readout.meeting.get_absolute_url()}{query}"


def test_meetings_joined_one_after_the_other_lead_to_the_last(editor, readout, other):
    last = ReadoutFactory(text="A third text.").meeting
    meetings.join(other, readout.meeting, by=editor)
    meetings.join(readout.meeting, last, by=editor)

    for old in (other, readout.meeting):
        assert Client().get(old.get_absolute_url())["Location"] == last.get_absolute_url()


def test_a_meeting_whose_joining_was_undone_stands_at_its_address(editor, readout, other):
    meetings.join(other, readout.meeting, by=editor)
    undo.undo(history_of(other)[0].context_id, by=editor)

    assert Client().get(other.get_absolute_url()).status_code == 200


def test_a_meeting_that_was_joined_with_a_withdrawn_one_is_gone(editor, readout, other):
    meetings.join(other, readout.meeting, by=editor)
    type(other).objects.update(review_state="rejected")

    assert Client().get(other.get_absolute_url()).status_code == 410
