"""The bound on how long one search may keep the database busy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

RETRY_AFTER_SECONDS = 30


class SearchTooHeavyError(Exception):
    """The search took longer than it may. Asked later or made smaller, it may well succeed."""


def milliseconds() -> int:
    """The bound, from the setting SEARCH_TIMEOUT_MS."""
    return int(settings.SEARCH_TIMEOUT_MS)


@contextmanager
def bounded() -> Iterator[None]:
    """Run the queries inside under the time limit; raises SearchTooHeavyError beyond it.

    One query of its own. Compiling a query to machine code takes longer than these queries, and
    a bitmap of a common word's rows has to fit into the working memory to stay exact.
    """
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('statement_timeout', %s, true),"
                    " set_config('work_mem', '64MB', true), set_config('jit', 'off', true)",
                    [str(milliseconds())],
                )
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SearchTooHeavyError(
                f"This search took longer than the {milliseconds() / 1000:g} seconds it may take."
            ) from error
        raise
