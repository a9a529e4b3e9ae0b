"""What a reader gets when there is nothing to show: a reason, and where to go next."""

from __future__ import annotations

import sys

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = "60"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. Only a BadRequest's words were written for readers; others may tell too much."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return render(request, "400.html", {"reason": reason}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the reason where a view gave one."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def gone(request: HttpRequest, what: str, title: str, **context: object) -> HttpResponse:
    """410: ``what`` ("meeting", "statement"...) was here and has been withdrawn."""
    return render(request, "410.html", {"what": what, "title": title, **context}, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database does not answer. Neither asks the database for anything."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = RETRY_AFTER_SECONDS
        return response
    return HttpResponse(render_to_string("500.html"), status=500)
