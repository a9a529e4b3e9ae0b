"""The search table seen from outside: does it hold what it has to, and make it anew.

The triggers of migration ``0002_search`` keep the table; nothing here is needed in daily life.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

STATEMENTS = """
    SELECT coalesce(kept.statement_id, source.statement_id),
        kept.statement_id IS NOT NULL, source.statement_id IS NOT NULL
    FROM readouts_search AS kept
    FULL JOIN (
        SELECT source.*, readouts_vector(s.text) AS tsv
        FROM readouts_search_source AS source
        JOIN readouts_statement AS s ON s.id = source.statement_id
    ) AS source USING (statement_id)
    WHERE (
        kept.statement_id, kept.meeting_id, kept.readout_id, kept.start, kept.date, kept.facets,
        kept.tsv
    ) IS DISTINCT FROM (
        source.statement_id, source.meeting_id, source.readout_id, source.start, source.date,
        source.facets, source.tsv
    )
    ORDER BY 1
"""
MEETINGS = """
    SELECT coalesce(kept.meeting_id, source.meeting_id),
        kept.meeting_id IS NOT NULL, source.meeting_id IS NOT NULL
    FROM readouts_search_meeting AS kept
    FULL JOIN readouts_search_meeting_source AS source USING (meeting_id)
    WHERE (kept.meeting_id, kept.date, kept.facets)
        IS DISTINCT FROM (source.meeting_id, source.date, source.facets)
    ORDER BY 1
"""
TERMS = """
    SELECT m.id, true, true FROM readouts_meeting AS m
    WHERE m.review_state <> 'rejected' AND (
        NOT EXISTS (SELECT FROM readouts_search_term WHERE facet = 6 AND value = m.kind)
        OR (m.place <> '' AND NOT EXISTS (
            SELECT FROM readouts_search_term WHERE facet = 8 AND value = m.place))
    )
    ORDER BY 1
"""
WORDS = """
    SELECT DISTINCT kept.statement_id, true, true
    FROM readouts_search AS kept, unnest(kept.tsv)
    WHERE lexeme LIKE '=___%' AND length(lexeme) < 50
        AND NOT EXISTS (SELECT FROM readouts_search_word WHERE word = substr(lexeme, 2))
    ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not as a rebuild would make it."""

    what: str
    id: int
    problem: str

    def __str__(self) -> str:
        return f"{self.what} {self.id}: {self.problem}"


def differences() -> Iterator[Difference]:
    """Compare the whole of the search tables with the records, in one snapshot."""
    with transaction.atomic(), connection.cursor() as cursor:
        if len(connection.savepoint_ids) == 0:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for what, sql, problem in (
            ("statement", STATEMENTS, "differs from its records"),
            ("meeting", MEETINGS, "differs from its records"),
            ("meeting", TERMS, "has a kind or place without a number"),
            ("statement", WORDS, "has words that suggestions do not know"),
        ):
            cursor.execute(sql)
            for row, kept, wanted in cursor.fetchall():
                yield Difference(
                    what,
                    row,
                    problem
                    if kept and wanted
                    else "is missing"
                    if wanted
                    else "should not be there",
                )


def rebuild() -> None:
    """Make the search tables anew. Writers wait, readers see the old rows until the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT readouts_search_rebuild()")


def size() -> tuple[int, int]:
    """How many statements and meetings can be found."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM readouts_search),"
            " (SELECT count(*) FROM readouts_search_meeting)"
        )
        statements, meetings = cursor.fetchone()
    return statements, meetings
