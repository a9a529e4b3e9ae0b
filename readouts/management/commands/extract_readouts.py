"""`manage.py extract_readouts FILE...`: what is extracted from each text, as JSON lines."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from readouts.extraction.batch import extract_files
from readouts.extraction.manifest import ManifestError, read_manifest
from readouts.extraction.reading import UnreadableInput


class Command(BaseCommand):
    help = (
        "Print what is extracted from each text: one JSON object a line, in the order of the "
        "files. Needs no database. A file that cannot be read gets one line on the standard "
        "error, the others go on, and the exit status is 1."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .txt or .html")
        parser.add_argument(
            "--manifest", type=Path, metavar="CSV", help="what is known of the texts from outside"
        )
        parser.add_argument(
            "--jobs",
            type=int,
            default=1,
            metavar="N",
            help="how many processes extract (default 1)",
        )

    def handle(
        self, *args: Any, files: list[Path], manifest: Path | None, jobs: int, **options: Any
    ) -> None:
        if jobs < 1:
            raise CommandError(f"--jobs {jobs}: give the number of processes, 1 or more")
        try:
            sources = read_manifest(manifest) if manifest else None
        except ManifestError as error:
            raise CommandError(str(error)) from error
        folder = manifest.parent if manifest else None
        refused = 0
        for outcome in extract_files(files, sources, folder, jobs):
            if isinstance(outcome, UnreadableInput):
                refused += 1
                self.stderr.write(str(outcome))
            else:
                self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False))
        if refused:
            sys.exit(1)
