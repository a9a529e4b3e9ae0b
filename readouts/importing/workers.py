"""Reading and extraction, in this process or in several, in the order of the files.

No Django here: a worker process starts with this module alone.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

from readouts.extraction import extract
from readouts.extraction.records import Extraction, Source
from readouts.extraction.topics import Vocabulary

# Starting a process takes as long as a few dozen extractions.
FEW = 40
AHEAD = 16  # texts that wait in line for each process

Job = tuple[str, Source]
Answer = Extraction | str

_vocabulary = Vocabulary(())  # this process's; `_begin` sets it


def jobs_for(files: int, wanted: int | None) -> int:
    """How many processes extract ``files`` texts; ``wanted`` is what the user asked for."""
    if wanted is not None:
        return max(1, min(wanted, files))
    return 1 if files < FEW else os.cpu_count() or 1


def extract_all(jobs: Iterable[Job], vocabulary: Vocabulary, processes: int) -> Iterator[Answer]:
    """The extraction of each (text, source), in their order whatever the processes.

    An extraction that breaks gives a line that says how, in its place: one text never
    stops the others.
    """
    if processes <= 1:
        _begin(vocabulary)
        yield from map(_extract, jobs)
        return
    # Started afresh instead of forked: a fork would share the parent's database connection.
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_begin, initargs=(vocabulary,)
    ) as pool:
        waiting: deque[Future[Answer]] = deque()
        try:
            for job in jobs:
                waiting.append(pool.submit(_extract, job))
                if len(waiting) > processes * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _begin(vocabulary: Vocabulary) -> None:
    global _vocabulary
    _vocabulary = vocabulary
    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """A killed parent cannot end its workers, and they would wait for texts for ever."""
    parent.join()
    os._exit(1)


def _extract(job: Job) -> Answer:
    text, source = job
    try:
        return extract(text, source, _vocabulary)
    except Exception as error:
        # Whatever breaks, it is one text's: the line says what, and the others go on.
        return f"the extraction broke ({type(error).__name__}: {error}); please report it"
