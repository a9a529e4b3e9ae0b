"""One save: a transaction whose changes share one entry of the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import OperationalError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from psycopg import errors

from readouts.models import Doubt
from readouts.turns import take_turn

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

# How long a save waits for another one: a page that takes longer is given up by its server.
PATIENCE = "15s"

# What PostgreSQL says where two transactions stand in each other's way.
PASSING = (errors.DeadlockDetected, errors.SerializationFailure, errors.LockNotAvailable)

# The name of the save that is under way; empty where one nested in it names it more exactly.
_name: ContextVar[str] = ContextVar("name", default="")
_is_saving: ContextVar[bool] = ContextVar("is_saving", default=False)


class CorrectionError(ValueError):
    """A correction that cannot be made; the message says why and what would be right."""


def check_lengths(row: Model, names: Iterable[str]) -> None:
    """Raise CorrectionError where one of the fields holds more than its column takes."""
    for name in names:
        field = row._meta.get_field(name)
        value, most = getattr(row, name), getattr(field, "max_length", None)
        if most and isinstance(value, str) and len(value) > most:
            raise CorrectionError(
                f"The {getattr(field, 'verbose_name', name)!s} has {most} characters at most, "
                f"and “{value[:40]}…” has {len(value)}: shorten it."
            )


class Busy(CorrectionError):
    """Something else is writing to the same rows; nothing was saved, and it can be done again."""

    def __init__(self) -> None:
        super().__init__(
            "Something else is writing to the same rows just now, so nothing was saved. "
            "Do it once more."
        )


@contextmanager
def saving(
    by: AbstractBaseUser | AnonymousUser | None,
    what: str,
    *,
    loosely: bool = False,
    **details: Any,
) -> Iterator[None]:
    """Group the changes made inside into one save by ``by``, described by ``what``.

    Nested in another save (or in a request that the history's middleware watches), the changes
    join that one, which keeps its name unless it was given ``loosely``. Saves go one after the
    other (see `readouts.turns`); raises Busy where an import's trial run or somebody at a
    database shell does not let this one through.
    """
    known: dict[str, Any] = {"what": _name.get() or what, **details}
    if by is not None and by.pk is not None:
        known["user"] = by.pk
    with (
        pghistory.context(**known) as save,
        _named("" if loosely else known["what"]),
        _transaction(),
    ):
        # The database dates a change by its transaction, which may hold several saves.
        save.metadata.setdefault("at", timezone.now().isoformat())
        yield


@contextmanager
def _named(what: str) -> Iterator[None]:
    """Let the saves that are nested in this one know its name."""
    token = _name.set(what)
    try:
        yield
    finally:
        _name.reset(token)


@contextmanager
def _transaction() -> Iterator[None]:
    """The save's transaction, in its turn; nested in another save, a part of that one's."""
    if _is_saving.get():
        with transaction.atomic():
            yield
        return
    token = _is_saving.set(True)
    try:
        with transaction.atomic():
            take_turn(PATIENCE)
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, PASSING):
            raise Busy from error
        raise
    finally:
        _is_saving.reset(token)


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
