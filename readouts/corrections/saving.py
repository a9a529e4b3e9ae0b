"""One save: a transaction whose changes share one entry of the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction

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
    with pghistory.context(**known), transaction.atomic():
        yield
