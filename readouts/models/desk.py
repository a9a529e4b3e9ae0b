"""The correction desk: what to look at, and who is on it."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from readouts.models.meetings import Attendance, Meeting, Readout
from readouts.models.people import Participant
from readouts.models.statements import Statement


class Doubt(models.Model):
    """Something for a person to look at: an entry of the desk's queue."""

    class Reason(models.TextChoices):
        LOW_CONFIDENCE = "low confidence", "low confidence"
        SILENT_PARAGRAPH = "silent paragraph", "a paragraph without a statement"
        SILENT_PARTICIPANT = "silent participant", "a participant without a statement"
        UNRESOLVED_SUBJECT = "unresolved subject", "a subject that is nobody known"
        AMBIGUOUS_PERSON = "ambiguous person", "a person who may be two"
        NO_DATE = "no date", "no date"
        NO_PARTICIPANT = "no participant", "no participant"
        NO_PLACE = "no place", "no place"
        CONFLICT = "conflict", "an import and a correction differ"
        MERGE = "merge", "two participants may be one"
        MEETING_MATCH = "meeting match", "two meetings may be one"
        READER_REPORT = "reader report", "a reader reports an error"

    class State(models.TextChoices):
        OPEN = "open", "open"
        RESOLVED = "resolved", "resolved"
        DISMISSED = "dismissed", "dismissed"

    reason = models.CharField(max_length=24, choices=Reason)
    readout = models.ForeignKey(Readout, models.CASCADE, null=True, related_name="doubts")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="doubts")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="doubts")
    attendance = models.ForeignKey(Attendance, models.CASCADE, null=True, related_name="doubts")
    participant = models.ForeignKey(Participant, models.CASCADE, null=True, related_name="doubts")
    other_participant = models.ForeignKey(
        Participant, models.CASCADE, null=True, related_name="doubts_as_other"
    )
    other_meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, related_name="doubts_as_other"
    )
    field = models.CharField(max_length=40, blank=True)
    ours = models.JSONField(null=True, help_text="A conflict's value in the row.")
    theirs = models.JSONField(null=True, help_text="A conflict's value in the new extraction.")
    detail = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    confidence = models.FloatField(default=0.0)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    created = models.DateTimeField(auto_now_add=True)
    closed = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When somebody settled it; the database sets it.",
    )

    class Meta:
        ordering = ["confidence", "id"]
        indexes = [
            models.Index("confidence", "id", name="doubt_queue", condition=Q(state="open")),
            models.Index(
                "readout",
                "reason",
                "confidence",
                name="doubt_by_readout",
                condition=Q(state="open"),
            ),
            models.Index("closed", name="doubt_closed", condition=Q(closed__isnull=False)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="doubt_is_closed_at",
                operation=pgtrigger.UpdateOf("state"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
                func="""
                    NEW.closed := CASE WHEN NEW.state = 'open' THEN NULL ELSE now() END;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.detail}"[:160]


class Claim(models.Model):
    """Somebody is at work on a readout: the queue tells the others."""

    readout = models.OneToOneField(Readout, models.CASCADE, related_name="claim")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="claims")
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.user} is on {self.readout}"


class ReaderReport(models.Model):
    """That a doubt came from a reader, and from whom, as far as one reader has to be bounded.

    ``sender`` is a keyed hash of the address and the day: reports of one day can be counted
    together, and nobody can be found by it.
    """

    doubt = models.OneToOneField(Doubt, models.CASCADE, related_name="report")
    sender = models.CharField(max_length=64)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index("sender", name="report_by_sender")]

    def __str__(self) -> str:
        return f"a report of {self.created:%Y-%m-%d}"
