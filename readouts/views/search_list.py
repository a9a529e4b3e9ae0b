"""What the two list pages share: a validated search, its page, its twins and exports."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views import View

from readouts import exports, feeds
from readouts.filters import SearchFilter
from readouts.search import facets, suggest
from readouts.search.engine import NEWEST, Engine, Found
from readouts.search.limits import RETRY_AFTER_SECONDS, SearchTooHeavyError, bounded
from readouts.search.page import RefusedPage, SearchPage
from readouts.search.plan import Plan
from readouts.search.state import DEEPEST, State
from readouts.views.asked import Asked, RefusedError

BATCH = 200  # rows loaded and written at a time


class SearchListView(View):
    """Choose a subclass's engine and rows; everything else is ``readouts.search``'s."""

    http_method_names = ["get", "head", "options"]
    what: ClassVar[str]
    template_name: ClassVar[str]
    filter_class: ClassVar[type[SearchFilter]]
    engine: ClassVar[Engine]

    def load(self, found: Sequence[Found], query_plan: Plan | None) -> list[Any]:
        """The rows of ``found`` in its order, dressed for printing."""
        raise NotImplementedError

    def record(self, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    def cells(self, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    def get(self, request: HttpRequest) -> HttpResponseBase:
        try:
            with bounded():
                return self.answer(Asked(self.filter_class, request.path, request.GET))
        except SearchTooHeavyError as error:
            page = RefusedPage(request.GET.get("q", ""), [str(error)], self.what)
            response = self.refuse(page, 503, "readouts/search_busy.html")
            response["Retry-After"] = str(RETRY_AFTER_SECONDS)
            return response

    def answer(self, asked: Asked) -> HttpResponseBase:
        try:
            state = asked.state()
            form = asked.params.get("format") or "html"
            answer: Callable[[State], HttpResponseBase] = getattr(self, f"as_{form}")
            return answer(state)
        except RefusedError as refused:
            page = RefusedPage(asked.query, refused.reasons, self.what, asked.kept(refused))
            if self.wants_page:
                page.suggestions = asked.meant(refused, self.engine)
                page.mistake = refused.mistake(asked.query)
            return self.refuse(page, 400, self.template_name)

    @property
    def wants_page(self) -> bool:
        return self.request.GET.get("format", "html") in ("", "html")

    def refuse(self, page: RefusedPage, status: int, template: str) -> HttpResponse:
        """Say why, in the format asked for."""
        if self.wants_page:
            return render(self.request, template, {"search": page}, status=status)
        return JsonResponse({"errors": list(page.errors)}, status=status)

    # The formats

    def search_page(self, state: State) -> SearchPage:
        """One page of results. The number of queries depends on no number of rows."""
        counts = self.engine.counts(state.search)
        self.check_page(state, counts.total)
        found = self.engine.page(state.search, state.order, *state.rows)
        values = itertools.chain.from_iterable((*counts.facets.values(), *state.chosen.values()))
        return SearchPage(
            state=state,
            counts=counts,
            labels=facets.labels(set(values)),
            rows=self.load(found, state.plan),
            what=self.what,
        )

    def check_page(self, state: State, total: int) -> None:
        deepest = DEEPEST // state.per_page
        last = max(1, -(-total // state.per_page))
        if state.page > deepest:
            problem = (
                f"page: “{state.page}”: pages go to {deepest:,}, the first {DEEPEST:,} results."
                " To see others choose a year or another filter, turn the order round, or take"
                " the whole result as CSV or JSON Lines."
            )
        elif state.page > last:
            problem = f"page: “{state.page}”: the last page of this result is {last:,}."
        else:
            return
        raise RefusedError(
            [problem], {"page"}, [[("page", str(state.page), str(min(last, deepest)))]]
        )

    def as_html(self, state: State) -> HttpResponse:
        page = self.search_page(state)
        page.notes = self.filter_class(self.request.GET).strangers()
        suggest.add_suggestions(page, self.engine)
        address = self.absolute(state.url())
        # However the address is written, and whichever facet is opened in it, it is one page.
        canonical = self.absolute(replace(state, show="", find="").url())
        context = {"search": page, "address": address, "canonical": canonical}
        return render(self.request, self.template_name, context)

    def as_json(self, state: State) -> HttpResponse:
        page = self.search_page(state)
        body = exports.page_record(page, [self.record(row) for row in page.rows], self.absolute)
        return self.open_to_all(JsonResponse(body, json_dumps_params={"ensure_ascii": False}))

    def as_jsonl(self, state: State) -> HttpResponseBase:
        ids = self.engine.everything(state.search)
        lines = exports.json_lines(self.about(state, len(ids)), self.every_row(ids), self.record)
        return self.stream(lines, "application/jsonl; charset=utf-8", "jsonl")

    def as_csv(self, state: State) -> HttpResponseBase:
        ids = self.engine.everything(state.search)
        lines = exports.csv_lines(exports.COLUMNS[self.what], self.every_row(ids), self.cells)
        response = self.stream(lines, "text/csv; charset=utf-8; header=present", "csv")
        companion = self.absolute(state.export_url("csvm"))
        response["Link"] = f'<{companion}>; rel="describedby"; type="application/csvm+json"'
        return response

    def as_csvm(self, state: State) -> HttpResponse:
        """The companion of the CSV file, which says what that is the result of."""
        about = self.about(state, self.engine.total(state.search))
        csv_url = self.absolute(state.export_url("csv"))
        body = exports.csv_companion(self.what, about, csv_url)
        response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
        response["Content-Type"] = "application/csvm+json"
        return self.open_to_all(response)

    def as_atom(self, state: State) -> HttpResponseBase:
        state = replace(state, per_page=feeds.ENTRIES)
        total = self.engine.total(state.search)
        self.check_page(state, total)
        found = self.engine.page(state.search, NEWEST, *state.rows)
        response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
        feed = feeds.feed(self.what, state, total, self.load(found, None), self.absolute)
        feed.write(response, "utf-8")
        return self.open_to_all(response)

    # What the formats share

    def absolute(self, address: str) -> str:
        return self.request.build_absolute_uri(address)

    def about(self, state: State, count: int) -> dict[str, Any]:
        return exports.description(state, count, self.absolute(state.whole.url()))

    def every_row(self, ids: Sequence[int]) -> Iterator[Any]:
        for start in range(0, len(ids), BATCH):
            some = [Found(number, 1, (number,)) for number in ids[start : start + BATCH]]
            yield from self.load(some, None)

    def stream(self, lines: Iterator[str], content_type: str, ending: str) -> HttpResponseBase:
        response = StreamingHttpResponse(lines, content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="{self.what}.{ending}"'
        return self.open_to_all(response)

    @staticmethod
    def open_to_all(response: Any) -> Any:
        response["Access-Control-Allow-Origin"] = "*"
        return response
