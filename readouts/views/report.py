"""``/readouts/<code>/<offset>/report/``: a reader says what is wrong at a place of a text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from readouts.models import Readout, ReviewState, Statement
from readouts.reports import TooManyReportsError, file_report

LONGEST = 1_000


class ReportForm(forms.Form):
    WRONG = (
        ("The speaker is wrong", "The speaker is wrong"),
        ("It begins or ends in the wrong place", "It begins or ends in the wrong place"),
        ("It is no statement", "It is no statement"),
        ("The topics are wrong", "The topics are wrong"),
        ("The date, the place or an office is wrong", "The date, the place or an office is wrong"),
        ("Something else", "Something else"),
    )
    what = forms.ChoiceField(
        choices=WRONG,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong.", "invalid_choice": "Choose one."},
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "aria-describedby": "words-hint"}),
        error_messages={"max_length": f"Write {LONGEST:,} characters or fewer."},
    )
    # No person sees this field, so whoever fills it in is none.
    website = forms.CharField(required=False)


class ReportView(View):
    template_name = "readouts/report.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.offset: int = kwargs["offset"]
        readout = (
            Readout.objects.standing()
            .exclude(meeting__review_state=ReviewState.REJECTED)
            .select_related("meeting")
            .filter(code=kwargs["code"])
            .first()
        )
        if readout is None or self.offset >= len(readout.text):
            raise Http404(f"There is no character {self.offset} of a readout {kwargs['code']}.")
        self.readout = readout
        self.statement = Statement.objects.covering(readout, self.offset).first()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page(ReportForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = ReportForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=400)
        if not form.cleaned_data["website"]:
            try:
                file_report(
                    self.readout,
                    self.offset,
                    self.statement,
                    form.cleaned_data["what"],
                    form.cleaned_data["words"],
                    request,
                )
            except TooManyReportsError as error:
                form.add_error(None, str(error))
                return self.page(form, status=429)
        # A machine that filled in the hidden field is told the same as a person.
        return redirect(f"{self.readout.permanent_link(self.offset)}?reported=1")

    def page(self, form: ReportForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "readout": self.readout,
            "meeting": self.readout.meeting,
            "statement": self.statement,
            "place": self.readout.permanent_link(self.offset),
            "longest": LONGEST,
        }
        return render(self.request, self.template_name, context, status=status)
