"""The whole archive as files, for those who want all of it: a Data Package (datapackage.org).

The files are of one moment: everything is read in one transaction. They are written beside those
of last time and take their place at the end, ``datapackage.json`` last, so that whoever
downloads meanwhile gets whole files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from readouts import exports, representations
from readouts.models import Meeting, Readout, Statement
from readouts.search import results

BATCH = 500
PACKAGE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
READOUT_FIELDS = {
    "code": "The first ten digits of the SHA-256.",
    "sha256": "The SHA-256 of the text in UTF-8.",
    "title": "The readout's title.",
    "publisher": "The government body that published it.",
    "publisher_slug": "The publisher, as addresses name it.",
    "published_on": "The day on which it was published.",
    "language": "A BCP 47 tag.",
    "source": "The address at which it was published.",
    "url": "Its page in the archive.",
    "meeting": "The code of the meeting that it tells of.",
    "text": "The text, verbatim.",
}

Lines = Iterable[str]
Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class File:
    """One file of the package as it was written."""

    name: str
    rows: int
    size: int
    sha256: str
    fields: dict[str, str]

    def resource(self) -> dict[str, Any]:
        form = self.name.rpartition(".")[2]
        media = {"csv": "text/csv", "jsonl": "application/jsonl"}[form]
        told: dict[str, Any] = {
            "name": self.name.replace(".", "-"),
            "path": self.name,
            "format": form,
            "mediatype": media,
            "encoding": "utf-8",
            "bytes": self.size,
            "hash": f"sha256:{self.sha256}",
            "rows": self.rows,
        }
        if self.fields:
            told["schema"] = {
                "fields": [
                    {"name": name, "type": "string", "description": meaning}
                    for name, meaning in self.fields.items()
                ]
            }
        return told


def write_package(folder: Path, base: str) -> list[File]:
    """Write the package into ``folder``, which is made; addresses in it begin with ``base``.

    Returns the files written, without ``datapackage.json``. Raises OSError where it cannot write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    absolute: Absolute = partial(_join, base.rstrip("/"))
    with _one_moment():
        files = [_write(folder, *source) for source in _sources(absolute)]
    package = json.dumps(_description(files, base), indent=1, ensure_ascii=False)
    (folder / f"{PACKAGE}.new").write_text(f"{package}\n", encoding="utf-8")
    for file in files:
        (folder / f"{file.name}.new").replace(folder / file.name)
    (folder / f"{PACKAGE}.new").replace(folder / PACKAGE)
    return files


def _join(base: str, address: str) -> str:
    return f"{base}{address}"


@contextmanager
def _one_moment() -> Iterator[None]:
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _sources(absolute: Absolute) -> Iterator[tuple[str, Lines, dict[str, str]]]:
    """The name, the lines and the fields of each file."""
    columns = exports.STATEMENT_COLUMNS
    cells = partial(exports.statement_cells, absolute=absolute)
    yield "statements.csv", exports.csv_lines(columns, _statements(), cells), columns
    record = partial(exports.statement_record, absolute=absolute)
    yield "statements.jsonl", (exports.json_line(record(row)) for row in _statements()), {}
    columns = exports.MEETING_COLUMNS
    cells = partial(exports.meeting_cells, absolute=absolute)
    yield "meetings.csv", exports.csv_lines(columns, _meetings(), cells), columns
    record = partial(exports.meeting_record, absolute=absolute)
    yield "meetings.jsonl", (exports.json_line(record(row)) for row in _meetings()), {}
    yield (
        "readouts.jsonl",
        (exports.json_line(_readout(r, absolute)) for r in _readouts()),
        (READOUT_FIELDS),
    )


def _statements() -> Iterator[Statement]:
    standing = (
        Statement.objects.standing()
        .exclude(readout__review_state="rejected")
        .exclude(readout__meeting__review_state="rejected")
    )
    for batch in _batches(standing.for_display()):
        results.dress_statements(batch, "", {})
        yield from batch


def _meetings() -> Iterator[Meeting]:
    for batch in _batches(Meeting.objects.standing().for_display()):
        results.dress_meetings(batch, {}, {})
        yield from batch


def _readouts() -> Iterator[Readout]:
    standing = Readout.objects.standing().exclude(meeting__review_state="rejected")
    for batch in _batches(standing.select_related("meeting", "publisher").defer("extracted")):
        yield from batch


def _batches(rows: Any) -> Iterator[list[Any]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _readout(row: Readout, absolute: Absolute) -> dict[str, Any]:
    line = exports.linked(representations.readout_line(row), absolute)
    return {**line, "meeting": row.meeting.code, "text": row.text}


def _write(folder: Path, name: str, lines: Lines, fields: dict[str, str]) -> File:
    digest = hashlib.sha256()
    size = count = 0
    with (folder / f"{name}.new").open("wb") as file:
        for line in lines:
            data = line.encode()
            file.write(data)
            digest.update(data)
            size += len(data)
            count += 1
    header = 1 if name.endswith(".csv") else 0
    return File(name, count - header, size, digest.hexdigest(), fields)


def _description(files: Iterable[File], base: str) -> dict[str, Any]:
    return {
        "$schema": PROFILE,
        "name": "readout-archive",
        "title": "Readout Archive: every readout, meeting and statement",
        "homepage": base or None,
        "created": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "resources": [file.resource() for file in files],
    }
