"""Doubts that people closed."""

from __future__ import annotations

from typing import Any

from readouts.corrections.saving import CorrectionError
from readouts.corrections.transfer.rows import (
    Line,
    Taken,
    participant_of,
    readout_of,
)
from readouts.models import Attendance, Doubt, Meeting


def take_doubt(line: Line, taken: Taken) -> None:
    """Close the doubt that the line is about, or make it closed, so that it is not raised again."""
    about = _about(line, taken)
    if about is None:
        return
    if line["state"] not in Doubt.State.values or line["reason"] not in Doubt.Reason.values:
        raise CorrectionError(f"no doubt is {line['reason']!r} and {line['state']!r}")
    found = Doubt.objects.filter(reason=line["reason"], **about).first()
    if found is None:
        made = Doubt.objects.create(reason=line["reason"], detail=line.get("detail") or "", **about)
        Doubt.objects.filter(pk=made.pk).update(state=line["state"])
        taken.count("applied")
    elif found.state == Doubt.State.OPEN:
        Doubt.objects.filter(pk=found.pk).update(state=line["state"])
        taken.count("applied")
    else:
        taken.count("unchanged")


def _about(line: Line, taken: Taken) -> dict[str, Any] | None:
    """The columns that say what a doubt is about; None where the archive lacks it."""
    if "people" in line:
        one, other = (participant_of(named) for named in line["people"])
        if Doubt.objects.filter(
            reason=line["reason"], participant=other, other_participant=one
        ).exists():
            one, other = other, one
        return {"participant": one, "other_participant": other}
    if "texts" in line:
        meetings = [Meeting.objects.filter(code=(s or "")[:10]).first() for s in line["texts"]]
        if None in meetings:
            taken.problem("missing", "a meeting that a doubt is about")
            return None
        return {"meeting": meetings[0], "other_meeting": meetings[1]}
    readout = readout_of(line["text"], taken)
    if readout is None:
        return None
    about: dict[str, Any] = {"readout": readout}
    if "statement" in line:
        start, end = line["statement"]
        about["statement"] = readout.statements.filter(start=start, end=end).first()
    elif "person" in line:
        rows = Attendance.objects.filter(meeting=readout.meeting)
        about["attendance"] = rows.filter(participant=participant_of(line["person"])).first()
    else:
        about |= {"start": line["start"], "end": line["end"]}
    if None in (about.get("statement", 0), about.get("attendance", 0)):
        taken.count("unchanged")  # the extraction here made no such row: nothing to doubt
        return None
    return about
