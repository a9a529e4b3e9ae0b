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
#
# What is named whole, by its address or its name, is meant alone: "Guinea" is not "Papua New
# Guinea", nor "Energy" "Nuclear energy". A speaker is meant alone by an address of several words
# only: the namesakes of somebody printed without a first name are looked for by that one word.
SPEAKERS = """
    WITH meant AS (
        SELECT id FROM readouts_participant
        WHERE slug = lower(%(value)s) AND slug LIKE '%%-%%'
    )
    SELECT readouts_living(id) FROM meant
    UNION
    SELECT readouts_living(p.id) FROM readouts_participant AS p
    WHERE NOT EXISTS (SELECT FROM meant) AND (
        p.slug = lower(%(value)s)
        OR readouts_words(p.name) @> (SELECT readouts_words(%(value)s))
        OR EXISTS (
            SELECT FROM readouts_alias AS a
            WHERE a.participant_id = p.id
                AND readouts_words(a.name) @> (SELECT readouts_words(%(value)s))
        )
    )
"""
LISTED_ROWS = """
    WITH known AS (
        SELECT id, readouts_words(name) AS words, {known_as} AS meant
        FROM {table}
    ), meant AS (
        SELECT id FROM known WHERE meant OR words = (SELECT readouts_words(%(value)s))
    )
    SELECT id FROM meant
    UNION ALL
    SELECT id FROM known
    WHERE words @> (SELECT readouts_words(%(value)s)) AND NOT EXISTS (SELECT FROM meant)
"""
BY_SLUG = "slug = lower(%(value)s)"
BY_CODE = "upper(code) = upper(%(value)s) OR code = ANY (%(codes)s)"
TERMS = """
    SELECT id FROM readouts_search_term
    WHERE facet = {code} AND readouts_words(value) @> (SELECT readouts_words(%(value)s))
"""
NUMBERS = {
    "speaker": SPEAKERS,
    "topic": LISTED_ROWS.format(table="readouts_topic", known_as=BY_SLUG),
    "party": LISTED_ROWS.format(table="readouts_party", known_as=BY_CODE),
    "publisher": LISTED_ROWS.format(table="readouts_publisher", known_as=BY_SLUG),
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
