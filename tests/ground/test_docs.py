"""The documentation says what the code does."""

import re
import subprocess

import pytest

from tests.ground.conftest import PROJECT

README = (PROJECT / "README.md").read_text()
SETTINGS = (PROJECT / "archive/settings.py").read_text()
READ = set(re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
TOLD = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))


def test_the_settings_are_found() -> None:
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DATABASE_POOL", "VAR_DIR"} <= READ


def test_every_variable_that_settings_read_is_in_the_readme() -> None:
    assert TOLD == READ


def test_every_command_is_in_the_readme_or_is_for_developers() -> None:
    written = {path.stem for path in PROJECT.glob("*/management/commands/[a-z]*.py")}
    told = set(re.findall(r"^\| `(\w+)", README, re.MULTILINE))

    assert written - told <= {"check_search"}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/deploying.md"])
def test_every_make_target_that_is_named_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    calls = re.findall(r"(?:^|`)make ([a-z ]+)", (PROJECT / page).read_text(), re.MULTILINE)

    assert {word for call in calls for word in call.split()} <= targets


def test_the_pins_hold_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = (PROJECT / name).read_text()
        packages = re.findall(r"^[a-z0-9].*==", pins, re.MULTILINE)

        assert pins.count("--hash=sha256:") >= len(packages) > 10
        assert not re.search(r"https?:|file:|--index|--extra|--find-links|^-i ", pins, re.MULTILINE)


def test_everything_that_runs_is_pinned_for_development_too() -> None:
    def versions(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (PROJECT / name).read_text(), re.MULTILINE))

    assert versions("requirements.txt") <= versions("requirements-dev.txt")


def test_make_alone_lists_the_targets() -> None:
    listed = subprocess.run(
        ["make", "-s"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout

    for target in ("install", "serve", "test", "lint", "types", "bench", "format", "pins"):
        assert f"make {target} " in listed
