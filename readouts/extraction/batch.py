"""Many texts at once, in this process or in several, and the answers in the texts' order.

A worker process starts with this module alone, and so without Django.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import TypeVar

from readouts.extraction import extract
from readouts.extraction.manifest import source_of
from readouts.extraction.reading import UnreadableInput, read
from readouts.extraction.records import Extraction, Source
from readouts.extraction.topics import Vocabulary

# Starting a process takes as long as a few dozen extractions.
FEW = 40
AHEAD = 16  # texts that wait in line for each process

Job = TypeVar("Job")
Answer = TypeVar("Answer")

_vocabulary: Vocabulary | None = None  # this process's; `_begin` sets it


def jobs_for(files: int, wanted: int | None) -> int:
    """How many processes extract ``files`` texts; ``wanted`` is what the user asked for."""
    if wanted is not None:
        return max(1, min(wanted, files))
    return 1 if files < FEW else os.cpu_count() or 1


def extract_file(path: Path, source: Source | None = None) -> Extraction:
    """What is extracted from one file; ``source`` is its manifest row, where it has one.

    The record's ``source.file`` is the path as given. Raises UnreadableInput.
    """
    text = read(path)
    return extract(text, replace(source or Source(), file=str(path)), _vocabulary)


def extract_files(
    paths: Sequence[Path],
    manifest: Mapping[str, Source] | None = None,
    folder: Path | None = None,
    processes: int = 1,
) -> Iterator[Extraction | UnreadableInput]:
    """What is extracted from each file, in the order of the paths.

    A file that cannot be read gives the UnreadableInput that says why, in its place.
    ``manifest`` and its ``folder`` tell the sources.
    """
    sources = [source_of(manifest, path, folder) if manifest and folder else None for path in paths]
    jobs = zip(paths, sources, strict=True)
    return _in_order(_extract_file, jobs, None, min(processes, len(paths)))


def extract_texts(
    texts: Iterable[tuple[str, Source]], vocabulary: Vocabulary, processes: int
) -> Iterator[Extraction | str]:
    """What is extracted from each text, in their order whatever the processes.

    An extraction that breaks gives a line that says how, in its place: one text never
    stops the others. The texts are asked for a few ahead of their answers.
    """
    return _in_order(_extract_text, texts, vocabulary, processes)


def _in_order(
    work: Callable[[Job], Answer],
    jobs: Iterable[Job],
    vocabulary: Vocabulary | None,
    processes: int,
) -> Iterator[Answer]:
    """The answer to each job, in the order of the jobs."""
    if processes <= 1:
        _begin(vocabulary)
        yield from map(work, jobs)
        return
    # Started afresh instead of forked: a fork would share the parent's database connection.
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_begin, initargs=(vocabulary,)
    ) as pool:
        waiting: deque[Future[Answer]] = deque()
        try:
            for job in jobs:
                waiting.append(pool.submit(work, job))
                if len(waiting) > processes * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _begin(vocabulary: Vocabulary | None) -> None:
    global _vocabulary
    _vocabulary = vocabulary
    if parent := parent_process():
        # Ctrl-C reaches every process of a terminal; the parent ends its workers.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """A killed parent cannot end its workers, and they would wait for texts for ever."""
    parent.join()
    os._exit(1)


def _extract_file(job: tuple[Path, Source | None]) -> Extraction | UnreadableInput:
    try:
        return extract_file(*job)
    except UnreadableInput as refusal:
        return refusal


def _extract_text(job: tuple[str, Source]) -> Extraction | str:
    text, source = job
    try:
        return extract(text, source, _vocabulary)
    except Exception as error:
        # Whatever breaks, it is one text's: the line says what, and the others go on.
        return f"the extraction broke ({type(error).__name__}: {error}); please report it"
