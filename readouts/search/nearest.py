"""What the archive has that looks like what it was asked for: words, names, values of facets."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from readouts.extraction.records import KINDS
from readouts.search import parties

MOST = 5
ALIKE = 0.3  # from here on two names look alike; the bound of the trigram operator for words
LIKEST = 60
MUCH_LESS = 0.6  # of the likest one's likeness: what looks less alike only distracts from it
# By facet: what an address writes, and a name that it goes by.
LISTED = {
    "speaker": """
        SELECT p.slug, p.name FROM readouts_participant AS p
        UNION SELECT p.slug, a.name
        FROM readouts_alias AS a JOIN readouts_participant AS p ON p.id = a.participant_id
    """,
    "party": """
        SELECT code, name FROM readouts_party
        UNION SELECT p.code, known.name
        FROM unnest(%(codes)s::text[], %(names)s::text[]) AS known (code, name)
        JOIN readouts_party AS p ON p.code = known.code
    """,
    "topic": "SELECT slug, name FROM readouts_topic",
    "publisher": "SELECT slug, name FROM readouts_publisher",
    "kind": "SELECT kind, kind FROM unnest(%(kinds)s::text[]) AS kind",
    "place": "SELECT value, value FROM readouts_search_term WHERE facet = 8",
}
# To cut names into words takes long: only of those that look alike as they stand.
VALUES = """
    WITH listed (value, name) AS ({listed}), likest AS (
        SELECT value, name FROM listed
        ORDER BY greatest(
            similarity(value, %(asked)s), word_similarity(%(asked)s, unaccent(name))
        ) DESC, name
        LIMIT %(likest)s
    )
    SELECT value, name, likeness FROM likest,
        LATERAL (SELECT array_to_string(readouts_words(name), ' ')) AS folded (name_words),
        LATERAL (SELECT array_to_string(readouts_words(%(asked)s), ' ')) AS asked (asked_words),
        LATERAL (
            SELECT greatest(
                similarity(lower(value), lower(%(asked)s)),
                word_similarity(asked_words, name_words)
            )
        ) AS compared (likeness)
    WHERE likeness > %(least)s
    ORDER BY likeness DESC, similarity(asked_words, name_words) DESC, name
    LIMIT %(most)s
"""
# Those it has are not asked for.
WORDS = """
    SELECT alike.word FROM (SELECT DISTINCT word FROM readouts_search_word WHERE word %% %(word)s)
        AS alike
    WHERE NOT EXISTS (SELECT FROM readouts_search_word WHERE word = %(word)s)
    ORDER BY similarity(alike.word, %(word)s) DESC, abs(length(alike.word) - length(%(word)s)),
        alike.word
    LIMIT %(most)s
"""
BEGINNING = """
    SELECT left(%(begun)s, letters)
    FROM generate_series(length(%(begun)s), %(shortest)s, -1) AS letters
    WHERE EXISTS (SELECT FROM readouts_search_word WHERE word ^@ left(%(begun)s, letters))
    LIMIT 1
"""
SHORTEST_BEGINNING = 3  # shorter words are not kept for suggestions


@dataclass(frozen=True, slots=True)
class Nearest:
    """A facet's value as an address writes it, and the one of its names that looks alike."""

    value: str
    name: str

    @property
    def told(self) -> str:
        """The value, with the name where that says more."""
        return f"“{self.value}”" + (f" ({self.name})" if self.name != self.value else "")


def values(facet: str, asked: str, *, least: float = ALIKE, most: int = MOST) -> list[Nearest]:
    """The facet's values that look most like ``asked``, each once, the likest first."""
    if "\x00" in asked:
        return []
    named = parties.names() if facet == "party" else []
    with connection.cursor() as cursor:
        cursor.execute(
            VALUES.format(listed=LISTED[facet]),
            {
                "asked": asked,
                "least": least,
                # A value with several names comes several times.
                "most": most * 4,
                "likest": LIKEST,
                "kinds": list(KINDS),
                "codes": [code for code, _ in named],
                "names": [name for _, name in named],
            },
        )
        found: dict[str, Nearest] = {}
        rows = cursor.fetchall()
        enough = max(least, MUCH_LESS * rows[0][2]) if rows and least > 0 else least
        for value, name, likeness in rows:
            if likeness > enough:
                found.setdefault(value, Nearest(value, name))
    return list(found.values())[:most]


def words(word: str, most: int) -> list[str]:
    """The archive's words that look like ``word``, folded; none where it has the word itself."""
    with connection.cursor() as cursor:
        cursor.execute(WORDS, {"word": word, "most": most})
        return [row[0] for row in cursor.fetchall()]


def beginning(begun: str) -> str:
    """The longest beginning of ``begun``, folded, with which words of the archive begin, or ""."""
    with connection.cursor() as cursor:
        cursor.execute(BEGINNING, {"begun": begun, "shortest": SHORTEST_BEGINNING})
        row = cursor.fetchone()
    return row[0] if row else ""
