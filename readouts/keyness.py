"""The words that one speaker, or those who speak for one party, use more than all others do.

Counted are statements, not occurrences: of the speaker's statements those that hold the word, and
of all other statements likewise, so that a word said ten times in one breath counts once and each
number is that of the list it leads to. Words are ordered by Dunning's log-likelihood ratio of the
two shares (T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
Computational Linguistics 19(1), 1993, as used on corpora by P. Rayson and R. Garside, "Comparing
Corpora using Frequency Profiling", 2000):

    G2 = 2 * sum of observed * ln(observed / expected)

over the four cells "this speaker or another" by "with the word or without it".
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from readouts.profiles import Compared, statements_url
from readouts.search import facets

FEWEST = 3  # statements with the word; of fewer nothing can be said
SIGNIFICANT = 10.83  # G2 above it comes by chance less than once in a thousand words

# Left out are the words of ``names``, by which a text calls the speaker, and stop words. Each row
# of the search table is read once, as the speaker's or as another's: that is what takes the time.
WORDS = """
    WITH called AS MATERIALIZED (
        SELECT readouts_words(%(names)s) AS words
    ), mine AS MATERIALIZED (
        SELECT substr(word, 2) AS word, ndoc::float AS a
        FROM called, ts_stat(
            'SELECT tsv FROM readouts_search WHERE facets @> ARRAY['
            || %(speaker)s::integer || ']'
        )
        WHERE word LIKE '=___%%' AND ndoc >= %(fewest)s AND word !~ '[0-9]'
            AND substr(word, 2) <> ALL (called.words)
            AND readouts_stem(substr(word, 2)) IS NOT NULL
    ), theirs AS MATERIALIZED (
        SELECT substr(word, 2) AS word, ndoc::float AS b
        FROM ts_stat(
            'SELECT tsv FROM readouts_search WHERE NOT facets @> ARRAY['
            || %(speaker)s::integer || ']'
        )
        WHERE word LIKE '=___%%'
    ), counted AS (
        SELECT word, a, coalesce(b, 0) AS b, own - a AS c, others - coalesce(b, 0) AS d,
            own, others, a + coalesce(b, 0) AS with_it, own + others - a - coalesce(b, 0) AS without
        FROM mine LEFT JOIN theirs USING (word),
            (VALUES (%(own)s::float, %(others)s::float)) AS said (own, others)
    ), weighed AS (
        SELECT word, a, b, own, others, 2 * (
            a * ln(a * (own + others) / (own * with_it))
            + CASE WHEN b > 0 THEN b * ln(b * (own + others) / (others * with_it)) ELSE 0 END
            + CASE WHEN c > 0 THEN c * ln(c * (own + others) / (own * without)) ELSE 0 END
            + CASE WHEN d > 0 THEN d * ln(d * (own + others) / (others * without)) ELSE 0 END
        ) AS ratio
        FROM counted WHERE others > 0
    )
    SELECT word, a::integer, 100 * a / own, 100 * b / others FROM weighed
    WHERE a / own > b / others AND ratio > %(significant)s
    ORDER BY ratio DESC, word LIMIT %(limit)s
"""


def words_used_more(
    number: int,
    value: str,
    names: Iterable[str],
    own: int,
    whole: int,
    limit: int,
    facet: str = "speaker",
) -> list[Compared]:
    """The words with the greatest ratio, the greatest first; none where nobody else speaks.

    ``number`` is the speaker's row, or that of another ``facet``, and ``value`` its name in
    addresses; ``own`` counts its statements, ``whole`` those of the archive. ``share`` is of its
    own statements and ``other`` of all the others', in percent. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            WORDS,
            {
                "speaker": facets.BY_NAME[facet].pack(number),
                "names": " ".join(names),
                "own": own,
                "others": whole - own,
                "fewest": FEWEST,
                "significant": SIGNIFICANT,
                "limit": limit,
            },
        )
        return [
            # Between quotation marks exactly this word is found, and not what shares its stem.
            Compared(word, "", statements_url(q=f'"{word}"', **{facet: value}), count, share, other)
            for word, count, share, other in cursor.fetchall()
        ]
