"""Pages of words: about the archive, how to search it, how programs read it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.generic import TemplateView

from readouts import openapi
from readouts.search import help as search_help
from readouts.search.engine import StatementTable
from readouts.search.limits import SearchTooHeavyError, bounded


class AboutView(TemplateView):
    template_name = "readouts/about.html"


class SearchHelpView(TemplateView):
    """The query language by examples that are run as the page is asked for."""

    template_name = "readouts/search_help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            with bounded():
                chapters = search_help.chapters(StatementTable())
        except SearchTooHeavyError:
            chapters = []
        return super().get_context_data(chapters=chapters, **kwargs)


class ApiView(TemplateView):
    """The description of the JSON twins, for people."""

    template_name = "readouts/api.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        described = openapi.description(self.request.build_absolute_uri("/").rstrip("/"))
        return super().get_context_data(
            operations=[
                (path, operations["get"]) for path, operations in described["paths"].items()
            ],
            **kwargs,
        )


def api_description(request: HttpRequest) -> HttpResponse:
    """The description of the JSON twins, for programs: OpenAPI 3.1."""
    described = openapi.description(request.build_absolute_uri("/").rstrip("/"))
    response = JsonResponse(described, json_dumps_params={"indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
