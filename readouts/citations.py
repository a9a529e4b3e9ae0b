"""How a readout, or one statement of it, is cited: in words and in the files that managers read.

A readout is a press release, and the style guides' forms for those are followed: the Chicago
Manual of Style (17th edition, a note), APA (7th edition, section 10.4: the group that released it
is the author, "[Press release]" follows the title) and MLA (9th edition: "Press release" is the
optional last element; the container is this archive). They are written out here rather
than made by citeproc-py from CSL styles: there is one kind of source and four forms of it, and
citeproc-py would bring lxml, implement an older CSL than these editions' styles are written in,
and put their share-alike licence on the archive. The CSL-JSON that is given lets whoever wants
another style make it with their own processor.

The author is the publisher of the readout: nobody else answers for its words, least of all the
one whom they report. Titles stay as printed, in every style. The date is the day of publication,
or the day of the encounter where that is not known. No function asks the database.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from readouts.dates import MONTHS, day_words
from readouts.models import Kind

ARCHIVE = "Readout Archive"
GENRE = "press release"
READOUTS = {
    Kind.MEETING: "readout of a meeting",
    Kind.PHONE_CALL: "readout of a phone call",
    Kind.VIDEO_CALL: "readout of a video call",
    Kind.PRESS_CONFERENCE: "readout of a press conference",
    Kind.MULTILATERAL: "readout of a multilateral meeting",
    Kind.CORRESPONDENCE: "readout of correspondence",
    Kind.SPEECH: "readout of a speech",
    Kind.OTHER: "readout",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation is made of. ``url`` is absolute and permanent.

    ``speakers`` and ``joint`` describe the statement that is cited; both are empty for the whole
    readout. ``start`` and ``end`` are the statement's offsets, or None.
    """

    code: str
    title: str
    author: str
    date: dt.date | None
    kind: str
    url: str
    original_url: str = ""
    language: str = "en"
    speakers: str = ""
    joint: bool = False
    start: int | None = None
    end: int | None = None
    words: str = ""

    @property
    def readout_of(self) -> str:
        """ "readout of a phone call" """
        return READOUTS.get(Kind(self.kind), "readout")

    @property
    def statement(self) -> str:
        """ "statement by Wang Yi", "joint statement by ... and ...", or "" for a whole readout."""
        if not self.speakers:
            return ""
        return f"{'joint ' if self.joint else ''}statement by {self.speakers}"

    @property
    def key(self) -> str:
        return f"readout-{self.code}" + ("" if self.start is None else f"-{self.start}")


def plain(source: Source) -> str:
    """What is cited, in the order in which one would say it."""
    parts = [
        source.statement[:1].upper() + source.statement[1:],
        f"“{source.title}”",
        source.readout_of,
        day_words(source.date) if source.date else "",
        source.author,
        ARCHIVE,
    ]
    return f"{', '.join(part for part in parts if part)}, {source.url}"


def chicago(source: Source) -> str:
    """A note: author, "title," press release, date, statement, archive, address."""
    date = _american(source.date)
    before = f"{source.author}, " if source.author else ""
    after = [GENRE, date, source.statement, ARCHIVE, source.url]
    return f"{before}“{_nested(source.title)},” {', '.join(part for part in after if part)}."


def apa(source: Source) -> str:
    """Author. (year, month day). *Title* [Press release]. Archive. Address, with no period."""
    date = f"({_apa_date(source.date)})"
    genre = f"{GENRE.capitalize()}; {source.statement}" if source.statement else GENRE.capitalize()
    title = f"{_italic(source.title)} [{genre}]."
    head = f"{_stop(source.author)} {date}. {title}" if source.author else f"{title} {date}."
    return f"{head} {ARCHIVE}. {source.url}"


def mla(source: Source) -> str:
    """Author. "Title." *Archive*, day month year, address without its scheme. Press release."""
    before = f"{_stop(source.author)} " if source.author else ""
    where = [_italic(ARCHIVE), _mla_date(source.date), re.sub(r"^https?://", "", source.url)]
    genre = f"{GENRE.capitalize()}, {source.statement}" if source.statement else GENRE.capitalize()
    title = f"“{_stop(_nested(source.title))}”"
    return f"{before}{title} {', '.join(part for part in where if part)}. {genre}."


# Around what a style prints in italics. No title holds these control characters: they are
# taken out of what goes between them.
ITALIC, ROMAN = "\x0e", "\x0f"


