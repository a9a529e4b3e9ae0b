"""`manage.py dbshell` for the embedded server: with the psql of the same version."""

import os
import subprocess
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.backends.postgresql.client import DatabaseClient as PostgresqlClient

from archive.embedded.cluster import binaries

if TYPE_CHECKING:
    from archive.embedded.base import DatabaseWrapper


class DatabaseClient(PostgresqlClient):
    connection: "DatabaseWrapper"

    def runshell(self, parameters: Iterable[str]) -> None:
        server = self.connection.server()
        settings = {
            **self.connection.settings_dict,
            "HOST": server.host,
            "PORT": server.port,
            "USER": server.user,
            "PASSWORD": server.password,
        }
        arguments, environment = self.settings_to_cmd_args_env(settings, list(parameters))
        arguments[0] = str(binaries() / "psql")
        subprocess.run(arguments, env={**os.environ, **(environment or {})}, check=True)  # noqa: S603
