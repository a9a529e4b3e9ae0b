"""`manage.py evaluate_extraction TEXTS GOLD`: how extraction stands to labels made by hand."""

from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from readouts.extraction.batch import extract_file
from readouts.extraction.evaluation import evaluate
from readouts.extraction.gold import SUFFIX, GoldError, gold_files, load_gold, text_of, write_gold
from readouts.extraction.manifest import ManifestError, read_manifest, source_of
from readouts.extraction.reading import SUFFIXES, UnreadableInput
from readouts.extraction.records import Source
from readouts.extraction.scoreboard import miss_line, scoreboard
from readouts.extraction.scores import Score


class Command(BaseCommand):
    help = (
        "Score what is extracted from the texts of a folder against the gold files of another, "
        "by the publisher's country and overall. Needs no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("texts", type=Path, metavar="TEXTS", help="the folder of the texts")
        parser.add_argument("gold", type=Path, metavar="GOLD", help="the folder of the gold files")
        parser.add_argument(
            "--misses", action="store_true", help="print each difference with its text as well"
        )
        parser.add_argument(
            "--manifest", type=Path, metavar="CSV", help="what is known of the texts from outside"
        )
        parser.add_argument(
            "--write",
            action="store_true",
            help="write a gold file for every text that has none instead, for a person to review",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="with --write: also those that are there; who a person said speaks is lost",
        )

    def handle(
        self,
        *args: Any,
        texts: Path,
        gold: Path,
        misses: bool,
        manifest: Path | None,
        write: bool,
        overwrite: bool,
        **options: Any,
    ) -> None:
        if overwrite and not write:
            raise CommandError("--overwrite goes with --write")
        for folder in (texts, gold):
            if not folder.is_dir():
                raise CommandError(f"{folder} is no folder")
        try:
            sources = read_manifest(manifest) if manifest else {}
            folder = manifest.parent if manifest else texts
            if write:
                self._write(texts, gold, sources, folder, overwrite=overwrite)
            else:
                self._score(texts, gold, sources, folder, misses=misses)
        except (GoldError, ManifestError, UnreadableInput) as error:
            raise CommandError(str(error)) from error

    def _score(
        self, texts: Path, gold: Path, sources: dict[str, Source], folder: Path, *, misses: bool
    ) -> None:
        scores: dict[str, list[Score]] = defaultdict(list)
        for path in gold_files(gold):
            labels = load_gold(path)
            text = text_of(labels, texts)
            extraction = extract_file(text, source_of(sources, text, folder))
            scores[labels.publisher_country].append(evaluate(extraction, labels))
        if not scores:
            raise CommandError(f"{gold} holds no gold file (their names end in {SUFFIX})")
        if misses:
            for miss in (miss for listed in scores.values() for s in listed for miss in s.misses):
                self.stdout.write(miss_line(miss))
            self.stdout.write("")
        self.stdout.write(scoreboard(scores))

    def _write(
        self, texts: Path, gold: Path, sources: dict[str, Source], folder: Path, *, overwrite: bool
    ) -> None:
        for text in sorted(path for path in texts.iterdir() if path.suffix in SUFFIXES):
            path = gold / f"{text.stem}{SUFFIX}"
            if path.exists() and not overwrite:
                self.stdout.write(f"{path} stays as it is (--overwrite writes it anew)")
                continue
            write_gold(extract_file(text, source_of(sources, text, folder)), path)
            self.stdout.write(f"{path} written; review it before it counts as a label")