def _italic(text: str) -> str:
    return f"{ITALIC}{text.replace(ITALIC, '').replace(ROMAN, '')}{ROMAN}"


def as_text(citation: str) -> str:
    """A citation without its italics."""
    return citation.replace(ITALIC, "").replace(ROMAN, "")


def as_html(citation: str) -> SafeString:
    """A citation with its italics as <i> and everything else escaped."""
    return SafeString(escape(citation).replace(ITALIC, "<i>").replace(ROMAN, "</i>"))


STYLES = (("Plain", plain), ("Chicago", chicago), ("APA", apa), ("MLA", mla))


# What biblatex calls a language: babel's name for it.
LANGUAGES = {"de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
             "pl": "polish", "pt": "portuguese", "ru": "russian", "tr": "turkish"}  # fmt: skip


def bibtex(source: Source) -> str:
    """An @misc entry, in UTF-8, that BibTeX and biblatex both read."""
    fields = {
        # The inner braces keep an institution from being taken for a person.
        "author": f"{{{_tex(source.author)}}}" if source.author else "",
        "title": f"{{{_tex(source.title)}}}",
        "howpublished": f"{GENRE.capitalize()}. {ARCHIVE}",
        "year": str(source.date.year) if source.date else "",
        "month": MONTHS[source.date.month - 1][:3].lower() if source.date else "",
        "day": str(source.date.day) if source.date else "",
        "date": source.date.isoformat() if source.date else "",
        "url": source.url,
        "langid": LANGUAGES.get(source.language.partition("-")[0], ""),
        "note": _tex(_note(source)),
    }
    lines = [
        # BibTeX's own names of the months stand without braces.
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{source.key},", *lines, "}", ""])


def institution(name: str) -> str:
    """The name of an author who is no person, for formats that take a last word for a family name.

    What stands before a comma is the family name, and nothing after it no given name: RIS has it
    so, and Zotero reads Highwire tags and COinS in the same way.
    """
    return f"{name}," if name else ""


def ris(source: Source) -> str:
    """One RIS record; lines end in CR LF, as the format has it."""
    date = source.date
    fields = [
        ("TY", "ELEC"),
        ("ID", source.key),
        ("AU", institution(source.author)),
        ("TI", source.title),
        ("T2", ARCHIVE),
        ("M3", GENRE.capitalize()),
        ("PY", str(date.year) if date else ""),
        ("DA", f"{date:%Y/%m/%d}/" if date else ""),
        ("LA", source.language),
        ("UR", source.url),
        ("L2", source.original_url),
        ("AB", source.words),
        ("N1", _note(source)),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(source: Source) -> list[dict[str, Any]]:
    """A list of one CSL-JSON item, as citeproc processors take it."""
    item: dict[str, Any] = {
        "id": source.key,
        "type": "webpage",
        "title": source.title,
        "genre": GENRE.capitalize(),
        "container-title": ARCHIVE,
        "URL": source.url,
        "language": source.language,
    }
    if source.author:
        item["author"] = [{"literal": source.author}]
    if source.date:
        date = source.date
        item["issued"] = {"date-parts": [[date.year, date.month, date.day]]}
    if source.words:
        item["abstract"] = source.words
    if _note(source):
        item["note"] = _note(source)
    return [item]


def _note(source: Source) -> str:
    parts = []
    if source.statement:
        said = source.statement[:1].upper() + source.statement[1:]
        parts.append(f"{said}, characters {source.start} to {source.end} of the text")
    if source.original_url:
        parts.append(f"official source: {source.original_url}")
    return "; ".join(parts)


def _american(date: dt.date | None) -> str:
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}" if date else ""


def _apa_date(date: dt.date | None) -> str:
    return f"{date.year}, {MONTHS[date.month - 1]} {date.day}" if date else "n.d."


def _mla_date(date: dt.date | None) -> str:
    if not date:
        return ""
    month = MONTHS[date.month - 1]
    # MLA shortens the names of more than four letters, September to four.
    short = month if len(month) <= 4 else ("Sept." if date.month == 9 else f"{month[:3]}.")
    return f"{date.day} {short} {date.year}"


def _nested(title: str) -> str:
    """Quotation marks inside a quoted title become single ones."""
    title = re.sub(r'"([^"]*)"', r"‘\1’", title)
    return title.replace("“", "‘").replace("”", "’")


def _stop(text: str) -> str:
    """The text with a full stop, unless it ends in a mark that closes a sentence."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda m: TEX.get(m[0], f"\\{m[0]}"), text)
