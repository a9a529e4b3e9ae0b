"""Decisions into rows: what people decided elsewhere, or before a rebuild, stands here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError

from readouts.corrections.saving import CorrectionError, saving
from readouts.corrections.transfer import doubts, facts, vocabulary
from readouts.corrections.transfer.rows import Line, Taken, participant_of
from readouts.corrections.transfer.statements import take_statements
from readouts.models import Readout

# What a line runs into that holds no decision, or one that no column can hold.
UNUSABLE = (
    CorrectionError,
    ValidationError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
    DataError,
    IntegrityError,
)


def take_in(lines: Iterable[str], *, by: Any) -> Taken:
    """Make the decisions of ``lines`` (JSON Lines, see `decisions`) stand, in one save.

    A row that somebody corrected here otherwise stays, and is counted as
    conflicting. Taking the same lines in again changes nothing.
    """
    taken = Taken()
    with saving(by, "took in corrections"):
        statements: dict[str, list[Line]] = {}
        closed: list[tuple[int, Line]] = []
        for number, text in enumerate(lines, 1):
            line = _read(text, number, taken)
            if line is None:
                continue
            if line["kind"] == "statement":
                statements.setdefault(line["text"], []).append(line)
            elif line["kind"] == "doubt":
                closed.append((number, line))
            else:
                _take_line(number, line, taken, by)
        for sha256, group in statements.items():
            _take_statement_group(sha256, group, taken, by)
        # Doubts name statements by where they stand after their own decisions.
        for number, line in closed:
            _take_line(number, line, taken, by)
    return taken


def _take_line(number: int, line: Line, taken: Taken, by: Any) -> None:
    try:
        with saving(by, "took in corrections"):
            TAKERS[line["kind"]](line, taken)
    except UNUSABLE as error:
        taken.problem("failed", f"line {number}: {_words(error)}")


def _words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    return " ".join(str(error).split())


def _read(text: str, number: int, taken: Taken) -> Line | None:
    if not text.strip():
        return None
    try:
        line = json.loads(text)
    except ValueError as error:
        taken.problem("failed", f"line {number} is no JSON: {error}")
        return None
    kind = line.get("kind") if isinstance(line, dict) else None
    if kind != "statement" and kind not in TAKERS:
        known = ", ".join(sorted([*TAKERS, "statement"]))
        taken.problem("failed", f"line {number}: a kind is one of {known}, not {kind!r}")
        return None
    if kind == "statement" and not isinstance(line.get("text"), str):
        taken.problem("failed", f"line {number}: a statement names its text’s SHA-256")
        return None
    return dict(line)


def _take_statement_group(sha256: str, group: Sequence[Line], taken: Taken, by: Any) -> None:
    readout = Readout.objects.select_for_update().filter(sha256=sha256).first()
    if readout is None:
        for _ in group:
            taken.problem("missing", f"the archive has no text {sha256[:10]}")
        return
    try:
        with saving(by, "took in corrections"):
            take_statements(readout, group, participant_of, taken)
    except UNUSABLE as error:
        for _ in group:
            taken.problem("failed", f"the statements of {sha256[:10]}: {_words(error)}")


TAKERS: dict[str, Callable[[Line, Taken], None]] = {
    "party": vocabulary.take_party,
    "publisher": vocabulary.take_publisher,
    "participant": vocabulary.take_participant,
    "topic": vocabulary.take_topic,
    "readout": facts.take_readout,
    "meeting": facts.take_meeting,
    "attendance": facts.take_attendance,
    "mention": facts.take_mention,
    "doubt": doubts.take_doubt,
}
