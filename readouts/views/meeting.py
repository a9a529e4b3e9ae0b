"""A meeting, with the text of one of its readouts in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from readouts import metadata, representations
from readouts.claims import ReadFrom, read_from
from readouts.corrections.public import PublicChange, PublicCorrection, public_corrections
from readouts.models import Meeting, Readout, ReviewState, Statement
from readouts.passages import Mark, Paragraph, cut
from readouts.search.results import marks_of
from readouts.views.citing import FILES, citation_file, citing_context, source_of
from readouts.views.errors import gone
from readouts.views.moved import permanently, with_query
from readouts.views.twins import TwinView
from readouts.voices import Cast

# With more statements than that, the same links over and over would be most of the page's weight.
MOST_LINKED = 60
# Somebody may have entered hundreds of statements by hand: the JSON twin tells them all.
MOST_CHANGES = 40


@dataclass
class ReadoutText:
    """A readout's text, cut and cast: what the page prints of it."""

    readout: Readout
    statements: list[Statement]
    paragraphs: list[Paragraph[Statement]]
    read_from: dict[str, ReadFrom]
    cast: Cast
    hits: list[str]  # the anchors of the words that a search found, in order

    @property
    def links_once(self) -> bool:
        """Whether names and topics are links where they first stand alone: see MOST_LINKED."""
        return len(self.statements) > MOST_LINKED


def voiced(statement: Statement, cast: Cast, number: int) -> Statement:
    """The statement with what the page prints of it: ``voicing`` and ``number``."""
    statement.voicing = cast.voicing(statement)  # type: ignore[attr-defined]
    statement.number = number  # type: ignore[attr-defined]
    return statement


def compose(
    readout: Readout, meeting: Meeting, attendances: list[Any], query: str = ""
) -> ReadoutText:
    """Cut the readout's text at the statements that stand, and mark what ``query`` finds in it.

    Three queries; with a search to mark, those of the search besides.
    """
    statements = readout.statements.standing().in_order().read()
    cast = Cast(attendances, statements)
    for number, statement in enumerate(statements, 1):
        statement.readout = readout
        voiced(statement, cast, number)
    claims = read_from(readout, meeting)
    marks = [mark for claim in claims.values() for mark in claim.marks()]
    marks += [
        Mark(a.start, a.end, "read-from", f"read-person-{a.pk}")
        for a in attendances
        if a.readout_id == readout.pk and a.start is not None and a.end is not None
    ]
    found = hit_marks(query, statements)
    paragraphs = cut(readout.text, statements, marks + found)
    return ReadoutText(
        readout, statements, paragraphs, claims, cast, [mark.anchor for mark in found]
    )


def hit_marks(query: str, statements: list[Statement]) -> list[Mark]:
    """The words that the search finds, at their place in the whole text; none without a search."""
    if not query.strip():
        return []
    found = marks_of(query, statements)
    places = [
        (statement.start + start, statement.start + end)
        for statement in statements
        for start, end in found.get(statement.pk, ())
    ]
    return [
        Mark(start, end, "hit", f"hit-{number}") for number, (start, end) in enumerate(places, 1)
    ]


def in_short(
    corrections: Iterable[PublicCorrection], most: int
) -> Iterator[tuple[PublicCorrection, Sequence[PublicChange], int]]:
    """Each day with its changes, and how many of those are left out: ``most`` are told in all."""
    room = most
    for correction in corrections:
        told = correction.changes[:room]
        room -= len(told)
        yield correction, told, len(correction.changes) - len(told)


