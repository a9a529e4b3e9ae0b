"""Corrections of a meeting's facts: its date, place, kind and who took part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from readouts.corrections.saving import CorrectionError, check_lengths, saving, settle
from readouts.corrections.seen import check_facts
from readouts.corrections.sureness import BY_A_PERSON
from readouts.models import (
    EARLIEST_DATE,
    LATEST_DATE,
    Attendance,
    Doubt,
    Meeting,
    Participant,
    Party,
    ReviewState,
)

# Which doubts a new value of a fact settles.
SETTLES = {"date": Doubt.Reason.NO_DATE, "place": Doubt.Reason.NO_PLACE}
FACTS = ("title", "date", "date_end", "kind", "place", "review_state")


def check_dates(first: dt.date | None, last: dt.date | None = None) -> None:
    """Raise CorrectionError where these cannot be an encounter's first and last day."""
    for day in filter(None, (first, last)):
        if not EARLIEST_DATE <= day <= LATEST_DATE:
            raise CorrectionError(
                f"A date lies between {EARLIEST_DATE} and {LATEST_DATE}, and {day} does not."
            )
    if last and not first:
        raise CorrectionError("A last day needs a first day beside it.")
    if first and last and last < first:
        raise CorrectionError(f"The last day, {last}, comes before the first, {first}.")


def correct_meeting(
    meeting: Meeting, *, by: Any, seen: Mapping[str, str] | None = None, **facts: Any
) -> Meeting:
    """Set these of a meeting's facts (see FACTS), in one save; return the row.

    Raises ChangedMeanwhile where one differs from what was ``seen`` of it.
    """
    unknown = set(facts) - set(FACTS)
    if unknown:
        raise CorrectionError(f"A meeting has no {', '.join(sorted(unknown))} to correct.")
    with saving(by, "corrected a meeting’s facts"):
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        check_facts(row, seen or {}, facts)
        changed = [name for name, value in facts.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, facts[name])
        check_dates(row.date, row.date_end)
        check_lengths(row, changed)
        if not row.title.strip():
            raise CorrectionError("A meeting needs a title.")
        answered = [SETTLES[name] for name in changed if name in SETTLES and facts[name]]
        settle(Doubt.objects.filter(readout__meeting=row, reason__in=answered))
        settle(Doubt.objects.filter(meeting=row, reason="conflict", field__in=changed))
        if changed:
            row.save(update_fields=changed)
        return row


def attend(
    meeting: Meeting,
    participant: Participant,
    *,
    by: Any,
    office: str = "",
    party: Party | None = None,
) -> Attendance:
    """Add a participant to a meeting, or take a rejection of theirs back."""
    with saving(by, "added a participant to a meeting"):
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        settle(Doubt.objects.filter(readout__meeting=meeting, reason=Doubt.Reason.NO_PARTICIPANT))
        row = Attendance.objects.filter(meeting=meeting, participant=participant).first()
        if row is None:
            row = Attendance(
                meeting=meeting,
                participant=participant,
                office=office,
                party=party or participant.party,
                rule=BY_A_PERSON,
            )
            check_lengths(row, ["office"])
            row.save(force_insert=True)
            return row
        if row.review_state != ReviewState.REJECTED:
            raise CorrectionError(f"{participant} is among the participants already.")
        row.review_state = ReviewState.UNREVIEWED
        row.office = office or row.office
        check_lengths(row, ["office"])
        row.save(update_fields=["review_state", "office"])
        return row


def correct_attendance(
    attendance: Attendance,
    *,
    by: Any,
    participant: Participant | None = None,
    seen: Mapping[str, str] | None = None,
    **fields: Any,
) -> Attendance:
    """Set an attendance's ``office``, ``party`` or ``review_state``, or say who it really was.

    Raises ChangedMeanwhile where one differs from what was ``seen`` of it, a party by its code.
    """
    unknown = set(fields) - {"office", "party", "review_state"}
    if unknown:
        raise CorrectionError(f"An attendance has no {', '.join(sorted(unknown))} to correct.")
    with saving(by, "corrected a participant of a meeting"):
        row = Attendance.objects.select_for_update().get(pk=attendance.pk)
        check_facts(row, seen or {}, fields)
        changed = [name for name, value in fields.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, fields[name])
        check_lengths(row, changed)
        settle(Doubt.objects.filter(attendance=row))
        if participant is not None and participant.pk != row.participant_id:
            taken = Attendance.objects.filter(meeting=row.meeting_id, participant=participant)
            if taken.exists():
                raise CorrectionError(
                    f"{participant} is among the participants already: reject this one instead."
                )
            row.participant = participant
            changed.append("participant")
        if changed:
            row.save(update_fields=changed)
        return row
