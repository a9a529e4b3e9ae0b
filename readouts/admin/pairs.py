"""Two participants who are one, and one who was two: merge and part, with the evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from readouts.admin.desk import number
from readouts.corrections import people
from readouts.corrections.saving import CorrectionError
from readouts.models import Alias, Attendance, Doubt, Participant, Statement


def merge_view(model_admin: Any, request: HttpRequest, object_id: int) -> HttpResponse:
    """Merge the participant into another: first both side by side, then the merge."""
    loser = _participant(model_admin, request, object_id)
    context = _context(model_admin, request, loser, f"Merge {loser} into another")
    name = request.POST.get("into", "") or request.GET.get("into", "")
    status = 200
    if name:
        try:
            winner = people.find(name)
            if winner.pk == loser.pk:
                raise CorrectionError("Name the other one.")
            if request.method == "POST" and "apply" in request.POST:
                people.merge(loser, winner, by=request.user)
                messages.success(request, f"{loser} is {winner} now; the old address leads there.")
                return _back(winner)
            context["pair"] = [_evidence(loser), _evidence(winner)]
            context["winner"] = winner
        except CorrectionError as error:
            context["problem"], status = str(error), 422
    context["into"] = name
    context["proposals"] = Doubt.objects.filter(
        reason=Doubt.Reason.MERGE, state=Doubt.State.OPEN, participant=loser
    ).select_related("other_participant")
    return TemplateResponse(
        request, "admin/readouts/participant/merge.html", context, status=status
    )


def part_view(model_admin: Any, request: HttpRequest, object_id: int) -> HttpResponse:
    """Part a participant who was two: choose the meetings and names of the other one."""
    person = _participant(model_admin, request, object_id)
    attendances = Attendance.objects.filter(participant=person).select_related("meeting", "party")
    aliases = Alias.objects.filter(participant=person)
    context = _context(model_admin, request, person, f"Part {person}, who was two")
    status = 200
    if request.method == "POST":
        chosen = [key for key in map(number, request.POST.getlist("attendances")) if key]
        names = [key for key in map(number, request.POST.getlist("aliases")) if key]
        try:
            other = people.part(
                person,
                request.POST.get("name", ""),
                attendances.filter(pk__in=chosen),
                aliases.filter(pk__in=names),
                by=request.user,
            )
            messages.success(request, f"{other} is a participant of their own now.")
            return _back(other)
        except CorrectionError as error:
            context["problem"], status = str(error), 422
    context |= {
        "attendances": attendances.order_by("meeting__date", "pk"),
        "aliases": aliases,
        "name": request.POST.get("name", ""),
    }
    return TemplateResponse(request, "admin/readouts/participant/part.html", context, status=status)


def _participant(model_admin: Any, request: HttpRequest, object_id: int) -> Participant:
    person = get_object_or_404(Participant, pk=object_id)
    if not model_admin.has_change_permission(request, person):
        raise PermissionDenied
    return person


def _context(
    model_admin: Any, request: HttpRequest, person: Participant, title: str
) -> dict[str, Any]:
    return {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "person": person,
    }


def _evidence(person: Participant) -> dict[str, Any]:
    """What tells whether two are one: names, offices with dates, and words."""
    attendances = Attendance.objects.standing().filter(participant=person)
    said = Statement.objects.standing().filter(speakers=person)
    return {
        "person": person,
        "aliases": list(person.aliases.values_list("name", flat=True)),
        "attendances": attendances.select_related("meeting", "party").order_by("-meeting__date")[
            :8
        ],
        "meetings": attendances.count(),
        "statements": said.count(),
        "words": said.newest_first()[:3],
    }


def _back(person: Participant) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:readouts_participant_change", args=[person.pk]))
