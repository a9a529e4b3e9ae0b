"""From a file to the text that everything else counts in.

A .txt file's text is kept exactly as it stands in the file: line ends, spaces and
characters are not normalised, so that an offset means the same everywhere. Only a
byte order mark is left out, since it says how the text is written and is no part of
it. An .html file's text is made by `readouts.extraction.webpage`.

What cannot be read is refused with a message that says what it looks like and what
would be right; nothing is guessed (see `readouts.extraction.encodings`).
"""

from __future__ import annotations

import re
from pathlib import Path

from readouts.extraction.encodings import UnknownEncoding, decode
from readouts.extraction.webpage import page_text

SUFFIXES = (".txt", ".html", ".htm")
LIMIT = 2_000_000  # bytes; a page may hold many more than its text has
LONGEST = 300_000  # characters of text; the longest readout seen has 60 thousand

# How files that are no text begin, and what to call them.
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or a Word document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html[\s>])", re.IGNORECASE | re.S)


class UnreadableInput(Exception):
    """A file that holds no text to extract from; its message is one line that names it."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")

    def __reduce__(self) -> tuple[type[UnreadableInput], tuple[str, str]]:
        return (type(self), (self.name, self.reason))


def read(path: Path | str) -> str:
    """The text of a .txt or .html file.

    Raises UnreadableInput for a file that is missing, unreadable, too large, no text,
    or not in an encoding that is known for sure.
    """
    path = Path(path)
    name = str(path)
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnreadableInput(name, "is no regular file")
        size = path.stat().st_size
        if size > LIMIT:
            raise UnreadableInput(name, _too_large(size))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(name, f"cannot be read: {error.strerror or error}") from error
    return read_bytes(name, data)


def read_bytes(name: str, data: bytes) -> str:
    """The text in ``data``; ``name`` is the file's, and its suffix tells text from HTML.

    Raises UnreadableInput as `read` does.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnreadableInput(
            name, f"has the suffix {suffix!r}; texts are .txt, web pages .html or .htm"
        )
    if len(data) > LIMIT:
        raise UnreadableInput(name, _too_large(len(data)))
    _refuse_what_is_no_text(name, data)
    try:
        text = decode(data, html=suffix != ".txt")
    except UnknownEncoding as error:
        raise UnreadableInput(name, str(error)) from error
    if suffix != ".txt":
        text = page_text(text)
    elif _HTML_START.match(text):
        raise UnreadableInput(name, "is a web page; give it the suffix .html")
    if len(text) > LONGEST:
        raise UnreadableInput(
            name,
            f"holds {len(text):,} characters, over the limit of {LONGEST:,}; "
            "a readout is a few pages",
        )
    if not text.strip():
        raise UnreadableInput(name, "holds no text")
    control = _CONTROLS.search(text)
    if control:
        raise UnreadableInput(
            name,
            f"holds the control character U+{ord(control.group()):04X} at character "
            f"{control.start()}; it is no plain text, or a damaged one",
        )
    return text


def _too_large(size: int) -> str:
    return f"has {size:,} bytes, over the limit of {LIMIT:,}; a readout is a few pages"


def _refuse_what_is_no_text(name: str, data: bytes) -> None:
    if not data.strip():
        raise UnreadableInput(name, "is empty")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableInput(name, f"is {what}; save its text as UTF-8 in a .txt file")
