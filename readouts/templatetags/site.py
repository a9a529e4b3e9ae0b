"""What the templates of the readers' site print over and over."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from readouts.dates import MONTHS, day_words
from readouts.search.results import SHORT, snippet

register = template.Library()


@register.filter
def day(value: dt.date | None) -> str:
    """ "15 July 2021", or "undated"."""
    return day_words(value) if value else "undated"


@register.filter
def days(meeting: Any) -> SafeString:
    """A meeting's day or days as <time> elements: "15 July 2021", "14–15 July 2021"."""
    first, last = meeting.date, meeting.date_end
    if not first:
        return SafeString("undated")
    if not last or last == first:
        return format_html('<time datetime="{}">{}</time>', first.isoformat(), day(first))
    if (first.year, first.month) == (last.year, last.month):
        begins = str(first.day)
    elif first.year == last.year:
        begins = f"{first.day} {MONTHS[first.month - 1]}"
    else:
        begins = day(first)
    return format_html(
        '<time datetime="{}">{}</time>–<time datetime="{}">{}</time>',
        first.isoformat(), begins, last.isoformat(), day(last),
    )  # fmt: skip


@register.filter
def period(first: dt.date | None, last: dt.date | None) -> str:
    """ "2020", "2020–2024", or "" where neither is known."""
    years = sorted({d.year for d in (first, last) if d})
    return "–".join(str(year) for year in years)


@register.filter
def with_the(publisher: Any) -> str:
    """A publisher's name within a sentence: "the White House", but "NATO"."""
    name = str(publisher)
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if " " in name else name


@register.filter
def in_short(statement: Any) -> SafeString:
    """The words of a dressed statement around most of its hits, for a page of many rows."""
    return snippet(statement.text, statement.marks, SHORT)


@register.filter
def page_numbers(paginator: Paginator[Any], number: int) -> list[int | None]:
    """The first and last pages and those around ``number``; None where some are left out."""
    return [
        page if isinstance(page, int) else None
        for page in paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
    ]


@register.filter
def as_linked_data(told: dict[str, Any]) -> SafeString:
    """JSON-LD for a script element: data that no browser runs, with nothing that could end it."""
    text = json.dumps(told, ensure_ascii=False, default=str)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return SafeString(text)


@register.simple_tag(takes_context=True)
def hidden_query(context: template.Context, *leave_out: str) -> SafeString:
    """The query string as hidden inputs, without the fields named: a form keeps the rest."""
    query = context["request"].GET
    pairs = [
        (name, value)
        for name, values in query.lists()
        if name not in leave_out
        for value in values
        if value
    ]
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', pairs)


@register.inclusion_tag("readouts/parts/hits_nav.html", takes_context=True)
def hits_nav(context: template.Context, hits: Sequence[str], asked: str) -> dict[str, Any]:
    """The way through the ``hits`` (anchors, in order) of the search ``asked``.

    Without JavaScript the address tells at which the reader is: ``?hit=2``. The steps go round.
    """
    count = len(hits)
    told = context["request"].GET.get("hit", "")
    at = next((n for n in range(1, count + 1) if told == str(n)), 0)
    steps = (("Previous", at - 1 if at > 1 else count), ("Next", at % count + 1)) if count else ()
    return {"hits": hits, "asked": asked, "steps": steps if count > 1 else ()}


@dataclass(frozen=True, slots=True)
class Column:
    """One bar of a column chart, ``height`` pixels high."""

    label: str
    count: int
    url: str
    height: int
    tick: str


TALLEST = 72  # pixels
MOST_LABELS = 8  # as many as stand side by side on a phone without touching


@register.inclusion_tag("readouts/parts/columns.html")
def columns(
    bars: Sequence[Any],
    title: str,
    unit: str = "statements",
    when: str = "Year",
    ident: str = "chart",
) -> dict[str, Any]:
    """A column chart of ``bars`` (each with label, count, url) and, under it, its table."""
    most = max((bar.count for bar in bars), default=0)
    every = -(-len(bars) // MOST_LABELS) or 1
    ticked = any(getattr(bar, "tick", "") for bar in bars)
    drawn = []
    for index, bar in enumerate(bars):
        # A bar that stands for anything at all is seen, however small beside the greatest.
        height = max(round(TALLEST * bar.count / most), 2) if bar.count else 0
        counted_off = bar.label if index % every == 0 else ""
        tick = bar.tick if ticked else counted_off
        drawn.append(Column(bar.label, bar.count, bar.url, height, tick))
    return {
        "columns": drawn,
        "bars": bars,
        "title": title,
        "unit": unit,
        "when": when,
        "ident": ident,
        "range": f"{bars[0].label} to {bars[-1].label}" if ticked and len(bars) > 1 else "",
        "total": sum(bar.count for bar in bars),
    }


@register.inclusion_tag("readouts/parts/compared.html")
def compared(
    rows: Sequence[Any], title: str, unit: str, what: str = "Topic", beside: str = "All"
) -> dict[str, Any]:
    """A table of shares, each beside the share that it is compared with; ``unit`` says of what."""
    return {"rows": rows, "title": title, "unit": unit, "what": what, "beside": beside}


@register.inclusion_tag("readouts/parts/tally.html")
def tally(
    items: Sequence[Any], title: str, total: int, unit: str = "Statements", what: str = ""
) -> dict[str, Any]:
    """A table of counts with a bar beside each, widest for the greatest; ``total`` is what they
    are counted of.
    """
    most = max((item.count for item in items), default=0)
    rows = [(item, round(100 * item.count / most, 1) if most else 0) for item in items]
    return {"rows": rows, "title": title, "unit": unit, "what": what or title, "total": total}
