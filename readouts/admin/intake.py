"""Adding a readout by hand, and reading one anew: nothing is stored before it was seen."""

from __future__ import annotations

import base64
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from readouts.admin.desk_page import desk_url
from readouts.corrections import adding
from readouts.corrections.saving import CorrectionError
from readouts.importing.by_hand import Source
from readouts.models import Readout


class IntakeForm(forms.Form):
    """A text, pasted or uploaded, and what is known of it from outside."""

    file = forms.FileField(required=False, help_text="A .txt or .html file, UTF-8.")
    text = forms.CharField(
        required=False,
        strip=False,
        label="or the text itself",
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
    )
    # The text as it was previewed. A textarea would change its line ends on the way.
    exact = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    url = forms.URLField(
        required=False,
        max_length=500,
        label="Address of the official source",
        assume_scheme="https",
    )
    publisher = forms.CharField(required=False, max_length=160)
    publisher_country = forms.CharField(
        required=False, max_length=24, help_text="ISO 3166-1 alpha-2, or an acronym."
    )
    published_on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.CharField(
        required=False, max_length=35, help_text="A BCP 47 tag; English if empty."
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("file")
        try:
            if upload:
                cleaned["text"] = adding.read_upload(upload.name, upload.read())
                cleaned["name"] = upload.name
            elif cleaned.get("exact"):
                cleaned["text"] = base64.b64decode(cleaned["exact"], validate=True).decode()
            else:
                # A browser sends a textarea's line ends as CR LF, whatever was pasted.
                cleaned["text"] = cleaned.get("text", "").replace("\r\n", "\n")
        except (CorrectionError, ValueError) as error:
            self.add_error("file", str(error))
        return cleaned

    def source(self) -> Source:
        told = self.cleaned_data
        return Source(
            file=told["name"],
            url=told["url"],
            publisher=told["publisher"],
            publisher_country=told["publisher_country"],
            published_on=told["published_on"],
            language=told["language"],
        )


def intake_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Show what would be read from a text; store it when the person has seen that."""
    if not request.user.has_perm("readouts.add_readout"):
        raise PermissionDenied
    form = IntakeForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": "Add a readout",
        "opts": model_admin.opts,
        "form": form,
    }
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            text, source = form.cleaned_data["text"], form.source()
            try:
                # First what would be stored: where it cannot be stored just now, it is not lost.
                context["extraction"] = adding.preview(text, source)
                exact = base64.b64encode(text.encode()).decode()
                context |= {"exact": exact, "digest": adding.digest(text), "source": source}
                if request.POST.get("seen") == adding.digest(text):
                    readout = adding.store(text, source, by=request.user)
                    messages.success(request, f"Stored {readout}.")
                    return HttpResponseRedirect(desk_url(readout.pk))
                status = 200
            except CorrectionError as error:
                context["problem"] = str(error)
    return TemplateResponse(request, "admin/readouts/readout/intake.html", context, status=status)


def renew_view(model_admin: Any, request: HttpRequest, object_id: int) -> HttpResponse:
    """Show what today's rules would change of a readout; change it when posted."""
    readout = get_object_or_404(Readout, pk=object_id)
    if not request.user.has_perm("readouts.add_readout"):
        raise PermissionDenied
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": f"Read {readout.title or readout.code} anew",
        "opts": model_admin.opts,
        "readout": readout,
    }
    status = 200
    try:
        if request.method == "POST":
            adding.renew(readout, by=request.user)
            messages.success(request, "Read anew; what people corrected stayed.")
            return HttpResponseRedirect(desk_url(readout.pk))
        context["differences"] = adding.differences(readout)
    except CorrectionError as error:
        context["problem"], status = str(error), 422
    return TemplateResponse(request, "admin/readouts/readout/renew.html", context, status=status)
