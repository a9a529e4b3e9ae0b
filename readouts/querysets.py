"""Every query that is used in more than one place, as a named method."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q

if TYPE_CHECKING:
    from readouts.models import Meeting, Participant, Party, Readout, Statement  # noqa: F401


class ReadoutQuerySet(models.QuerySet["Readout"]):
    def standing(self) -> Self:
        """Those that nobody rejected."""
        return self.exclude(review_state="rejected")

    def without_text(self) -> Self:
        """Leave the source text in the database: lists do not print it."""
        return self.defer("text", "extracted")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def standing(self) -> Self:
        """Those that nobody rejected."""
        return self.exclude(review_state="rejected")

    def for_display(self) -> Self:
        """Load what a line of a list prints, in a fixed number of queries."""
        from readouts.models import Attendance, Readout

        return self.prefetch_related(
            Prefetch(
                "attendances",
                Attendance.objects.standing().select_related("participant", "party").order_by("pk"),
            ),
            Prefetch(
                "readouts",
                Readout.objects.standing().without_text().select_related("publisher__party"),
            ),
        )

    def with_statement_count(self) -> Self:
        """Annotate ``statement_count``: the statements that stand, of all its readouts."""
        return self.annotate(
            statement_count=Count(
                "readouts__statements",
                filter=~Q(readouts__statements__review_state="rejected")
                & ~Q(readouts__review_state="rejected"),
                distinct=True,
            )
        )

    def joined_from(self, meeting: Meeting) -> Self:
        """The standing meeting that ``meeting`` was joined with: where its first readout is now."""
        return self.standing().filter(readouts__code=meeting.code).exclude(pk=meeting.pk)

    def newest_first(self) -> Self:
        return self.order_by(F("date").desc(nulls_last=True), "-pk")

    def oldest_first(self) -> Self:
        return self.order_by(F("date").asc(nulls_last=True), "pk")

    def of_the_same_people(self, meeting: Meeting, participants: Collection[int]) -> Self:
        """Other meetings with two of these people, or with the only one."""
        from readouts.models import Attendance

        there = (
            Attendance.objects.standing()
            .filter(participant__in=participants)
            .values("meeting")
            .annotate(known=Count("participant", distinct=True))
            .filter(known__gte=min(2, len(participants)))
        )
        return self.standing().exclude(pk=meeting.pk).filter(pk__in=there.values("meeting"))

    def before(self, meeting: Meeting) -> Self:
        """Those that come before it in time, the nearest first. An undated one has none."""
        earlier = Q(date__lt=meeting.date) | Q(date=meeting.date, pk__lt=meeting.pk)
        return self.filter(earlier if meeting.date else Q(pk__in=[])).newest_first()

    def after(self, meeting: Meeting) -> Self:
        """Those that come after it in time, the nearest first. An undated one has none."""
        later = Q(date__gt=meeting.date) | Q(date=meeting.date, pk__gt=meeting.pk)
        return self.filter(later if meeting.date else Q(pk__in=[])).oldest_first()


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def living(self) -> Self:
        """Those who were not merged into somebody else."""
        return self.filter(merged_into__isnull=True)


class StatementQuerySet(models.QuerySet["Statement"]):
    def standing(self) -> Self:
        """Those that nobody rejected."""
        return self.exclude(review_state="rejected")

    def published(self) -> Self:
        """What public pages count and search finds: nor is the readout or the meeting rejected."""
        return self.exclude(
            Q(review_state="rejected")
            | Q(readout__review_state="rejected")
            | Q(readout__meeting__review_state="rejected")
        )

    def covering(self, readout: Readout, offset: int) -> Self:
        """The statement, if any, that holds the character at ``offset``."""
        return self.standing().filter(readout=readout, start__lte=offset, end__gt=offset)

    def withdrawn_from(self, readout: Readout, offset: int) -> Self:
        """The rejected ones that held the character at ``offset``."""
        return self.filter(
            review_state="rejected", readout=readout, start__lte=offset, end__gt=offset
        )

    def in_order(self) -> Self:
        return self.order_by("readout_id", "start")

    def newest_first(self) -> Self:
        return self.order_by(
            F("readout__meeting__date").desc(nulls_last=True), "readout_id", "start"
        )

    def oldest_first(self) -> Self:
        return self.order_by(
            F("readout__meeting__date").asc(nulls_last=True), "readout_id", "start"
        )

    def read(self) -> list[Statement]:
        """The statements with what a passage of a source text prints beside its words.

        Each has ``speaker_list`` and ``topic_list``. Three queries; a person or a topic of many
        statements is one object, which a prefetch would make anew for each of them. The machine's
        answers stay where they are: to read them takes longer than all the rest.
        """
        from readouts.models import Participant, Statement, StatementTopic, Topic

        said = Statement.speakers.through.objects.filter(statement=OuterRef("pk"))
        put = StatementTopic.objects.filter(statement=OuterRef("pk")).order_by()
        rows: list[Any] = list(
            self.select_related("voice")
            .defer("extracted", "alternatives", "voice__extracted")
            .annotate(
                speaker_keys=ArraySubquery(said.values("participant_id")),
                topic_keys=ArraySubquery(put.values("topic_id")),
            )
        )
        people = {key for row in rows for key in row.speaker_keys}
        topics = {key for row in rows for key in row.topic_keys}
        # In the order in which a prefetch would give them.
        by_key: dict[Any, Any] = {
            ("speaker", row.pk): row
            for row in Participant.objects.filter(pk__in=people).defer("extracted")
        }
        by_key |= {
            ("topic", row.pk): row
            for row in Topic.objects.filter(pk__in=topics).defer("extracted", "description")
        }
        places = {key: place for place, key in enumerate(by_key)}
        for row in rows:
            for kind in ("speaker", "topic"):
                keys = [(kind, key) for key in getattr(row, f"{kind}_keys")]
                setattr(
                    row, f"{kind}_list", [by_key[k] for k in sorted(keys, key=places.__getitem__)]
                )
        return rows

    def for_display(self) -> Self:
        """Load what a line of a list prints, in a fixed number of queries."""
        from readouts.models import Attendance, Participant, Readout

        return (
            self.defer("extracted", "alternatives")
            .select_related("voice")
            .prefetch_related(
                Prefetch(
                    "readout",
                    Readout.objects.without_text()
                    .select_related("meeting", "publisher__party")
                    .defer("text", "extracted", "meeting__extracted"),
                ),
                Prefetch(
                    "speakers", Participant.objects.select_related("party", "merged_into__party")
                ),
                "topics",
                Prefetch(
                    "readout__meeting__attendances",
                    Attendance.objects.standing()
                    .select_related("participant__merged_into", "party")
                    .order_by("pk"),
                ),
            )
        )


class AttendanceQuerySet(models.QuerySet["models.Model"]):
    def standing(self) -> Self:
        """Those that nobody rejected."""
        return self.exclude(review_state="rejected")
