"""What a page says of itself to machines: Highwire and Dublin Core tags, COinS, schema.org.

Zotero and its like read these; ``tests/site/test_metadata.py`` reads them as a translator would.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from readouts.citations import ARCHIVE, GENRE, Source, institution
from readouts.models import Attendance, Meeting, Participant, Readout
from readouts.voices import Voicing

FRAGMENT_WORDS = 5
CONTEXT = 32  # characters on either side of a quotation that make it unique


def meta_tags(source: Source) -> list[tuple[str, str]]:
    """(name, content) of the tags of a page on which ``source`` is to be cited.

    Zotero takes whatever has a ``citation_title`` for an article in a journal, unless told of
    another type in its own words, and ``DC.source`` for the name of the site, unless PRISM has one.
    """
    date = source.date
    tags = [
        ("citation_title", source.title),
        ("citation_author", institution(source.author)),
        ("citation_publisher", source.author),
        ("citation_publication_date", f"{date:%Y/%m/%d}" if date else ""),
        ("citation_language", source.language),
        ("citation_public_url", source.url),
        ("citation_fulltext_html_url", source.url),
        ("DC.title", source.title),
        ("DC.creator", source.author),
        ("DC.publisher", source.author),
        ("DC.date", date.isoformat() if date else ""),
        ("DC.type", GENRE.capitalize()),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.language", source.language),
        ("DC.identifier", source.url),
        ("DC.source", source.original_url),
        ("DC.isPartOf", ARCHIVE),
        ("prism.publicationName", ARCHIVE),
        ("z:itemType", "webpage"),
    ]
    return [(name, content) for name, content in tags if content]


def coins(source: Source) -> str:
    """The ContextObject (Z39.88-2004) of ``source``, for the title of a ``span.Z3988``."""
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rfr_id": "info:sid/readout-archive",
        "rft.type": "webpage",
        "rft.title": source.title,
        "rft.creator": institution(source.author),
        "rft.date": source.date.isoformat() if source.date else "",
        "rft.source": ARCHIVE,
        "rft.language": source.language,
        "rft.identifier": source.url,
    }
    return urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)


def person_ld(person: Participant, base: str) -> dict[str, Any]:
    return {"@type": "Person", "name": person.name, "url": base + person.get_absolute_url()}


def readout_ld(readout: Readout, source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "Report",
        "name": readout.title,
        "inLanguage": readout.language,
        "url": source.url,
        "isPartOf": {"@type": "ArchiveComponent", "name": ARCHIVE},
    }
    if source.author:
        told["author"] = {"@type": "GovernmentOrganization", "name": source.author}
    if readout.published_on:
        told["datePublished"] = readout.published_on.isoformat()
    if readout.url:
        told["isBasedOn"] = readout.url
    return told


def quotation_ld(
    statement: Any, voicing: Voicing, readout: dict[str, Any], source: Source, base: str
) -> dict[str, Any]:
    """A statement as a schema.org Quotation in its readout."""
    return {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": source.url,
        "url": source.url,
        "text": statement.text,
        "inLanguage": source.language,
        "creator": [person_ld(line.participant, base) for line in voicing.lines],
        "about": [{"@type": "Thing", "name": topic.name} for topic in statement.topic_list],
        "isPartOf": readout,
    }


def event_ld(meeting: Meeting, attendances: list[Attendance], base: str) -> dict[str, Any]:
    """A meeting as a schema.org Event."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": base + meeting.get_absolute_url(),
        "url": base + meeting.get_absolute_url(),
        "name": meeting.title,
        "attendee": [person_ld(a.participant, base) for a in attendances],
    }
    if meeting.date:
        told["startDate"] = meeting.date.isoformat()
    if meeting.date_end:
        told["endDate"] = meeting.date_end.isoformat()
    if meeting.place:
        told["location"] = {"@type": "Place", "name": meeting.place}
    return told


def at_these_words(address: str, words: str) -> str:
    """``address`` with a text fragment that scrolls a browser to ``words``."""
    split = words.split()
    if not address or not split:
        return address
    first, last = split[:FRAGMENT_WORDS], split[-FRAGMENT_WORDS:]
    # A comma or a hyphen has a meaning in the fragment, and quote() leaves the hyphen alone.
    parts = [" ".join(split)] if len(split) <= 2 * FRAGMENT_WORDS else map(" ".join, (first, last))
    encoded = ",".join(quote(part, safe="").replace("-", "%2D") for part in parts)
    return f"{address.partition('#')[0]}#:~:text={encoded}"


def selectors(readout: Readout, start: int, end: int) -> list[dict[str, Any]]:
    """The W3C Web Annotation selectors of a run of the readout's text, in code points."""
    text = readout.text
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - CONTEXT, 0) : start],
            "suffix": text[end : end + CONTEXT],
        },
    ]
