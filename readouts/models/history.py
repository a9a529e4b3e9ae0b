"""What is kept of every row that was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pghistory
import pgtrigger
from django.db import models

# Importing sets this for its transaction, so that the history holds what
# people added but not the thousands of rows that a machine did.
NOT_IMPORTING = "coalesce(current_setting('readouts.importing', true), '') <> 'on'"


def keep_history(
    exclude: Sequence[str] = (),
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Track a model: every change and deletion, and the insertions by people.

    Update and delete events hold the row as it was before. ``exclude`` names
    the fields that are not kept: the machine's answers are no history.
    """
    return pghistory.track(
        pghistory.InsertEvent("added", condition=pgtrigger.Condition(NOT_IMPORTING)),
        pghistory.UpdateEvent("changed", row=pghistory.Old),
        pghistory.DeleteEvent("deleted"),
        exclude=list(exclude),
    )
