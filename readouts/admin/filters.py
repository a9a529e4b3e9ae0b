"""Filters of the lists that no field gives by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

CERTAINTIES = (
    ("doubtful", "below 60%", 0.0, 0.6),
    ("fair", "60% to 80%", 0.6, 0.8),
    ("good", "80% to 95%", 0.8, 0.95),
    ("certain", "95% and more", 0.95, 1.01),
)


class CertaintyFilter(admin.SimpleListFilter):
    """By how sure the machine was."""

    title = "certainty"
    parameter_name = "certainty"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, label) for name, label, _, _ in CERTAINTIES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        for name, _, low, high in CERTAINTIES:
            if self.value() == name:
                return queryset.filter(confidence__gte=low, confidence__lt=high)
        return queryset


class YesNoFilter(admin.SimpleListFilter):
    """A question whose answer is a condition of the query; subclasses name it."""

    yes: dict[str, Any]
    labels = ("yes", "no")

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return zip(("yes", "no"), self.labels, strict=True)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "yes":
            return queryset.filter(**self.yes)
        if self.value() == "no":
            return queryset.exclude(**self.yes)
        return queryset


class JointFilter(YesNoFilter):
    title = "joint statements"
    parameter_name = "joint"
    labels = ("joint", "by one speaker or nobody")
    yes = {"speaker_count__gt": 1}


class NobodyFilter(YesNoFilter):
    title = "speakers"
    parameter_name = "speakerless"
    labels = ("without a speaker", "with speakers")
    yes = {"speaker_count": 0}


class AddedByPersonFilter(YesNoFilter):
    title = "where it comes from"
    parameter_name = "by_person"
    labels = ("added by a person", "extracted")
    yes = {"extracted__isnull": True}


class MergedFilter(YesNoFilter):
    title = "merged"
    parameter_name = "merged"
    labels = ("merged into another", "standing alone")
    yes = {"merged_into__isnull": False}


class UndatedFilter(YesNoFilter):
    title = "date"
    parameter_name = "undated"
    labels = ("without a date", "dated")
    yes = {"date__isnull": True}
