"""Ways out of an empty result: other spellings, fewer filters, any of the words.

Nothing is suggested that was not counted first: every way leads somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from django.db import connection

from readouts.search.engine import Engine
from readouts.search.facets import BY_NAME
from readouts.search.language import QueryTooLargeError, parse
from readouts.search.nodes import And, Field, Node, Not, Or, Part, Text, leaves
from readouts.search.page import SearchPage, Suggestion
from readouts.search.people import named
from readouts.search.plan import Plan, plan
from readouts.search.state import State
from readouts.search.tokens import QUOTES, QueryError
from readouts.search.words import WORD

MOST_SPELLINGS = 3
MOST_TRIED = 9
# The archive's words that look most like one that it has not; those it has are not asked for.
ALIKE = """
    SELECT alike.word FROM (SELECT DISTINCT word FROM readouts_search_word WHERE word %% %(word)s)
        AS alike
    WHERE NOT EXISTS (SELECT FROM readouts_search_word WHERE word = %(word)s)
    ORDER BY similarity(alike.word, %(word)s) DESC, abs(length(alike.word) - length(%(word)s)),
        alike.word
    LIMIT %(most)s
"""
NAMES = {
    "speaker": """
        SELECT name FROM readouts_participant UNION SELECT name FROM readouts_alias
    """,
    "place": "SELECT value FROM readouts_search_term WHERE facet = 8",
}
ALIKE_NAMES = """
    SELECT name FROM ({names}) AS known (name),
        LATERAL (SELECT array_to_string(readouts_words(name), ' ')) AS folded (words),
        LATERAL (SELECT array_to_string(readouts_words(%(value)s), ' ')) AS asked (value)
    WHERE word_similarity(asked.value, folded.words) > 0.3
    ORDER BY word_similarity(asked.value, folded.words) DESC,
        similarity(asked.value, folded.words) DESC, name
    LIMIT %(most)s
"""


def add_suggestions(page: SearchPage, engine: Engine) -> None:
    """Give the page the people whom the query names and, if it is empty, ways out."""
    state = page.state
    if state.plan and state.page == 1 and _is_a_name(state.plan.tree):
        page.people = named(state.query)
    if page.count == 0:
        page.suggestions = [
            *_spellings(state, engine),
            *_without_filters(page, engine),
            *_any_of_the_words(state, engine),
        ]


def _is_a_name(tree: Node) -> bool:
    parts: Sequence[Node] = tree.parts if isinstance(tree, And) else [tree]
    return len(parts) <= 4 and all(isinstance(part, Text) for part in parts)


def _spellings(state: State, engine: Engine) -> Iterator[Suggestion]:
    """The query with the words that the archive has not replaced by those that look alike."""
    if state.plan is None:
        return
    places = list(_unknown(state.plan))
    given = 0
    choices = product(*(written for _, _, written in places)) if places else iter(())
    for tried, chosen in enumerate(choices):
        if tried == MOST_TRIED or given == MOST_SPELLINGS:
            return
        query = state.query
        for (start, end, _), written in sorted(zip(places, chosen, strict=True), reverse=True):
            query = query[:start] + written + query[end:]
        for narrowed, label in ((state, query), (state.cleared(), f"{query} without the filters")):
            suggestion = _counted("spelling", label, _asking(narrowed, query), engine)
            if suggestion:
                given += 1
                yield suggestion
                break


def _unknown(query_plan: Plan) -> Iterator[tuple[int, int, list[str]]]:
    """(start, end, what to write there instead) of each word and name that finds nothing."""
    for leaf in leaves(query_plan.tree):
        if isinstance(leaf, Field):
            if leaf in query_plan.unmatched:
                yield leaf.start, leaf.end, [f'{leaf.name}:"{n}"' for n in _alike_names(leaf)]
            continue
        typed = query_plan.query[leaf.start : leaf.end]
        for match in WORD.finditer(typed):
            alike = _alike(query_plan.forms[match[0]].word)
            if alike and not typed.endswith("*"):
                yield leaf.start + match.start(), leaf.start + match.end(), alike


def _alike(word: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, {"word": word, "most": MOST_SPELLINGS})
        return [row[0] for row in cursor.fetchall()]


def _alike_names(field: Field) -> list[str]:
    with connection.cursor() as cursor:
        sql = ALIKE_NAMES.format(names=NAMES[field.name])
        cursor.execute(sql, {"value": field.value, "most": MOST_SPELLINGS})
        return [row[0] for row in cursor.fetchall() if not set(QUOTES) & set(row[0])]


def _without_filters(page: SearchPage, engine: Engine) -> Iterator[Suggestion]:
    """The search without each of its filters, and without all."""
    state = page.state
    ways = [
        (f"the choice of {BY_NAME[name].label.lower()}", state.choosing(name, {}), count)
        for name, count in page.counts.freed.items()
    ]
    if state.since or state.until:
        undated = state.but(since=None, until=None)
        ways.append(("the dates", undated, engine.total(undated.search)))
    if len(ways) > 1:
        cleared = state.cleared()
        ways.append(("any filter", cleared, engine.total(cleared.search)))
    for label, way, count in ways:
        if count:
            yield Suggestion("filter", label, count, way.url())


def _any_of_the_words(state: State, engine: Engine) -> Iterator[Suggestion]:
    """The same words joined by OR; what is excluded stays so, and fields stay conditions."""
    tree = state.plan.tree if state.plan else None
    if not isinstance(tree, And):
        return
    wanted = [part for part in tree.parts if not isinstance(part, Not | Field)]
    others = [part for part in tree.parts if isinstance(part, Not | Field)]
    if len(wanted) < 2:
        return
    query = " OR ".join(_written(part, state.query) for part in wanted)
    if others:
        query = " ".join([f"({query})", *(_written(part, state.query) for part in others)])
    suggestion = _counted("any", query, _asking(state, query), engine)
    if suggestion:
        yield suggestion


def _written(part: Part, query: str) -> str:
    if isinstance(part, Not):
        return f"-{_written(part.part, query)}"
    words = query[part.start : part.end]
    return f"({words})" if isinstance(part, And | Or) else words


def _asking(state: State, query: str) -> State | None:
    try:
        tree = parse(query)
        return state.but(query=query, plan=plan(query, tree), sort="") if tree else None
    except (QueryError, QueryTooLargeError):
        return None


def _counted(kind: str, label: str, state: State | None, engine: Engine) -> Suggestion | None:
    count = engine.total(state.search) if state else 0
    return Suggestion(kind, label, count, state.url()) if state and count else None
