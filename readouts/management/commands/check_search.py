"""Prove the search table equal to a rebuild from scratch."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from readouts.search import index

SHOWN = 20


class Command(BaseCommand):
    help = "Compare the search table with what the records say; --rebuild makes it anew first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="make the search table anew, then compare"
        )

    def handle(self, *args: Any, rebuild: bool, **options: Any) -> None:
        if rebuild:
            index.rebuild()
        found = index.differences()
        shown = list(islice(found, SHOWN))
        more = sum(1 for _ in found)
        for difference in shown:
            self.stderr.write(str(difference))
        if shown:
            raise CommandError(
                f"The search table differs from its records in {len(shown) + more} places"
                + (f", the first {SHOWN} of them above" if more else "")
                + ". `manage.py check_search --rebuild` makes it anew."
            )
        statements, meetings = index.size()
        self.stdout.write(
            f"The search table is right: {statements:,} statements, {meetings:,} meetings."
        )
