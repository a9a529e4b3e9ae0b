"""Meetings, the source texts that tell of them, and who was there."""

from __future__ import annotations

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.text import slugify

from readouts import querysets
from readouts.models.constraints import (
    Kind,
    ReviewState,
    valid_confidence,
    valid_date,
    valid_span,
)
from readouts.models.history import keep_history
from readouts.models.people import Participant, Party, Publisher


@keep_history(exclude=["extracted"])
class Meeting(models.Model):
    """The encounter itself; one meeting may have several readouts.

    ``code`` is made once, from its first readout's, and never changes.
    """

    code = models.CharField(max_length=10, unique=True, editable=False)
    title = models.CharField(max_length=400)
    date = models.DateField(null=True, blank=True, help_text="The first day of the encounter.")
    date_end = models.DateField(null=True, blank=True, help_text="The last day, of a range.")
    kind = models.CharField(max_length=24, choices=Kind, default=Kind.MEETING)
    place = models.CharField(max_length=160, blank=True)
    review_state = models.CharField(
        max_length=12, choices=ReviewState, default=ReviewState.UNREVIEWED
    )
    extracted = models.JSONField(null=True, blank=True, editable=False)

    objects = querysets.MeetingQuerySet.as_manager()

    class Meta:
        ordering = [F("date").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(
                F("date").desc(nulls_last=True),
                F("id").desc(),
                name="meeting_newest_first",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=valid_date("date"), name="meeting_date_is_valid"),
            models.CheckConstraint(
                condition=Q(date_end__isnull=True) | Q(date_end__gte=F("date")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=valid_date("date_end"), name="meeting_date_end_is_valid"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="meeting_kind_is_known"),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9a-f]{10}$"),
                name="meeting_code_is_hexadecimal",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="meeting_code_never_changes", fields=["code"]),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.date or 'undated'})"

    def get_absolute_url(self) -> str:
        return reverse("readouts:meeting", args=[self.code, self.slug])

    @property
    def slug(self) -> str:
        """Decoration of the address; a wrong one redirects."""
        return slugify(self.title)[:80].strip("-") or "meeting"

    def clean(self) -> None:
        if self.date_end and not self.date:
            raise ValidationError({"date_end": "A last day needs a first day beside it."})


@keep_history(exclude=["text", "extracted"])
class Readout(models.Model):
    """One source text. Verbatim and immutable: the database refuses to change it.

    ``extracted`` is the machine's last answer for the whole text: the claims
    for title, date, place and kind with the words they were read from, and the
    statements, attendances and mentions that it made rows of.
    """

    code = models.CharField(max_length=10, unique=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    text = models.TextField(editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="readouts")
    title = models.CharField(max_length=400, blank=True)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, null=True, blank=True, related_name="readouts"
    )
    published_on = models.DateField(null=True, blank=True)
    url = models.URLField("official source", max_length=500, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="A BCP 47 tag.")
    file = models.CharField(max_length=255, blank=True, editable=False)
    match_reason = models.CharField(
        max_length=255,
        blank=True,
        help_text="Why this readout was attached to a meeting that was already there.",
    )
    review_state = models.CharField(
        max_length=12, choices=ReviewState, default=ReviewState.UNREVIEWED
    )
    imported_at = models.DateTimeField(auto_now_add=True)
    extracted = models.JSONField(default=dict, blank=True, editable=False)

    objects = querysets.ReadoutQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="readout_has_a_text"),
            models.CheckConstraint(
                condition=Q(code=Left("sha256", 10)),
                name="readout_code_is_of_its_sha256",
            ),
            models.CheckConstraint(
                condition=Q(
                    sha256=Func(
                        Func(
                            Func(F("text"), Value("UTF8"), function="convert_to"),
                            function="sha256",
                        ),
                        Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    )
                ),
                name="readout_sha256_is_of_its_text",
            ),
            models.CheckConstraint(
                condition=valid_date("published_on"),
                name="readout_published_on_is_valid",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="text_is_immutable",
                operation=pgtrigger.UpdateOf("text", "sha256", "code"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
                | pgtrigger.Q(old__sha256__df=pgtrigger.F("new__sha256"))
                | pgtrigger.Q(old__code__df=pgtrigger.F("new__code")),
                func="""
                    RAISE EXCEPTION 'the text of readout % is immutable; '
                        'a changed text is another readout', OLD.code
                        USING ERRCODE = 'check_violation';
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.file or 'untitled'} [{self.code}]"

    def get_absolute_url(self) -> str:
        return reverse("readouts:readout", args=[self.code])

    def permanent_link(self, offset: int) -> str:
        """The address of the character at ``offset``, whatever is extracted around it."""
        return reverse("readouts:place", args=[self.code, offset])


@keep_history(exclude=["extracted"])
class Attendance(models.Model):
    """A participant at one meeting, with the office held that day and the party represented."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="attendances")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    office = models.CharField(max_length=255, blank=True, help_text="As printed.")
    readout = models.ForeignKey(
        Readout,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="attendances",
        help_text="The readout it was read from.",
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    confidence = models.FloatField(default=1.0)
    review_state = models.CharField(
        max_length=12, choices=ReviewState, default=ReviewState.UNREVIEWED
    )
    extracted = models.JSONField(null=True, blank=True, editable=False)

    objects = querysets.AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "participant"], name="attendance_once"),
            models.CheckConstraint(condition=valid_span(), name="attendance_span_is_valid"),
            models.CheckConstraint(
                condition=valid_confidence(), name="attendance_confidence_is_valid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.office}" if self.office else str(self.participant)


@keep_history(exclude=["extracted"])
class Mention(models.Model):
    """A person whom a readout names but who did not take part."""

    readout = models.ForeignKey(Readout, models.CASCADE, related_name="mentions")
    name = models.CharField(max_length=160)
    participant = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    extracted = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["readout", "start"]
        constraints = [
            models.UniqueConstraint(fields=["readout", "name"], name="mention_once"),
            models.CheckConstraint(condition=valid_span(), name="mention_span_is_valid"),
        ]

    def __str__(self) -> str:
        return self.name
