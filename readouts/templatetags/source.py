"""The source text with its margins. Written here and not as templates: a meeting of hundreds of
statements includes them by the thousand, and that would take most of the time of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from readouts.models import Participant, Readout, Statement, Topic
from readouts.passages import Paragraph, Piece, Run

register = template.Library()

SITE_LANGUAGE = "en"


@register.simple_tag
def source_text(
    paragraphs: Sequence[Paragraph[Statement]],
    readout: Readout,
    *,
    alone: Statement | None = None,
    links_once: bool = False,
) -> SafeString:
    """The paragraphs, each run of them with its speaker and its topics at the margins.

    Statements have their ``voicing`` and ``number``. ``alone``: the page is that of this
    statement, needs no link to it, and prints the others of its paragraph more quietly.
    ``links_once``: names and topics are links where they first stand, so that a long text stays
    light.
    """
    written = SourceText(readout, alone=alone, links_once=links_once)
    return SafeString("\n".join(written.paragraphs(paragraphs)))


class SourceText:
    """Writes one readout's passages; what comes again and again is made once.

    Elements rather than classes tell the parts of a statement apart (the stylesheet names them):
    what stands two hundred times on a page has to be short.
    """

    def __init__(self, readout: Readout, *, alone: Statement | None, links_once: bool) -> None:
        self.alone = alone
        self.links_once = links_once
        self.place = readout.permanent_link(0).removesuffix("0/")
        same = readout.language == SITE_LANGUAGE
        self.lang = "" if same else format_html(' lang="{}"', readout.language)
        self.links: dict[tuple[type, int], str] = {}

    def paragraphs(self, paragraphs: Iterable[Paragraph[Statement]]) -> Iterator[str]:
        for paragraph in paragraphs:
            begun = False
            for run in paragraph.runs:
                if run.statement or not run.is_blank:
                    yield self.run(run, " on" if begun else "")
                    begun = True

    def run(self, run: Run[Statement], on: str) -> str:
        """One passage; ``on`` is the class of one that goes on with the paragraph before it."""
        words = "".join(map(piece, run.pieces))
        if run.statement is None:
            return f'<p class="unsaid{on}"{self.lang}>{words}</p>'
        statement: Any = run.statement
        if self.alone and statement.pk != self.alone.pk:
            on += " beside"
        notes = self.topics(statement) + self.permanent_link(statement)
        return (
            f'<div class="said {statement.voicing.css}{on}" id="s{statement.start}">'
            f"<p>{self.who(statement.voicing)}</p>"
            f"<blockquote{self.lang}>{words}</blockquote>"
            f"{f'<ul>{notes}</ul>' if notes else ''}</div>"
        )

    def who(self, voicing: Any) -> str:
        """The speakers, and how they speak."""
        names = '<span class="visually-hidden">,</span> '.join(
            self.link(line.participant) for line in voicing.lines
        )
        parts = ['<span class="jointly">Jointly</span>'] if voicing.kind == "joint" else []
        parts += [names] if names else []
        if voicing.unnamed_group:
            parts.append(f'<span class="unnamed">“{escape(voicing.unnamed_group)}”</span>')
        elif not names:
            parts.append('<span class="unnamed">Speaker not named</span>')
        if voicing.said_by:
            parts.append(f'<span class="said-by">said by {escape(voicing.said_by.name)}</span>')
        return " ".join(parts)

    def topics(self, statement: Any) -> str:
        return "".join(f"<li>{self.link(topic)}</li>" for topic in statement.topic_list)

    def permanent_link(self, statement: Any) -> str:
        if self.alone and statement.pk == self.alone.pk:
            return ""
        return (
            f'<li><a rel="bookmark" href="{self.place}{statement.start}/">'
            f"{statement.number}: link, cite, report</a></li>"
        )

    def link(self, row: Participant | Topic) -> str:
        key = (type(row), row.pk)
        if key in self.links:
            return self.links[key]
        name = escape(row.name)
        linked = f'<a href="{escape(row.get_absolute_url())}">{name}</a>'
        again = f"<b>{name}</b>" if isinstance(row, Participant) else name
        self.links[key] = again if self.links_once else linked
        return linked


def piece(piece: Piece) -> str:
    """Some characters of the text, as they are, with their marks."""
    text = escape(piece.text)
    if not piece.names:
        return text
    anchor = f' id="{piece.anchor}"' if piece.anchor else ""
    if "hit" in piece.names:
        return f"<mark{anchor}>{text}</mark>"
    return f'<span class="{" ".join(piece.names)}"{anchor}>{text}</span>'
