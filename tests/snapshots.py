"""Rows that many tests begin with: built once a process, and copied back for each test after that.

Building rows one by one goes through every trigger; putting the same rows back goes through none,
since what the triggers wrote is put back too. Each test has its own copy of the rows and of the
Python objects, in its own transaction, so that it may change them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, transaction

Made = TypeVar("Made")

TABLES = """
    SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'django_migrations'
"""
ALLOWED = "SELECT has_parameter_privilege('session_replication_role', 'SET')"


Lines = dict[str, list[bytes]]


@dataclass(frozen=True)
class Snapshot:
    """What a build found in the tables of no model, the lines of COPY by table that it wrote, and
    the objects it returned."""

    found: Lines
    lines: dict[str, bytes]
    made: Any


_taken: dict[Callable[[], Any], Snapshot] = {}


def restored(build: Callable[[], Made]) -> Made:
    """What ``build`` returns, and its rows in the database: built the first time only.

    The database's user must be allowed to leave triggers aside; one who may not builds each time.
    ``build`` may add rows to those that there are, and change or delete none of them.
    """
    tables = _tables()
    # Search keeps the values that it has once seen, when every row of a model is gone: what was
    # written beside other ones does not fit.
    found = _lines(tables - set(connection.introspection.django_table_names()))
    taken = _taken.get(build)
    if taken and taken.found == found:
        return _put_back(taken)
    with connection.cursor() as cursor:
        cursor.execute(ALLOWED)
        [(allowed,)] = cursor.fetchall()
    if not allowed:
        return build()
    before = _lines(tables)
    made = build()
    _taken[build] = Snapshot(found, _added(before, _lines(tables)), copy.deepcopy(made))
    return made


def _tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return {table for (table,) in cursor.fetchall()}


def _lines(tables: Iterable[str]) -> Lines:
    """The tables' rows, a line each as COPY writes them."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            with cursor.copy(f"COPY {table} TO STDOUT") as rows:
                found[table] = b"".join(rows).splitlines(keepends=True)
    return found


def _added(before: Lines, after: Lines) -> dict[str, bytes]:
    added = {}
    for table, lines in after.items():
        known = set(before[table])
        if gone := known.difference(lines):
            raise ValueError(f"A build changed or deleted {len(gone)} rows that {table} had.")
        if new := [line for line in lines if line not in known]:
            added[table] = b"".join(new)
    return added


def _put_back(snapshot: Snapshot) -> Any:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, lines in snapshot.lines.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as rows:
                rows.write(lines)
        cursor.execute("SET LOCAL session_replication_role = origin")
    return copy.deepcopy(snapshot.made)
