"""The JSON twin that every page has: ``?format=json``."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.generic import TemplateView

from readouts.exports import linked


class TwinView(TemplateView):
    """A page whose data are to be had as JSON too, and perhaps in other ``formats``.

    A subclass gives ``load`` (looks its rows up; may raise Http404 or return a redirect),
    ``get_context_data``, ``as_json`` and, where it names more formats, ``as_file``.
    """

    formats: tuple[str, ...] = ("html", "json")
    status = 200

    def load(self) -> HttpResponse | None:
        """Find what the address names; an HttpResponse returned here is the answer."""
        return None

    def as_json(self) -> dict[str, Any]:
        raise NotImplementedError

    def canonical_path(self) -> str:
        """The address that this page goes by, whatever address it was asked for under."""
        return self.request.path

    def as_file(self, wanted: str) -> HttpResponse:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("format", "html")
        if wanted not in self.formats:
            raise BadRequest(
                f"This page has no format “{wanted}”. It has: {', '.join(self.formats)}."
            )
        answer = self.load()
        if answer is not None:
            return answer
        if wanted == "json":
            response: HttpResponse = JsonResponse(
                linked(self.as_json(), request.build_absolute_uri),
                status=self.status,
                json_dumps_params={"ensure_ascii": False},
            )
            response["Access-Control-Allow-Origin"] = "*"
            return response
        if wanted != "html":
            return self.as_file(wanted)
        # What the address says is the page's to name: it goes into no context by itself.
        return self.render_to_response(self.get_context_data(), status=self.status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.copy()
        query["format"] = "json"
        return super().get_context_data(
            json_url=f"{self.request.path}?{query.urlencode()}",
            canonical=self.request.build_absolute_uri(self.canonical_path()),
            **kwargs,
        )
