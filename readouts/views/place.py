"""A place in an immutable text: what every permanent link leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse

from readouts import citations, metadata, representations
from readouts.citations import Source
from readouts.models import Attendance, Readout, ReviewState, Statement
from readouts.passages import Paragraph, beginning, covering, ending
from readouts.views.citing import FILES, citation_file, citing_context, source_of
from readouts.views.errors import gone
from readouts.views.meeting import compose
from readouts.views.twins import TwinView

CONTEXT = 200  # characters of the paragraphs before and after, so that the words cited are seen


class PlaceView(TwinView):
    """``/readouts/<code>/<offset>/``: the statement that covers the character, or its paragraph."""

    template_name = "readouts/place.html"
    formats = ("html", "json", *FILES)
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
        asked = self.request.GET.get("q", "")
        self.source = compose(readout, readout.meeting, attendances, asked)
        self.statement = next(
            (s for s in self.source.statements if s.start <= offset < s.end), None
        )
        if self.statement is None and Statement.objects.withdrawn_from(readout, offset).exists():
            self.status = 410
        self.paragraph = covering(self.source.paragraphs, offset)
        return None

    def cited(self) -> Source:
        statement = self.statement
        if statement:
            voicing = statement.voicing  # type: ignore[attr-defined]
            return source_of(self.request, self.readout, self.meeting, statement, voicing)
        here = self.request.build_absolute_uri(self.canonical_path())
        return replace(source_of(self.request, self.readout, self.meeting), url=here)

    def as_file(self, wanted: str) -> HttpResponse:
        return citation_file(self.cited(), wanted)

    def linked_data(self, cited: Source) -> dict[str, Any] | None:
        if self.statement is None:
            return None
        base = self.request.build_absolute_uri("/").rstrip("/")
        voicing = self.statement.voicing  # type: ignore[attr-defined]
        whole = source_of(self.request, self.readout, self.meeting)
        printed = metadata.readout_ld(self.readout, whole)
        return metadata.quotation_ld(self.statement, voicing, printed, cited, base)

    def canonical_path(self) -> str:
        offset = self.kwargs["offset"]
        return self.readout.permanent_link(self.statement.start if self.statement else offset)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paragraphs = [p for p in self.source.paragraphs if p.runs]
        at = paragraphs.index(self.paragraph) if self.paragraph in paragraphs else 0
        statement = self.statement
        number = statement.number if statement else None  # type: ignore[attr-defined]
        statements = self.source.statements
        cited = self.cited()
        return super().get_context_data(
            readout=self.readout,
            meeting=self.meeting,
            statement=statement,
            here=[self.paragraph] if self.paragraph else [],
            character=self.kwargs["offset"],
            before=[ending(p, CONTEXT) for p in paragraphs[max(at - 1, 0) : at]],
            after=[beginning(p, CONTEXT) for p in paragraphs[at + 1 : at + 2]],
            previous=statements[number - 2] if number and number > 1 else None,
            next=statements[number] if number and number < len(statements) else None,
            total=len(statements),
            withdrawn=self.status == 410,
            reported="reported" in self.request.GET,
            linked_data=self.linked_data(cited),
            **citing_context(self.request, cited),
            **kwargs,
        )

    def as_json(self) -> dict[str, Any]:
        paragraph = self.paragraph
        here = self.statement or paragraph
        offset = self.kwargs["offset"]
        start, end = (here.start, here.end) if here else (offset, offset + 1)
        cited = self.cited()
        return {
            "offset": self.kwargs["offset"],
            "withdrawn": self.status == 410,
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
            "annotation": {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "type": "SpecificResource",
                "source": self.request.build_absolute_uri(self.readout.get_absolute_url()),
                "selector": metadata.selectors(self.readout, start, end),
            },
            "citation": {
                name.lower(): citations.as_text(form(cited)) for name, form in citations.STYLES
            },
            "readout": representations.readout_line(self.readout),
            "meeting": representations.meeting_line(self.meeting),
        }
