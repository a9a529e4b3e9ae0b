"""The archive's records. Source texts never change; everything points into them.

Offsets (``start``, ``end``) are half-open and count Unicode code points of the
readout's text. ``extracted`` keeps the machine's last answer for a row: the
base of the three-way merge in ``readouts.importing``; it is null on a row that
a person added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.text import slugify

from readouts import querysets

EARLIEST_DATE = dt.date(
    1815, 1, 1
)  # the Congress of Vienna: before it there is no press office
LATEST_DATE = dt.date(2100, 12, 31)

# Importing sets this for its transaction, so that the history holds what
# people added but not the thousands of rows that a machine did.
NOT_IMPORTING = "coalesce(current_setting('readouts.importing', true), '') <> 'on'"


def keep_history(
    exclude: Sequence[str] = (),
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Track a model: every change and deletion, and the insertions by people.

    Update and delete events hold the row as it was before. ``exclude`` names
    the fields that are not kept: the machine's answers are no history.
    """
    return pghistory.track(
        pghistory.InsertEvent("added", condition=pgtrigger.Condition(NOT_IMPORTING)),
        pghistory.UpdateEvent("changed", row=pghistory.Old),
        pghistory.DeleteEvent("deleted"),
        exclude=exclude,
    )


class ReviewState(models.TextChoices):
    UNREVIEWED = "unreviewed", "not reviewed"
    REVIEWED = "reviewed", "reviewed"
    REJECTED = "rejected", "rejected"


class Kind(models.TextChoices):
    MEETING = "meeting", "Meeting"
    PHONE_CALL = "phone call", "Phone call"
    VIDEO_CALL = "video call", "Video call"
    PRESS_CONFERENCE = "press conference", "Press conference"
    MULTILATERAL = "multilateral meeting", "Multilateral meeting"
    CORRESPONDENCE = "correspondence", "Correspondence"
    SPEECH = "speech", "Speech"
    OTHER = "other", "Other"


def valid_date(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(
        **{f"{field}__range": (EARLIEST_DATE, LATEST_DATE)}
    )


def valid_span() -> Q:
    """Both ends or none, in order."""
    return Q(start__isnull=True, end__isnull=True) | Q(start__gte=0, end__gt=F("start"))


def valid_confidence() -> Q:
    return Q(confidence__range=(0.0, 1.0))


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
    sort_name = models.CharField(
        max_length=160, blank=True, help_text="Family name first."
    )
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
            models.CheckConstraint(
                condition=~Q(name=""), name="participant_has_a_name"
            ),
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


@keep_history(exclude=["extracted"])
class Meeting(models.Model):
    """The encounter itself; one meeting may have several readouts.

    ``code`` is made once, from its first readout's, and never changes.
    """

    code = models.CharField(max_length=10, unique=True, editable=False)
    title = models.CharField(max_length=400)
    date = models.DateField(
        null=True, blank=True, help_text="The first day of the encounter."
    )
    date_end = models.DateField(
        null=True, blank=True, help_text="The last day, of a range."
    )
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
            models.CheckConstraint(
                condition=valid_date("date"), name="meeting_date_is_valid"
            ),
            models.CheckConstraint(
                condition=Q(date_end__isnull=True) | Q(date_end__gte=F("date")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=valid_date("date_end"), name="meeting_date_end_is_valid"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="meeting_kind_is_known"
            ),
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
            raise ValidationError(
                {"date_end": "A last day needs a first day beside it."}
            )


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
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="attendances"
    )
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
            models.UniqueConstraint(
                fields=["meeting", "participant"], name="attendance_once"
            ),
            models.CheckConstraint(
                condition=valid_span(), name="attendance_span_is_valid"
            ),
            models.CheckConstraint(
                condition=valid_confidence(), name="attendance_confidence_is_valid"
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.participant}, {self.office}"
            if self.office
            else str(self.participant)
        )


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
            models.CheckConstraint(
                condition=valid_span(), name="mention_span_is_valid"
            ),
        ]

    def __str__(self) -> str:
        return self.name


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
            models.UniqueConstraint(
                fields=["topic", "phrase"], name="topic_phrase_once"
            ),
            models.CheckConstraint(
                condition=~Q(phrase=""), name="topic_phrase_has_words"
            ),
        ]

    def __str__(self) -> str:
        return self.phrase


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
    speakers = models.ManyToManyField(
        Participant, related_name="statements", blank=True
    )
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
    topics = models.ManyToManyField(
        Topic, through="StatementTopic", related_name="statements"
    )
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
        if self.start is None or self.end is None or self.readout_id is None:
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
class StatementSpeaker(Statement.speakers.through):  # type: ignore[name-defined,misc]
    """The link of a statement to one of its speakers, for its history."""

    class Meta:
        proxy = True


@keep_history()
class StatementTopic(models.Model):
    """A topic of a statement, and which phrase or person put it there."""

    class Origin(models.TextChoices):
        PHRASE = "phrase", "a phrase"
        PERSON = "person", "a person"

    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="statement_topics"
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="statement_topics")
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PERSON)
    phrase = models.CharField(max_length=160, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["statement", "start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "topic"], name="statement_topic_once"
            ),
            models.CheckConstraint(
                condition=valid_span(), name="statement_topic_span_is_valid"
            ),
            models.CheckConstraint(
                condition=Q(origin="person") | ~Q(phrase=""),
                name="statement_topic_names_its_phrase",
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic)


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

    class State(models.TextChoices):
        OPEN = "open", "open"
        RESOLVED = "resolved", "resolved"
        DISMISSED = "dismissed", "dismissed"

    reason = models.CharField(max_length=24, choices=Reason)
    readout = models.ForeignKey(
        Readout, models.CASCADE, null=True, related_name="doubts"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, related_name="doubts"
    )
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, related_name="doubts"
    )
    attendance = models.ForeignKey(
        Attendance, models.CASCADE, null=True, related_name="doubts"
    )
    participant = models.ForeignKey(
        Participant, models.CASCADE, null=True, related_name="doubts"
    )
    other_participant = models.ForeignKey(
        Participant, models.CASCADE, null=True, related_name="doubts_as_other"
    )
    other_meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, related_name="doubts_as_other"
    )
    field = models.CharField(max_length=40, blank=True)
    ours = models.JSONField(null=True, help_text="A conflict's value in the row.")
    theirs = models.JSONField(
        null=True, help_text="A conflict's value in the new extraction."
    )
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
            models.Index(
                "confidence", "id", name="doubt_queue", condition=Q(state="open")
            ),
            models.Index(
                "readout",
                "reason",
                "confidence",
                name="doubt_by_readout",
                condition=Q(state="open"),
            ),
            models.Index(
                "closed", name="doubt_closed", condition=Q(closed__isnull=False)
            ),
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
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="claims"
    )
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.user} is on {self.readout}"
