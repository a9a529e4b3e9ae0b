"""Ways out of an empty result: other spellings, looser words, fewer filters, any of the words.

Nothing is suggested that was not counted first: every way leads somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from readouts.search import nearest, rewrites, times
from readouts.search.engine import Engine
from readouts.search.errors import QueryError
from readouts.search.facets import BY_NAME, labels, unpack
from readouts.search.fields import written
from readouts.search.language import parse
from readouts.search.nodes import And, Field, Node, Prefix, Text, leaves
from readouts.search.page import SearchPage, Suggestion
from readouts.search.people import named
from readouts.search.plan import Plan, plan
from readouts.search.state import State
from readouts.search.tokens import QUOTES, SHORTEST_PREFIX
from readouts.search.words import WORD

MOST_SPELLINGS = 3
MOST_TRIED = 9
MOST_OF_A_KIND = 4
MOST_FIELDS = 2


def add_suggestions(page: SearchPage, engine: Engine) -> None:
    """Give the page the people whom the query names and, if it is empty, ways out."""
    state = page.state
    if state.plan and state.page == 1 and _is_a_name(state.plan.tree):
        page.people = named(state.query)
    if page.count == 0:
        page.suggestions = _Ways(page, engine).out()


def _is_a_name(tree: Node) -> bool:
    parts: Sequence[Node] = tree.parts if isinstance(tree, And) else [tree]
    return len(parts) <= 4 and all(isinstance(part, Text) for part in parts)


def asking(state: State, query: str) -> State | None:
    """``state`` with another query; None where that cannot be asked."""
    try:
        tree = parse(query)
        return state.but(query=query, plan=plan(query, tree) if tree else None, sort="")
    except QueryError:
        return None


@dataclass(frozen=True, slots=True)
class _Ways:
    page: SearchPage
    engine: Engine

    @property
    def state(self) -> State:
        return self.page.state

    def out(self) -> list[Suggestion]:
        found: dict[str, Suggestion] = {}
        query_plan = self.state.plan
        ways: list[Iterator[Suggestion]] = []
        if query_plan:
            ways += [
                self.spellings(query_plan),
                self.looser(query_plan),
                self.without_parts(query_plan),
                self.other_values(query_plan),
            ]
        ways.append(self.without_filters())
        if query_plan:
            ways.append(self.any_of(query_plan))
        for way in ways:
            for suggestion in islice(way, MOST_OF_A_KIND):
                found.setdefault(suggestion.url, suggestion)
        return list(found.values()) or list(self.parts_alone()) or list(self.everything())

    def parts_alone(self) -> Iterator[Suggestion]:
        """Each part of the query by itself, where to leave out one of them does not help."""
        if self.state.plan:
            for part in rewrites.parts(self.state.query, self.state.plan.tree):
                suggestion = self.tried("alone", part)
                if suggestion:
                    yield suggestion

    def tried(self, kind: str, query: str) -> Suggestion | None:
        """``query`` under the same filters or, where it finds nothing there, without them."""
        for state, note in ((self.state, ""), (self.state.cleared(), " without the filters")):
            suggestion = self.counted(kind, f"{query}{note}", asking(state, query))
            if suggestion or not self.state.is_filtered:
                return suggestion
        return None

    def counted(self, kind: str, label: str, state: State | None) -> Suggestion | None:
        count = self.engine.total(state.search) if state else 0
        return Suggestion(kind, label, count, state.url()) if state and count else None

    def spellings(self, query_plan: Plan) -> Iterator[Suggestion]:
        """What the archive has not replaced by what looks alike."""
        places = list(_unknown(query_plan))
        choices = product(*(instead for *_, instead in places)) if places else iter(())
        given = 0
        for chosen in islice(choices, MOST_TRIED):
            changes = [
                (start, end, text) for (start, end, _), text in zip(places, chosen, strict=True)
            ]
            suggestion = self.tried("spelling", rewrites.changed(self.state.query, changes))
            if suggestion:
                given += 1
                yield suggestion
            if given == MOST_SPELLINGS:
                return

    def looser(self, query_plan: Plan) -> Iterator[Suggestion]:
        for query in rewrites.looser(self.state.query, query_plan.tree):
            suggestion = self.tried("looser", query)
            if suggestion:
                yield suggestion

    def without_parts(self, query_plan: Plan) -> Iterator[Suggestion]:
        """The query without each of its parts: a word only where others are left."""
        for part, rest in rewrites.without(self.state.query, query_plan.tree):
            if rest or isinstance(query_plan.tree, Field):
                suggestion = self.counted("part", part, asking(self.state, rest))
                if suggestion:
                    yield suggestion

    def other_values(self, query_plan: Plan) -> Iterator[Suggestion]:
        """In the place of a field, the values that the rest of the query has most often."""
        tree = query_plan.tree
        parts = tree.parts if isinstance(tree, And) else (tree,)
        fields = [part for part in parts if isinstance(part, Field) and part.name in BY_NAME]
        names = [field.name for field in fields]
        # Of two fields of one name the other already says what is wanted.
        for field in [field for field in fields if names.count(field.name) == 1][:MOST_FIELDS]:
            start, end = field.start, field.end
            rest = asking(self.state, rewrites.changed(self.state.query, [(start, end, " ")]))
            for value in self.values(field, rest) if rest else ():
                query = rewrites.changed(self.state.query, [(start, end, value)])
                suggestion = self.counted("value", query, asking(self.state, query))
                if suggestion:
                    yield suggestion

    def values(self, field: Field, rest: State) -> list[str]:
        """Of a year the nearest, of everything else the most frequent."""
        counted = self.engine.counts(rest.search).facets[field.name]
        if field.name == "year":
            first, last = times.days(field)
            met = sorted(
                (unpack(packed)[1] for packed in counted),
                key=lambda year: (max(first.year - year, year - last.year), year),
            )
            return [f"year:{year}" for year in met[:2]]
        most = sorted(counted, key=lambda packed: (-counted[packed], packed))[:2]
        called = labels(most)
        values = [
            called[packed].label if field.name == "speaker" else called[packed].value
            for packed in most
        ]
        return [written(field.name, value) for value in values if not set(QUOTES) & set(value)]

    def without_filters(self) -> Iterator[Suggestion]:
        """The search without each of its filters, and without all."""
        state = self.state
        ways = [
            (f"the choice of {BY_NAME[name].label.lower()}", state.choosing(name, {}), count)
            for name, count in self.page.counts.freed.items()
        ]
        if state.since or state.until:
            undated = state.but(since=None, until=None)
            ways.append(("the dates", undated, self.engine.total(undated.search)))
        if len(ways) > 1:
            cleared = state.cleared()
            ways.append(("any filter", cleared, self.engine.total(cleared.search)))
        for label, way, count in ways:
            if count:
                yield Suggestion("filter", label, count, way.url())

    def any_of(self, query_plan: Plan) -> Iterator[Suggestion]:
        common = {word for word, form in query_plan.forms.items() if form.stem is None}
        query = rewrites.any_of(self.state.query, query_plan.tree, common)
        suggestion = self.tried("any", query) if query else None
        if suggestion:
            yield suggestion

    def everything(self) -> Iterator[Suggestion]:
        """Where nothing else helps: all that the filters leave, or all there is."""
        for label, state in (
            ("the words", self.state.but(query="", plan=None, sort="")),
            ("the words and the filters", self.state.cleared().but(query="", plan=None, sort="")),
        ):
            suggestion = self.counted("filter", label, state)
            if suggestion:
                yield suggestion
                return


def _unknown(query_plan: Plan) -> Iterator[tuple[int, int, list[str]]]:
    """(start, end, what to write there instead) of each word and name that finds nothing."""
    for leaf in leaves(query_plan.tree):
        if isinstance(leaf, Field):
            if leaf in query_plan.unmatched and leaf.name in ("speaker", "place"):
                alike = nearest.values(leaf.name, leaf.value, most=MOST_SPELLINGS)
                names = [near.name for near in alike if not set(QUOTES) & set(near.name)]
                yield leaf.start, leaf.end, [f'{leaf.name}:"{name}"' for name in names]
            continue
        typed = query_plan.query[leaf.start : leaf.end]
        places = [match.span() for match in WORD.finditer(typed)]
        for number, (start, end) in enumerate(places, 1):
            word = query_plan.forms[typed[start:end]].word
            begins = isinstance(leaf, Prefix) and number == len(places)
            alike_words = _beginnings(word) if begins else nearest.words(word, MOST_SPELLINGS)
            if alike_words:
                yield leaf.start + start, leaf.start + end, alike_words


def _beginnings(begun: str) -> list[str]:
    """Beginnings that words of the archive have, where none begins with ``begun``."""
    longest = nearest.beginning(begun)
    if longest == begun or len(begun) <= SHORTEST_PREFIX:
        return []
    alike = nearest.words(begun, MOST_SPELLINGS)
    return list(dict.fromkeys([*([longest] if longest else []), *alike]))[:MOST_SPELLINGS]
