"""`manage.py rematch_topics [TOPIC...]`: let the statements follow changed phrases."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from readouts.corrections.vocabulary import rematch
from readouts.models import Topic


class Command(BaseCommand):
    help = (
        "Put topics on the statements that their phrases match and take them off the others; "
        "for large archives, after phrases were changed at the desk. Topics that a person gave "
        "or took, and reviewed statements, are left alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("topics", nargs="*", metavar="TOPIC", help="slugs; default: all")

    def handle(self, *args: Any, topics: list[str], **options: Any) -> None:
        rows = Topic.objects.order_by("slug")
        if topics:
            rows = rows.filter(slug__in=topics)
            unknown = set(topics) - set(rows.values_list("slug", flat=True))
            if unknown:
                raise CommandError(f"There is no topic {', '.join(sorted(unknown))}.")
        for topic in rows:
            gain, loss = rematch(topic, by=None)
            self.stdout.write(f"{topic.slug}: {gain} gained, {loss} lost")
