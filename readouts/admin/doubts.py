"""What to look at: the queue of doubts, the most doubtful first."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from readouts.admin.desk import DeskAdmin, iso
from readouts.admin.desk_page import desk_url
from readouts.admin.queue import queue_view
from readouts.corrections.saving import saving
from readouts.corrections.sureness import measured, sureness
from readouts.models import Doubt, Readout


class OpenFilter(admin.SimpleListFilter):
    """Open doubts unless the person asks for others."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("all", "all"), *(pair for pair in Doubt.State.choices if pair[0] != "open")]

    def choices(self, changelist: Any) -> Any:
        default, *others = super().choices(changelist)
        yield {**default, "display": "open"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Doubt]) -> QuerySet[Doubt]:
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value() or Doubt.State.OPEN)


@admin.register(Doubt)
class DoubtAdmin(DeskAdmin):
    list_display = ("reason", "what", "where", "certainty", "raised", "state")
    list_filter = (OpenFilter, "reason", "readout__publisher")
    search_fields = ("detail", "readout__title", "readout__code", "participant__name")
    actions = ("resolve", "dismiss")
    ordering = (sureness(), "pk")
    fields = ("reason", "where", "what", "field", "ours", "theirs", "certainty", "state")
    readonly_fields = ("reason", "where", "what", "field", "ours", "theirs", "certainty")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Doubt]:
        return (
            super()
            .get_queryset(request)
            .select_related("meeting", "participant", "other_participant", "other_meeting")
            .prefetch_related(Prefetch("readout", Readout.objects.without_text()), "statement")
        )

    def get_urls(self) -> list[Any]:
        queue = path("queue/", self.whole(queue_view), name="readouts_doubt_queue")
        return [queue, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Importing raises doubts; people settle them."""
        return False

    @admin.display(description="what")
    def what(self, doubt: Doubt) -> str:
        people = [p for p in (doubt.participant, doubt.other_participant) if p]
        if doubt.detail:
            return doubt.detail
        if doubt.statement:
            return str(doubt.statement)
        return " and ".join(map(str, people)) or doubt.get_reason_display()

    @admin.display(description="where")
    def where(self, doubt: Doubt) -> str:
        """The page where it can be settled."""
        if doubt.readout:
            return format_html(
                '<a href="{}">{}</a>',
                desk_url(doubt.readout.pk, doubt.statement_id),
                Truncator(doubt.readout.title or doubt.readout).chars(60),
            )
        for kind in ("meeting", "participant"):
            target = getattr(doubt, kind)
            if target:
                url = reverse(f"admin:readouts_{kind}_change", args=[target.pk])
                return format_html('<a href="{}">{}</a>', url, target)
        return "—"

    @admin.display(description="certainty", ordering=sureness())
    def certainty(self, doubt: Doubt) -> str:
        return measured(doubt.reason, doubt.confidence) or "—"

    @admin.display(description="raised", ordering="created")
    def raised(self, doubt: Doubt) -> str:
        return iso(doubt.created.date())

    @admin.action(description="Mark as resolved", permissions=["change"])
    def resolve(self, request: HttpRequest, queryset: QuerySet[Doubt]) -> None:
        self._close(request, queryset, Doubt.State.RESOLVED)

    @admin.action(description="Dismiss", permissions=["change"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Doubt]) -> None:
        self._close(request, queryset, Doubt.State.DISMISSED)

    def _close(self, request: HttpRequest, queryset: QuerySet[Doubt], state: str) -> None:
        keys = list(queryset.values_list("pk", flat=True))
        with saving(request.user, f"{Doubt.State(state).label} doubts"):
            count = Doubt.objects.filter(pk__in=keys).update(state=state)
        plural = "doubt" if count == 1 else "doubts"
        messages.success(request, f"{count} {plural} {Doubt.State(state).label}.")
