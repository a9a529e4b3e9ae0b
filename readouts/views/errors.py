"""What a reader gets when there is nothing to show: a reason, and where to go next."""

from __future__ import annotations

import sys

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = "60"
REASONS = {
    400: "Something in the address is not as it should be.",
    403: "This is for signed-in editors.",
    404: "The archive has nothing under this address.",
}


def refuse(request: HttpRequest, status: int, reason: str, **context: object) -> HttpResponse:
    """The page of an error, or its JSON for whoever asked for anything but a page."""
    if _format(request) != "html":
        return JsonResponse({"errors": [reason or REASONS[status]]}, status=status)
    return render(request, f"{status}.html", {"reason": reason, **context}, status=status)


def _format(request: HttpRequest) -> str:
    """The format asked for; an address may be refused because it cannot even be read."""
    try:
        return request.GET.get("format", "html")
    except SuspiciousOperation:
        return "html"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. Only a BadRequest's words were written for readers; others may tell too much."""
    return refuse(request, 400, str(exception) if isinstance(exception, BadRequest) else "")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 403, "")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the reason where a view gave one."""
    told = exception.args and isinstance(exception.args[0], str)
    return refuse(request, 404, exception.args[0] if told else "")


def gone(request: HttpRequest, what: str, title: str) -> HttpResponse:
    """410: ``what`` ("meeting", "readout"...) was here and has been withdrawn."""
    reason = f"This {what} was withdrawn from the archive by an editor: {title}"
    return refuse(request, 410, reason, what=what, title=title)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database does not answer. Neither asks the database for anything."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = RETRY_AFTER_SECONDS
        return response
    return HttpResponse(render_to_string("500.html"), status=500)
