"""Whom the archive knows: parties, publishers, participants and their other names."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from readouts import querysets
from readouts.models.constraints import ReviewState
from readouts.models.history import keep_history


@keep_history()
class Party(models.Model):
    """A state (ISO 3166-1 alpha-2) or an international organisation (acronym)."""

    class Kind(models.TextChoices):
        STATE = "state", "state"
        ORGANISATION = "organisation", "organisation"

    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.STATE)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(condition=~Q(code=""), name="party_has_a_code"),
            models.CheckConstraint(condition=~Q(name=""), name="party_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("readouts:party", args=[self.code])


@keep_history()
class Publisher(models.Model):
    """The government body that publishes readouts: "according to whom"."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160, unique=True)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="publishers"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@keep_history(exclude=["extracted"])
class Participant(models.Model):
    """A person who takes part in meetings and speaks; "speaker" on public pages."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=160)
    sort_name = models.CharField(max_length=160, blank=True, help_text="Family name first.")
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        help_text="Whom the person represents now; each attendance keeps its own.",
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    review_state = models.CharField(
        max_length=12, choices=ReviewState, default=ReviewState.UNREVIEWED
    )
    extracted = models.JSONField(null=True, blank=True, editable=False)

    objects = querysets.ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="participant_has_a_name"),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")),
                name="participant_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("readouts:speaker", args=[self.slug])


@keep_history(exclude=["extracted"])
class Alias(models.Model):
    """Another form of a participant's name, as some text prints it."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=160)
    extracted = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["participant", "name"], name="alias_once"),
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
