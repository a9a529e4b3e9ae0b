"""The vocabulary: topics with the phrases that match them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path

from readouts.admin.counts import count_of
from readouts.admin.desk import DeskAdmin, PartInline, SeenForm, public_page
from readouts.admin.vocabulary import phrases_view
from readouts.importing.by_hand import PhraseError, check_phrase
from readouts.models import StatementTopic, Topic, TopicPhrase


class PhraseForm(SeenForm):
    """A phrase that the matcher can use."""

    def clean_phrase(self) -> str:
        phrase: str = self.cleaned_data["phrase"]
        try:
            check_phrase(phrase)
        except PhraseError as error:
            raise forms.ValidationError(str(error)) from error
        return phrase


class PhraseInline(PartInline):
    model = TopicPhrase
    form = PhraseForm
    fields = ("phrase",)
    verbose_name_plural = "phrases: whole words; “word*” any ending, “word(s)” with or without"


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    inlines = (PhraseInline,)
    list_display = ("name", "group", "phrase_total", "statement_total", "person_total")
    list_filter = ("group",)
    search_fields = ("name", "slug", "phrases__phrase")
    search_help_text = "A topic’s name or one of its phrases"
    readonly_fields = ("public_link",)
    fieldsets = ((None, {"fields": ("name", "slug", "group", "description", "public_link")}),)

    def get_urls(self) -> list[Any]:
        phrases = self.page(phrases_view)
        return [
            path("<int:object_id>/phrases/", phrases, name="readouts_topic_phrases"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        links = StatementTopic.objects.exclude(statement__review_state="rejected")
        return (
            super()
            .get_queryset(request)
            .annotate(
                phrase_count=count_of(TopicPhrase.objects.all(), "topic"),
                statement_count=count_of(links, "topic"),
                person_count=count_of(links.filter(origin="person"), "topic"),
            )
        )

    @admin.display(description="phrases", ordering="phrase_count")
    def phrase_total(self, topic: Any) -> int:
        return int(topic.phrase_count)

    @admin.display(description="statements", ordering="statement_count")
    def statement_total(self, topic: Any) -> int:
        return int(topic.statement_count)

    @admin.display(description="of these, given by a person", ordering="person_count")
    def person_total(self, topic: Any) -> int:
        return int(topic.person_count)

    @admin.display(description="public page")
    def public_link(self, topic: Topic) -> str:
        return public_page(topic)


@admin.register(TopicPhrase)
class TopicPhraseAdmin(DeskAdmin):
    form = PhraseForm
    list_display = ("phrase", "topic")
    list_filter = ("topic__group",)
    list_select_related = ("topic",)
    search_fields = ("phrase", "topic__name")
    autocomplete_fields = ("topic",)
    fields = ("topic", "phrase")


@admin.register(StatementTopic)
class StatementTopicAdmin(DeskAdmin):
    """Which phrase or person put which topic on which statement; to look at."""

    list_display = ("topic", "words", "origin", "phrase")
    list_filter = ("origin", "topic__group")
    list_select_related = ("topic", "statement")
    search_fields = ("topic__name", "phrase", "statement__text")
    fields = ("statement", "topic", "origin", "phrase", "start", "end")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="statement")
    def words(self, link: StatementTopic) -> str:
        return str(link.statement)
