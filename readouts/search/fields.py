"""What a field in the search box means: ``speaker:lavrov``, ``place:geneva``, ``year:2021``.

Of kinds, topics, parties and publishers the archive keeps a list: a value that is not on it is an
error, and the nearest are named. People and places are as many as the texts name: an unknown one
finds nothing, and suggestions follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from readouts.extraction.records import KINDS
from readouts.search import nearest, parties, times
from readouts.search.errors import QueryError
from readouts.search.facets import BY_NAME
from readouts.search.nodes import Field
from readouts.search.words import plain, words

NEEDS_QUOTES = frozenset(" ()")

# The words that are looked for are cut once: a function of the database is otherwise asked anew for
# every row. Everybody found under a name finds the person into whom they were merged.
SPEAKERS = """
    SELECT DISTINCT readouts_living(p.id) FROM readouts_participant AS p
    WHERE p.slug = lower(%(value)s)
        OR readouts_words(p.name) @> (SELECT readouts_words(%(value)s))
        OR EXISTS (
            SELECT FROM readouts_alias AS a
            WHERE a.participant_id = p.id
                AND readouts_words(a.name) @> (SELECT readouts_words(%(value)s))
        )
"""
TOPICS = """
    SELECT id FROM readouts_topic
    WHERE slug = lower(%(value)s) OR readouts_words(name) @> (SELECT readouts_words(%(value)s))
"""
# A name given whole means that party alone: "Guinea" is not "Papua New Guinea".
PARTIES = """
    WITH known AS (
        SELECT id, readouts_words(name) AS words,
            upper(code) = upper(%(value)s) OR code = ANY (%(codes)s) AS meant
        FROM readouts_party
    ), meant AS (
        SELECT id FROM known WHERE meant OR words = (SELECT readouts_words(%(value)s))
    )
    SELECT id FROM meant
    UNION ALL
    SELECT id FROM known
    WHERE words @> (SELECT readouts_words(%(value)s)) AND NOT EXISTS (SELECT FROM meant)
"""
PUBLISHERS = """
    SELECT id FROM readouts_publisher
    WHERE slug = lower(%(value)s) OR readouts_words(name) @> (SELECT readouts_words(%(value)s))
"""
TERMS = """
    SELECT id FROM readouts_search_term
    WHERE facet = {code} AND readouts_words(value) @> (SELECT readouts_words(%(value)s))
"""
NUMBERS = {
    "speaker": SPEAKERS,
    "topic": TOPICS,
    "party": PARTIES,
    "publisher": PUBLISHERS,
    "kind": "SELECT id FROM readouts_search_term WHERE facet = 6 AND value = %(kind)s",
    "place": TERMS.format(code=8),
}
LISTED = ("topic", "party", "publisher", "kind")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row of the search table, as SQL with its parameters."""

    sql: str
    params: tuple[object, ...] = ()


def condition(field: Field) -> Condition:
    """What rows ``field`` wants. Raises QueryError for a value that can have no meaning."""
    if field.name in times.NAMES:
        return Condition("date BETWEEN %s AND %s", times.days(field))
    facet = BY_NAME[field.name]
    kind = _kind(field)
    with connection.cursor() as cursor:
        cursor.execute(
            NUMBERS[field.name],
            {"value": field.value, "codes": sorted(parties.codes_of(field.value)), "kind": kind},
        )
        numbers = [facet.pack(row[0]) for row in cursor.fetchall()]
    if numbers:
        return Condition("facets && %s::integer[]", (sorted(numbers),))
    if field.name in LISTED and not kind:
        raise _unknown(field)
    return Condition("FALSE")


def _kind(field: Field) -> str:
    """The kind of meeting that ``field`` names, "" for none; met in the archive or not."""
    if field.name != "kind":
        return ""
    asked = words(plain(field.value))
    return next((kind for kind in KINDS if words(kind) == asked), "")


def written(name: str, value: str) -> str:
    """A field as a reader writes it."""
    return f'{name}:"{value}"' if set(value) & NEEDS_QUOTES else f"{name}:{value}"


def _unknown(field: Field) -> QueryError:
    # However unlike: a list has nothing else to offer.
    listed = nearest.values(field.name, field.value, least=-1)
    offered = tuple(written(field.name, value.value) for value in listed)
    return QueryError(
        f"the archive has no {field.name} “{field.value}”",
        f"The nearest it has: {', '.join(offered)}."
        if offered
        else f"It has no {field.name} at all yet.",
        field.start,
        field.end,
        instead=offered,
    )
