"""Whose turn it is to write: one save after the other, so that no two wait for each other.

A save touches rows in the order in which a person decided, and the triggers of search take the
rows around them: two saves of several edits could each hold what the other one wants. Whoever
writes several rows therefore takes this one lock before any other. Saves are short; readers
never wait.
"""

from __future__ import annotations

from django.db import connection

# One number in a database, "writing" in ASCII; an import's own lock is another.
TURN = int.from_bytes(b"writing", "big")


def take_turn(patience: str | None = None) -> None:
    """Wait till no other save is going on; the turn lasts as long as the transaction.

    With ``patience``, a PostgreSQL interval such as "15s", neither this nor any later wait of
    the transaction for a row lasts longer: it ends in an OperationalError (lock not available).
    """
    with connection.cursor() as cursor:
        if patience is not None:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
