"""People by their addresses and names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from readouts.models import Participant

MOST_NAMESAKES = 5
NAMED = """
    SELECT p.slug, p.name, count(*)
    FROM readouts_participant AS p
    JOIN readouts_search AS found ON found.facets @> ARRAY[1 << 24 | p.id::integer]
    WHERE p.id IN (
        SELECT readouts_living(p.id) FROM readouts_participant AS p
        WHERE readouts_words(p.name) @> (SELECT readouts_words(%(words)s))
            OR EXISTS (
                SELECT FROM readouts_alias AS a WHERE a.participant_id = p.id
                    AND readouts_words(a.name) @> (SELECT readouts_words(%(words)s))
            )
    )
    GROUP BY p.id ORDER BY 3 DESC, 2 LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Namesake:
    """A speaker, and the number of statements."""

    slug: str
    name: str
    count: int


def named(words: str) -> list[Namesake]:
    """The speakers of whom a name or alias has all these words, those who say most first."""
    with connection.cursor() as cursor:
        cursor.execute(NAMED, {"words": words, "most": MOST_NAMESAKES})
        return [Namesake(*row) for row in cursor.fetchall()]


def living_by_slug(slugs: Iterable[str]) -> dict[str, int]:
    """The ids of those whom these addresses lead to, whoever they were merged into."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT slug, readouts_living(id) FROM readouts_participant WHERE slug = ANY (%s)",
            [list(slugs)],
        )
        return dict(cursor.fetchall())


def living(person: Participant) -> Participant:
    """Into whom ``person`` was merged in the end; a ring leads back to the person."""
    seen = {person.pk}
    last = person
    while last.merged_into is not None:
        last = last.merged_into
        if last.pk in seen:
            return person
        seen.add(last.pk)
    return last
