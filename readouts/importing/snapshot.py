"""An extraction as JSON: what `Readout.extracted` keeps of it. Pure.

    {"source": {"file", "url", "publisher", "publisher_country", "published_on", "title",
                "language"},
     "title": CLAIM, "date": CLAIM, "date_end": CLAIM, "kind": CLAIM, "place": CLAIM,
     "publisher": CLAIM, "publisher_country": "CN",
     "participants": [{"name", "aliases", "party", "role", "start", "end", "rule",
                       "confidence", "alternatives", "group", "participant": its number
                       (null for a group, which is no participant), "made"}],
     "mentioned": [{"name", "party", "role", "start", "end", "made"}],
     "statements": [{"start", "end", "made"}],
     "fields": the machine's last answer for the readout's own row}

    CLAIM: {"value", "written", "start", "end", "rule", "confidence", "alternatives"}, or null

``made`` is true where the entry became a row, or was one that a person has deleted since:
an entry that was made, and has no row, stays deleted. It is false where the entry made no
row because a person's row stood in its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from readouts.extraction.records import Claim, Extraction, Mention, Person, Source, Span

CLAIMS = ("title", "date", "date_end", "kind", "place", "publisher")
PARTS = ("participants", "mentioned", "statements")
SOURCE_FIELDS = ("file", "url", "publisher", "publisher_country", "title", "language")


def source_as_json(source: Source) -> dict[str, str | None]:
    told: dict[str, str | None] = {field: getattr(source, field) for field in SOURCE_FIELDS}
    told["published_on"] = source.published_on.isoformat() if source.published_on else None
    return told


def source_with(source: Source, known: dict[str, Any]) -> Source:
    """``source``, with what an earlier import was told (as JSON) wherever it is silent.

    The file keeps the name under which the text came first.
    """
    told = {field: getattr(source, field) or known.get(field) or "" for field in SOURCE_FIELDS}
    day = known.get("published_on")
    return Source(
        **{**told, "file": known.get("file") or source.file},
        published_on=source.published_on or (dt.date.fromisoformat(day) if day else None),
    )


def as_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction without its text; each entry counts as made until its row says otherwise.

    What depends on rows ("participant", "fields") is filled in later.
    """
    told: dict[str, Any] = {
        "source": source_as_json(extraction.source),
        **{field: claim_as_json(getattr(extraction, field)) for field in CLAIMS},
        "publisher_country": extraction.publisher_country,
        "participants": [person_as_json(person) for person in extraction.participants],
        "mentioned": [mention_as_json(mention) for mention in extraction.mentioned],
        "statements": [ends(statement.span) for statement in extraction.statements],
    }
    for part in PARTS:
        for entry in told[part]:
            entry["made"] = True
    return told


def persons(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The participants of a snapshot that are persons and no groups: they alone have rows."""
    return [entry for entry in told.get("participants", ()) if not entry["group"]]


def claim_as_json(claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "value": claim.value,
        "written": claim.written,
        **ends(claim.span),
        "rule": claim.rule,
        "confidence": claim.confidence,
        "alternatives": list(claim.alternatives),
    }


def person_as_json(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "party": person.party,
        "role": person.role,
        **ends(person.span),
        "rule": person.rule,
        "confidence": person.confidence,
        "alternatives": list(person.alternatives),
        "group": person.group,
        "participant": None,
    }


def mention_as_json(mention: Mention) -> dict[str, Any]:
    return {
        "name": mention.name,
        "party": mention.party,
        "role": mention.role,
        **ends(mention.span),
    }


def ends(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}
