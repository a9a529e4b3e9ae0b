"""The project around the archive: its settings, its embedded database, its start."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Archive project"

    def ready(self) -> None:
        from archive.checks import check_postgresql_version

        register(check_postgresql_version, Tags.database)
