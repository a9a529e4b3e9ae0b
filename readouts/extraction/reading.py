"""From a file to the text that everything else counts in.

A .txt file's text is kept exactly as it stands in the file: line ends, spaces and
characters are not normalised, so that an offset means the same everywhere. Only a
byte order mark is left out, since it says how the text is written and is no part of
it. An .html file's text is made by `readouts.extraction.webpage`.

What cannot be read is refused with a message that says what it looks like and what
would be right; nothing is guessed. Text is UTF-8, and an HTML page may declare
another encoding.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from readouts.extraction.webpage import page_text

SUFFIXES = (".txt", ".html", ".htm")
LIMIT = 2_000_000  # bytes; the longest readout seen has 60 thousand

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
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html[\s>])", re.IGNORECASE | re.S)
_CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


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
    if suffix == ".txt":
        text = _decode(name, data, "utf-8-sig")
        if _HTML_START.match(text):
            raise UnreadableInput(name, "is a web page; give it the suffix .html")
    else:
        text = page_text(_decode(name, data, _declared_encoding(name, data)))
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
    if data.startswith(_UTF16) or _looks_like_utf16(data):
        raise UnreadableInput(name, "looks like UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableInput(name, "is a binary file; only text and web pages can be read")


def _looks_like_utf16(data: bytes) -> bool:
    """Whether about every second byte is NUL, as in Western text in UTF-16 without a mark."""
    sample = data[:4096]
    half = len(sample) // 2
    return half > 0 and max(sample[::2].count(0), sample[1::2].count(0)) > 0.7 * half


def _declared_encoding(name: str, data: bytes) -> str:
    """The Python codec for the encoding an HTML page declares; UTF-8 where it declares none."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    found = _CHARSET.search(data[:2048])
    if found is None:
        return "utf-8"
    label = found.group(1).decode("ascii").lower()
    # Browsers read these labels as their supersets (the WHATWG Encoding Standard).
    label = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(label, label)
    label = {"gb2312": "gb18030", "gbk": "gb18030"}.get(label, label)
    try:
        codec = codecs.lookup(label)
    except LookupError:
        codec = None
    # A few codecs of Python's turn bytes into bytes; they are no encodings of text.
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise UnreadableInput(
            name, f"declares the charset {label!r}, which is not known; save it as UTF-8"
        )
    return codec.name


def _decode(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding not in ("utf-8", "utf-8-sig"):
            raise UnreadableInput(
                name,
                f"declares the charset {encoding!r}, but byte {data[error.start]:#04x} "
                f"at offset {error.start} is not in it; save it as UTF-8",
            ) from error
        raise UnreadableInput(
            name,
            f"is not UTF-8 (byte {data[error.start]:#04x} at offset {error.start}); "
            f"it looks like {_likely_encoding(data)}; save it as UTF-8",
        ) from error


def _likely_encoding(data: bytes) -> str:
    """A name for the encoding of bytes that are not UTF-8, for the message only."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "Windows-1252 or another encoding of single bytes"
    foreign = sum(1 for character in text if ord(character) > 127)
    # Curly quotation marks of Windows-1252 join the letter after them into one rare character.
    likely = len(_CJK.findall(text)) > 0.9 * foreign and re.search(r"[的是在和一国中]", text)
    return "GB18030 (Chinese)" if likely else "Windows-1252 or another encoding of single bytes"
