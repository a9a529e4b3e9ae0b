"""Reads settings from environment variables, and refuses loudly what it cannot use.

Every reader takes the variable's name and what holds when it is unset or empty. What is set to
something else than it should be raises ImproperlyConfigured, naming the variable, the bad value
and what would be right.
"""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from archive.secret_files import kept_secret

TRUE = ("1", "true", "yes", "on")
FALSE = ("0", "false", "no", "off")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
SECRET_KEY_MIN_LENGTH = 50


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def switch(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither on nor off: set it to 1 or 0.")


def number(name: str, *, default: int, least: int = 0) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value!r} is no whole number of {least} or more.")
    return int(value)


def words(name: str) -> list[str]:
    return [word.strip() for word in text(name).split(",") if word.strip()]


def folder(name: str, *, default: Path) -> Path:
    """The absolute path of a folder, which need not exist yet."""
    path = Path(text(name) or default).expanduser()
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name}={str(path)!r} is a file: name a folder.")
    return path.absolute()


def contact(name: str) -> str:
    """An address that RFC 9116 takes: of mail, of a page, or a telephone number; or nothing."""
    value = text(name)
    if value and not value.startswith(("mailto:", "https://", "tel:")):
        raise ImproperlyConfigured(
            f"{name}={value!r} is no contact: begin it with mailto:, https:// or tel:."
        )
    return value


def log_level(name: str, *, default: str) -> str:
    value = text(name, default).upper()
    if value not in LOG_LEVELS:
        raise ImproperlyConfigured(f"{name}={value!r} is none of {', '.join(LOG_LEVELS)}.")
    return value


def hosts(name: str, *, debug: bool) -> list[str]:
    """Host names this site answers to; in development the loopback names if none are given."""
    names = words(name)
    for host in names:
        if "/" in host or (":" in host and not host.startswith("[")):
            raise ImproperlyConfigured(
                f"{name} holds {host!r}: write host names alone, without scheme, port or path, "
                "separated by commas."
            )
    return names or (sorted(LOOPBACK) if debug else [])


def secret_key(name: str, *, var_dir: Path, keep_one: bool) -> str:
    """The key in the environment, or with `keep_one` a random one kept in `var_dir` (mode 0600).

    Returns an empty string where there is none, for the caller to refuse.
    """
    key = text(name)
    if key:
        if len(key) < SECRET_KEY_MIN_LENGTH:
            raise ImproperlyConfigured(
                f"{name} has {len(key)} characters, and {SECRET_KEY_MIN_LENGTH} or more are safe: "
                "make one with `python3 -c 'import secrets; print(secrets.token_urlsafe(50))'`."
            )
        return key
    if not keep_one:
        return ""
    try:
        return kept_secret(var_dir / "secret-key")
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key is kept in {var_dir / 'secret-key'}, which does not work "
            f"({error.strerror}): set VAR_DIR to a folder this user may write in, or set {name}."
        ) from error


def database(name: str, *, pool_size: int) -> dict[str, object] | None:
    """Django's description of the PostgreSQL database that the variable's address names.

    `pool_size` is the greatest number of connections a process keeps; 0 is no pool. Returns None
    if the variable is unset. The password is never repeated in an error.
    """
    address = text(name)
    if not address:
        return None
    scheme = address.partition(":")[0]
    if scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"{name} begins with {scheme!r}, and this archive needs PostgreSQL 15 or newer: "
            "postgresql://USER:PASSWORD@HOST:PORT/NAME"
        )
    try:
        parsed = dj_database_url.parse(address)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} is no database address: write postgresql://USER:PASSWORD@HOST:PORT/NAME, "
            "with %-escapes for special characters in the password."
        ) from error
    if not parsed.get("NAME"):
        raise ImproperlyConfigured(
            f"{name} names no database: it ends in /NAME, as in postgresql://USER@HOST:5432/archive"
        )
    options = {**parsed.get("OPTIONS", {})}
    if pool_size:
        # Django asks for CONN_MAX_AGE=0 with a pool: the pool keeps the connections.
        options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
    return {
        **parsed,
        "CONN_MAX_AGE": 0 if pool_size else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
