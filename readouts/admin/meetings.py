"""Meetings with those who took part, and their readouts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

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
from readouts.admin.filters import AddedByPersonFilter, CertaintyFilter, UndatedFilter
from readouts.corrections import facts
from readouts.corrections.saving import CorrectionError
from readouts.models import Attendance, Meeting, Readout


class AttendanceInline(PartInline):
    """Who took part, with the office held that day."""

    model = Attendance
    fields = ("participant", "office", "party", "review_state", "read_from")
    readonly_fields = ("read_from",)
    autocomplete_fields = ("participant", "party")
    can_delete = False
    verbose_name_plural = "participants (reject one who was not there; nothing is deleted)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attendance]:
        return (
            super()
            .get_queryset(request)
            .select_related("participant", "party", "readout")
            .order_by("pk")
        )

    @admin.display(description="read from")
    def read_from(self, attendance: Attendance) -> str:
        readout, start, end = attendance.readout, attendance.start, attendance.end
        if readout is None or start is None or end is None:
            return "a person"
        return f"“{readout.text[start:end]}”"


class MeetingForm(SeenForm):
    """A meeting's facts, with dates that can be."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            facts.check_dates(cleaned.get("date"), cleaned.get("date_end"))
        except CorrectionError as error:
            last = cleaned.get("date_end") and cleaned.get("date")
            self.add_error("date_end" if last or not cleaned.get("date") else "date", str(error))
        return cleaned


@admin.register(Meeting)
class MeetingAdmin(DeskAdmin):
    form = MeetingForm
    inlines = (AttendanceInline,)
    list_display = ("title", "day", "kind", "place", "who", "readout_total", "state")
    list_filter = ("review_state", "kind", UndatedFilter)
    search_fields = ("title", "place", "code", "attendances__participant__name")
    search_help_text = "A title, a place, a code or a participant’s name"
    date_hierarchy = "date"
    readonly_fields = ("code", "readout_list", "public_link")
    fieldsets = (
        (None, {"fields": ("title", ("date", "date_end"), "kind", "place")}),
        ("Review", {"fields": ("review_state", "public_link", "readout_list", "code")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        standing = Attendance.objects.standing().select_related("participant").order_by("pk")
        return (
            super()
            .get_queryset(request)
            .annotate(readout_count=count_of(Readout.objects.all(), "meeting"))
            .prefetch_related(Prefetch("attendances", standing))
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A meeting's code is its first readout's: it comes with an import."""
        return False

    @admin.display(description="date", ordering="date")
    def day(self, meeting: Meeting) -> str:
        return iso(meeting.date)

    @admin.display(description="participants")
    def who(self, meeting: Meeting) -> str:
        names = [str(row.participant) for row in meeting.attendances.all()]
        shown = ", ".join(names[:4])
        return f"{shown} and {len(names) - 4} more" if len(names) > 4 else shown

    @admin.display(description="readouts", ordering="readout_count")
    def readout_total(self, meeting: Any) -> int:
        return int(meeting.readout_count)

    @admin.display(description="state", ordering="review_state")
    def state(self, meeting: Meeting) -> str:
        return state_of(meeting)

    @admin.display(description="readouts")
    def readout_list(self, meeting: Meeting) -> str:
        readouts = Readout.objects.without_text().filter(meeting=meeting)
        return format_html_join(
            "",
            '<p class="line"><a href="{}">{}</a> — {}</p>',
            (
                (
                    reverse("admin:readouts_readout_change", args=[readout.pk]),
                    readout.title or readout,
                    readout.publisher or "unknown publisher",
                )
                for readout in readouts.select_related("publisher")
            ),
        )

    @admin.display(description="public page")
    def public_link(self, meeting: Meeting) -> str:
        return public_page(meeting)


@admin.register(Attendance)
class AttendanceAdmin(DeskAdmin):
    list_display = ("participant", "office", "party", "meeting", "certainty", "review_state")
    list_filter = ("review_state", CertaintyFilter, AddedByPersonFilter, "party")
    list_select_related = ("participant", "party", "meeting")
    search_fields = ("participant__name", "office", "meeting__title")
    date_hierarchy = "meeting__date"
    autocomplete_fields = ("meeting", "participant", "party")
    readonly_fields = ("read_from", "rule", "certainty")
    fieldsets = (
        (None, {"fields": ("meeting", "participant", "office", "party", "review_state")}),
        ("What the machine went by", {"fields": ("read_from", "rule", "certainty")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Attendances are rejected, so that no import brings them back."""
        return False

    @admin.display(description="certainty", ordering="confidence")
    def certainty(self, attendance: Attendance) -> str:
        return certainty_of(attendance)

    @admin.display(description="read from")
    def read_from(self, attendance: Attendance) -> str:
        readout, start, end = attendance.readout, attendance.start, attendance.end
        if readout is None or start is None or end is None:
            return "a person"
        return format_html(
            '“{}” in <a href="{}">{}</a>',
            readout.text[start:end],
            reverse("admin:readouts_readout_change", args=[readout.pk]),
            readout.title or readout.code,
        )
