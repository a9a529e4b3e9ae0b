"""Short readouts written for these tests, and what an extraction would make of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.apps import apps
from django.db import connection

from readouts.extraction.records import (
    Claim,
    ExtractedStatement,
    Extraction,
    Mention,
    Person,
    Silence,
    Source,
    Span,
    TopicMatch,
)
from readouts.importing.finish import finish
from readouts.importing.parties import Parties
from readouts.importing.people import People
from readouts.importing.readout import Archive, import_readout, machine_at_work
from readouts.importing.report import Tally
from readouts.importing.vocabulary import topic_numbers
from readouts.models import Readout
from tests.factories import TopicFactory

LAVROV, WANG = "Sergey Lavrov", "Wang Yi"
TEXT = """Wang Yi Meets with Sergey Lavrov

On July 15, 2021, Foreign Minister Wang Yi met with Sergey Lavrov in Tashkent.

Wang Yi said that energy trade is growing. He hopes that vaccines reach everyone.

Lavrov said that Russia supports multilateralism. Xi Jinping was thanked.

The two sides agreed to stay in touch.
"""


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(value: str, written: str | None = None, text: str = TEXT, sure: float = 0.95) -> Claim:
    written = written or value
    return Claim(value, written, span(written, text), "lead", sure)


def person(name: str, party: str, role: str = "Foreign Minister", **more) -> Person:
    found = span(name) if name in TEXT else None
    return Person(name, party, role, found, "lead", more.pop("confidence", 0.95), **more)


def statement(words: str, *speakers: str, text: str = TEXT, **more) -> ExtractedStatement:
    """The words as a statement of the speakers; ``topics`` are pairs of slug and words."""
    topics = tuple(
        TopicMatch(slug, phrase, span(phrase, text)) for slug, phrase in more.pop("topics", ())
    )
    confidence = more.pop("confidence", 0.95)
    place = span(words, text)
    return ExtractedStatement(
        place, words, speakers, "name and cue", confidence, topics=topics, **more
    )


ENERGY = "Wang Yi said that energy trade is growing."
HOPES = "He hopes that vaccines reach everyone."
MULTILATERALISM = "Lavrov said that Russia supports multilateralism."
THANKS = "Xi Jinping was thanked."
AGREED = "The two sides agreed to stay in touch."

STATEMENTS = (
    statement(f"{ENERGY} {HOPES}", WANG, topics=[("energy", "energy"), ("trade", "trade")]),
    statement(MULTILATERALISM, LAVROV, topics=[("multilateralism", "multilateralism")]),
    statement(AGREED, WANG, LAVROV),
)
EXTRACTION = Extraction(
    text=TEXT,
    source=Source(
        file="tashkent.txt",
        url="https://mfa.example/tashkent",
        publisher="Ministry of Foreign Affairs of China",
        publisher_country="CN",
        published_on=dt.date(2021, 7, 16),
        language="en",
    ),
    document="readout",
    title=claim("Wang Yi Meets with Sergey Lavrov"),
    date=claim("2021-07-15", "July 15, 2021"),
    kind=claim("meeting", "met with"),
    place=claim("Tashkent"),
    publisher=Claim("Ministry of Foreign Affairs of China", "", None, "manifest", 1.0),
    publisher_country="CN",
    participants=(person(WANG, "CN"), person(LAVROV, "RU", role="")),
    mentioned=(Mention("Xi Jinping", span("Xi Jinping")),),
    statements=STATEMENTS,
)


def changed(extraction: Extraction = EXTRACTION, **fields) -> Extraction:
    return replace(extraction, **fields)


def with_statements(*statements: ExtractedStatement) -> Extraction:
    return replace(EXTRACTION, statements=statements)


def silent(reason: str, detail: str, words: str | None = None) -> Silence:
    return Silence(reason, detail, span(words) if words else None)


def put(extraction: Extraction = EXTRACTION) -> Tally:
    """Import one extraction as a run of its own, from the readout to what a run settles."""
    for slug in ("energy", "trade", "multilateralism", "health"):
        TopicFactory(slug=slug)
    archive = Archive(People(), Parties(), topic_numbers())
    tally, pk = import_readout(extraction, archive)
    settled = Tally()
    with machine_at_work():
        finish(archive.people, {pk}, settled)
    tally.rows.update(settled.rows)
    return tally


def stored() -> Readout:
    """The readout of `TEXT`."""
    return Readout.objects.get(text=TEXT)


def said(words: str):
    """The statement that begins with the words."""
    return stored().statements.get(start=span(words).start)


TABLES = [
    model._meta.db_table
    for model in apps.get_app_config("readouts").get_models()
    if not model._meta.proxy
] + ["readouts_statement_speakers"]


def versions():
    """The version of every row of every table of the archive, its history included."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT ctid::text, xmin::text FROM {name} ORDER BY 1")  # noqa: S608
            found[table] = cursor.fetchall()
    return found
