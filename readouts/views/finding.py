"""For those who find the archive by other programs: search engines, browsers' search boxes."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

SECURITY_VALID = dt.timedelta(days=90)


def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the desk and forms; each list once rather than under every choice of filters,
    and each page as it is rather than after every search.
    """
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Disallow: {reverse('readouts:statements')}?",
        f"Disallow: {reverse('readouts:meetings')}?",
        "Disallow: /*?q=",
        "Disallow: /readouts/*/report/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('readouts:sitemap-index'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116); 404 where nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404("Nobody is named yet whom to tell of security holes.")
    expires = (timezone.now() + SECURITY_VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {request.build_absolute_uri(reverse('readouts:security'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """For what asks for an icon without reading the page that names it."""
    return redirect(static("readouts/icon.svg"))


def opensearch(request: HttpRequest) -> HttpResponse:
    """An OpenSearch 1.1 description: browsers offer the archive as a search engine."""
    return render(
        request,
        "readouts/opensearch.xml",
        {"base": request.build_absolute_uri("/").rstrip("/")},
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
