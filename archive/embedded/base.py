"""Django's database backend for the embedded server: PostgreSQL's own, at an address found late.

In DATABASES: ENGINE "archive.embedded", NAME, and EMBEDDED_DIR, the server's folder.
"""

import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base as postgresql

from archive.embedded import server
from archive.embedded.client import DatabaseClient
from archive.embedded.folder import Address, EmbeddedError

PATIENCE_SECONDS = 60
# What a server says that is coming or going; in English, since its lc_messages is C.
PASSING = (
    "the database system is",
    "terminating connection due to",
    # A backend that another's crash took along before it could say so.
    "server closed the connection unexpectedly",
)


class DatabaseWrapper(postgresql.DatabaseWrapper):
    display_name = "embedded PostgreSQL"
    client_class = DatabaseClient

    def server(self) -> Address:
        """Where the server listens; starts it if it does not run."""
        path = self.settings_dict.get("EMBEDDED_DIR")
        if not path:
            raise ImproperlyConfigured(
                "A database with the engine archive.embedded needs EMBEDDED_DIR, the folder its "
                "server is kept in."
            )
        try:
            return server.address(Path(path))
        except EmbeddedError as error:
            raise self.Database.OperationalError(str(error)) from error

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; if the server went away just then, start it again and connect to the new one."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = self.server()
            place = {
                "host": found.host,
                "port": found.port,
                "user": found.user,
                "password": found.password,
            }
            try:
                return super().get_new_connection({**conn_params, **place})
            except self.Database.OperationalError as error:
                if time.monotonic() > deadline or not self._is_passing(found, str(error)):
                    raise
            time.sleep(0.05)

    def _is_passing(self, found: Address, message: str) -> bool:
        """Whether connecting failed because the server is starting, stopping or gone."""
        if any(words in message for words in PASSING):
            return True
        if not server.is_same_server(Path(self.settings_dict["EMBEDDED_DIR"]), found):
            return True
        with suppress(OSError), socket.create_connection((found.host, found.port), timeout=1):
            return False
        return True
