"""Saves: all that people changed, the undoing of it, and a readout as it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from pghistory.models import Context

from readouts.admin.passage import past_runs
from readouts.corrections import history, past, undo
from readouts.corrections.saving import CorrectionError
from readouts.models import Readout

PER_PAGE = 30


def saves_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """The saves of everybody, or of one person, newest first."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    contexts = Context.objects.filter(metadata__has_key="user").order_by("-created_at", "id")
    people = get_user_model().objects.filter(is_staff=True).order_by("username")
    who = request.GET.get("who", "")
    if who:
        person = get_object_or_404(people, username=who)
        contexts = contexts.filter(metadata__user=person.pk)
    page = Paginator(contexts.values_list("pk", flat=True), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Changes",
        "opts": model_admin.opts,
        "saves": history.saves_in(page.object_list),
        "page": page,
        "people": people,
        "who": who,
    }
    return TemplateResponse(request, "admin/readouts/saves.html", context)


def undo_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Undo the save, or the one change of it, that the posted form names."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:readouts_readout_saves"))
    save = Context.objects.filter(pk=_uuid(request.POST.get("save", ""))).first()
    user = save.metadata.get("user") if save else None
    needed = "change_statement" if user == request.user.pk else "bulk_change_statement"
    if not request.user.has_perm(f"readouts.{needed}"):
        raise PermissionDenied
    try:
        if save is None or user is None or save.metadata.get("what") == history.IMPORTED:
            raise CorrectionError("Only what a person saved at the desk is undone here.")
        count = undo.undo(str(save.pk), by=request.user, only=request.POST.get("change") or None)
        what = save.metadata.get("what") or "a save"
        rows = f"{count} row{'' if count == 1 else 's'} put back"
        messages.success(request, f"Undid: {what}, {rows}. The undoing can be undone.")
    except CorrectionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(_back(request))


def past_view(model_admin: Any, request: HttpRequest, object_id: int) -> HttpResponse:
    """A readout as it was at the moment that the query names."""
    readouts = Readout.objects.select_related("meeting", "publisher")
    readout = get_object_or_404(readouts, pk=object_id)
    if not model_admin.has_view_permission(request, readout):
        raise PermissionDenied
    asked = request.GET.get("when", "")
    when, problem = timezone.now(), ""
    if asked:
        try:
            when = _moment(asked)
        except (ValueError, OverflowError):
            problem = f"A moment is written 2021-06-04 or 2021-06-04T15:30, not “{asked[:40]}”."
    then = past.readout_at(readout, when)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"{readout.title or readout.code} as it was",
        "opts": model_admin.opts,
        "readout": readout,
        "when": when,
        "problem": problem,
        "past": then,
        "runs": past_runs(readout.text, then.statements if then else ()),
    }
    status = 400 if problem else 200
    return TemplateResponse(request, "admin/readouts/readout/past.html", context, status=status)


def _moment(text: str) -> dt.datetime:
    """The moment in UTC. Raises ValueError or OverflowError where ``text`` is none."""
    when = dt.datetime.fromisoformat(text)
    return when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when.astimezone(dt.UTC)


def _uuid(text: str) -> str:
    """The number of a save, or that of none."""
    hexadecimal = text.replace("-", "")
    good = len(hexadecimal) == 32 and all(c in "0123456789abcdef" for c in hexadecimal)
    return text if good else "0" * 32


def _back(request: HttpRequest) -> str:
    """The page that the form was on, if it was one of this site."""
    url = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
        return url
    return reverse("admin:readouts_readout_saves")
