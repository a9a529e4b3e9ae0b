"""What every request passes through."""

from collections.abc import Callable
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def refuse_nul_characters(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to an address that holds a NUL, which PostgreSQL refuses by an error.

    The public lists name such a value themselves; the admin hands its query string on.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        in_the_admin = request.path_info.startswith(reverse("admin:index"))
        if "\x00" in request.path_info or (
            in_the_admin and "\x00" in unquote(request.GET.urlencode())
        ):
            raise BadRequest("The address holds a NUL character (%00), which no page has.")
        return get_response(request)

    return middleware
