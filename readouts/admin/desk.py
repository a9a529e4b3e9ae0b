"""What every page of the desk shares: one save a request, nothing overwritten unseen."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.models import BaseInlineFormSet, model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.html import format_html

from readouts.corrections import history
from readouts.corrections.saving import Busy, saving
from readouts.corrections.sureness import BY_A_PERSON


def _plain(value: Any) -> Any:
    """A form's value as JSON can hold it, so that two of them compare."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, (list, tuple, models.QuerySet)):
        return sorted((_plain(item) for item in value), key=str)
    if value is None or isinstance(value, (str, int, float, bool)):
        return "" if value is None else value
    return force_str(value)


def iso(day: dt.date | None) -> str:
    """A date for a column, as the archive writes dates."""
    return day.isoformat() if day else "undated"


def state_of(row: Any) -> str:
    """A row's state of review, told by a sign and a word."""
    return format_html(
        '<span class="state state-{}">{}</span>',
        row.review_state,
        row.get_review_state_display(),
    )


def certainty_of(row: Any) -> str:
    """How sure the machine was of a row, for a column; a person's own has no such figure."""
    return "—" if row.rule == BY_A_PERSON else f"{row.confidence:.0%}"


def public_page(row: Any) -> str:
    """A link to the row's page on the public site; a row that is not saved yet has none."""
    if row.pk is None:
        return "after the first save"
    return format_html('<a href="{0}">{0}</a>', row.get_absolute_url())


def number(text: str) -> int | None:
    """The number that a form's field or an address holds, None where it is none.

    What the database has no place for is no number of anything either.
    """
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 19 else None


