"""A search's whole result as CSV, JSON Lines, and the CSV's companion that describes it.

A CSV file is plain RFC 4180: one header line, one line a row. What it is the result of stands in
its companion, in the form of "CSV on the Web" (https://www.w3.org/TR/tabular-metadata/).
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from readouts import representations
from readouts.models import Meeting, Statement
from readouts.search.page import SearchPage
from readouts.search.people import living
from readouts.search.state import State

# What a spreadsheet would run as a formula; an apostrophe before it makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
JOINER = "; "

Absolute = Callable[[str], str]  # makes an address of this site one of the whole web

STATEMENT_COLUMNS = {
    "url": "Permanent link to the statement's place in its source text.",
    "date": "The day of the meeting, ISO 8601; empty where unknown.",
    "speakers": "Who says it; several speak jointly.",
    "offices": "The office of each speaker that day, as printed.",
    "parties": "The party that each speaker represents that day.",
    "voice": "Who utters a joint position, where it is one person.",
    "unnamed_group": "The text's words for speakers who are not all named.",
    "topics": "The topics of the statement.",
    "text": "The statement, as printed.",
    "meeting": "The title of the meeting.",
    "meeting_url": "The meeting's page.",
    "kind": "The kind of meeting.",
    "place": "Where it took place, as printed.",
    "publisher": "The government body that published the readout.",
    "source": "The address at which it published it.",
    "readout": "The code of the readout: the first digits of its text's SHA-256.",
    "start": "Where the statement begins in the readout's text, in Unicode code points.",
    "end": "Where it ends: the first code point after it.",
    "review_state": "Whether a person has reviewed it.",
}
MEETING_COLUMNS = {
    "url": "The meeting's page.",
    "date": "The first day of the meeting, ISO 8601; empty where unknown.",
    "date_end": "The last day, where it took several.",
    "title": "The title of the meeting.",
    "kind": "The kind of meeting.",
    "place": "Where it took place, as printed.",
    "participants": "Who took part.",
    "parties": "The parties whom they represented.",
    "publishers": "The government bodies that published readouts of it.",
    "code": "The meeting's code, which never changes.",
}
COLUMNS = {"statements": STATEMENT_COLUMNS, "meetings": MEETING_COLUMNS}


def statement_record(row: Statement, absolute: Absolute) -> dict[str, Any]:
    """A dressed statement (``readouts.search.results``) as the JSON formats give it."""
    statement: Any = row
    record = representations.statement(row, row.readout)
    record["speakers"] = [
        {
            **representations.speaker(person),
            "office": office,
            "party": party.code if party else None,
        }
        for person, office, party in statement.speaker_lines
    ]
    record["date"] = statement.meeting.date
    record["readout"] = representations.readout_line(row.readout)
    record["meeting"] = representations.meeting_line(statement.meeting)
    return linked(record, absolute)


def meeting_record(row: Meeting, absolute: Absolute) -> dict[str, Any]:
    """A dressed meeting as the JSON formats give it."""
    meeting: Any = row
    return linked(
        {
            **representations.meeting_line(row),
            "participants": [
                {
                    **representations.speaker(person),
                    "office": office,
                    "party": party.code if party else None,
                }
                for person, office, party in meeting.participant_lines
            ],
            "readouts": [representations.readout_line(readout) for readout in row.readouts.all()],
        },
        absolute,
    )


def linked(record: Any, absolute: Absolute) -> Any:
    """The record with every address of this site made absolute."""
    if isinstance(record, dict):
        return {
            key: absolute(value)
            if key == "url" and isinstance(value, str)
            else linked(value, absolute)
            for key, value in record.items()
        }
    if isinstance(record, list):
        return [linked(value, absolute) for value in record]
    return record


def description(state: State, count: int, url: str) -> dict[str, Any]:
    """What a file is the result of: the query, the filters, when, and how many rows."""
    filters: dict[str, list[str]] = {}
    for name, value in state.question():
        if name != "q":
            filters.setdefault(name, []).append(value)
    return {
        "search": url,
        "query": state.query,
        "filters": filters,
        "retrieved": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "count": count,
    }


def json_line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n"


def json_lines(
    about: Mapping[str, Any], rows: Iterable[Any], record: Callable[[Any], Mapping[str, Any]]
) -> Iterator[str]:
    """The first line says what the file is the result of, each other line is one row."""
    yield json_line(about)
    for row in rows:
        yield json_line(record(row))


def csv_lines(
    columns: Iterable[str], rows: Iterable[Any], cells: Callable[[Any], Mapping[str, Any]]
) -> Iterator[str]:
    """RFC 4180: a header line, CRLF line ends, UTF-8."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    names = list(columns)
    yield writer.writerow(names)
    for row in rows:
        found = cells(row)
        yield writer.writerow([defused(found[name]) for name in names])


