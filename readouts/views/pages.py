"""Pages of words: about the archive, and how to search it."""

from __future__ import annotations

from django.views.generic import TemplateView


class AboutView(TemplateView):
    template_name = "readouts/about.html"


class SearchHelpView(TemplateView):
    template_name = "readouts/search_help.html"