class MeetingView(TwinView):
    """``/meetings/<code>/<slug>/``: its facts, and its first readout's text."""

    template_name = "readouts/meeting.html"
    formats = ("html", "json", *FILES)
    meeting: Meeting
    readout: Readout | None

    def load(self) -> HttpResponse | None:
        code = self.kwargs["code"]
        meeting = Meeting.objects.filter(code=code).first()
        if meeting is None:
            raise Http404(f"The archive has no meeting {code}.")
        if meeting.review_state == ReviewState.REJECTED:
            joined = Meeting.objects.joined_from(meeting).first()
            if joined is not None:
                return permanently(self.request, joined.get_absolute_url())
            return gone(self.request, "meeting", meeting.title)
        if self.kwargs.get("slug") != meeting.slug:
            return permanently(self.request, meeting.get_absolute_url())
        self.meeting = meeting
        self.load_readouts()
        self.readout = self.readouts[0] if self.readouts else None
        self.load_people()
        return None

    def load_readouts(self) -> None:
        self.readouts = list(self.meeting.readouts.standing().select_related("publisher__party"))

    def asked(self) -> str:
        """The search that the reader came from."""
        return self.request.GET.get("q", "")

    def load_people(self) -> None:
        self.attendances = list(
            self.meeting.attendances.standing()
            .select_related("participant", "party", "readout")
            .order_by("pk")
        )
        self.source = (
            compose(self.readout, self.meeting, self.attendances, self.asked())
            if self.readout
            else None
        )
        self.mentions = (
            list(self.readout.mentions.select_related("participant")) if self.readout else []
        )

    def neighbours(self) -> dict[str, Meeting | None]:
        """The meetings of the same people before and after this one. Two queries."""
        people = {attendance.participant_id for attendance in self.attendances}
        same = Meeting.objects.of_the_same_people(self.meeting, people)
        return {
            "previous": same.before(self.meeting).first() if people else None,
            "next": same.after(self.meeting).first() if people else None,
        }

    def as_file(self, wanted: str) -> HttpResponse:
        if self.readout is None:
            raise Http404("This meeting has no readout to cite.")
        return citation_file(source_of(self.request, self.readout, self.meeting), wanted)

    def canonical_path(self) -> str:
        if self.readout and self.readout != self.readouts[0]:
            return self.readout.get_absolute_url()
        return self.meeting.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source = self.source
        base = self.request.build_absolute_uri("/").rstrip("/")
        if self.readout:
            cited = source_of(self.request, self.readout, self.meeting)
            kwargs.update(citing_context(self.request, cited))
        return super().get_context_data(
            meeting=self.meeting,
            readouts=self.readouts,
            readout=self.readout,
            source=source,
            asked=self.asked(),
            **self.neighbours(),
            attendances=self.attendances,
            cast=[
                (attendance, source.cast.hue_class(attendance.participant_id) if source else "")
                for attendance in self.attendances
            ],
            mentions=self.mentions,
            corrections=list(in_short(public_corrections(self.meeting), MOST_CHANGES)),
            linked_data=metadata.event_ld(self.meeting, self.attendances, base),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        claims = self.source.read_from if self.source else {}
        return {
            **representations.meeting_line(self.meeting),
            "readout": representations.readout_line(self.readout) if self.readout else None,
            "readouts": [representations.readout_line(r) for r in self.readouts],
            "participants": [representations.attendance(a) for a in self.attendances],
            "mentioned": [representations.mention(m) for m in self.mentions],
            "read_from": {
                name: {
                    "written": c.written,
                    "start": c.start,
                    "end": c.end,
                    "corrected": c.corrected,
                }
                for name, c in claims.items()
            },
            "corrections": [
                representations.correction(row) for row in public_corrections(self.meeting)
            ],
            **{
                name: representations.meeting_line(row) if row else None
                for name, row in self.neighbours().items()
            },
            "text": self.readout.text if self.readout else None,
            "statements": [
                representations.statement(s, self.readout)
                for s in (self.source.statements if self.source else [])
                if self.readout
            ],
        }


class ReadoutView(MeetingView):
    """``/readouts/<code>/``: the page of its meeting, with this readout's text."""

    def load(self) -> HttpResponse | None:
        code = self.kwargs["code"]
        readout = (
            Readout.objects.select_related("meeting", "publisher__party").filter(code=code).first()
        )
        if readout is None:
            raise Http404(f"The archive has no readout {code}.")
        if ReviewState.REJECTED in (readout.review_state, readout.meeting.review_state):
            return gone(self.request, "readout", readout.title)
        self.meeting = readout.meeting
        self.load_readouts()
        if readout == self.readouts[0]:
            # Temporary: another readout may come to be the first.
            return redirect(with_query(self.request, self.meeting.get_absolute_url()))
        self.readout = readout
        self.load_people()
        return None
