"""The readout desk: one page a readout, its text beside what was extracted from it.

Everything is a form that works by itself; static/desk/ adds keys and swaps the
page's content in place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, Value, When, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from readouts.admin.desk import number, posted
from readouts.admin.desk_actions import ACTIONS, Done, Outcome
from readouts.admin.passage import HUES, runs, speaker_names
from readouts.admin.sides import with_sides
from readouts.corrections import seen as seen_rows
from readouts.corrections.saving import Busy, CorrectionError
from readouts.corrections.sureness import sureness
from readouts.importing.by_hand import sentence_starts
from readouts.models import (
    Attendance,
    Claim,
    Doubt,
    Kind,
    Meeting,
    Readout,
    ReviewState,
    Statement,
    Topic,
)

# The keys of those who took part, in their order: ten digits, then capitals but the one of
# "confirm the whole readout".
PERSON_KEYS = "1234567890ABDEFGHIJKLMNOPQRSTUVWXYZ"

FACTS = ("title", "date", "date_end", "kind", "place")


def desk_url(readout_pk: int, statement_pk: int | None = None) -> str:
    url = reverse("admin:readouts_readout_desk", args=[readout_pk])
    return f"{url}?statement={statement_pk}#s{statement_pk}" if statement_pk else url


def desk_view(model_admin: Any, request: HttpRequest, object_id: int) -> HttpResponse:
    """Show the desk of a readout, or do what its posted form asks for and show it again."""
    readouts = Readout.objects.select_related("meeting", "publisher")
    readout = get_object_or_404(readouts, pk=object_id)
    if not model_admin.has_view_permission(request, readout):
        raise PermissionDenied
    if request.method != "POST":
        return _page(model_admin, request, readout, _asked(request, readout))
    action = ACTIONS.get(request.POST.get("action", ""))
    statement = _posted_statement(request, readout)
    if action is None:
        problem = CorrectionError(f"The desk knows no action “{request.POST.get('action', '')}”.")
        return _page(model_admin, request, readout, statement, problem=problem)
    if not request.user.has_perms(action.permissions):
        raise PermissionDenied
    try:
        done = action.run(request, readout, statement)
    except CorrectionError as problem:
        return _page(model_admin, request, readout, statement, problem=problem)
    return _after(request, readout, done)


def _after(request: HttpRequest, readout: Readout, done: Done) -> HttpResponse:
    messages.success(request, done.told)
    if done.outcome is Outcome.NEXT:
        following = next_to_look_at(readout, done.statement)
        return HttpResponseRedirect(desk_url(readout.pk, following))
    return HttpResponseRedirect(desk_url(readout.pk, done.statement))


def _asked(request: HttpRequest, readout: Readout) -> int | None:
    asked = number(request.GET.get("statement", ""))
    return next_to_look_at(readout, None) if asked is None else asked


def _posted_statement(request: HttpRequest, readout: Readout) -> Statement | None:
    asked = number(request.POST.get("statement", ""))
    if asked is None:
        return None
    return get_object_or_404(Statement.objects.filter(readout=readout), pk=asked)


def next_to_look_at(readout: Readout, after: int | None) -> int | None:
    """The statement to look at next: the most doubtful open one, else the first not reviewed.

    After ``after`` in the text, if there is one; then from the beginning again.
    """
    doubted = Q(doubts__state=Doubt.State.OPEN)
    rows = readout.statements.standing().exclude(review_state=ReviewState.REVIEWED)
    found: int | None = (
        rows.exclude(pk=after or 0)
        .annotate(doubt=Case(When(doubted, then=sureness("doubts__")), default=Value(2.0)))
        .order_by("doubt", "start")
        .values_list("pk", flat=True)
        .first()
    )
    if found is None and after is None:
        return readout.statements.standing().in_order().values_list("pk", flat=True).first()
    return found or after


def _page(
    model_admin: Any,
    request: HttpRequest,
    readout: Readout,
    chosen: int | Statement | None,
    problem: CorrectionError | None = None,
) -> HttpResponse:
    key = chosen.pk if isinstance(chosen, Statement) else chosen
    rows = _statements(readout)
    standing = [row for row in rows if row.review_state != ReviewState.REJECTED]
    selected = next((row for row in rows if row.pk == key), None)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": readout.title or f"Readout {readout.code}",
        "opts": model_admin.opts,
        "readout": readout,
        "meeting": readout.meeting,
        "runs": runs(readout.text, standing),
        "statements": standing,
        "rejected": [row for row in rows if row.review_state == ReviewState.REJECTED],
        "selected": selected,
        **_present(readout),
        **_doubted(readout, selected),
        "facts": _facts(readout),
        "kinds": Kind.choices,
        "topics": Topic.objects.only("slug", "name", "group"),
        "claim": Claim.objects.filter(readout=readout).select_related("user").first(),
        "may_change": request.user.has_perm("readouts.change_statement"),
        "problem": problem,
        "reviewed": sum(row.review_state == ReviewState.REVIEWED for row in standing),
        "hues": range(1, HUES + 1),
    }
    if selected is not None:
        context |= _selection(readout, selected, standing)
    if problem is not None:
        context["again"] = _again(request, problem, selected)
    return TemplateResponse(
        request, "admin/readouts/readout/desk.html", context, status=_status(problem)
    )


def _status(problem: CorrectionError | None) -> int:
    if problem is None:
        return 200
    return 409 if isinstance(problem, seen_rows.ChangedMeanwhile | Busy) else 422


def _statements(readout: Readout) -> list[Statement]:
    """All of the readout's statements in the text's order, the rejected ones too."""
    rows = readout.statements.defer("extracted", "alternatives").in_order()
    return list(rows.prefetch_related("speakers"))


def _present(readout: Readout) -> dict[str, Any]:
    """Who attended the meeting, and the keys of those to whom a statement can be given."""
    attendances = list(
        Attendance.objects.filter(meeting=readout.meeting_id)
        .select_related("participant", "party", "readout")
        .defer("readout__text", "readout__extracted", "extracted")
        .order_by("pk")
    )
    standing = [row for row in attendances if row.review_state != ReviewState.REJECTED]
    people = [row.participant for row in standing]
    return {
        "attendances": attendances,
        "people": people,
        "person_keys": list(zip_longest(people, PERSON_KEYS[: len(people)], fillvalue="")),
    }


def _doubted(readout: Readout, selected: Statement | None) -> dict[str, Any]:
    """The open doubts, those about the selected statement apart from the others."""
    doubts = with_sides(
        Doubt.objects.filter(Q(readout=readout) | Q(meeting=readout.meeting_id))
        .filter(state=Doubt.State.OPEN)
        .select_related("participant", "other_participant", "other_meeting", "meeting")
        .select_related("attendance__participant")
        .order_by(sureness(), "pk"),
        readout.text,
    )
    here = [d for d in doubts if selected and d.statement_id == selected.pk]
    return {
        "doubts": doubts,
        "doubts_here": here,
        "doubts_elsewhere": [doubt for doubt in doubts if doubt not in here],
        "doubted": {doubt.statement_id for doubt in doubts},
    }


def _selection(readout: Readout, selected: Statement, standing: list[Statement]) -> dict[str, Any]:
    """What the panel of the selected statement prints."""
    # Of no other statement are the topics printed.
    prefetch_related_objects([selected], "statement_topics__topic", "topics")
    places = sentence_starts(readout.text, selected.start, selected.end)
    index = next((i for i, row in enumerate(standing) if row.pk == selected.pk), None)
    following = standing[index + 1] if index is not None and index + 1 < len(standing) else None
    return {
        "seen": json.dumps(seen_rows.snapshot(selected)),
        "speaker_keys": {speaker.pk for speaker in selected.speakers.all()},
        "speaker_names": speaker_names(selected),
        "places": [_place(readout.text, selected, at) for at in places],
        "previous": standing[index - 1] if index else None,
        "following": following,
        "evidence": _words(readout.text, selected.evidence_start, selected.evidence_end),
    }


def _place(text: str, statement: Statement, at: int) -> dict[str, Any]:
    before = text[max(statement.start, at - 40) : at].rstrip()
    after = text[at : min(statement.end, at + 40)]
    return {"at": at, "before": before, "after": after}


def _words(text: str, start: int | None, end: int | None) -> str:
    return text[start:end] if start is not None and end is not None else ""


def _facts(readout: Readout) -> list[dict[str, Any]]:
    """The meeting's facts as they stand, each with the words that it was read from."""
    claims: Mapping[str, Any] = readout.extracted or {}
    meeting: Meeting = readout.meeting
    facts = []
    for name in FACTS:
        value = getattr(meeting, name)
        claim = claims.get(name) or {}
        facts.append(
            {
                "name": name,
                "label": name.replace("_", " "),
                "value": "" if value is None else str(value),
                "written": claim.get("written") or "",
                "rule": claim.get("rule") or "",
                "confidence": claim.get("confidence"),
            }
        )
    return facts


def _again(
    request: HttpRequest, problem: CorrectionError, selected: Statement | None
) -> list[tuple[str, str]]:
    """The fields of the refused form, made to go through: its person has been told.

    What was refused since the archive is busy goes through as it was.
    """
    if isinstance(problem, Busy):
        return posted(request)
    if not isinstance(problem, seen_rows.ChangedMeanwhile):
        return []
    fresh = json.dumps(seen_rows.snapshot(selected)) if selected is not None else "{}"
    return [
        (name, fresh if name == "seen" else value)
        for name, value in posted(request)
        if not name.startswith("was_")
    ]
