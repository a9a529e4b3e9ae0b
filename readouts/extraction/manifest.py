"""Manifests: what is known of the texts of a folder from outside of them.

A manifest is a CSV file in UTF-8 with a header line, its fields parted by commas or, as
spreadsheets write them elsewhere, by semicolons or tabs. Its columns are those of
`Source`; only ``file`` is required, and an empty field says nothing.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from readouts.extraction.parties import party_names
from readouts.extraction.records import Source

COLUMNS = (
    "file",
    "url",
    "publisher",
    "publisher_country",
    "published_on",
    "title",
    "language",
)
_COUNTRY = re.compile(r"[A-Z][A-Z0-9-]{1,11}")
# The shape of a BCP 47 tag: language, script, region, variants and extensions.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://\S+")
_COMMAS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_EARLIEST = 1800  # no state kept readouts before


class ManifestError(ValueError):
    """A manifest that cannot be used; the message names the file, the line and the value."""


def read_manifest(path: Path | str) -> dict[str, Source]:
    """The sources a manifest lists, by the file's name as written there (with slashes).

    Raises ManifestError, naming the line, the column and the bad value, for a manifest
    that is unreadable, not UTF-8, has an unknown, doubled or missing column, lists a
    file twice, or holds a value that is not what its column asks for.
    """
    path = Path(path)
    sources: dict[str, Source] = {}
    for line, row in _rows(path):
        where = f"{path}, line {line}"
        source = _source(where, row)
        if source.file in sources:
            raise ManifestError(f"{where}: column 'file': {source.file!r} is listed twice")
        sources[source.file] = source
    return sources


def source_of(sources: Mapping[str, Source], file: Path | str, folder: Path | str) -> Source | None:
    """The row of ``sources`` that is about ``file``; None where there is none.

    ``folder`` is the manifest's. A row's name counts from there; a name as given counts
    too, and so does a bare file name where a single row ends in it and is about no other
    file: one that is there, or in another folder beside this one's.
    """
    file, folder = Path(file), Path(folder)
    names = [PurePosixPath(file).as_posix()]
    inside = file.resolve().is_relative_to(folder.resolve())
    if inside:
        names.insert(0, file.resolve().relative_to(folder.resolve()).as_posix())
    for name in names:
        if name in sources:
            return sources[name]
    ending = [name for name in sources if PurePosixPath(name).name == file.name]
    if len(ending) != 1 or (inside and _is_in_a_folder(ending[0])) or (folder / ending[0]).exists():
        return None
    return sources[ending[0]]


def is_from_elsewhere(name: str) -> bool:
    """Whether a row names its file by a place outside the manifest's folder."""
    return name.startswith(("/", "../")) or PureWindowsPath(name).drive != ""


def _is_in_a_folder(name: str) -> bool:
    return "/" in name and not is_from_elsewhere(name)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row as a mapping of its columns, with the number of its last line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            comma = _comma(file.readline())
            file.seek(0)
            reader = csv.reader(file, delimiter=comma, strict=True)
            header = _header(path, next(reader, []))
            for fields in reader:
                if not any(field.strip() for field in fields):
                    continue
                while len(fields) > len(header) and not fields[-1].strip():
                    fields.pop()  # a column without a name, which spreadsheets leave behind
                if len(fields) != len(header):
                    raise ManifestError(
                        f"{path}, line {reader.line_num}: {len(fields)} fields under "
                        f"{len(header)} columns; put a field that holds {_COMMAS[comma]} in "
                        "quotation marks, and leave what is not known empty"
                    )
                yield reader.line_num, dict(zip(header, map(str.strip, fields), strict=True))
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ManifestError(
            f"{path}: is not UTF-8 (byte {error.object[error.start]:#04x}); save it as UTF-8"
        ) from error
    except csv.Error as error:
        raise ManifestError(f"{path}, line {reader.line_num}: is no valid CSV: {error}") from error


def _comma(header: str) -> str:
    """What parts the fields, as the header line shows: no column has any of these in its name."""
    return max(_COMMAS, key=header.count)


def _header(path: Path, fields: list[str]) -> list[str]:
    header = [field.strip().lower() for field in fields]
    while header and not header[-1]:
        header.pop()
    known = f"the columns are {', '.join(COLUMNS)}"
    if "file" not in header:
        raise ManifestError(f"{path}, line 1: no column 'file'; {known}")
    for column in header:
        if column not in COLUMNS:
            raise ManifestError(f"{path}, line 1: unknown column {column!r}; {known}")
        if header.count(column) > 1:
            raise ManifestError(f"{path}, line 1: column {column!r} stands twice")
    return header


def _source(where: str, row: dict[str, str]) -> Source:
    def checked(column: str, fits: Callable[[str], object], wanted: str) -> str:
        value = row.get(column, "")
        if value and not fits(value):
            raise ManifestError(f"{where}: column {column!r}: {value!r} is not {wanted}")
        return value

    file = row["file"].replace("\\", "/")
    if not file:
        raise ManifestError(f"{where}: column 'file' is empty; it names the text the row is about")
    date = checked("published_on", _date, "a date such as 2021-06-04, of a day that has come")
    return Source(
        file=str(PurePosixPath(file)),
        url=checked("url", _URL.fullmatch, "an http:// or https:// address"),
        publisher=row.get("publisher", ""),
        publisher_country=checked(
            "publisher_country", _is_party, "a code such as CN, or an acronym such as NATO"
        ),
        published_on=_date(date),
        title=row.get("title", ""),
        language=checked("language", _LANGUAGE.fullmatch, "a language tag such as en or zh-Hans"),
    )


def _is_party(code: str) -> bool:
    """Whether it is a code that the archive knows, or may be an organisation's acronym."""
    return code in party_names() or (len(code) > 2 and _COUNTRY.fullmatch(code) is not None)


def _date(value: str) -> dt.date | None:
    """The day that an ISO 8601 date names; None for anything else and for the future."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return None
    try:
        date = dt.date.fromisoformat(value)
    except ValueError:
        return None
    # A day ahead of UTC's: it may be tomorrow already where the text was published.
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return date if date.year >= _EARLIEST and date <= latest else None
