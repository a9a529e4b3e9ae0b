"""The embedded server as Django's commands use it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.embedded.base import DatabaseWrapper
from tests.ground.conftest import PROJECT, Users, new_folder


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in a clean environment, with these variables besides."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(PROJECT / "manage.py"), *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_dbshell_opens_the_psql_of_the_same_version(place: Users, tmp_path: Path) -> None:
    shown = manage(
        "dbshell", "--", "-At", "-c", "SELECT 'in the shell'", VAR_DIR=str(place.path.parent)
    )

    assert shown.stdout == "in the shell\n", shown.stderr


def test_an_environment_that_steers_psql_elsewhere_does_not_steer_the_server(
    place: Users, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGOPTIONS", "--nonsense=1")

    reply = place.launch().read()

    # The client obeys PGOPTIONS, as psycopg always does; the server has started all the same.
    assert "nonsense" in reply
    assert "ready to accept connections" in place.folder.log.read_text()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("server_encoding", "UTF8"),
        ("TimeZone", "UTC"),
        ("listen_addresses", "127.0.0.1"),
        ("unix_socket_directories", ""),
        ("data_checksums", "on"),
    ],
)
def test_the_server_is_set_up_for_keeping(setting: str, value: str, running: Users) -> None:
    assert running.started[0].ask(f"SHOW {setting}") == value


def test_letters_of_every_script_are_letters(running: Users) -> None:
    words = running.started[0].ask("SELECT to_tsvector('simple', 'Élysée, ČAPEK, Лавров, 王毅')")

    assert set(words.split()) == {"'élysée':1", "'čapek':2", "'лавров':3", "'王毅':4"}


@pytest.fixture(scope="module")
def running(made_folder: Path, folders: Path) -> Iterator[Users]:
    """A server for tests that only ask."""
    path = new_folder(folders) / "postgres"
    subprocess.run(["cp", "-a", str(made_folder), str(path)], check=True)
    users = Users(path)
    users.start()
    yield users
    users.close()


def test_a_database_url_is_used_and_nothing_embedded_starts(running: Users, tmp_path: Path) -> None:
    address = running.folder.read_address()
    url = f"postgresql://{address.user}:{address.password}@{address.host}:{address.port}/archive"

    shown = manage(
        "shell",
        "--no-imports",
        "-c",
        "from django.db import connection as c; c.ensure_connection(); print(c.display_name)",
        DATABASE_URL=url,
        VAR_DIR=str(tmp_path),
    )

    assert shown.stdout == "PostgreSQL\n", shown.stderr
    assert not (tmp_path / "postgres").exists()


def test_a_pool_serves_a_database_url(running: Users, tmp_path: Path) -> None:
    address = running.folder.read_address()
    url = f"postgresql://{address.user}:{address.password}@{address.host}:{address.port}/archive"

    shown = manage(
        "shell",
        "--no-imports",
        "-c",
        "from django.db import connection as c; c.ensure_connection(); print(c.pool.max_size)",
        DATABASE_URL=url,
        DATABASE_POOL="3",
        VAR_DIR=str(tmp_path),
    )

    assert shown.stdout == "3\n", shown.stderr


def test_a_missing_folder_setting_is_named() -> None:
    with pytest.raises(ImproperlyConfigured, match="EMBEDDED_DIR"):
        DatabaseWrapper({"ENGINE": "archive.embedded"}, "other").server()


def test_a_database_that_does_not_exist_is_reported_at_once(running: Users) -> None:
    refusal = running.launch(database="no_such_database").read()

    assert 'database "no_such_database" does not exist' in refusal


def test_a_process_of_its_own_can_have_a_test_database(running: Users) -> None:
    assert running.started[0].ask("CREATE DATABASE test_archive_gw0") == "done"

    other = running.launch(database="test_archive_gw0").begin()

    assert other.ask("SELECT current_database()") == "test_archive_gw0"
