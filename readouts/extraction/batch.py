"""Many files at once: each read and extracted, in order, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import repeat
from pathlib import Path

from readouts.extraction import extract
from readouts.extraction.manifest import source_of
from readouts.extraction.reading import UnreadableInput, read
from readouts.extraction.records import Extraction, Source
from readouts.extraction.topics import Vocabulary

# Files a process is handed at a time: sending them one by one costs more than extracting them.
_CHUNK = 16


def extract_file(
    path: Path, source: Source | None = None, vocabulary: Vocabulary | None = None
) -> Extraction:
    """What is extracted from one file; ``source`` is its manifest row, where it has one.

    The record's ``source.file`` is the path as given. Raises UnreadableInput.
    """
    text = read(path)
    return extract(text, replace(source or Source(), file=str(path)), vocabulary)


def extract_files(
    paths: Sequence[Path],
    manifest: Mapping[str, Source] | None = None,
    folder: Path | None = None,
    vocabulary: Vocabulary | None = None,
    jobs: int = 1,
) -> Iterator[Extraction | UnreadableInput]:
    """What is extracted from each file, in the order of the paths.

    A file that cannot be read gives the UnreadableInput that says why, in its place.
    ``manifest`` and its ``folder`` tell the sources; ``jobs`` is the number of processes.
    """
    sources = [source_of(manifest, path, folder) if manifest and folder else None for path in paths]
    if jobs <= 1 or len(paths) <= 1:
        yield from map(_extract_or_refuse, paths, sources, repeat(vocabulary))
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(paths))) as pool:
        work = partial(_extract_or_refuse, vocabulary=vocabulary)
        yield from pool.map(work, paths, sources, chunksize=_CHUNK)


def _extract_or_refuse(
    path: Path, source: Source | None, vocabulary: Vocabulary | None
) -> Extraction | UnreadableInput:
    try:
        return extract_file(path, source, vocabulary)
    except UnreadableInput as refusal:
        return refusal
