"""Corrections of which readouts tell of which meeting."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from readouts.corrections.saving import CorrectionError, saving, settle
from readouts.models import Attendance, Doubt, Meeting, ReviewState


def join(loser: Meeting, winner: Meeting, *, by: Any) -> None:
    """Make two meetings one: the readouts and attendances of ``loser`` go to ``winner``.

    The loser's row stays, rejected and empty, since its address was given out.
    """
    with saving(by, f"joined {loser} to {winner}"):
        if loser.pk == winner.pk:
            raise CorrectionError(f"{loser} cannot be joined to itself.")
        rows = Meeting.objects.select_for_update().in_bulk([loser.pk, winner.pk])
        if len(rows) < 2:
            raise CorrectionError("One of the two was deleted meanwhile.")
        loser, winner = rows[loser.pk], rows[winner.pk]
        settle(
            Doubt.objects.filter(
                Q(meeting=loser, other_meeting=winner) | Q(meeting=winner, other_meeting=loser),
                reason=Doubt.Reason.MEETING_MATCH,
            )
        )
        loser.readouts.update(
            meeting=winner, match_reason="A person said that they tell of one meeting."
        )
        there = set(winner.attendances.values_list("participant_id", flat=True))
        for row in Attendance.objects.filter(meeting=loser):
            if row.participant_id in there:
                row.review_state = ReviewState.REJECTED
                row.save(update_fields=["review_state"])
            else:
                row.meeting = winner
                row.save(update_fields=["meeting"])
        loser.review_state = ReviewState.REJECTED
        loser.save(update_fields=["review_state"])
