"""Which files an import reads, and what is known of each from outside of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readouts.extraction.manifest import is_from_elsewhere, read_manifest, source_of
from readouts.extraction.reading import SUFFIXES
from readouts.extraction.records import Source
from readouts.importing.report import Failure

MANIFEST = "manifest.csv"
# What lies in a folder of texts beside them: manifests, labels, notes.
BESIDE_TEXTS = {".csv", ".json", ".jsonl", ".md"}

# A manifest's folder, and what its rows tell.
Told = tuple[Path, Mapping[str, Source]]
Manifests = Mapping[Path, Mapping[str, Source]]


@dataclass(frozen=True, slots=True)
class Input:
    """A file to import. ``source.file`` is its name in its folder, with slashes."""

    path: Path
    source: Source


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files in the order they are imported in, and what was asked for but is not there."""

    files: tuple[Input, ...]
    failures: tuple[Failure, ...]


def find_inputs(paths: Sequence[Path], manifest: Path | None = None) -> Inputs:
    """The texts that ``paths`` name: files as they are, folders with everything in them.

    A folder's own ``manifest.csv`` tells about its files, and that of a folder in it about
    the files there, unless ``manifest`` names another one for all of them. A file that is
    named twice is read once. The order is that of the paths given, and of the names inside
    a folder, so that an import can be repeated.

    Raises ManifestError for a manifest that cannot be used.
    """
    given = (manifest.parent, read_manifest(manifest)) if manifest else None
    files: dict[Path, Input] = {}
    failures: list[Failure] = []
    for path in paths:
        if path.is_dir():
            found = _files_in(path)
            manifests = {} if given else _manifests_in(path, found)
            for folder, sources in manifests.items():
                failures += _missing(folder / MANIFEST, sources)
            if not found:
                wanted = ", ".join(SUFFIXES)
                failures.append(Failure(str(path), f"the folder holds no text ({wanted})"))
        elif path.exists():
            found, manifests = [path], {}
        else:
            failures.append(Failure(str(path), "no such file or folder"))
            continue
        for file in found:
            told = [given] if given else _nearest_first(manifests, file)
            files.setdefault(file.resolve(), Input(file, _source(file, path, told)))
    return Inputs(tuple(files.values()), tuple(failures))


def _files_in(folder: Path) -> list[Path]:
    """The texts, and whatever else reading will refuse by name; not what lies beside texts."""
    return sorted(
        file
        for file in folder.rglob("*")
        if not file.is_dir()
        and file.suffix.lower() not in BESIDE_TEXTS
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and not any(map(_belongs_to_a_page, file.parents))
    )


def _belongs_to_a_page(folder: Path) -> bool:
    """Whether a browser put the folder beside a page that it saved, for its pictures."""
    if not folder.name.endswith(("_files", ".files")):
        return False
    stem = folder.name[: -len("_files")]
    return any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm"))


def _manifests_in(path: Path, files: Iterable[Path]) -> Manifests:
    """The manifests of the folders from ``path`` down to the files, by their folders."""
    folders = {folder for file in files for folder in file.parents} - set(path.parents)
    return {
        folder: read_manifest(folder / MANIFEST)
        for folder in sorted({path, *folders})
        if (folder / MANIFEST).is_file()
    }


def _nearest_first(manifests: Manifests, file: Path) -> list[Told]:
    """The manifests of the file's folder and of those above it."""
    return [(folder, manifests[folder]) for folder in file.parents if folder in manifests]


def _source(file: Path, path: Path, told: Iterable[Told]) -> Source:
    name = file.name if file == path else file.relative_to(path).as_posix()
    rows = (source_of(sources, file, folder) for folder, sources in told)
    source = next((row for row in rows if row is not None), None)
    # A name whose bytes are no UTF-8 is stored with marks in their place.
    name = name.encode(errors="surrogateescape").decode(errors="replace")
    if source is None:
        return Source(file=name)
    # Where the file lay on somebody's disk is nothing to keep.
    return replace(source, file=name) if is_from_elsewhere(source.file) else source


def _missing(manifest: Path, sources: Iterable[str]) -> list[Failure]:
    """The files that a folder's manifest lists and that are not in the folder."""
    return [
        Failure(str(manifest), f"lists {name!r}, and there is no such file")
        for name in sources
        if not (manifest.parent / name).exists()
    ]
