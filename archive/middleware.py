"""What every request passes through."""

from collections.abc import Callable
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def refuse_nul_characters(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to an address or a form that holds a NUL, which PostgreSQL refuses by an error.

    The public lists name such a value themselves; the admin hands its query string on, and the
    desk its forms.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        in_the_admin = request.path_info.startswith(reverse("admin:index"))
        if "\x00" in request.path_info or (
            in_the_admin and "\x00" in unquote(request.GET.urlencode())
        ):
            raise BadRequest("The address holds a NUL character (%00), which no page has.")
        if in_the_admin and any("\x00" in v for _, vs in request.POST.lists() for v in vs):
            raise BadRequest("The form holds a NUL character (%00), which no text has.")
        return get_response(request)

    return middleware
