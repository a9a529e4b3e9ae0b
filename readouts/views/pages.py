"""Pages of words: about the archive, and how to search it."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from readouts.search.help import CHAPTERS


class AboutView(TemplateView):
    template_name = "readouts/about.html"


class SearchHelpView(TemplateView):
    template_name = "readouts/search_help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(chapters=CHAPTERS, **kwargs)
