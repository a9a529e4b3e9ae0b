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
    paragraphs: Sequence[Paragraph[Statement]], readout: Readout, *, alone: bool = False
) -> SafeString:
    """The paragraphs, each run of them with its speaker and its topics at the margins.

    Statements have their ``voicing`` and ``number``. ``alone``: the page is that of the one
    statement shown, and needs no link to it.
    """
    return SafeString("\n".join(SourceText(readout, alone=alone).paragraphs(paragraphs)))


class SourceText:
    """Writes one readout's passages; what comes again and again is made once."""

    def __init__(self, readout: Readout, *, alone: bool) -> None:
        self.alone = alone
        self.place = readout.permanent_link(0).removesuffix("0/")
        same = readout.language == SITE_LANGUAGE
        self.lang = "" if same else format_html(' lang="{}"', readout.language)
        self.links: dict[tuple[type, int], str] = {}

    def paragraphs(self, paragraphs: Iterable[Paragraph[Statement]]) -> Iterator[str]:
        for paragraph in paragraphs:
            runs = [self.run(run) for run in paragraph.runs if run.statement or not run.is_blank]
            if runs:
                yield f'<div class="paragraph">{"".join(runs)}</div>'

    def run(self, run: Run[Statement]) -> str:
        words = "".join(map(piece, run.pieces))
        if run.statement is None:
            return f'<div class="passage unsaid"><p class="words"{self.lang}>{words}</p></div>'
        statement: Any = run.statement
        return (
            f'<div class="passage said {statement.voicing.css}" id="s{statement.start}">'
            f'<p class="who">{self.who(statement.voicing)}</p>'
            f'<blockquote class="words"{self.lang}><p>{words}</p></blockquote>'
            f'<div class="notes">{self.topics(statement)}{self.permanent_link(statement)}</div>'
            "</div>\n"
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

    def topics(self, statement: Statement) -> str:
        links = "".join(f"<li>{self.link(topic)}</li>" for topic in statement.topics.all())
        return f'<ul class="note-topics">{links}</ul>' if links else ""

    def permanent_link(self, statement: Any) -> str:
        if self.alone:
            return ""
        return (
            f'<p class="permalink"><a href="{self.place}{statement.start}/">Link, cite, report'
            f'<span class="visually-hidden"> statement {statement.number}</span></a></p>'
        )

    def link(self, row: Participant | Topic) -> str:
        key = (type(row), row.pk)
        if key not in self.links:
            self.links[key] = format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.name)
        return self.links[key]


def piece(piece: Piece) -> str:
    """Some characters of the text, as they are, with their marks."""
    text = escape(piece.text)
    if not piece.names:
        return text
    anchor = f' id="{piece.anchor}"' if piece.anchor else ""
    if "hit" in piece.names:
        return f"<mark{anchor}>{text}</mark>"
    return f'<span class="{" ".join(piece.names)}"{anchor}>{text}</span>'
