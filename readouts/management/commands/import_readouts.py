"""`manage.py import_readouts PATH...`: texts and web pages become readouts of the archive."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from readouts.extraction.manifest import ManifestError
from readouts.importing.report import Tally
from readouts.importing.run import Listener, import_readouts

INTERRUPTED = 130  # what a shell says of a command that Ctrl-C ended
LONG = 20  # files from which on a progress bar is worth its line


class Command(BaseCommand):
    help = (
        "Import readouts: .txt and .html files, or folders of them. What people corrected "
        "stays; importing the same files again changes nothing. A file that cannot be "
        "imported gets one line, the others are imported, and the exit status is 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a .txt or .html, or a folder"
        )
        parser.add_argument(
            "--manifest",
            type=Path,
            metavar="CSV",
            help="what is known of the texts from outside; by default each folder's manifest.csv",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="do everything, report it, and write nothing"
        )
        parser.add_argument(
            "--jobs",
            type=int,
            metavar="N",
            help="how many processes extract (by default all processors for many files)",
        )

    def handle(
        self,
        *args: Any,
        paths: list[Path],
        manifest: Path | None,
        dry_run: bool,
        jobs: int | None,
        verbosity: int,
        **options: Any,
    ) -> None:
        if jobs is not None and jobs < 1:
            raise CommandError(f"--jobs {jobs}: at least one process has to extract.")
        listener = Progress(self, verbosity)
        try:
            report = import_readouts(paths, manifest, jobs=jobs, dry_run=dry_run, listener=listener)
        except ManifestError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            listener.close()
            done = (
                "nothing was written" if dry_run else f"{listener.finished} readouts are in, whole"
            )
            self.stderr.write(f"Interrupted: {done}. Run the same command again for the rest.")
            sys.exit(INTERRUPTED)
        finally:
            listener.close()
        self.stdout.write("\n".join(report.lines()))
        if report.failures:
            sys.exit(1)


class Progress(Listener):
    """A bar on a terminal's standard error; with verbosity 2, a line for each file instead."""

    def __init__(self, command: BaseCommand, verbosity: int) -> None:
        self.command = command
        self.tells = verbosity > 1
        self.bar: Any = None
        self.finished = 0

    def waiting(self) -> None:
        self.command.stderr.write("Another import is running; this one waits for it to end.")
        self.command.stderr.flush()

    def started(self, total: int) -> None:
        if total >= LONG and not self.tells and sys.stderr.isatty():
            self.bar = tqdm(total=total, unit="readout", file=sys.stderr, dynamic_ncols=True)

    def imported(self, file: str, tally: Tally) -> None:
        self.finished += 1
        self._done(f"{tally.fate}  {file}")

    def failed(self, file: str, reason: str) -> None:
        self._done(f"failed  {file}: {reason}")

    def _done(self, line: str) -> None:
        if self.bar is not None:
            self.bar.update()
        if self.tells:
            self.command.stdout.write(line)
            self.command.stdout.flush()

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
