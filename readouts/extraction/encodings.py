"""From bytes to characters, where it is certain which characters they are.

A wrong guess would stand in a stored text for ever, so there are no guesses: text is
UTF-8, or UTF-16 with its byte order mark, or what an HTML page declares, or bytes that
the code pages of Windows for Western, Central European and Turkish text read alike.
"""

from __future__ import annotations

import codecs
import re

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
# Browsers read these labels as their supersets (the WHATWG Encoding Standard), and a page
# whose declaration can be read byte by byte is not in UTF-16.
_READ_AS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_ONE_BYTE = re.compile(r"cp\d+|iso8859-\d+|koi8-\w")
_WINDOWS = ("cp1252", "cp1250", "cp1254")
# A letter between code pages is believed only in a word of plain letters.
_LONE_LETTER = re.compile(r"(?<![A-Za-z])[^\W\d_a-zA-Z](?![A-Za-z])")
_CONTROL = re.compile(r"[\x80-\x9f]")
_CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


class UnknownEncoding(ValueError):
    """Bytes that cannot be read for certain; the message says what they look like."""


def decode(data: bytes, *, html: bool) -> str:
    """The characters of a text or, with ``html``, of a web page that may declare its encoding.

    A byte order mark is no part of them. Raises UnknownEncoding.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            if not codec:
                raise UnknownEncoding("looks like UTF-32; save it as UTF-8")
            return _strictly(data, codec)
    if _looks_like_utf16(data):
        raise UnknownEncoding("looks like UTF-16 without a byte order mark; save it as UTF-8")
    if b"\0" in data:
        raise UnknownEncoding("is a binary file; only text and web pages can be read")
    declared = _declared(data) if html else "utf-8"
    # Servers send UTF-8 and say so beside the page, whatever the page itself was told to
    # declare; no text in an encoding of single bytes happens to be valid UTF-8.
    if declared == "utf-8" or (_ONE_BYTE.fullmatch(declared) and _is_utf8(data)):
        return _strictly(data, "utf-8")
    return _strictly(data, declared)


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        at = f"byte {data[error.start]:#04x} at offset {error.start}"
        if codec == "utf-16":
            raise UnknownEncoding(f"begins as UTF-16 and breaks off ({at})") from error
        if codec not in ("utf-8", "utf-8-sig"):
            raise UnknownEncoding(
                f"declares the charset {codec!r}, but {at} is not in it; save it as UTF-8"
            ) from error
        if codec == "utf-8" and (text := _alike_in_windows(data)) is not None:
            return text
        raise UnknownEncoding(
            f"is not UTF-8 ({at}); it looks like {_likely(data)}; save it as UTF-8"
        ) from error


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _alike_in_windows(data: bytes) -> str | None:
    """The text, where the code pages of Windows give one and the same; else None.

    Quotation marks and dashes are alike in all of them, "é" and "ö" in most; "ñ" and "ğ" are
    not, and other letters stand in their place.
    """
    try:
        text, *others = (data.decode(codec) for codec in _WINDOWS)
    except UnicodeDecodeError:
        return None
    if any(other != text for other in others):
        return None
    return None if _LONE_LETTER.search(text) or _CONTROL.search(text) else text


def _looks_like_utf16(data: bytes) -> bool:
    """Whether about every second byte is NUL, as in Western text in UTF-16 without a mark."""
    sample = data[:4096]
    half = len(sample) // 2
    return half > 3 and max(sample[::2].count(0), sample[1::2].count(0)) > 0.7 * half


def _declared(data: bytes) -> str:
    """The Python codec for the encoding an HTML page declares; UTF-8 where it declares none."""
    found = _CHARSET.search(data[:2048]) or _XML.match(data[:200])
    if found is None:
        return "utf-8"
    label = found.group(1).decode("ascii").lower()
    label = _READ_AS.get(label, label)
    try:
        codec = codecs.lookup(label)
    except LookupError:
        codec = None
    # A few codecs of Python's turn bytes into bytes; they are no encodings of text.
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise UnknownEncoding(
            f"declares the charset {label!r}, which is not known; save it as UTF-8"
        )
    return codec.name


def _likely(data: bytes) -> str:
    """A name for the encoding of bytes that are not UTF-8, for the message only."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "Windows-1252 or another encoding of single bytes"
    foreign = sum(1 for character in text if ord(character) > 127)
    # Curly quotation marks of Windows-1252 join the letter after them into one rare character.
    likely = len(_CJK.findall(text)) > 0.9 * foreign and re.search(r"[的是在和一国中]", text)
    return "GB18030 (Chinese)" if likely else "Windows-1252 or another encoding of single bytes"
