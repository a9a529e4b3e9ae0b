"""A whole import: find the files, extract them, write each readout, report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pghistory
from django.db import InterfaceError, OperationalError, connection, transaction

from readouts.extraction.batch import extract_texts, jobs_for
from readouts.extraction.reading import UnreadableInput, read
from readouts.extraction.records import Source
from readouts.extraction.topics import load_vocabulary
from readouts.importing.finish import finish
from readouts.importing.inputs import Input, find_inputs
from readouts.importing.parties import Parties
from readouts.importing.people import People
from readouts.importing.readout import Archive, Refused, digest, import_readout, machine_at_work
from readouts.importing.report import Report, Tally
from readouts.importing.snapshot import source_with
from readouts.importing.vocabulary import current_vocabulary, merge_vocabulary, topic_numbers
from readouts.models import Readout

# One number for all imports into a database: "readouts" in ASCII.
LOCK = int.from_bytes(b"readouts", "big")
BATCH = 64  # files that are looked up in the database at once


class Listener:
    """Hears how an import goes; each method may be overridden."""

    def waiting(self) -> None:
        """Another import is running, and this one waits for it to end."""

    def started(self, total: int) -> None:
        """So many files are going to be read."""

    def imported(self, file: str, tally: Tally) -> None:
        """A readout has been committed."""

    def failed(self, file: str, reason: str) -> None:
        """A file will not be imported."""


def import_readouts(
    paths: Sequence[Path],
    manifest: Path | None = None,
    *,
    jobs: int | None = None,
    dry_run: bool = False,
    listener: Listener | None = None,
) -> Report:
    """Import the texts that ``paths`` name (see `find_inputs`) and say what was done.

    Each readout is written in a transaction of its own; a file that cannot be imported
    is reported, and the others are. Only one import runs at a time in a database: another
    one waits. ``jobs`` is the number of processes that extract, by default one for few
    files and all processors for many. With ``dry_run`` everything is done, reported, and
    then rolled back.

    Raises ManifestError for a manifest that cannot be used.
    """
    inputs = find_inputs(paths, manifest)
    run = _Run(listener or Listener(), Report(dry_run=dry_run))
    for failure in inputs.failures:
        run.fail(failure.file, failure.reason)
    if not inputs.files:
        return run.report
    # What an import changes is told apart in the history from what people change.
    with (
        _alone(run.listener),
        pghistory.context(what="imported readouts"),
        transaction.atomic() if dry_run else nullcontext(),
    ):
        run.all(inputs.files, jobs)
        if dry_run:
            transaction.set_rollback(True)
    return run.report


@dataclass(slots=True)
class _Run:
    listener: Listener
    report: Report
    archive: Archive = field(init=False)
    first: dict[str, str] = field(default_factory=dict)  # SHA-256 -> the file that had it first
    readouts: set[int] = field(default_factory=set)

    def fail(self, file: str, reason: str) -> None:
        self.report.fail(file, reason)
        self.listener.failed(file, reason)

    def all(self, files: Sequence[Input], jobs: int | None) -> None:
        """Import the files in their order, then settle what depends on several of them."""
        self.listener.started(len(files))
        topics = Tally()
        with machine_at_work():
            merge_vocabulary(load_vocabulary(), topics)
        self.report.add_rows(topics)
        self.archive = Archive(People(), Parties(), topic_numbers())
        processes = jobs_for(len(files), jobs)
        waiting: list[Input] = []
        answers = extract_texts(self._texts(files, waiting), current_vocabulary(), processes)
        for answer in answers:
            file = waiting.pop(0)
            if isinstance(answer, str):
                self.fail(str(file.path), answer)
                continue
            try:
                tally, readout = import_readout(answer, self.archive)
            except (OperationalError, InterfaceError):
                raise  # the database is gone, not the file's fault
            except Refused as refusal:
                self.fail(str(file.path), str(refusal))
            except Exception as error:
                # A defect, or a text that breaks a rule nobody thought of: the others go on.
                words = " ".join(str(error).split())
                self.fail(str(file.path), f"could not be stored ({type(error).__name__}: {words})")
            else:
                self.readouts.add(readout)
                self.report.add(tally)
                self.listener.imported(str(file.path), tally)
        settled = Tally()
        with machine_at_work():
            finish(self.archive.people, self.readouts, settled)
        self.report.add_rows(settled)
        # Files are read ahead of their extraction, by as many as there are processes.
        order = {str(file.path): place for place, file in enumerate(files)}
        self.report.failures.sort(key=lambda failure: order.get(failure.file, -1))

    def _texts(self, files: Sequence[Input], waiting: list[Input]) -> Iterator[tuple[str, Source]]:
        """The texts to extract, in order, each file of them put in ``waiting``."""
        for batch in _batches(files):
            texts = [(file, text) for file in batch if (text := self._text(file)) is not None]
            sources = _known_sources(digest(text) for _, text in texts)
            for file, text in texts:
                waiting.append(file)
                yield text, source_with(file.source, sources.get(digest(text), {}))

    def _text(self, file: Input) -> str | None:
        """The file's text; None, and a failure, where it has none or another file had it."""
        try:
            text = read(file.path)
        except UnreadableInput as refusal:
            self.fail(str(file.path), refusal.reason)
            return None
        before = self.first.setdefault(digest(text), str(file.path))
        if before != str(file.path):
            self.fail(str(file.path), f"holds the same text as {before}; keep one of the two")
            return None
        return text


def _known_sources(digests: Iterable[str]) -> dict[str, dict[str, str | None]]:
    """What earlier imports were told of these texts from outside of them, by SHA-256."""
    known = Readout.objects.filter(sha256__in=list(digests), extracted__has_key="source")
    return dict(known.values_list("sha256", "extracted__source"))


def _batches(files: Sequence[Input]) -> Iterator[list[Input]]:
    rest = iter(files)
    while batch := list(islice(rest, BATCH)):
        yield batch


@contextmanager
def _alone(listener: Listener) -> Iterator[None]:
    """Let no other import write to this database meanwhile; wait for one that does.

    The lock is the connection's, so that it goes with a process that is killed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        [(got,)] = cursor.fetchall()
        if not got:
            listener.waiting()
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            # With the connection the lock is gone too, and what broke it is what is told.
            with suppress(OperationalError, InterfaceError):
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
