"""Which phrases the archive holds: examples of a search have to find something."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

# A vector holds each word as it stands, after an equals sign: see plan.exact.
HELD = """
    SELECT phrase FROM unnest(%s::text[]) WITH ORDINALITY AS asked (phrase, place)
    WHERE EXISTS (
        SELECT FROM readouts_search WHERE tsv @@ (
            SELECT string_agg(quote_literal('=' || word), ' <-> ')
            FROM unnest(readouts_words(phrase)) AS word
        )::tsquery
    )
    ORDER BY place
"""


def held(phrases: Iterable[str]) -> list[str]:
    """Those of the phrases that some statement holds, word by word, in their order. One query."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [list(phrases)])
        return [phrase for (phrase,) in cursor.fetchall()]
