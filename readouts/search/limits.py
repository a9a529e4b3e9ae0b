"""The bound on how long one search may keep the database busy, in all its queries together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

RETRY_AFTER_SECONDS = 30
# The database is told anew how much time is left when so much of it is gone.
NOTICED = 0.1


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
    allowed = milliseconds()
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('statement_timeout', %s, true),"
                    " set_config('work_mem', '64MB', true), set_config('jit', 'off', true)",
                    [str(allowed)],
                )
            with connection.execute_wrapper(_Deadline(allowed)):
                yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise _too_heavy(allowed) from error
        raise


class _Deadline:
    """Gives each query only the time that those before it have left."""

    def __init__(self, allowed: int) -> None:
        self.allowed = allowed
        self.granted = float(allowed)
        self.began = time.monotonic()

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        left = self.allowed - (time.monotonic() - self.began) * 1000
        if left < 1:
            raise _too_heavy(self.allowed)
        if left < self.granted - NOTICED * self.allowed:
            self.granted = left
            # The driver's own cursor: this is no query of the page's.
            with context["connection"].connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(int(left))])
        return execute(sql, params, many, context)


def _too_heavy(allowed: int) -> SearchTooHeavyError:
    return SearchTooHeavyError(
        f"This search took longer than the {allowed / 1000:g} seconds it may take."
    )
