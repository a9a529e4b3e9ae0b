"""What was said: statements, their speakers and their topics."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable, F, Func, Q

from readouts import querysets
from readouts.models.constraints import ReviewState, valid_confidence, valid_span
from readouts.models.history import NOT_IMPORTING, keep_history
from readouts.models.meetings import Readout
from readouts.models.people import Participant
from readouts.models.topics import Topic


@keep_history(exclude=["extracted"])
class Statement(models.Model):
    """A run of reported speech in a readout, by one speaker or jointly by several.

    ``readout.text[start:end] == text`` always: a trigger sets the text when the
    offsets move, and refuses a text that differs from its source.
    """

    readout = models.ForeignKey(Readout, models.CASCADE, related_name="statements")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(editable=False)
    speakers = models.ManyToManyField(Participant, related_name="statements", blank=True)
    voice = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="voiced_statements",
        help_text="Who utters a joint position, where it is one person.",
    )
    unnamed_group = models.CharField(
        max_length=160,
        blank=True,
        help_text="The text's words for speakers who are not all named.",
    )
    topics = models.ManyToManyField(Topic, through="StatementTopic", related_name="statements")
    confidence = models.FloatField(default=1.0)
    rule = models.CharField(max_length=80, blank=True)
    evidence_start = models.PositiveIntegerField(null=True, blank=True)
    evidence_end = models.PositiveIntegerField(null=True, blank=True)
    alternatives = models.JSONField(default=list, blank=True, editable=False)
    review_state = models.CharField(
        max_length=12, choices=ReviewState, default=ReviewState.UNREVIEWED
    )
    extracted = models.JSONField(null=True, blank=True, editable=False)

    objects = querysets.StatementQuerySet.as_manager()

    class Meta:
        ordering = ["readout", "start"]
        permissions = [
            ("bulk_change_statement", "Can correct many statements at once"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0, end__gt=F("start")),
                name="statement_span_is_valid",
            ),
            models.CheckConstraint(
                condition=valid_confidence(), name="statement_confidence_is_valid"
            ),
            ExclusionConstraint(
                name="statements_do_not_overlap",
                expressions=[
                    (F("readout"), RangeOperators.EQUAL),
                    (
                        Func(F("start"), F("end"), function="int4range"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(review_state="rejected"),
                deferrable=Deferrable.DEFERRED,
                violation_error_message=(
                    "Another statement of this readout covers some of these words."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="statement_text_is_its_source",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("readout_id", "start", "end", "text"),
                when=pgtrigger.Before,
                declare=[("source", "text"), ("words", "text")],
                func="""
                    SELECT readout.text INTO source FROM readouts_readout AS readout
                        WHERE readout.id = NEW.readout_id;
                    IF NEW."end" > char_length(source) THEN
                        RAISE EXCEPTION 'a statement cannot end at %: '
                            'its readout has % characters', NEW."end", char_length(source)
                            USING ERRCODE = 'check_violation';
                    END IF;
                    words := substr(source, NEW."start" + 1, NEW."end" - NEW."start");
                    IF NEW.text = ''
                        OR (TG_OP = 'UPDATE' AND NEW.text = OLD.text) THEN
                        NEW.text := words;
                    END IF;
                    IF NEW.text <> words THEN
                        RAISE EXCEPTION 'the statement''s text is not its readout''s from % to %: '
                            'it has to read "%"', NEW."start", NEW."end", left(words, 80)
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 90 else f"{self.text[:90].rstrip()}…"

    def get_absolute_url(self) -> str:
        return self.readout.permanent_link(self.start)

    def clean(self) -> None:
        # A form's invalid fields are None here; it has said so already.
        if None in (self.start, self.end, self.readout_id):
            return
        length = len(self.readout.text)
        if not 0 <= self.start < self.end <= length:
            raise ValidationError(
                f"A statement lies inside its readout: 0 <= start < end <= {length}, "
                f"not {self.start} to {self.end}."
            )
        self.text = self.readout.text[self.start : self.end]


@pghistory.track(
    pghistory.InsertEvent("added", condition=pgtrigger.Condition(NOT_IMPORTING)),
    pghistory.DeleteEvent("deleted"),
    obj_field=None,
)
class StatementSpeaker(Statement.speakers.through):  # type: ignore[name-defined]
    """The link of a statement to one of its speakers, for its history."""

    class Meta:
        proxy = True


@keep_history()
class StatementTopic(models.Model):
    """A topic of a statement, and which phrase or person put it there."""

    class Origin(models.TextChoices):
        PHRASE = "phrase", "a phrase"
        PERSON = "person", "a person"

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="statement_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="statement_topics")
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PERSON)
    phrase = models.CharField(max_length=160, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["statement", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "topic"], name="statement_topic_once"),
            models.CheckConstraint(condition=valid_span(), name="statement_topic_span_is_valid"),
            models.CheckConstraint(
                condition=Q(origin="person") | ~Q(phrase=""),
                name="statement_topic_names_its_phrase",
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic)
