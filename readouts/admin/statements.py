"""Statements, edited beside their source passage."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from readouts.admin.bulk_actions import (
    confirm_statements,
    reassign_statements,
    reject_statements,
)
from readouts.admin.counts import count_of
from readouts.admin.desk import (
    DeskAdmin,
    PartInline,
    SeenForm,
    certainty_of,
    iso,
    public_page,
    state_of,
)
from readouts.admin.filters import (
    AddedByPersonFilter,
    CertaintyFilter,
    JointFilter,
    NobodyFilter,
)
from readouts.admin.media import Script
from readouts.admin.passage import runs, speaker_names, surroundings
from readouts.corrections import statements as corrections
from readouts.corrections.saving import CorrectionError
from readouts.models import Readout, ReviewState, Statement, StatementTopic


class StatementForm(SeenForm):
    """One statement's words, speakers and state."""

    class Meta:
        model = Statement
        fields = ("start", "end", "speakers", "voice", "unnamed_group", "review_state")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        readout = cleaned.get("readout") or (
            self.instance.readout if self.instance.readout_id else None
        )
        self._check_voice(cleaned)
        if readout is None or start is None or end is None:
            return cleaned
        stands = cleaned.get("review_state") != ReviewState.REJECTED
        moved = (start, end) != (self.instance.start, self.instance.end)
        if moved or (stands and "review_state" in self.changed_data):
            try:
                cleaned["start"], cleaned["end"] = corrections.check_span(
                    readout,
                    start,
                    end,
                    but=[self.instance.pk] if self.instance.pk else [],
                    was=(self.instance.start, self.instance.end) if self.instance.pk else None,
                )
            except CorrectionError as error:
                self.add_error("start", str(error))
                # The row keeps the words it had, so that it finds no second fault with them.
                cleaned.pop("end")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Without the overlap constraint: `check_span` says it in words a person can act on."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"readout"}

    def _check_voice(self, cleaned: dict[str, Any]) -> None:
        speakers, voice = cleaned.get("speakers"), cleaned.get("voice")
        if voice and speakers is not None and voice not in speakers:
            self.add_error(
                "voice",
                f"{voice} is not among the speakers: whoever utters a joint position "
                "shares it. Add them to the speakers, or leave the voice empty.",
            )


