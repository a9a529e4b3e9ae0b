"""One save: a transaction whose changes share one entry of the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from readouts.models import Doubt

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class CorrectionError(ValueError):
    """A correction that cannot be made; the message says why and what would be right."""


@contextmanager
def saving(
    by: AbstractBaseUser | AnonymousUser | None, what: str, **details: Any
) -> Iterator[None]:
    """Group the changes made inside into one save by ``by``, described by ``what``.

    Nested in another save (or in a request that the history's middleware
    watches), the changes join that one.
    """
    known: dict[str, Any] = {"what": what, **details}
    if by is not None and by.pk is not None:
        known["user"] = by.pk
    with pghistory.context(**known) as save, transaction.atomic():
        # The database dates a change by its transaction, which may hold several saves.
        save.metadata.setdefault("at", timezone.now().isoformat())
        yield


def settle(doubts: QuerySet[Doubt]) -> int:
    """Resolve those of ``doubts`` that are open; the save remembers them for its undoing.

    To be called before the save's own changes: the history takes down what is
    known of a save when it writes a change.
    """
    keys = list(doubts.filter(state=Doubt.State.OPEN).values_list("pk", flat=True))
    if keys:
        with pghistory.context() as save:
            save.metadata["settled"] = sorted({*save.metadata.get("settled", ()), *keys})
        Doubt.objects.filter(pk__in=keys).update(state=Doubt.State.RESOLVED)
    return len(keys)
