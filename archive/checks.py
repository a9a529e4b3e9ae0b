"""What Django's system check says about this project, besides what Django checks itself."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

OLDEST = 15


def check_postgresql_version(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a PostgreSQL that is too old: in `migrate`, and in `check --database default`."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        connection.ensure_connection()
        version = connection.get_database_version()[0]
        if version < OLDEST:
            problems.append(
                Error(
                    f"The database {alias!r} is PostgreSQL {version}, and this archive needs "
                    f"PostgreSQL {OLDEST} or newer.",
                    hint="Upgrade it, or unset DATABASE_URL to use the embedded PostgreSQL.",
                    id="archive.E001",
                )
            )
    return problems
