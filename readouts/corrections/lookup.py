"""A row by what a person calls it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet


def named(rows: QuerySet[Any], text: str, *fields: str) -> Any:
    """The one of ``rows`` whose first, or else second... of ``fields`` is ``text``; None if none.

    Capitals and small letters count the same.
    """
    for field in fields:
        found = rows.filter(**{f"{field}__iexact": text}).first()
        if found is not None:
            return found
    return None
