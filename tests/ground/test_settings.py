"""What settings take from the environment, and what they refuse."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive import environment
from tests.ground.conftest import PROJECT

LONG_KEY = "x" * 25 + "0123456789" * 3


def read_settings(expression: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Print the expression of the settings that a fresh process reads from these variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", f"from archive import settings as s; print(({expression}))"],
        env={**kept, **variables},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "refusal"),
    [
        ({"DEBUG": "maybe"}, "DEBUG='maybe' is neither on nor off: set it to 1 or 0"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters, and 50 or more are safe"),
        ({"ALLOWED_HOSTS": "https://example.org"}, "ALLOWED_HOSTS holds 'https://example.org'"),
        ({"ALLOWED_HOSTS": "example.org:8000"}, "write host names alone"),
        ({"VAR_DIR": __file__}, "is a file: name a folder"),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "begins with 'sqlite', and this archive needs"),
        ({"DATABASE_URL": "mysql://u:p@h/db"}, "PostgreSQL 15 or newer"),
        ({"DATABASE_URL": "postgresql://user@host:nine/db"}, "DATABASE_URL is no database address"),
        ({"DATABASE_URL": "postgresql://user@host/"}, "DATABASE_URL names no database"),
        ({"DATABASE_POOL": "many"}, "DATABASE_POOL='many' is no whole number of 0 or more"),
        ({"DATABASE_POOL": "-1"}, "DATABASE_POOL='-1' is no whole number of 0 or more"),
        ({"HTTPS": "perhaps"}, "HTTPS='perhaps' is neither on nor off"),
        ({"HTTPS": "1", "HSTS_SECONDS": "a year"}, "HSTS_SECONDS='a year' is no whole number"),
        ({"TRUST_PROXY": "2"}, "TRUST_PROXY='2' is neither on nor off"),
        ({"SECURITY_CONTACT": "me@example.org"}, "begin it with mailto:, https:// or tel:"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL='LOUD' is none of DEBUG, INFO, WARNING"),
    ],
    ids=lambda value: next(iter(value.items())) if isinstance(value, dict) else "",
)
def test_a_bad_value_is_refused_by_name(variables: dict[str, str], refusal: str) -> None:
    answer = read_settings("s.DEBUG", **{"DEBUG": "1", **variables})

    assert answer.returncode != 0
    assert refusal in answer.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, "SECRET_KEY (50 random characters or more) and ALLOWED_HOSTS (the host names"),
        ({"ALLOWED_HOSTS": "example.org"}, "must set SECRET_KEY (50 random characters or more). "),
        ({"SECRET_KEY": LONG_KEY}, "must set ALLOWED_HOSTS (the host names"),
        ({"DEBUG": "0"}, "SECRET_KEY"),
    ],
)
def test_production_does_not_start_without_its_secrets(
    variables: dict[str, str], missing: str
) -> None:
    answer = read_settings("s.DEBUG", **variables)

    assert answer.returncode != 0
    assert missing in answer.stderr.splitlines()[-1]


def test_a_password_is_not_repeated_in_a_refusal() -> None:
    answer = read_settings("s.DEBUG", DEBUG="1", DATABASE_URL="postgresql://me:hidden@h:x/db")

    assert answer.returncode != 0
    assert "hidden" not in answer.stderr.splitlines()[-1]


def test_wsgi_without_environment_is_production_and_refuses() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "import archive.wsgi"],
        env={"PATH": os.environ["PATH"]},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "ImproperlyConfigured: In production the environment must set" in answer.stderr


def test_production_is_guarded(tmp_path: Path) -> None:
    answer = read_settings(
        "s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
        "s.SECURE_HSTS_SECONDS > 0, 'Manifest' in s.STORAGES['staticfiles']['BACKEND']",
        SECRET_KEY=LONG_KEY,
        ALLOWED_HOSTS="example.org",
        VAR_DIR=str(tmp_path),
    )

    assert answer.stdout == "(False, True, True, True, True, True)\n", answer.stderr


def test_plain_http_can_be_asked_for(tmp_path: Path) -> None:
    answer = read_settings(
        "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS",
        SECRET_KEY=LONG_KEY,
        ALLOWED_HOSTS="example.org",
        HTTPS="0",
        VAR_DIR=str(tmp_path),
    )

    assert answer.stdout == "(False, False, 0)\n", answer.stderr


def test_an_archive_for_this_machine_alone_keeps_its_own_key(tmp_path: Path) -> None:
    variables = {"DEBUG": "0", "ALLOWED_HOSTS": "localhost,[::1]", "VAR_DIR": str(tmp_path)}

    first = read_settings("s.SECRET_KEY, s.DEBUG, s.HTTPS", **variables)
    second = read_settings("s.SECRET_KEY, s.DEBUG, s.HTTPS", **variables)

    assert first.stdout == second.stdout
    assert first.stdout.endswith("', False, False)\n")
    kept = tmp_path / "secret-key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(kept.read_text()) > environment.SECRET_KEY_MIN_LENGTH


def test_a_key_that_cannot_be_kept_is_reported(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()

    with pytest.raises(ImproperlyConfigured, match="set VAR_DIR to a folder this user may write"):
        environment.secret_key("NO_SUCH_KEY", var_dir=tmp_path, keep_one=True)


def test_two_processes_that_start_at_once_keep_one_key(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from archive import settings as s; print(s.SECRET_KEY)"]
    variables = {"PATH": os.environ["PATH"], "DEBUG": "1", "VAR_DIR": str(tmp_path / "var")}
    processes = [
        subprocess.Popen(command, env=variables, cwd=PROJECT, stdout=subprocess.PIPE)
        for _ in range(4)
    ]

    assert len({process.communicate()[0] for process in processes}) == 1


def test_no_script_style_or_frame_from_elsewhere() -> None:
    answer = read_settings("s.CONTENT_SECURITY_POLICY['DIRECTIVES']", DEBUG="1")

    directives = eval(answer.stdout)  # noqa: S307 - printed by our own settings a moment ago
    assert directives["default-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert directives["base-uri"] == ["'none'"]
    assert directives["form-action"] == ["'self'"]
    assert not any("unsafe" in source for sources in directives.values() for source in sources)


def test_the_deployment_check_is_clean(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "INFO"],
        env={
            "PATH": os.environ["PATH"],
            "DEBUG": "0",
            "SECRET_KEY": os.urandom(40).hex(),
            "ALLOWED_HOSTS": "example.org",
            "VAR_DIR": str(tmp_path),
        },
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.stdout == "System check identified no issues (0 silenced).\n", answer.stderr


def test_manage_works_with_no_environment_at_all() -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "version"],
        env={"PATH": os.environ["PATH"]},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.stdout.startswith("5.2"), answer.stderr
