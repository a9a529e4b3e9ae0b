"""Actions on many statements: a page says how many would change before anything does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from readouts.corrections import bulk, people
from readouts.corrections.saving import CorrectionError
from readouts.models import Participant, ReviewState, Statement

EXAMPLES = 10


class SpeakersForm(forms.Form):
    """To whom the statements are given: chosen from a list that is searched, or named."""

    speakers = forms.ModelMultipleChoiceField(
        Participant.objects.living(),
        required=False,
        widget=AutocompleteSelectMultiple(
            Statement._meta.get_field("speakers"),
            admin.site,
        ),
    )
    names = forms.CharField(
        required=False,
        label="Speakers’ names, one a line",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40}),
    )

    def clean_names(self) -> list[Participant]:
        """The people of these names; each line that names nobody is told."""
        found, problems = [], []
        for name in filter(None, map(str.strip, self.cleaned_data["names"].splitlines())):
            try:
                found.append(people.find(name))
            except CorrectionError as problem:
                problems.append(str(problem))
        if problems:
            raise forms.ValidationError(problems)
        return found

    def clean(self) -> dict[str, Any]:
        """With all who were chosen or named as ``speakers``; there is one at least."""
        cleaned = super().clean() or self.cleaned_data
        everybody = [*cleaned.get("speakers", ()), *cleaned.get("names", ())]
        cleaned["speakers"] = list(dict.fromkeys(everybody))
        if not everybody and not self.errors:
            self.add_error("names", "Name at least one speaker.")
        return cleaned


def confirm_statements(
    model_admin: Any, request: HttpRequest, queryset: QuerySet[Statement]
) -> HttpResponse | None:
    """Confirm the chosen statements."""
    chosen = _plain(queryset).standing().exclude(review_state=ReviewState.REVIEWED)

    def do() -> int:
        return bulk.set_state(chosen, ReviewState.REVIEWED, by=request.user)

    return _with_preview(model_admin, request, chosen, "confirm_statements", "Confirm", do)


def reject_statements(
    model_admin: Any, request: HttpRequest, queryset: QuerySet[Statement]
) -> HttpResponse | None:
    """Reject the chosen statements."""
    chosen = _plain(queryset).standing()

    def do() -> int:
        return bulk.set_state(chosen, ReviewState.REJECTED, by=request.user)

    return _with_preview(model_admin, request, chosen, "reject_statements", "Reject", do)


def reassign_statements(
    model_admin: Any, request: HttpRequest, queryset: QuerySet[Statement]
) -> HttpResponse | None:
    """Give the chosen statements to other speakers."""
    chosen = _plain(queryset).standing()
    form = SpeakersForm(request.POST if "apply" in request.POST else None)

    def do() -> int:
        return bulk.reassign_all(chosen, form.cleaned_data["speakers"], by=request.user)

    return _with_preview(
        model_admin, request, chosen, "reassign_statements", "Reassign", do, form=form
    )


for _action, _label in (
    (confirm_statements, "Confirm the chosen statements"),
    (reject_statements, "Reject the chosen statements"),
    (reassign_statements, "Give the chosen statements to other speakers"),
):
    _action.short_description = _label  # type: ignore[attr-defined]
    _action.allowed_permissions = ("bulk_change",)  # type: ignore[attr-defined]


def _plain(queryset: QuerySet[Statement]) -> Any:
    """The same rows without the list's joins, so that they can be locked and counted."""
    return Statement.objects.filter(pk__in=queryset.order_by().values("pk"))


def _listed(model_admin: Any, request: HttpRequest) -> int:
    """How many statements the list holds on all its pages, under its search and filters."""
    found: int = model_admin.get_changelist_instance(request).get_queryset(request).count()
    return found


def _with_preview(
    model_admin: Any,
    request: HttpRequest,
    chosen: Any,
    action: str,
    verb: str,
    do: Callable[[], int],
    form: forms.Form | None = None,
) -> HttpResponse | None:
    """Ask first, with the count and examples; do it when the person has said so."""
    count = chosen.count()
    # What came in since the preview, or was settled, would be changed uncounted.
    is_as_seen = request.POST.get("count", str(count)) == str(count)
    if "apply" in request.POST and not is_as_seen:
        told = f"Meanwhile the chosen statements became {count}. Nothing was changed yet."
        messages.warning(request, told)
    elif "apply" in request.POST and (form is None or form.is_valid()):
        try:
            changed = do()
        except CorrectionError as error:
            messages.error(request, str(error))
            return None
        noun = "statement" if changed == 1 else "statements"
        messages.success(request, f"{verb}: {changed} {noun} changed.")
        return None
    return _preview(model_admin, request, chosen, action, verb, count, form)


def _preview(
    model_admin: Any,
    request: HttpRequest,
    chosen: Any,
    action: str,
    verb: str,
    count: int,
    form: forms.Form | None,
) -> HttpResponse:
    is_whole_list = request.POST.get("select_across", "0") == "1"
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"{verb} statements",
        "opts": model_admin.opts,
        "action": action,
        "verb": verb,
        "count": count,
        "examples": chosen.order_by("pk").prefetch_related("speakers")[:EXAMPLES],
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "is_whole_list": is_whole_list,
        "listed": None if is_whole_list else _listed(model_admin, request),
        "checkbox": ACTION_CHECKBOX_NAME,
        "form": form,
        "media": model_admin.media + (form.media if form else forms.Media()),
    }
    return TemplateResponse(request, "admin/readouts/statement/bulk.html", context)
