"""The newest results of a search as an Atom feed (RFC 4287), one entry a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from readouts.exports import Absolute
from readouts.models import Meeting, Readout, Statement
from readouts.search.state import State

ENTRIES = 50


def feed(
    what: str, state: State, rows: Iterable[Statement | Meeting], absolute: Absolute
) -> Atom1Feed:
    """A feed of dressed statements or meetings, as they come."""
    asked = "; ".join(f"{name}: {value}" for name, value in state.pairs())
    found = Atom1Feed(
        title=f"Readout Archive: {what}" + (f" ({asked})" if asked else ""),
        link=absolute(state.url()),
        description="",
        language="en",
        feed_url=absolute(state.export_url("atom")),
        feed_guid=absolute(state.export_url("atom")),
    )
    for row in rows:
        entry = statement_entry(row) if isinstance(row, Statement) else meeting_entry(row)
        link = absolute(row.get_absolute_url())
        found.add_item(**entry, link=link, unique_id=link)
    return found


def statement_entry(row: Statement) -> dict[str, Any]:
    statement: Any = row
    speakers = [person.name for person, _, _ in statement.speaker_lines]
    who = " and ".join(filter(None, [", ".join(speakers), row.unnamed_group]))
    meeting = statement.meeting
    publisher = row.readout.publisher
    return {
        "title": f"{who or 'Speaker not named'}: {meeting.title}",
        "description": f"<p>{escape(row.text)}</p>",
        "pubdate": _midnight(meeting.date),
        "updateddate": row.readout.imported_at,
        "author_name": publisher.name if publisher else "Readout Archive",
        "categories": [topic.name for topic in statement.topic_list],
    }


def meeting_entry(row: Meeting) -> dict[str, Any]:
    meeting: Any = row
    people = ", ".join(person.name for person, _, _ in meeting.participant_lines)
    readouts: list[Readout] = list(row.readouts.all())
    publishers = [readout.publisher.name for readout in readouts if readout.publisher]
    where = ", ".join(filter(None, [row.get_kind_display(), row.place]))
    return {
        "title": row.title,
        "description": f"<p>{escape(where)}</p><p>{escape(people)}</p>",
        "pubdate": _midnight(row.date),
        "updateddate": max((readout.imported_at for readout in readouts), default=None),
        "author_name": publishers[0] if publishers else "Readout Archive",
        "categories": [],
    }


def _midnight(date: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(date, dt.time(), dt.UTC) if date else None
