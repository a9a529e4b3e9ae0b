"""The curated vocabulary."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from readouts.models.history import keep_history


@keep_history(exclude=["extracted"])
class Topic(models.Model):
    """An entry of the curated vocabulary; its phrases match it."""

    class Group(models.TextChoices):
        ISSUE = "issue", "Issues"
        ORGANISATION = "organisation", "Organisations"
        REGION = "region", "Regions"
        BILATERAL = "bilateral", "Bilateral relations"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, unique=True)
    group = models.CharField(max_length=12, choices=Group)
    description = models.TextField(blank=True)
    extracted = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["group", "name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="topic_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("readouts:topic", args=[self.slug])


@keep_history()
class TopicPhrase(models.Model):
    """Words that put a topic on the statement that holds them."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="phrases")
    phrase = models.CharField(max_length=160)

    class Meta:
        ordering = ["phrase"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "phrase"], name="topic_phrase_once"),
            models.CheckConstraint(condition=~Q(phrase=""), name="topic_phrase_has_words"),
        ]

    def __str__(self) -> str:
        return self.phrase
