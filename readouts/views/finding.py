"""For those who find the archive by other programs: search engines, browsers' search boxes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the desk, and each list once rather than under every choice of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Disallow: {reverse('readouts:statements')}?",
        f"Disallow: {reverse('readouts:meetings')}?",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('readouts:sitemap-index'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """An OpenSearch 1.1 description: browsers offer the archive as a search engine."""
    return render(
        request,
        "readouts/opensearch.xml",
        {"base": request.build_absolute_uri("/").rstrip("/")},
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
