"""One readout: everything that a text's extraction becomes, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from psycopg import errors

from readouts.extraction.records import Extraction
from readouts.importing.report import Tally
from readouts.importing.writing import Archive, Refused, Writing, digest
from readouts.models import EARLIEST_DATE
from readouts.turns import take_turn

__all__ = ["Archive", "Refused", "check", "digest", "import_readout", "machine_at_work"]


# What PostgreSQL ends one of two transactions with that stand in each other's way.
PASSING = (errors.DeadlockDetected, errors.SerializationFailure)


@contextmanager
def machine_at_work() -> Iterator[None]:
    """A transaction in which the history leaves out what is inserted, for a machine did it.

    It waits for its turn among the saves of people, unless it is part of a transaction that
    has its turn, or of a trial run, which would keep everybody waiting to its end.

    Deferred constraints are checked at its end, so that whatever they refuse is refused
    here even inside of another transaction.
    """
    is_whole = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_whole:
            take_turn()
        cursor.execute("SELECT set_config('readouts.importing', 'on', true)")
        yield
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
            "SELECT set_config('readouts.importing', '', true)"
        )


def check(extraction: Extraction, today: dt.date) -> None:
    """Raise Refused for what is no readout, or says what cannot be."""
    if extraction.document != "readout":
        why = [s.detail for s in extraction.silences if s.reason == "not a readout"]
        raise Refused(f"is no readout: {'; '.join(why) or extraction.document}")
    dated = extraction.date and extraction.date.span
    if not (dated or extraction.participants or extraction.statements):
        raise Refused(
            "reads like no readout: it tells no date, nobody who took part and nothing said"
        )
    latest = today + dt.timedelta(days=366)
    for claim in (extraction.date, extraction.date_end):
        if claim and not EARLIEST_DATE <= _day(claim.value) <= latest:
            raise Refused(
                f"gives the date {claim.value} ({claim.written!r}); a readout is of a day "
                f"between {EARLIEST_DATE} and {latest}"
            )


def import_readout(extraction: Extraction, archive: Archive) -> tuple[Tally, int]:
    """Write one readout in one transaction; return what became of its rows, and its number.

    Raises Refused for an extraction that cannot be a readout; whatever is raised, nothing
    of the readout has been written. Where somebody's correction stands in the way at the
    same moment, the transaction is done again.
    """
    check(extraction, timezone.now().date())
    attempts = 3
    while True:
        attempts -= 1
        try:
            with machine_at_work():
                writing = Writing(extraction, archive)
                writing.write()
            return writing.tally, writing.row.pk
        except OperationalError as error:
            archive.forget()
            if not (attempts and isinstance(error.__cause__, PASSING)):
                raise
        except Exception:
            archive.forget()
            raise


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise Refused(f"gives the date {value!r}, which is no day (as 2021-06-04 is)") from None
