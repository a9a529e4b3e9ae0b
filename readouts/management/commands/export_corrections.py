"""`manage.py export_corrections [FILE] [--gold FOLDER]`: what people decided, as JSON Lines."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from readouts.corrections.transfer import decisions, gold_labels
from readouts.models import Readout, ReviewState


class Command(BaseCommand):
    help = (
        "Write what people decided at the desk as JSON Lines, keyed by the texts' SHA-256 and "
        "offsets, for import_corrections. With --gold write the readouts that were confirmed as "
        "a whole as labels for evaluate_extraction instead."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", metavar="FILE", help="default: standard output"
        )
        parser.add_argument(
            "--gold", type=Path, metavar="FOLDER", help="write gold files and texts into it"
        )

    def handle(self, *args: Any, file: Path | None, gold: Path | None, **options: Any) -> None:
        try:
            if gold is not None:
                self._gold(gold)
                return
            with transaction.atomic():
                lines = [json.dumps(line, ensure_ascii=False) for line in decisions()]
            if file is None:
                sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
                self.stdout.write("".join(f"{line}\n" for line in lines), ending="")
                return
            file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            self.stdout.write(f"{len(lines)} decisions written to {file}.")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error

    def _gold(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        confirmed = Readout.objects.filter(review_state=ReviewState.REVIEWED)
        rows = confirmed.select_related("meeting", "publisher__party").order_by("code")
        for readout in rows:
            labels = {**gold_labels(readout), "file": f"{readout.code}.txt"}
            text = json.dumps(labels, ensure_ascii=False, indent=2)
            (folder / f"{readout.code}.gold.json").write_text(f"{text}\n", encoding="utf-8")
            (folder / f"{readout.code}.txt").write_bytes(readout.text.encode())
        self.stdout.write(f"{len(rows)} confirmed readouts written to {folder}.")
