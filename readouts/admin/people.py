"""Participants with their names and offices, parties and publishers."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path

from readouts.admin.counts import count_of
from readouts.admin.desk import DeskAdmin, PartInline, public_page
from readouts.admin.filters import MergedFilter
from readouts.admin.pairs import merge_view, part_view
from readouts.models import Alias, Attendance, Participant, Party, Publisher, Readout, Statement


class AliasInline(PartInline):
    model = Alias
    fields = ("name",)


@admin.register(Participant)
class ParticipantAdmin(DeskAdmin):
    inlines = (AliasInline,)
    list_display = ("name", "party", "statement_total", "attendance_total", "state")
    list_filter = ("review_state", MergedFilter, "party")
    list_select_related = ("party", "merged_into")
    search_fields = ("name", "sort_name", "aliases__name", "slug")
    search_help_text = "A name or any other form of it"
    autocomplete_fields = ("party",)
    readonly_fields = ("offices", "sayings", "merged_into", "public_link")
    fieldsets = (
        (None, {"fields": ("name", "sort_name", "slug", "party", "review_state")}),
        (
            "In the archive",
            {
                "fields": ("public_link", "merged_into", "offices", "sayings"),
            },
        ),
    )

    def get_urls(self) -> list[Any]:
        return [
            path(
                "<int:object_id>/merge/", self.page(merge_view), name="readouts_participant_merge"
            ),
            path("<int:object_id>/part/", self.page(part_view), name="readouts_participant_part"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participant]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                statement_count=count_of(Statement.speakers.through.objects.all(), "participant"),
                attendance_count=count_of(Attendance.objects.standing(), "participant"),
            )
        )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:1]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Participant], search_term: str
    ) -> tuple[QuerySet[Participant], bool]:
        """In a field's list of choices, nobody stands who was merged into somebody else."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            found = found.filter(merged_into__isnull=True)
        return found, duplicates

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever has spoken or attended is merged, never deleted."""
        if not super().has_delete_permission(request, obj):
            return False
        if obj is None:
            return request.resolver_match is None or "changelist" not in (
                request.resolver_match.url_name or ""
            )
        return not (
            obj.statements.exists() or obj.attendances.exists() or obj.voiced_statements.exists()
        )

    @admin.display(description="statements", ordering="statement_count")
    def statement_total(self, participant: Any) -> int:
        return int(participant.statement_count)

    @admin.display(description="meetings", ordering="attendance_count")
    def attendance_total(self, participant: Any) -> int:
        return int(participant.attendance_count)

    @admin.display(description="state", ordering="review_state")
    def state(self, participant: Participant) -> str:
        if participant.merged_into_id:
            return f"merged into {participant.merged_into}"
        return participant.get_review_state_display()

    @admin.display(description="offices held")
    def offices(self, participant: Participant) -> str:
        """Each office with the party it was for and the first and last day it was seen."""
        rows = (
            Attendance.objects.standing()
            .filter(participant=participant)
            .select_related("meeting", "party")
            .order_by("meeting__date", "pk")
        )
        held: dict[tuple[str, str], list[Any]] = {}
        for row in rows:
            held.setdefault((row.office, str(row.party or "")), []).append(row.meeting)
        return render_to_string("admin/readouts/participant/offices.html", {"held": held})

    @admin.display(description="statements")
    def sayings(self, participant: Participant) -> str:
        latest = (
            Statement.objects.standing()
            .filter(speakers=participant)
            .newest_first()
            .select_related("readout__meeting")
            .defer("readout__text", "readout__extracted", "extracted", "alternatives")
        )
        return render_to_string(
            "admin/readouts/participant/sayings.html",
            {"statements": latest[:10], "participant": participant},
        )

    @admin.display(description="public page")
    def public_link(self, participant: Participant) -> str:
        return public_page(participant)


@admin.register(Alias)
class AliasAdmin(DeskAdmin):
    list_display = ("name", "participant")
    list_select_related = ("participant",)
    search_fields = ("name", "participant__name")
    autocomplete_fields = ("participant",)
    fields = ("participant", "name")


@admin.register(Party)
class PartyAdmin(DeskAdmin):
    list_display = ("name", "code", "kind", "participant_total", "publisher_total")
    list_filter = ("kind",)
    search_fields = ("name", "code")
    fields = ("name", "code", "kind")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Party]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                participant_count=count_of(Participant.objects.all(), "party"),
                publisher_count=count_of(Publisher.objects.all(), "party"),
            )
        )

    @admin.display(description="participants", ordering="participant_count")
    def participant_total(self, party: Any) -> int:
        return int(party.participant_count)

    @admin.display(description="publishers", ordering="publisher_count")
    def publisher_total(self, party: Any) -> int:
        return int(party.publisher_count)


@admin.register(Publisher)
class PublisherAdmin(DeskAdmin):
    list_display = ("name", "party", "readout_total")
    list_select_related = ("party",)
    search_fields = ("name", "slug", "party__name")
    autocomplete_fields = ("party",)
    fields = ("name", "slug", "party")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        return (
            super()
            .get_queryset(request)
            .annotate(readout_count=count_of(Readout.objects.all(), "publisher"))
        )

    @admin.display(description="readouts", ordering="readout_count")
    def readout_total(self, publisher: Any) -> int:
        return int(publisher.readout_count)
