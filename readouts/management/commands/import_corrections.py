"""`manage.py import_corrections FILE...`: make decisions from elsewhere stand here."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from readouts.corrections.transfer import take_in

OUTCOMES = ("applied", "unchanged", "conflicting", "missing", "failed")


class Command(BaseCommand):
    help = (
        "Take in the decisions that export_corrections wrote. A row that was corrected otherwise "
        "here stays and is named. Exit status 1 where a line could not be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
        parser.add_argument("--by", metavar="USERNAME", help="whose corrections they are here")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")

    def handle(
        self, *args: Any, files: list[Path], by: str | None, dry_run: bool, **options: Any
    ) -> None:
        user = None
        if by is not None:
            user = get_user_model()._default_manager.filter(username=by).first()
            if user is None:
                raise CommandError(f"There is no user {by!r}.")
        counts = dict.fromkeys(OUTCOMES, 0)
        for file in files:
            try:
                lines = file.read_text(encoding="utf-8").split("\n")
            except (OSError, UnicodeDecodeError) as error:
                raise CommandError(f"{file} cannot be read: {error}") from error
            with transaction.atomic():
                taken = take_in(lines, by=user)
                transaction.set_rollback(dry_run)
            for problem in taken.problems:
                self.stderr.write(f"{file}: {problem}")
            for outcome in OUTCOMES:
                counts[outcome] += taken.counts[outcome]
        told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
        self.stdout.write(f"{told}.{' Dry run: nothing was written.' if dry_run else ''}")
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} lines could not be taken in.", returncode=1)
