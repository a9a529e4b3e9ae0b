"""Corrections of many statements at once: each is one save, undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from readouts.corrections.saving import CorrectionError, saving, settle
from readouts.corrections.statements import SETTLED_BY_A_SPEAKER, reassign
from readouts.models import Doubt, Participant, Readout, ReviewState, Statement


def confirm_all(readout: Readout, *, by: Any) -> int:
    """Confirm the whole readout: its statements and itself; return how many were open."""
    with saving(by, "confirmed a readout"):
        row = Readout.objects.select_for_update().without_text().get(pk=readout.pk)
        settle(
            Doubt.objects.filter(readout=row).exclude(
                reason__in=[Doubt.Reason.MERGE, Doubt.Reason.MEETING_MATCH]
            )
        )
        row.review_state = ReviewState.REVIEWED
        row.save(update_fields=["review_state"])
        return _bulk_state(row.statements.standing(), ReviewState.REVIEWED)


def set_state(statements: QuerySet[Statement], state: str, *, by: Any) -> int:
    """Confirm or reject many statements at once; return how many changed.

    Raises CorrectionError for a state that would let two statements overlap.
    """
    if state == ReviewState.UNREVIEWED:
        raise CorrectionError("Restore statements one by one: their words may be taken.")
    label = ReviewState(state).label
    with saving(by, f"marked statements as {label}"):
        if state == ReviewState.REVIEWED:
            statements = statements.standing()  # type: ignore[attr-defined]
        return _bulk_state(statements, state)


def reassign_all(
    statements: QuerySet[Statement], speakers: Sequence[Participant], *, by: Any
) -> int:
    """Give many statements to the same speakers; return how many changed."""
    changed = 0
    with saving(by, "reassigned statements"):
        wanted = {speaker.pk for speaker in speakers}
        for row in statements.prefetch_related("speakers").order_by("pk"):
            if {speaker.pk for speaker in row.speakers.all()} != wanted:
                reassign(row, speakers, by=by)
                changed += 1
    return changed


def _bulk_state(statements: QuerySet[Statement], state: str) -> int:
    keys = list(
        statements.exclude(review_state=state)
        .order_by("pk")
        .select_for_update(of=("self",))
        .values_list("pk", flat=True)
    )
    settle(Doubt.objects.filter(statement_id__in=keys, reason__in=SETTLED_BY_A_SPEAKER))
    return Statement.objects.filter(pk__in=keys).update(review_state=state)
