"""What the project's own system checks refuse."""

import pytest

from archive import checks


class Connection:
    def __init__(self, version: tuple[int, int]) -> None:
        self.version = version

    def ensure_connection(self) -> None:
        pass

    def get_database_version(self) -> tuple[int, int]:
        return self.version


def test_an_older_postgresql_is_refused_by_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "connections", {"default": Connection((14, 9))})

    (problem,) = checks.check_postgresql_version(databases=["default"])

    assert "'default' is PostgreSQL 14, and this archive needs PostgreSQL 15" in problem.msg


def test_the_oldest_supported_postgresql_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "connections", {"default": Connection((15, 0))})

    assert checks.check_postgresql_version(databases=["default"]) == []
