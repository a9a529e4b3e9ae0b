"""``/meetings/``: every meeting, searched by what was said in it, and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from readouts import exports
from readouts.filters import MeetingFilter
from readouts.models import Meeting, Statement
from readouts.search import results
from readouts.search.engine import Found, MeetingTable
from readouts.search.plan import Plan
from readouts.views.search_list import SearchListView


class MeetingListView(SearchListView):
    what = "meetings"
    template_name = "readouts/meeting_list.html"
    filter_class = MeetingFilter
    engine = MeetingTable()

    def load(self, found: Sequence[Found], query_plan: Plan | None) -> list[Meeting]:
        ids = [row.id for row in found]
        rows = Meeting.objects.for_display().with_statement_count().in_bulk(ids)
        meetings = [rows[number] for number in ids if number in rows]
        best = self.best(found, query_plan)
        results.dress_meetings(meetings, best, {row.id: row.count for row in found})
        return meetings

    def best(self, found: Sequence[Found], query_plan: Plan | None) -> dict[int, list[Statement]]:
        """Of each meeting, the statements to quote: only where words were asked for."""
        if query_plan is None or not query_plan.asks_words:
            return {}
        ids = [number for row in found for number in row.statements]
        rows = Statement.objects.for_display().in_bulk(ids)
        statements = list(rows.values())
        marked = results.marks(query_plan, statements)
        results.dress_statements(statements, query_plan.query, marked)
        return {
            row.id: [rows[number] for number in row.statements if number in rows] for row in found
        }

    def record(self, row: Meeting) -> dict[str, Any]:
        return exports.meeting_record(row, self.absolute)

    def cells(self, row: Meeting) -> dict[str, Any]:
        return exports.meeting_cells(row, self.absolute)
