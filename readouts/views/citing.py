"""What the pages that can be cited share: the source, its forms and its files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from readouts import citations, metadata
from readouts.citations import Source
from readouts.models import Meeting, Readout, Statement
from readouts.voices import Voicing

FILES = ("bibtex", "ris", "csl")
LABELS = {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}


def source_of(
    request: HttpRequest,
    readout: Readout,
    meeting: Meeting,
    statement: Statement | None = None,
    voicing: Voicing | None = None,
) -> Source:
    """The source that is cited: one statement of ``readout``, or the whole of it."""
    address = readout.permanent_link(statement.start) if statement else readout.get_absolute_url()
    return Source(
        code=readout.code,
        title=readout.title or meeting.title,
        author=readout.publisher.name if readout.publisher else "",
        date=readout.published_on or meeting.date,
        kind=meeting.kind,
        url=request.build_absolute_uri(address),
        original_url=readout.url,
        language=readout.language,
        speakers=voicing.names if voicing else "",
        joint=bool(voicing and voicing.kind == "joint"),
        start=statement.start if statement else None,
        end=statement.end if statement else None,
        words=statement.text if statement else "",
    )


def citing_context(request: HttpRequest, source: Source) -> dict[str, Any]:
    """What the head and the "Cite" section of a page print."""
    return {
        "citations": [(name, citations.as_html(form(source))) for name, form in citations.STYLES],
        "citation_files": [(LABELS[name], f"{request.path}?format={name}") for name in FILES],
        "meta_tags": metadata.meta_tags(source),
        "coins": metadata.coins(source),
        "cite_as": source.url,
        "at_source": metadata.at_these_words(source.original_url, source.words),
    }


def citation_file(source: Source, wanted: str) -> HttpResponse:
    """The citation in one of ``FILES``, to be saved or taken up by a reference manager."""
    response: HttpResponse
    if wanted == "bibtex":
        response = HttpResponse(
            citations.bibtex(source), content_type="application/x-bibtex; charset=utf-8"
        )
        ending = "bib"
    elif wanted == "ris":
        response = HttpResponse(
            citations.ris(source), content_type="application/x-research-info-systems; charset=utf-8"
        )
        ending = "ris"
    else:
        response = JsonResponse(
            citations.csl_json(source),
            safe=False,
            content_type="application/vnd.citationstyles.csl+json",
            json_dumps_params={"ensure_ascii": False},
        )
        ending = "json"
    response["Content-Disposition"] = f'attachment; filename="{source.key}.{ending}"'
    return response
