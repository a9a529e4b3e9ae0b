"""Where the embedded server can be kept, and by whom it can be run."""

import os
import pwd
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from archive.embedded.account import Account, open_passage
from tests.ground.conftest import PATIENCE, UserProcess, Users

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user")


@pytest.fixture
def ordinary() -> dict[str, object]:
    """How to start a process as a user without rights: options of subprocess.Popen."""
    entry = pwd.getpwnam("nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@pytest.fixture
def python_for_all(ordinary: dict[str, object]) -> str:
    """A Python of this version that an ordinary user may run, with our packages in its reach."""
    version = f"python3.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/local/bin/{version}", f"/usr/bin/{version}"):
        try:
            command = [python, "-c", f"import sys; sys.path[:0] = {sys.path!r}; import django"]
            subprocess.run(command, check=True, capture_output=True, cwd="/", **ordinary)
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    pytest.skip(f"no {version} on this machine that an ordinary user may run with our packages")


@pytest.fixture
def home_of_nobody(ordinary: dict[str, object], tmp_path: Path) -> Path:
    """A folder that belongs to the ordinary user."""
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, ordinary["user"], ordinary["group"])
    return home


def test_a_path_longer_than_a_socket_may_have_is_fine(tmp_path: Path) -> None:
    users = Users(tmp_path / ("very-long-name-" * 8) / "zwölf Wörter, mit Leerzeichen" / "postgres")
    try:
        assert users.start().ask("SELECT 'fine'") == "fine"
    finally:
        users.close()


def test_two_folders_have_two_servers(place: Users, tmp_path: Path) -> None:
    subprocess.run(["cp", "-a", str(place.path), str(tmp_path / "other")], check=True)
    other = Users(tmp_path / "other")
    try:
        first, second = place.start(), other.start()
        first.ask("CREATE TABLE mine AS SELECT 1")

        assert second.ask("SELECT to_regclass('mine')") == "None"
        assert first.ask("SELECT to_regclass('mine')") == "mine"
    finally:
        other.close()


def test_others_may_not_read_the_data_or_the_password(place: Users) -> None:
    place.start()

    assert stat.S_IMODE(place.folder.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.folder.password.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.path.stat().st_mode) & (stat.S_IROTH | stat.S_IWOTH) == 0


def test_without_the_password_nobody_connects(place: Users) -> None:
    place.start()
    place.folder.password.write_text("a guess")

    assert "password authentication failed" in place.launch().read()


@needs_root
def test_root_s_server_runs_as_another_user(place: Users) -> None:
    place.start()

    assert place.postmaster().uids().effective != 0


@needs_root
def test_an_ordinary_user_s_server_runs_as_that_user(
    home_of_nobody: Path, ordinary: dict[str, object], python_for_all: str
) -> None:
    users = Users(home_of_nobody / "var" / "postgres")
    try:
        user = users.launch(python=python_for_all, identity=ordinary).begin()
        postmaster = users.postmaster()

        assert user.ask("SELECT 'mine'") == "mine"
        assert postmaster.uids().effective == ordinary["user"]
        user.end()
        postmaster.wait(PATIENCE)
    finally:
        users.close()


@needs_root
def test_root_runs_an_ordinary_user_s_server_as_its_owner(
    home_of_nobody: Path, ordinary: dict[str, object], python_for_all: str
) -> None:
    users = Users(home_of_nobody / "var" / "postgres")
    try:
        user = users.launch(python=python_for_all, identity=ordinary).begin()
        keeper = users.keeper()
        user.end()
        keeper.wait(PATIENCE)

        users.start()
        assert users.postmaster().uids().effective == ordinary["user"]
    finally:
        users.close()


@needs_root
def test_another_user_s_folder_is_refused_in_words(
    place: Users, ordinary: dict[str, object], python_for_all: str
) -> None:
    user = place.launch(python=python_for_all, identity=ordinary)

    assert "Run this as the user whom that folder belongs to" in user.read()


@needs_root
def test_a_closed_folder_above_lets_the_server_s_user_pass_and_not_look(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    users = Users(closed / "postgres")
    try:
        user = users.start()
        assert user.ask("SELECT 'inside'") == "inside"

        server_user = users.postmaster().uids().effective
        listing = subprocess.run(
            ["ls", str(closed)], user=server_user, extra_groups=[], capture_output=True, check=False
        )
        assert listing.returncode != 0
        assert not closed.stat().st_mode & stat.S_IRWXO
    finally:
        users.close()


@needs_root
def test_a_file_system_without_access_entries_gets_an_instruction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    def refuse(*args: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    entry = pwd.getpwnam("nobody")
    account = Account(entry.pw_name, entry.pw_uid, entry.pw_gid)

    with pytest.raises(Exception, match=r"nobody.*Operation not supported.*chmod o\+x"):
        open_passage(account, [closed / "postgres"])


def test_a_server_that_cannot_start_is_reported_with_its_log(place: Users) -> None:
    version = place.folder.data / "PG_VERSION"
    version.write_text("12\n")

    reason = place.launch().read()

    assert reason.startswith("error: The embedded PostgreSQL did not start")
    assert str(place.folder.log) in reason
    assert "incompatible" in reason


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    user = UserProcess(tmp_path / "file" / "postgres")
    try:
        line = user.read()
    finally:
        user.close()

    assert str(tmp_path / "file" / "postgres") in line
    assert "Set VAR_DIR to a folder of your own" in line
