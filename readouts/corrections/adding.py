"""Adding a readout by hand, and reading one anew: what would come of it, and doing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from readouts.corrections.history import IMPORTED
from readouts.corrections.saving import CorrectionError, saving
from readouts.importing import by_hand
from readouts.importing.by_hand import Extraction, Source, digest
from readouts.models import Attendance, Readout, Statement


@dataclass(frozen=True)
class Difference:
    """One row that reading anew would make, change or take away: None where there is no row."""

    what: str
    before: str | None
    after: str | None


def read_upload(name: str, data: bytes) -> str:
    """The text of an uploaded file. Raises CorrectionError that says what is wrong with it."""
    try:
        return by_hand.read_bytes(name, data)
    except by_hand.UnreadableInput as error:
        raise CorrectionError(f"{error.name} {error.reason}.") from error


def preview(text: str, source: Source) -> Extraction:
    """What would be read from a text. Raises CorrectionError for one that is stored already."""
    if not text.strip():
        raise CorrectionError("There is no text: paste one, or choose a file.")
    known = Readout.objects.filter(sha256=digest(text)).first()
    if known is not None:
        raise CorrectionError(f"The archive has this text already: {known}.")
    return by_hand.extraction_of(text, source)


def store(text: str, source: Source, *, by: Any) -> Readout:
    """Put a text into the archive, as an import would; return its readout."""
    preview(text, source)
    with saving(by, IMPORTED), alone():
        key = _write(text, source)
    return Readout.objects.get(pk=key)


def differences(readout: Readout) -> list[Difference]:
    """What reading ``readout`` anew, by today's rules, would change. Writes nothing."""
    with saving(None, IMPORTED), alone():
        before = _state(readout)
        _write(readout.text, by_hand.known_source(readout))
        after = _state(readout)
        transaction.set_rollback(True)
    keys = sorted({*before, *after})
    return [
        Difference(key[0], before.get(key), after.get(key))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def renew(readout: Readout, *, by: Any) -> None:
    """Read the readout anew by today's rules; what people corrected stays."""
    with saving(by, IMPORTED), alone():
        _write(readout.text, by_hand.known_source(readout))


@contextmanager
def alone() -> Iterator[None]:
    """Let no import run meanwhile, till the transaction ends. Raises CorrectionError in one.

    An import may take an hour: nobody waits for it at a page.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [by_hand.LOCK])
        [(got,)] = cursor.fetchall()
    if not got:
        raise CorrectionError("An import is running: do this when it has ended.")
    yield


def _write(text: str, source: Source) -> int:
    try:
        return by_hand.write(text, source)
    except by_hand.Refused as error:
        raise CorrectionError(f"The text {error}.") from error


def _state(readout: Readout) -> dict[tuple[str, int], str]:
    """Every row that hangs on the readout, in words, by kind and number."""
    row = Readout.objects.select_related("meeting").defer("text").get(pk=readout.pk)
    meeting = row.meeting
    facts = f"{meeting.title}; {meeting.date or 'undated'}; {meeting.kind}; {meeting.place or '—'}"
    found = {("meeting", meeting.pk): facts}
    attendances = Attendance.objects.filter(meeting=meeting).select_related("participant", "party")
    for attendance in attendances:
        words = f"{attendance}, {attendance.party or 'no party'}"
        found["participant", attendance.pk] = words
    statements = Statement.objects.filter(readout=row).prefetch_related("speakers", "topics")
    for statement in statements.order_by("start"):
        who = ", ".join(str(s) for s in statement.speakers.all()) or statement.unnamed_group
        topics = ", ".join(sorted(topic.name for topic in statement.topics.all()))
        state = statement.get_review_state_display()
        words = f"{who or 'nobody'}, {statement.start}–{statement.end}, {state}: {statement.text}"
        found["statement", statement.pk] = f"{words} [{topics}]"
    return found
