"""`make serve`: from a fresh clone to a served archive, in one process."""

import secrets
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from archive.secret_files import write_private

HOST = "127.0.0.1"
ADMIN = "admin"


class Command(BaseCommand):
    help = (
        "Make the database ready, import the readouts that come with the archive, make an admin "
        "if there is none, and serve on the loopback address."
    )
    # The checks that matter here are made by `migrate` when there is something to migrate.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="default: 8000")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        refuse_taken_port(port)
        self.migrate()
        self.import_readouts(settings.BASE_DIR / "fixtures" / "readouts")
        self.make_admin(settings.VAR_DIR / "admin-password")
        close_connections()
        Server(self, port).run()

    def migrate(self) -> None:
        executor = MigrationExecutor(connections["default"])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Making the database ready.")
            call_command("migrate", interactive=False, verbosity=0)

    def import_readouts(self, folder: Path) -> None:
        """A readout that cannot be imported is reported, and no reason not to serve the others."""
        try:
            call_command("import_readouts", str(folder), stdout=self.stdout, stderr=self.stderr)
        except (CommandError, SystemExit) as failure:
            self.stderr.write(f"Not every readout was imported: {failure}")

    def make_admin(self, path: Path) -> None:
        users = get_user_model()._default_manager
        if users.filter(is_superuser=True, is_active=True).exists():
            return
        password = secrets.token_urlsafe(15)
        write_private(path, f"{password}\n")
        users.create_superuser(ADMIN, password=password)
        self.say(f"Made the user {ADMIN} with the password {password}")
        self.say(f"for the correction desk under /admin/. It is kept in {path}")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, with the Django that this process has loaded already."""

    def __init__(self, command: Command, port: int) -> None:
        self.command = command
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{HOST}:{self.port}",
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "loglevel": "error",
            "proc_name": "readout-archive",
            "control_socket_disable": True,
            "when_ready": self.announce,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()

    def announce(self, arbiter: object) -> None:
        self.command.say(f"Serving on http://{HOST}:{self.port}/ (end it with Ctrl-C)")


def close_connections() -> None:
    """Before workers are forked, who could not share them."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]


def refuse_taken_port(port: int) -> None:
    """Before anything else, since gunicorn would find out last, and try for five seconds."""
    if not 0 < port < 65536:
        raise CommandError(f"{port} is no port: name one from 1 to 65535, as in PORT=8001.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {HOST} cannot be used ({error.strerror}): "
                "name another one, as in `make serve PORT=8001`."
            ) from error