def posted(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of the posted form, but the token that each form gets anew."""
    fields = request.POST.lists()
    return [(name, v) for name, values in fields for v in values if name != "csrfmiddlewaretoken"]


class SeenForm(forms.ModelForm):
    """A form that knows what its person saw, and merges with what came in between.

    A field that somebody else changed meanwhile keeps that change, unless this
    person changed it too: then nothing is saved, the page says who did what,
    and saving once more is a decision.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = json.dumps(self._values(self.instance), sort_keys=True)

    def _values(self, instance: models.Model) -> dict[str, Any]:
        names = [name for name in self.fields if name != "seen"]
        return {name: _plain(value) for name, value in model_to_dict(instance, names).items()}

    @cached_property
    def changed_data(self) -> list[str]:
        """What this person changed; the record of what was seen is no field."""
        names: list[str] = forms.ModelForm.changed_data.func(self)  # type: ignore[attr-defined]
        return [name for name in names if name != "seen"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (self.instance.pk and cleaned.get("seen")):
            return cleaned
        fresh = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        if fresh is None:
            raise forms.ValidationError("Somebody deleted this meanwhile.")
        seen, now = self._read(cleaned["seen"]), self._values(fresh)
        current = model_to_dict(fresh, list(now))
        clashes = []
        for name, value in now.items():
            if name not in seen or name not in cleaned or seen[name] == value:
                continue
            mine = _plain(cleaned[name])
            if mine == seen[name]:
                cleaned[name] = self._cleaned(fresh, name, current[name])
                self._show(name, value)
            elif mine != value:
                clashes.append(name)
        if clashes:
            self._refuse(fresh, clashes, now)
        return cleaned

    def _read(self, seen: str) -> dict[str, Any]:
        try:
            values = json.loads(seen)
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise forms.ValidationError(
                "The form's record of what you saw is damaged: open the page again."
            )
        return values

    def _cleaned(self, fresh: models.Model, name: str, value: Any) -> Any:
        field = fresh._meta.get_field(name)
        if field.many_to_many:
            return getattr(fresh, name).all()
        return getattr(fresh, name)

    def _show(self, name: str, value: Any) -> None:
        """Put a value that came in between into the form that is shown again."""
        data = QueryDict(mutable=True)
        for key in self.data:
            data.setlist(key, cast(QueryDict, self.data).getlist(key))
        many = value if isinstance(value, list) else [value]
        data.setlist(self.add_prefix(name), [str(item) for item in many])
        self.data = data

    def _refuse(self, fresh: models.Model, names: list[str], now: dict[str, Any]) -> None:
        save = next(iter(history.history_of(fresh)), None)
        who = f"{save.who} at {save.when:%H:%M} UTC" if save else "somebody"
        for name in names:
            field = fresh._meta.get_field(name)
            value = getattr(fresh, name)
            if field.many_to_many:
                value = ", ".join(str(item) for item in value.all())
            self.add_error(
                name,
                f"While you were editing, {who} changed this to “{value or 'nothing'}”. "
                "Your value is kept here: save again to put it in place, or put theirs back.",
            )
        self._show("seen", json.dumps(now, sort_keys=True))


class DeskAdmin(admin.ModelAdmin):
    """An admin page whose changes are one save, with its history from the database."""

    form = SeenForm
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The page's fieldsets, with the hidden record of what the person saw."""
        fieldsets = super().get_fieldsets(request, obj)
        if not self._may_save(request, obj):
            return fieldsets
        first, options = fieldsets[0]
        if "seen" in options["fields"]:
            return fieldsets
        options = {**options, "fields": (*options["fields"], "seen")}
        return [(first, options), *fieldsets[1:]]

    def _may_save(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        verb = "changed" if object_id else "added"
        try:
            with saving(request.user, f"{verb} a {self.opts.verbose_name}"):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except Busy as busy:
            return self.busy(request, busy)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        if request.method != "POST":
            return super().delete_view(request, object_id, extra_context)
        try:
            with saving(request.user, f"deleted a {self.opts.verbose_name}"):
                return super().delete_view(request, object_id, extra_context)
        except Busy as busy:
            return self.busy(request, busy)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        try:
            return super().changelist_view(request, extra_context)
        except Busy as busy:
            return self.busy(request, busy)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """The rows that were chosen in the list: one save."""
        with saving(request.user, f"deleted {self.opts.verbose_name_plural}"):
            super().delete_queryset(request, queryset)

    def busy(self, request: HttpRequest, problem: Busy) -> HttpResponse:
        """A page that has kept what the form said, to be sent once more."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Not saved yet",
            "opts": self.opts,
            "problem": problem,
            "again": posted(request),
        }
        return TemplateResponse(request, "admin/readouts/busy.html", context, status=503)

    def page(self, view: Any) -> Any:
        """``view`` of one row, guarded as the admin's own pages are, for `get_urls`."""

        def wrapped(request: HttpRequest, object_id: int) -> HttpResponse:
            return cast(HttpResponse, view(self, request, object_id))

        return self.admin_site.admin_view(wrapped)

    def whole(self, view: Any) -> Any:
        """``view`` of no single row, guarded likewise."""

        def wrapped(request: HttpRequest) -> HttpResponse:
            return cast(HttpResponse, view(self, request))

        return self.admin_site.admin_view(wrapped)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Who changed what, when, from what to what: as the database recorded it."""
        if self.model not in history.TRACKED:
            return super().history_view(request, object_id, extra_context)
        obj = self.get_object(request, object_id)
        if obj is None:
            raise Http404(f"There is no {self.opts.verbose_name} no. {object_id}.")
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {obj}",
            "subtitle": None,
            "saves": history.history_of(obj),
            "object": obj,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural),
            "preserved_filters": self.get_preserved_filters(request),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/readouts/history.html", context)


class PartFormSet(BaseInlineFormSet):
    """Rows in a table: each field is named to those who do not see its column's head."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                label = str(field.label or name).capitalize()
                # The wrapper of a choice among rows shares the attributes of all its copies.
                widget = getattr(field.widget, "widget", field.widget)
                widget.attrs.setdefault("aria-label", label)


class PartInline(admin.TabularInline):
    """Rows that belong to the page's row, edited in place."""

    form = SeenForm
    formset = PartFormSet
    extra = 0

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_fields(request, obj)
        if self.has_change_permission(request, obj) and "seen" not in fields:
            return (*fields, "seen")
        return fields
