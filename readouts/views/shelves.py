"""How an index orders its names: from A to Z, or by group with ``?by=group``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from readouts.profiles import Counted, lettered

ORDERS = ("name", "group")


def shelved(
    request: HttpRequest, groups: Sequence[tuple[str, Sequence[Counted]]]
) -> dict[str, Any]:
    """What an index prints: shelves of a heading and rows, and the order that was asked for.

    Raises BadRequest for an order that there is not.
    """
    by = request.GET.get("by", "name")
    if by not in ORDERS:
        raise BadRequest(f"This page has no order “{by}”. It has: {', '.join(ORDERS)}.")
    if by == "group":
        return {"by": by, "shelves": [(heading, rows) for heading, rows in groups if rows]}
    everything = [row for _, rows in groups for row in rows]
    return {"by": by, "shelves": lettered(everything, lambda row: row.label)}
