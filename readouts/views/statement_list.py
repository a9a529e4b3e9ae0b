"""``/statements/``: every statement, searched and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from readouts import exports
from readouts.filters import StatementFilter
from readouts.models import Statement
from readouts.search import results
from readouts.search.engine import Found, StatementTable
from readouts.search.plan import Plan
from readouts.views.search_list import SearchListView


class StatementListView(SearchListView):
    what = "statements"
    template_name = "readouts/statement_list.html"
    filter_class = StatementFilter
    engine = StatementTable()

    def load(self, found: Sequence[Found], query_plan: Plan | None) -> list[Statement]:
        ids = [row.id for row in found]
        rows = Statement.objects.for_display().in_bulk(ids)
        statements = [rows[number] for number in ids if number in rows]
        marked = results.marks(query_plan, statements)
        results.dress_statements(statements, query_plan.query if query_plan else "", marked)
        return statements

    def record(self, row: Statement) -> dict[str, Any]:
        return exports.statement_record(row, self.absolute)

    def cells(self, row: Statement) -> dict[str, Any]:
        return exports.statement_cells(row, self.absolute)
