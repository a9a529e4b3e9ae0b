"""What a readout looked like at a moment: its statements, rebuilt from the history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models

from readouts.corrections.history import event_model, object_column
from readouts.models import (
    Participant,
    Readout,
    ReviewState,
    Statement,
    StatementSpeaker,
    StatementTopic,
    Topic,
)


@dataclass(frozen=True)
class PastStatement:
    """A statement as it stood then; it prints like one of today."""

    pk: int
    start: int
    end: int
    text: str
    unnamed_group: str
    review_state: str
    speaker_names: tuple[str, ...]
    topic_names: tuple[str, ...]


def readout_at(readout: Readout, when: dt.datetime) -> list[PastStatement]:
    """The statements of ``readout`` that stood at ``when``, in order.

    Rows that an import made have no event of their making: they count as made
    with the readout. A fixed number of queries.
    """
    if when < readout.imported_at:
        return []
    rows = _rows_at(Statement, {"readout_id": readout.pk}, when)
    standing = [row for row in rows if row.review_state != ReviewState.REJECTED]
    keys = [_key(Statement, row) for row in standing]
    speakers = _linked(StatementSpeaker, keys, when, "participant_id")
    topics = _linked(StatementTopic, keys, when, "topic_id")
    people = Participant.objects.in_bulk({key for ks in speakers.values() for key in ks})
    themes = Topic.objects.in_bulk({key for ks in topics.values() for key in ks})
    found = [
        PastStatement(
            pk=key,
            start=row.start,
            end=row.end,
            text=row.text,
            unnamed_group=row.unnamed_group,
            review_state=row.review_state,
            speaker_names=_names(speakers.get(key, []), people),
            topic_names=_names(topics.get(key, []), themes),
        )
        for key, row in zip(keys, standing, strict=True)
    ]
    return sorted(found, key=lambda statement: statement.start)


def _names(keys: list[int], rows: dict[int, Any]) -> tuple[str, ...]:
    return tuple(str(rows[key]) if key in rows else f"no. {key} (deleted)" for key in keys)


def _key(model: type[models.Model], row: Any) -> int:
    """The number of the row, whether it comes from its table or from its history."""
    return int(row.pk) if isinstance(row, model) else int(getattr(row, object_column(model)))


def _rows_at(model: type[models.Model], link: dict[str, Any], when: dt.datetime) -> list[Any]:
    """The rows of ``model`` with this link as they were at ``when``: events or rows.

    The first event after ``when`` tells: a change or a deletion holds the row as
    it was until then, an addition says that it was not there. A row without any
    later event is as it stands.
    """
    column = object_column(model)
    later = (
        event_model(model)
        .objects.filter(**link, pgh_created_at__gt=when)
        .order_by(column, "pgh_id")
        .distinct(column)
    )
    first_later = {getattr(event, column): event for event in later}
    unchanged = model._base_manager.filter(**link).exclude(pk__in=first_later)
    return [
        *unchanged,
        *(event for event in first_later.values() if event.pgh_label != "added"),
    ]


def _linked(
    model: type[models.Model], statements: list[int], when: dt.datetime, target: str
) -> dict[int, list[int]]:
    linked: dict[int, list[int]] = {}
    for row in _rows_at(model, {"statement_id__in": statements}, when):
        linked.setdefault(row.statement_id, []).append(getattr(row, target))
    return {key: sorted(values) for key, values in linked.items()}
