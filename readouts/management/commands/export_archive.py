"""`manage.py export_archive`: the whole archive as CSV and JSON Lines with a datapackage.json."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from readouts.bulk import write_package


class Command(BaseCommand):
    help = (
        "Write every readout, meeting and statement as CSV and JSON Lines, with a datapackage.json "
        "that describes them. The site offers what lies in the default folder under /download/."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            type=Path,
            nargs="?",
            default=settings.VAR_DIR / "download",
            metavar="FOLDER",
            help="where to write; by default VAR_DIR/download",
        )
        parser.add_argument(
            "--base-url",
            default="",
            metavar="URL",
            help="the site's address, to begin the addresses with, as https://archive.example",
        )

    def handle(self, *args: Any, folder: Path, base_url: str, **options: Any) -> None:
        if base_url and not base_url.startswith(("http://", "https://")):
            raise CommandError(f"--base-url {base_url!r} is no address: https://archive.example")
        try:
            files = write_package(folder, base_url)
        except OSError as error:
            raise CommandError(f"{folder} cannot be written to: {error.strerror}") from error
        for file in files:
            self.stdout.write(f"{file.name:18} {file.rows:>9,} rows  {file.size:>13,} bytes")
