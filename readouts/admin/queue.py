"""The queue: which readouts to look at first, the most doubtful first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Min, Prefetch, QuerySet
from django.db.models.functions import TruncWeek
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from readouts.admin.desk import number
from readouts.admin.sides import with_sides
from readouts.corrections import claims
from readouts.corrections import doubts as settling
from readouts.corrections.saving import CorrectionError
from readouts.corrections.sureness import measured, sureness
from readouts.models import Claim, Doubt, Publisher, Readout

PER_PAGE = 25
WEEKS = 12
PROPOSALS = (Doubt.Reason.MERGE, Doubt.Reason.MEETING_MATCH)
# What is decided here, with both sides in view; everything else leads to its readout's desk.
DECIDED_HERE = (*PROPOSALS, Doubt.Reason.CONFLICT)
BAR = 60  # the height of the chart, in its own units


class QueueFilters(forms.Form):
    """Which part of the queue is shown; an unknown value is named, not ignored."""

    reason = forms.ChoiceField(required=False, choices=[("", "any reason"), *Doubt.Reason.choices])
    publisher = forms.ModelChoiceField(
        Publisher.objects.all(), required=False, to_field_name="slug", empty_label="any publisher"
    )
    since = forms.DateField(
        required=False, label="Meetings from", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        required=False, label="to", widget=forms.DateInput(attrs={"type": "date"})
    )
    whose = forms.ChoiceField(
        required=False,
        choices=[("", "everybody’s"), ("mine", "those I am on"), ("free", "those nobody is on")],
    )

    def apply(self, doubts: QuerySet[Doubt], user: Any) -> QuerySet[Doubt]:
        """Those of ``doubts`` that pass."""
        chosen = self.cleaned_data
        conditions = {
            "reason": chosen["reason"],
            "readout__publisher": chosen["publisher"],
            "readout__meeting__date__gte": chosen["since"],
            "readout__meeting__date__lte": chosen["until"],
        }
        doubts = doubts.filter(**{name: value for name, value in conditions.items() if value})
        if chosen["whose"] == "mine":
            doubts = doubts.filter(readout__claim__user=user)
        elif chosen["whose"] == "free":
            doubts = doubts.filter(readout__claim__isnull=True)
        return doubts


@dataclass(frozen=True)
class Reason:
    """Why a readout is in the queue, and how many of its doubts say so.

    ``least`` is how sure the machine was of the worst of them, where it was sure of anything.
    """

    label: str
    count: int
    least: str


@dataclass
class Line:
    """A readout in the queue; the reason that puts it there comes first."""

    readout: Readout
    reasons: list[Reason]
    claim: Claim | None


@dataclass
class Week:
    """How many doubts were settled in the week that begins on ``day``; its bar in the chart."""

    day: dt.date
    count: int
    x: int = 0
    y: int = 0
    height: int = 0


def queue_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Show the queue, or settle the proposal that a posted form decides."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _claim(request) if "claim" in request.POST else _decide(request)
    form = QueueFilters(request.GET)
    open_doubts = Doubt.objects.filter(state=Doubt.State.OPEN)
    found = form.apply(open_doubts, request.user) if form.is_valid() else open_doubts.none()
    page = Paginator(_by_readout(found), PER_PAGE).get_page(request.GET.get("page"))
    labels = dict(Doubt.Reason.choices)
    rows = found.order_by().values_list("reason").annotate(number=Count("*"))
    counts = dict(rows.order_by("-number", "reason"))
    here = set(counts) & set(DECIDED_HERE)
    two_sided = _two_sided(found, here)
    weeks = weeks_of_work()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "The queue",
        "opts": model_admin.opts,
        "form": form,
        "page": page,
        "lines": _lines(page.object_list, found, labels),
        "reasons": [
            (_query(request, reason=reason), labels[reason], count)
            for reason, count in counts.items()
        ],
        "total": Readout.objects.count(),
        "left": sum(counts.values()),
        "proposals": [doubt for doubt in two_sided if doubt.reason in PROPOSALS],
        "conflicts": [doubt for doubt in two_sided if doubt.reason == Doubt.Reason.CONFLICT],
        "undecided": sum(counts[reason] for reason in here) - len(two_sided),
        "weeks": weeks,
        "settled": sum(week.count for week in weeks),
        "bar": BAR,
        "query": _query(request),
    }
    status = 200 if form.is_valid() else 400
    return TemplateResponse(request, "admin/readouts/doubt/queue.html", context, status=status)


def _two_sided(found: QuerySet[Doubt], reasons: set[str]) -> list[Doubt]:
    """The first of the doubts that are decided in the queue, the most doubtful first."""
    # Among a hundred thousand others there may be none to look for.
    doubts = found.filter(reason__in=reasons) if reasons else found.none()
    return with_sides(
        doubts.select_related("participant", "other_participant", "meeting", "other_meeting")
        .select_related("attendance__participant")
        .prefetch_related(Prefetch("readout", Readout.objects.without_text()))
        .order_by(sureness(), "pk")[:PER_PAGE]
    )


def _claim(request: HttpRequest) -> HttpResponse:
    """Put the person on a readout, or take them off it."""
    key, wanted = number(request.POST.get("readout", "")), request.POST["claim"]
    readout = get_object_or_404(Readout.objects.without_text(), pk=key or 0)
    needed = "add_claim" if wanted == "take" else "delete_claim"
    if not request.user.has_perm(f"readouts.{needed}"):
        raise PermissionDenied
    try:
        if wanted == "take":
            claims.claim(readout, request.user)
        else:
            anybodys = request.user.has_perm("readouts.bulk_change_statement")
            claims.release(readout, request.user, anybodys=anybodys)
    except CorrectionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(request.get_full_path())


def _decide(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("readouts.change_doubt"):
        raise PermissionDenied
    doubt = get_object_or_404(Doubt, pk=number(request.POST.get("doubt", "")) or 0)
    decision = request.POST.get("decision", "")
    needed = settling.NEEDED.get(decision)
    if needed and not request.user.has_perm(f"readouts.{needed}"):
        raise PermissionDenied
    try:
        messages.success(request, settling.decide(doubt, decision, by=request.user))
    except CorrectionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(request.get_full_path())


def _by_readout(doubts: QuerySet[Doubt]) -> list[int]:
    """The readouts that the doubts are about, the most doubtful first; one query.

    Of those whose worst doubt is as bad, the ones with more doubts come first.
    """
    rows = doubts.filter(readout__isnull=False).order_by().values_list("readout")
    found = rows.annotate(least=Min(sureness()), number=Count("*"))
    return [key for key, _, _ in sorted(found, key=lambda row: (row[1], -row[2], row[0]))]


def _lines(keys: Iterable[int], doubts: QuerySet[Doubt], labels: dict[str, str]) -> list[Line]:
    """The queue's lines for these readouts, with how many of ``doubts`` each has by reason."""
    keys = list(keys)
    readouts = Readout.objects.without_text().select_related("meeting", "publisher").in_bulk(keys)
    claims = {
        c.readout_id: c for c in Claim.objects.filter(readout__in=keys).select_related("user")
    }
    counted = (
        doubts.filter(readout__in=keys)
        .order_by()
        .values_list("readout", "reason")
        .annotate(worst=Min(sureness()), number=Count("*"), confidence=Min("confidence"))
        .order_by("worst", "reason")
    )
    reasons: dict[int, list[Reason]] = {}
    for key, reason, _, count, confidence in counted:
        told = Reason(labels[reason], count, measured(reason, confidence))
        reasons.setdefault(key, []).append(told)
    return [
        Line(readouts[key], reasons[key], claims.get(key))
        for key in keys
        if key in reasons  # else somebody settled the last of its doubts just now
    ]


def weeks_of_work() -> list[Week]:
    """How many doubts were settled in each of the last weeks, this one included."""
    today = timezone.now().date()
    first = today - dt.timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    counted = dict(
        Doubt.objects.filter(closed__date__gte=first)
        .order_by()
        .annotate(week=TruncWeek("closed"))
        .values_list("week")
        .annotate(Count("pk"))
    )
    by_day = {moment.date(): count for moment, count in counted.items()}
    days = [first + dt.timedelta(weeks=number) for number in range(WEEKS)]
    weeks = [Week(day, by_day.get(day, 0)) for day in days]
    most = max(week.count for week in weeks) or 1
    for place, week in enumerate(weeks):
        week.height = round(BAR * week.count / most)
        week.x, week.y = place * 20, BAR - week.height
    return weeks


def _query(request: HttpRequest, **others: str) -> str:
    """The page's query string without the number of its page, and with these in it."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in others.items():
        query[name] = value
    return query.urlencode()
