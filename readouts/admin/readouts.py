"""Readouts: the source text, read-only, and what is known of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html

from readouts.admin.counts import count_of
from readouts.admin.desk import DeskAdmin, PartInline, iso, public_page, state_of
from readouts.admin.desk_page import desk_view
from readouts.admin.intake import intake_view, renew_view
from readouts.admin.passage import runs
from readouts.admin.saves import past_view, saves_view, undo_view
from readouts.admin.statements import StatementSummaryInline
from readouts.models import Doubt, Mention, Readout, Statement


class MentionInline(PartInline):
    model = Mention
    fields = ("name", "participant")
    autocomplete_fields = ("participant",)


@admin.register(Readout)
class ReadoutAdmin(DeskAdmin):
    inlines = (StatementSummaryInline, MentionInline)
    list_display = (
        "name",
        "publisher",
        "meeting_link",
        "meeting_date",
        "statement_count",
        "open_doubts",
        "state",
    )
    list_filter = ("review_state", "publisher", "meeting__kind", "language")
    search_fields = ("title", "code", "file", "meeting__title")
    search_help_text = "A title, a code or a file’s name"
    date_hierarchy = "meeting__date"
    autocomplete_fields = ("meeting", "publisher")
    readonly_fields = ("source_text", "code", "sha256", "file", "imported_at", "public_link")
    fieldsets = (
        (None, {"fields": ("title", "meeting", "review_state", "public_link")}),
        (
            "Where it comes from",
            {
                "fields": ("publisher", "published_on", "url", "language", "match_reason"),
            },
        ),
        ("Source text", {"fields": ("source_text",)}),
        (
            "Identity",
            {
                "classes": ("collapse",),
                "fields": ("code", "sha256", "file", "imported_at"),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Readout]:
        return (
            super()
            .get_queryset(request)
            .defer("text", "extracted")
            .select_related("meeting", "publisher")
            .annotate(
                statement_total=count_of(Statement.objects.standing(), "readout"),
                doubt_total=count_of(Doubt.objects.filter(state="open"), "readout"),
            )
        )

    def get_urls(self) -> list[Any]:
        one, whole = self.page, self.whole
        return [
            path("<int:object_id>/desk/", one(desk_view), name="readouts_readout_desk"),
            path("<int:object_id>/past/", one(past_view), name="readouts_readout_past"),
            path("<int:object_id>/renew/", one(renew_view), name="readouts_readout_renew"),
            path("new/", whole(intake_view), name="readouts_readout_new"),
            path("saves/", whole(saves_view), name="readouts_readout_saves"),
            path("undo/", whole(undo_view), name="readouts_readout_undo"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A readout comes in through an import, which computes what hangs on its text."""
        return False

    @admin.display(description="readout", ordering="title")
    def name(self, readout: Readout) -> str:
        return readout.title or readout.file or readout.code

    @admin.display(description="meeting", ordering="meeting__title")
    def meeting_link(self, readout: Readout) -> str:
        return format_html(
            '<a href="{}">{}</a>',
            reverse("admin:readouts_meeting_change", args=[readout.meeting_id]),
            readout.meeting.title,
        )

    @admin.display(description="date", ordering="meeting__date")
    def meeting_date(self, readout: Readout) -> str:
        return iso(readout.meeting.date)

    @admin.display(description="statements", ordering="statement_total")
    def statement_count(self, readout: Any) -> int:
        return int(readout.statement_total)

    @admin.display(description="open doubts", ordering="doubt_total")
    def open_doubts(self, readout: Any) -> int:
        return int(readout.doubt_total)

    @admin.display(description="state", ordering="review_state")
    def state(self, readout: Readout) -> str:
        return state_of(readout)

    @admin.display(description="source text")
    def source_text(self, readout: Readout) -> str:
        """The text as it was published, its statements shaded by speaker."""
        statements = readout.statements.standing().in_order().prefetch_related("speakers")
        return render_to_string(
            "admin/readouts/readout/text.html",
            {"runs": runs(readout.text, statements), "readout": readout},
        )

    @admin.display(description="public page")
    def public_link(self, readout: Readout) -> str:
        return public_page(readout)


@admin.register(Mention)
class MentionAdmin(DeskAdmin):
    """People whom a text names, but who did not take part."""

    list_display = ("name", "participant", "source")
    list_select_related = ("participant",)
    search_fields = ("name", "participant__name", "readout__title")
    autocomplete_fields = ("readout", "participant")
    fields = ("readout", "name", "participant")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        light = Readout.objects.without_text()
        return super().get_queryset(request).prefetch_related(Prefetch("readout", light))

    @admin.display(description="readout", ordering="readout__title")
    def source(self, mention: Mention) -> str:
        return str(mention.readout)