class _Line:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def defused(value: Any) -> str:
    """``value`` as a cell that no spreadsheet runs as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def statement_cells(row: Statement, absolute: Absolute) -> dict[str, Any]:
    statement: Any = row
    lines, readout, meeting = statement.speaker_lines, row.readout, statement.meeting
    return {
        "url": absolute(row.get_absolute_url()),
        "date": meeting.date,
        "speakers": JOINER.join(person.name for person, _, _ in lines),
        "offices": JOINER.join(office for _, office, _ in lines),
        "parties": JOINER.join(party.code if party else "" for _, _, party in lines),
        "voice": living(row.voice).name if row.voice else "",
        "unnamed_group": row.unnamed_group,
        "topics": JOINER.join(topic.slug for topic in statement.topic_list),
        "text": row.text,
        "meeting": meeting.title,
        "meeting_url": absolute(meeting.get_absolute_url()),
        "kind": meeting.kind,
        "place": meeting.place,
        "publisher": readout.publisher.name if readout.publisher else "",
        "source": readout.url,
        "readout": readout.code,
        "start": row.start,
        "end": row.end,
        "review_state": row.review_state,
    }


def meeting_cells(row: Meeting, absolute: Absolute) -> dict[str, Any]:
    meeting: Any = row
    lines = meeting.participant_lines
    publishers = [readout.publisher.name for readout in row.readouts.all() if readout.publisher]
    return {
        "url": absolute(row.get_absolute_url()),
        "date": row.date,
        "date_end": row.date_end,
        "title": row.title,
        "kind": row.kind,
        "place": row.place,
        "participants": JOINER.join(person.name for person, _, _ in lines),
        "parties": JOINER.join(party.code if party else "" for _, _, party in lines),
        "publishers": JOINER.join(dict.fromkeys(publishers)),
        "code": row.code,
    }


def csv_companion(what: str, about: Mapping[str, Any], csv_url: str) -> dict[str, Any]:
    """The description of a CSV file, as "CSV on the Web" has it."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": csv_url,
        "dc:title": f"Readout Archive: {about['count']} {what}",
        "dc:source": about["search"],
        "dc:date": about["retrieved"],
        "dc:description": (
            "A cell that a spreadsheet would take for a formula has an apostrophe before it."
            f" Several values in one cell are separated by “{JOINER}”."
        ),
        "notes": [dict(about)],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "dc:description": meaning}
                for name, meaning in COLUMNS[what].items()
            ],
        },
    }


def page_record(
    page: SearchPage, results: list[dict[str, Any]], absolute: Absolute
) -> dict[str, Any]:
    """A list page as JSON: every value of every facet, and addresses of the pages around it."""
    state, paging = page.state, page.page

    def at(number: int) -> str:
        return absolute(state.but(page=number).url(format="json"))

    return {
        "count": page.count,
        "next": at(paging.next_page_number()) if paging.has_next() else None,
        "previous": at(paging.previous_page_number()) if paging.has_previous() else None,
        "results": results,
        "facets": [
            {
                "name": facet.name,
                "label": facet.label,
                "values": [
                    {
                        "value": value.value,
                        "label": value.label,
                        "count": value.count,
                        "selected": value.selected,
                        "toggle_url": absolute(_as_json(value.toggle_url)),
                    }
                    for value in facet.every
                ],
            }
            for facet in page.every_facet
        ],
    }


def _as_json(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}format=json"
