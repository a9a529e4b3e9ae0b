"""Decisions about one readout, its meeting and who was there or was mentioned."""

from __future__ import annotations

from readouts.corrections.facts import check_dates
from readouts.corrections.saving import CorrectionError
from readouts.corrections.sureness import BY_A_PERSON
from readouts.corrections.transfer.rows import (
    Line,
    Taken,
    day_of,
    participant_of,
    party_of,
    publisher_of,
    readout_of,
    set_fields,
)
from readouts.models import Attendance, Kind, Meeting, Mention, Publisher, ReviewState


def take_readout(line: Line, taken: Taken) -> None:
    """What was decided of a readout: its title, publisher, date, state or meeting."""
    row = readout_of(line["text"], taken)
    if row is None:
        return
    values = dict(line["set"])
    base = dict((row.extracted or {}).get("fields") or {})
    if "publisher" in values:
        values["publisher"] = publisher_of(values["publisher"])
        base["publisher"] = Publisher.objects.filter(pk=base.get("publisher") or 0).first()
    if "meeting" in values:
        other = readout_of(values.pop("meeting"), taken)
        if other is None:
            return
        values["meeting"] = other.meeting
        base["meeting"] = Meeting.objects.filter(pk=base.get("meeting") or 0).first()
    if "published_on" in values:
        values["published_on"] = day_of(values["published_on"])
        base["published_on"] = day_of(base.get("published_on"))
    set_fields(row, values, base, taken)


def take_meeting(line: Line, taken: Taken) -> None:
    """The facts of a meeting. Raises CorrectionError for dates or a kind that cannot be."""
    # A meeting has the code of its first text, even when its readouts have left it.
    row = Meeting.objects.filter(code=line["text"][:10]).first()
    if row is None:
        readout = readout_of(line["text"], taken)
        if readout is None:
            return
        row = readout.meeting
    values, told = dict(line["set"]), row.extracted or {}
    base = {name: told[name] for name in ("title", "kind", "place") if name in told}
    first, last = told.get("date", (None, None))
    base |= {
        "date": day_of(first),
        "date_end": day_of(last),
        "review_state": ReviewState.UNREVIEWED,
    }
    for name in ("date", "date_end"):
        if name in values:
            values[name] = day_of(values[name])
    check_dates(values.get("date", row.date), values.get("date_end", row.date_end))
    if values.get("kind", row.kind) not in Kind.values:
        raise CorrectionError(f"a kind is one of {', '.join(Kind.values)}")
    set_fields(row, values, base if row.extracted else None, taken)


def take_attendance(line: Line, taken: Taken) -> None:
    """Who took part, holding which office; was somebody else taken for them, it is their row."""
    readout = readout_of(line["text"], taken)
    if readout is None:
        return
    now = participant_of(line["participant"])
    if now is None:
        raise CorrectionError("an attendance names its participant")
    rows = Attendance.objects.filter(meeting=readout.meeting)
    row = rows.filter(participant=now).first()
    was = participant_of(line["base"])
    if row is None and was is not None:
        row = rows.filter(participant=was).first()
    values = dict(line["set"])
    if "party" in values:
        values["party"] = party_of(values["party"])
    if row is None:
        Attendance.objects.create(
            meeting=readout.meeting, participant=now, rule=BY_A_PERSON, **values
        )
        taken.count("applied")
        return
    told = row.extracted or {}
    base = {"office": told.get("office"), "review_state": ReviewState.UNREVIEWED}
    values["participant"] = now
    set_fields(row, values, base if row.extracted else None, taken)


def take_mention(line: Line, taken: Taken) -> None:
    """Whom the text names, and who that is."""
    readout = readout_of(line["text"], taken)
    if readout is None:
        return
    rows = Mention.objects.filter(readout=readout)
    row = rows.filter(name=line["name"]).first()
    if row is None and line["base"] is not None:
        row = rows.filter(name=line["base"]).first()
    values = {"name": line["name"], "participant": participant_of(line["participant"])}
    if row is None:
        start, end = line["span"]
        Mention.objects.create(readout=readout, start=start, end=end, **values)
        taken.count("applied")
        return
    set_fields(row, values, None, taken)
