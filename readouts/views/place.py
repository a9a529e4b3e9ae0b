"""A place in an immutable text: what every permanent link leads to."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from readouts import representations
from readouts.models import Attendance, Readout, ReviewState, Statement
from readouts.passages import Paragraph, covering
from readouts.views.errors import gone
from readouts.views.meeting import compose
from readouts.views.twins import TwinView


class PlaceView(TwinView):
    """``/readouts/<code>/<offset>/``: the statement that covers the character, or its paragraph."""

    template_name = "readouts/place.html"
    readout: Readout
    statement: Statement | None
    paragraph: Paragraph[Statement] | None

    def load(self) -> HttpResponse | None:
        code, offset = self.kwargs["code"], self.kwargs["offset"]
        readout = (
            Readout.objects.select_related("meeting", "publisher__party").filter(code=code).first()
        )
        if readout is None:
            raise Http404(f"The archive has no readout {code}.")
        if ReviewState.REJECTED in (readout.review_state, readout.meeting.review_state):
            return gone(self.request, "readout", readout.title)
        length = len(readout.text)
        if offset >= length:
            raise Http404(
                f"The text of readout {code} has {length:,} characters, numbered from 0: "
                f"there is no character {offset:,} in it."
            )
        self.readout = readout
        self.meeting = readout.meeting
        attendances = list(
            Attendance.objects.standing()
            .filter(meeting=readout.meeting)
            .select_related("participant", "party")
            .order_by("pk")
        )
        self.source = compose(readout, readout.meeting, attendances)
        self.statement = next(
            (s for s in self.source.statements if s.start <= offset < s.end), None
        )
        self.paragraph = covering(self.source.paragraphs, offset)
        return None

    def canonical_path(self) -> str:
        offset = self.kwargs["offset"]
        return self.readout.permanent_link(self.statement.start if self.statement else offset)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paragraphs = [p for p in self.source.paragraphs if p.runs]
        at = paragraphs.index(self.paragraph) if self.paragraph in paragraphs else 0
        statement = self.statement
        number = statement.number if statement else None  # type: ignore[attr-defined]
        statements = self.source.statements
        return super().get_context_data(
            readout=self.readout,
            meeting=self.meeting,
            statement=statement,
            here=[self.paragraph] if self.paragraph else [],
            character=self.kwargs["offset"],
            before=paragraphs[max(at - 1, 0) : at],
            after=paragraphs[at + 1 : at + 2],
            previous=statements[number - 2] if number and number > 1 else None,
            next=statements[number] if number and number < len(statements) else None,
            total=len(statements),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        paragraph = self.paragraph
        return {
            "offset": self.kwargs["offset"],
            "statement": representations.statement(self.statement, self.readout)
            if self.statement
            else None,
            "paragraph": {
                "start": paragraph.start,
                "end": paragraph.end,
                "text": self.readout.text[paragraph.start : paragraph.end],
            }
            if paragraph
            else None,
            "readout": representations.readout_line(self.readout),
            "meeting": representations.meeting_line(self.meeting),
        }
