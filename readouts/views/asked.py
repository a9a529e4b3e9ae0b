"""What a list page's address asks for, and where it cannot be answered, what it may have meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product

from django.http import QueryDict

from readouts.filters import SearchFilter
from readouts.search.engine import Engine
from readouts.search.errors import QueryError
from readouts.search.language import parse
from readouts.search.page import Mistake, Suggestion
from readouts.search.plan import Plan, plan
from readouts.search.state import State

MOST_MEANT = 4
MOST_TRIED = 8
AROUND = 60  # characters of a query shown on either side of what is wrong in it
# What has to be written instead: the name, the value that is wrong, the right one.
Change = tuple[str, str, str]


@dataclass(eq=False)
class RefusedError(Exception):
    """An address that cannot be answered: the reasons, and the names that they are about.

    ``changes`` are, of each thing that is wrong, the changes that would mend it, if any are known.
    """

    reasons: Sequence[str]
    names: set[str]
    changes: Sequence[Sequence[Change]] = ()
    error: QueryError | None = None

    def mistake(self, query: str) -> Mistake | None:
        """Where in ``query`` the error is."""
        if self.error is None:
            return None
        start, end = self.error.start, self.error.end
        before, wrong, after = query[:start], query[start:end], query[end:]
        if len(before) > AROUND:
            before = f"…{before[-AROUND:]}"
        if len(wrong) > AROUND:
            wrong = f"{wrong[:AROUND]}…"
        if len(after) > AROUND:
            after = f"{after[:AROUND]}…"
        return Mistake(before, wrong, after)


@dataclass
class Asked:
    """One request: the filters that read it, its path and its query string."""

    filter_class: type[SearchFilter]
    path: str
    params: QueryDict
    filters: SearchFilter = field(init=False)

    def __post_init__(self) -> None:
        self.filters = self.filter_class(self.params)

    @cached_property
    def query(self) -> str:
        return self.params.get("q", "").replace("\x00", "").strip()

    def state(self) -> State:
        """The state that the address describes. Raises RefusedError with all that is wrong."""
        problems = [] if self.filters.is_valid() else self.filters.problems()
        names = {"q", "page", "format", *self.filters.errors}
        if self.params.get("format", "html") not in ("", "html"):
            problems += self.filters.strangers()
        changes = [*self._facet_changes()]
        query_plan: Plan | None = None
        wrong: QueryError | None = None
        try:
            tree = parse(self.query)
            query_plan = plan(self.query, tree) if tree else None
        except QueryError as error:
            wrong = error
            problems.append(error.told(self.query))
            raw = self.params.get("q", "")
            changes.append([("q", raw, query) for query in error.mended(self.query)])
        if problems:
            raise RefusedError(problems, names, changes, wrong)
        return self.filters.state(self.path, query_plan)

    def _facet_changes(self) -> Iterator[list[Change]]:
        by_value: dict[tuple[str, str], list[Change]] = {}
        for name, value, near in self.filters.nearest():
            by_value.setdefault((name, value), []).append((name, value, near))
        yield from by_value.values()

    def kept(self, refused: RefusedError) -> list[tuple[str, str]]:
        """What the form keeps: all that is known and not wrong."""
        return [
            (name, value)
            for name, values in self.params.lists()
            if name in self.filters.filters and name not in refused.names
            for value in values
        ]

    def meant(self, refused: RefusedError, engine: Engine) -> list[Suggestion]:
        """The addresses that this one may have been meant to be, with what each finds."""
        if not refused.changes or not all(refused.changes):
            return []
        found: dict[str, Suggestion] = {}
        for changes in islice(product(*refused.changes), MOST_TRIED):
            try:
                state = Asked(self.filter_class, self.path, self._changed(changes)).state()
            except RefusedError:
                continue
            label = ", ".join(
                value if name == "q" else f"{name} “{value}”" for name, _, value in changes
            )
            count = engine.total(state.search)
            if count and label:
                found.setdefault(state.url(), Suggestion("meant", label, count, state.url()))
        return list(found.values())[:MOST_MEANT]

    def _changed(self, changes: Sequence[Change]) -> QueryDict:
        params = self.params.copy()
        for name, wrong, right in changes:
            values = [right if value.strip() == wrong.strip() else value
                      for value in params.getlist(name)]  # fmt: skip
            params.setlist(name, values)
        if not any(name == "page" for name, _, _ in changes):
            params.pop("page", None)
        return params