class TopicInline(PartInline):
    """The topics of a statement; one that is added here is a person's."""

    model = StatementTopic
    fields = ("topic", "origin", "phrase")
    readonly_fields = ("origin", "phrase")
    autocomplete_fields = ("topic",)
    verbose_name = "topic"
    verbose_name_plural = "topics"

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatementTopic]:
        return super().get_queryset(request).select_related("topic")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A topic is added or taken off; its link is not rewritten."""
        return False


@admin.register(Statement)
class StatementAdmin(DeskAdmin):
    form = StatementForm
    inlines = (TopicInline,)
    actions = (confirm_statements, reject_statements, reassign_statements)

    class Media:
        js = (Script("desk/passage.js"),)

    ordering = ("-pk",)
    list_display = ("words", "spoken_by", "meeting_date", "certainty", "rule", "state")
    list_display_links = ("words",)
    list_filter = (
        "review_state",
        CertaintyFilter,
        JointFilter,
        NobodyFilter,
        AddedByPersonFilter,
        "readout__publisher",
        "readout__meeting__kind",
    )
    search_fields = ("text", "speakers__name", "readout__title", "readout__code")
    search_help_text = "Words of the statement, a speaker’s name, a readout’s title or code"
    date_hierarchy = "readout__meeting__date"
    autocomplete_fields = ("readout", "speakers", "voice")
    readonly_fields = ("passage", "source", "evidence", "certainty", "rule", "public_link")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        words = ("start", "end")
        seen = ("seen",) if self._may_save(request, obj) else ()
        who = ("Who speaks", {"fields": ("speakers", "voice", "unnamed_group")})
        if obj is None:
            return [("Words", {"fields": ("readout", words, *seen)}), who]
        return [
            ("Passage", {"classes": ("passage",), "fields": ("passage",)}),
            ("Words", {"fields": ("source", words, *seen)}),
            who,
            ("Review", {"fields": ("review_state", "public_link")}),
            ("What the machine went by", {"fields": ("rule", "certainty", "evidence")}),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        light = Readout.objects.without_text().select_related("meeting")
        return (
            super()
            .get_queryset(request)
            .defer("alternatives", "extracted")
            .annotate(speaker_count=count_of(Statement.speakers.through.objects.all(), "statement"))
            .prefetch_related(Prefetch("readout", light), "speakers")
        )

    def has_bulk_change_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("readouts.bulk_change_statement"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Statements are rejected: a deleted one would leave no trace for the readers."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        values = form.cleaned_data
        if not change:
            made = corrections.add(
                obj.readout,
                values["start"],
                values["end"],
                values["speakers"],
                by=request.user,
                voice=values["voice"],
                unnamed_group=values["unnamed_group"],
            )
            obj.pk, obj.text, obj._state.adding = made.pk, made.text, False
            return
        wanted = {name: values[name] for name in StatementForm.Meta.fields}
        decided = {"speakers", "voice", "unnamed_group", "review_state"}
        if not decided & set(form.changed_data):
            wanted = {name: wanted[name] for name in ("start", "end")}
        saved = corrections.correct(obj, by=request.user, **wanted)
        obj.text = saved.text

    @admin.display(description="statement")
    def words(self, statement: Statement) -> str:
        return str(statement)

    @admin.display(description="speaker")
    def spoken_by(self, statement: Statement) -> str:
        return speaker_names(statement)

    @admin.display(description="date", ordering="readout__meeting__date")
    def meeting_date(self, statement: Statement) -> str:
        return iso(statement.readout.meeting.date)

    @admin.display(description="certainty", ordering="confidence")
    def certainty(self, statement: Statement) -> str:
        return certainty_of(statement)

    @admin.display(description="state", ordering="review_state")
    def state(self, statement: Statement) -> str:
        return state_of(statement)

    @admin.display(description="readout")
    def source(self, statement: Statement) -> str:
        return format_html(
            '<a href="{}">{}</a>, {}',
            reverse("admin:readouts_readout_change", args=[statement.readout_id]),
            statement.readout.title or statement.readout,
            statement.readout.meeting.date or "undated",
        )

    @admin.display(description="passage")
    def passage(self, statement: Statement) -> str:
        """The words where they stand, marked, with their neighbours."""
        readout = statement.readout
        start, end = surroundings(readout.text, statement.start, statement.end)
        around = readout.statements.standing().filter(start__lt=end, end__gt=start)
        kept = [
            row
            for row in around.in_order().prefetch_related("speakers")
            if row.pk == statement.pk
            or not (row.start < statement.end and row.end > statement.start)
        ]
        if statement.pk not in {row.pk for row in kept}:
            kept = sorted([*kept, statement], key=lambda row: row.start)
        return render_to_string(
            "admin/readouts/statement/passage.html",
            {"runs": runs(readout.text, kept, start, end), "statement": statement},
        )

    @admin.display(description="evidence")
    def evidence(self, statement: Statement) -> str:
        """The words that the attribution rests on."""
        start, end = statement.evidence_start, statement.evidence_end
        if start is None or end is None:
            return "none recorded"
        return f"“{statement.readout.text[start:end]}” ({start} to {end})"

    @admin.display(description="public page")
    def public_link(self, statement: Statement) -> str:
        return public_page(statement)


class StatementSummaryForm(forms.ModelForm):
    """A statement's line on its readout's page."""

    class Meta:
        model = Statement
        fields = ()


class StatementSummaryInline(admin.TabularInline):
    """The statements of a readout: a line each, that leads to the statement's page."""

    model = Statement
    form = StatementSummaryForm
    template = "admin/readouts/readout/statements.html"
    extra = 0
    max_num = 0
    can_delete = False
    verbose_name_plural = "statements"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        statements = super().get_queryset(request).order_by("start")
        return statements.defer("extracted", "alternatives").prefetch_related("speakers", "topics")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
