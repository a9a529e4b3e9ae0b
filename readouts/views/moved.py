"""Addresses that lead on for good: an old slug, a code in capitals, a name with a space in it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.text import slugify


def permanently(request: HttpRequest, address: str) -> HttpResponse:
    """A 301 to ``address`` that keeps the query string."""
    return HttpResponsePermanentRedirect(with_query(request, address))


def with_query(request: HttpRequest, address: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def in_small_letters(request: HttpRequest, code: str) -> HttpResponse:
    """A meeting's or a readout's address whose code was written in capitals."""
    path = request.get_full_path_info().partition("?")[0]
    return permanently(request, path.replace(code, code.lower(), 1))


def as_slugs_are_written(
    request: HttpRequest, slug: str, rows: QuerySet[Any]
) -> HttpResponse | None:
    """The way from "Wang Yi" or "WANG-YI" to the page of "wang-yi", if ``rows`` has it."""
    written = slugify(slug)
    row = rows.filter(slug=written).first() if written != slug else None
    return permanently(request, row.get_absolute_url()) if row else None
