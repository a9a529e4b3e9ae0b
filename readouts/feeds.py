"""A search's result as an Atom feed (RFC 4287), newest first, one entry a row, paged (RFC 5005)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from readouts.exports import Absolute
from readouts.models import Meeting, Readout, Statement
from readouts.search.state import DEEPEST, State

ENTRIES = 50  # on a page of the feed
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# What XML 1.0 cannot hold, not even escaped; a query and a source text can.
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class PagedFeed(Atom1Feed):
    """States the number of all results, and links to the pages around this one.

    ``pages`` are (relation, address), ``total`` and ``start`` are numbers of entries.
    """

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:opensearch": OPENSEARCH}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self.feed["pages"]:
            handler.addQuickElement("link", "", {"rel": relation, "href": address})
        for name, number in (
            ("totalResults", self.feed["total"]),
            ("startIndex", self.feed["start"]),
            ("itemsPerPage", ENTRIES),
        ):
            handler.addQuickElement(f"opensearch:{name}", str(number))


def feed(
    what: str, state: State, total: int, rows: Iterable[Statement | Meeting], absolute: Absolute
) -> PagedFeed:
    """The page ``state.page`` of a feed of dressed statements or meetings, as they come."""
    asked = "; ".join(f"{name}: {value}" for name, value in state.question())
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")

    def at(page: int) -> str:
        return absolute(state.export_url("atom", page))

    found = PagedFeed(
        title=_writable(f"Readout Archive: {what}" + (f" ({asked})" if asked else "")),
        link=absolute(state.whole.url()),
        description="",
        subtitle=f"{total:,} {what} found on {now}, newest first",
        language="en",
        feed_url=at(state.page),
        feed_guid=at(1),
        total=total,
        start=(state.page - 1) * ENTRIES + 1,
        pages=[(relation, at(page)) for relation, page in _around(state.page, total)],
    )
    for row in rows:
        entry = statement_entry(row) if isinstance(row, Statement) else meeting_entry(row)
        link = absolute(row.get_absolute_url())
        found.add_item(**_writable(entry), link=link, unique_id=link)
    return found


def _writable(value: Any) -> Any:
    """``value``, or the values in it, with a mark in the place of each forbidden character."""
    match value:
        case str():
            return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)
        case dict():
            return {name: _writable(part) for name, part in value.items()}
        case list():
            return [_writable(part) for part in value]
        case _:
            return value


def _around(page: int, total: int) -> list[tuple[str, int]]:
    last = max(1, -(-min(total, DEEPEST) // ENTRIES))
    around = [("first", 1), ("last", last)]
    if page > 1:
        around.append(("previous", page - 1))
    if page < last:
        around.append(("next", page + 1))
    return around


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
