"""Decisions on the queue's doubts: settle one, keep a correction or take the machine's answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from readouts.corrections import facts, meetings, people, statements
from readouts.corrections.saving import CorrectionError, saving, settle
from readouts.models import (
    Attendance,
    Doubt,
    Meeting,
    Participant,
    Party,
    Publisher,
    Readout,
    Statement,
)

DECISIONS = {
    "resolve": "Resolved.",
    "dismiss": "Dismissed.",
    "ours": "Kept the correction.",
    "theirs": "Took the extraction’s answer.",
    "merge": "Merged the two participants.",
    "merge-other": "Merged the two participants.",
    "join": "Joined the two meetings.",
}


# Which permission a decision needs besides that to settle doubts.
NEEDED = {
    "merge": "change_participant",
    "merge-other": "change_participant",
    "join": "change_meeting",
}


def decide(doubt: Doubt, decision: str, *, by: Any) -> str:
    """Settle an open doubt by one of DECISIONS; return what was done, in words.

    ``ours`` and ``theirs`` are for conflicts, ``merge`` (the second into the
    first) and ``merge-other`` (the first into the second) for merge proposals,
    ``join`` for meetings that may be one.
    """
    if decision not in DECISIONS:
        raise CorrectionError(f"A doubt is settled by {', '.join(DECISIONS)}, not by “{decision}”.")
    with saving(by, f"settled a doubt: {doubt.get_reason_display()}", loosely=True):
        row = Doubt.objects.select_for_update().get(pk=doubt.pk)
        if row.state != Doubt.State.OPEN:
            raise CorrectionError(f"Somebody {row.get_state_display()} this doubt meanwhile.")
        needs = {
            "ours": Doubt.Reason.CONFLICT,
            "theirs": Doubt.Reason.CONFLICT,
            "merge": Doubt.Reason.MERGE,
            "merge-other": Doubt.Reason.MERGE,
            "join": Doubt.Reason.MEETING_MATCH,
        }
        if needs.get(decision, row.reason) != row.reason:
            raise CorrectionError(f"“{decision}” settles no {row.get_reason_display()}.")
        if decision == "dismiss":
            row.state = Doubt.State.DISMISSED
            row.save(update_fields=["state"])
            return DECISIONS[decision]
        settle(Doubt.objects.filter(pk=row.pk))
        if decision == "theirs":
            take_theirs(row, by=by)
        elif decision.startswith("merge"):
            one, other = row.participant, row.other_participant
            if one is None or other is None:
                raise CorrectionError("One of the two participants is gone.")
            loser, winner = (other, one) if decision == "merge" else (one, other)
            people.merge(loser, winner, by=by)
        elif decision == "join":
            if row.meeting is None or row.other_meeting is None:
                raise CorrectionError("One of the two meetings is gone.")
            first, second = sorted((row.meeting, row.other_meeting), key=lambda m: m.pk)
            meetings.join(second, first, by=by)
        return DECISIONS[decision]


def take_theirs(doubt: Doubt, *, by: Any) -> None:
    """Put the extraction's value in a conflict's row, in place of the correction."""
    for target, take in TAKERS:
        row = getattr(doubt, target)
        if row is not None:
            take(row, doubt, by)
            return
    raise CorrectionError("The row that this conflict was about is gone.")


def _take_statement(statement: Statement, doubt: Doubt, by: Any) -> None:
    value: Any = doubt.theirs
    if doubt.field == "span":
        statements.move(statement, value[0], value[1], by=by)
    elif doubt.field == "speakers":
        statements.correct(statement, speakers=[_person(slug) for slug in value], by=by)
    elif doubt.field == "voice":
        statements.correct(statement, voice=_person(value) if value else None, by=by)
    elif doubt.field == "unnamed_group":
        statements.correct(statement, unnamed_group=value or "", by=by)
    else:
        raise _unknown(doubt)


def _take_attendance(attendance: Attendance, doubt: Doubt, by: Any) -> None:
    value: Any = doubt.theirs
    if doubt.field == "party":
        party = Party.objects.filter(code=value).first() if value else None
        facts.correct_attendance(attendance, party=party, by=by)
    elif doubt.field == "office":
        facts.correct_attendance(attendance, office=value or "", by=by)
    elif doubt.field == "participant":
        facts.correct_attendance(attendance, participant=_person(value), by=by)
    else:
        raise _unknown(doubt)


def _take_participant(participant: Participant, doubt: Doubt, by: Any) -> None:
    value: Any = doubt.theirs
    if doubt.field == "party":
        participant.party = Party.objects.filter(code=value).first() if value else None
    elif doubt.field in ("name", "sort_name"):
        setattr(participant, doubt.field, value or "")
    else:
        raise _unknown(doubt)
    participant.save(update_fields=[doubt.field])


def _take_meeting(meeting: Meeting, doubt: Doubt, by: Any) -> None:
    value: Any = doubt.theirs
    if doubt.field == "date":
        days = [dt.date.fromisoformat(day) for day in (value or "").split("/") if day]
        first, last = [*days, None, None][:2]
        facts.correct_meeting(meeting, date=first, date_end=last, by=by)
    elif doubt.field in facts.FACTS:
        fact: dict[str, Any] = {doubt.field: value or ""}
        facts.correct_meeting(meeting, by=by, seen=None, **fact)
    else:
        raise _unknown(doubt)


def _take_readout(readout: Readout, doubt: Doubt, by: Any) -> None:
    value: Any = doubt.theirs
    if doubt.field == "publisher":
        readout.publisher = Publisher.objects.filter(slug=value).first() if value else None
    elif doubt.field == "published_on":
        readout.published_on = dt.date.fromisoformat(value) if value else None
    elif doubt.field in ("title", "url", "language"):
        setattr(readout, doubt.field, value or "")
    else:
        raise _unknown(doubt)
    readout.save(update_fields=[doubt.field])


def _person(slug: str) -> Participant:
    found = Participant.objects.select_related("merged_into").filter(slug=slug).first()
    if found is None:
        raise CorrectionError(f"The participant {slug} is gone.")
    return found.merged_into or found


def _unknown(doubt: Doubt) -> CorrectionError:
    return CorrectionError(f"The desk cannot take a {doubt.field}: correct it by hand.")


# The most exact target of a doubt comes first: a statement's doubt names its readout too.
TAKERS: tuple[tuple[str, Callable[[Any, Doubt, Any], None]], ...] = (
    ("statement", _take_statement),
    ("attendance", _take_attendance),
    ("participant", _take_participant),
    ("meeting", _take_meeting),
    ("readout", _take_readout),
)
