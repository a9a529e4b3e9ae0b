"""When the embedded server starts, when it stops, and what it survives."""

import os
import shutil
import signal
from contextlib import suppress

import psutil

from tests.ground.conftest import PATIENCE, UserProcess, Users


def ask_until_the_connection_breaks(user: UserProcess) -> None:
    """A query fails once after its server is gone, as with any server; before, it may succeed."""
    while not user.ask("SELECT 1").startswith("error"):
        pass


def test_the_server_stops_with_its_last_user_and_not_before(place: Users) -> None:
    first, second = place.start(), place.start()
    postmaster, keeper = place.postmaster(), place.keeper()

    first.end()
    assert second.ask("SELECT 'still here'") == "still here"
    second.end()

    postmaster.wait(PATIENCE)
    keeper.wait(PATIENCE)
    assert place.folder.read_address() is None


def test_processes_that_start_together_share_one_server(place: Users) -> None:
    users = [place.launch() for _ in range(4)]

    ports = {user.begin().ask("SELECT inet_server_port()") for user in users}

    assert len(ports) == 1


def test_the_server_stops_when_every_user_is_killed(place: Users) -> None:
    users = [place.start(), place.start()]
    postmaster = place.postmaster()

    for user in users:
        user.kill()

    postmaster.wait(PATIENCE)


def test_a_forked_child_keeps_the_server_when_its_parent_is_gone(place: Users) -> None:
    user = place.start()
    postmaster = place.postmaster()

    assert user.ask("fork").startswith("forked")
    user.process.wait(PATIENCE)
    assert user.ask("SELECT 'from the child'") == "from the child"

    user.end()
    postmaster.wait(PATIENCE)


def test_the_next_query_finds_a_new_server_after_the_server_was_killed(place: Users) -> None:
    user = place.start()
    user.ask("CREATE TABLE kept AS SELECT 'yes' AS answer")
    postmaster = place.postmaster()

    postmaster.kill()
    postmaster.wait(PATIENCE)

    ask_until_the_connection_breaks(user)
    assert user.ask("SELECT answer FROM kept") == "yes"


def test_a_backend_that_is_killed_takes_no_other_user_down_for_good(place: Users) -> None:
    user, other = place.start(), place.start()

    psutil.Process(int(user.ask("SELECT pg_backend_pid()"))).kill()

    ask_until_the_connection_breaks(other)
    assert other.ask("SELECT 'back'") == "back"


def test_no_server_outlives_a_killed_keeper(place: Users) -> None:
    user = place.start()
    postmaster, keeper = place.postmaster(), place.keeper()

    keeper.kill()
    postmaster.wait(PATIENCE)

    ask_until_the_connection_breaks(user)
    assert user.ask("SELECT 'again'") == "again"
    assert place.keeper() != keeper


def test_a_keeper_that_is_told_to_end_stops_the_server_in_order(place: Users) -> None:
    place.start()
    postmaster = place.postmaster()

    place.keeper().terminate()

    postmaster.wait(PATIENCE)
    assert "database system is shut down" in place.folder.log.read_text()


def test_everything_killed_at_once_is_recovered_from(place: Users) -> None:
    user = place.start()
    user.ask("CREATE TABLE kept AS SELECT 'yes' AS answer")
    processes = [place.keeper(), place.postmaster(), *place.postmaster().children()]

    for process in [*processes, psutil.Process(user.process.pid)]:
        with suppress(psutil.NoSuchProcess):  # it may have gone with the ones before it
            process.kill()
    _, left = psutil.wait_procs(processes, timeout=PATIENCE)
    assert not left

    assert place.start().ask("SELECT answer FROM kept") == "yes"


def test_a_trace_that_names_another_living_process_is_no_obstacle(place: Users) -> None:
    trace = place.folder.data / "postmaster.pid"
    trace.write_text(f"{os.getpid()}\n{place.folder.data}\n1700000000\n5432\n\n127.0.0.1\n")
    owner = place.folder.data.stat()
    os.chown(trace, owner.st_uid, owner.st_gid)

    assert place.start().ask("SELECT 'started'") == "started"


def test_a_server_without_keeper_is_ended_before_another_starts(place: Users) -> None:
    user = place.start()
    postmaster, keeper = place.postmaster(), place.keeper()
    # Where the system has no way to tie the server to its keeper, a killed keeper leaves it behind.
    postmaster.suspend()
    keeper.kill()
    keeper.wait(PATIENCE)
    newcomer = place.launch()
    postmaster.resume()

    newcomer.begin()

    postmaster.wait(PATIENCE)
    assert newcomer.ask("SELECT count(*) FROM pg_database WHERE datname = 'archive'") == "1"
    assert user.process.poll() is None


def test_a_half_made_folder_is_made_again(new_place: Users) -> None:
    new_place.folder.draft.mkdir(parents=True)
    (new_place.folder.draft / "PG_VERSION").write_text("18\n")

    assert new_place.start().ask("SELECT 'whole'") == "whole"


def test_being_killed_while_it_is_made_leaves_nothing_half_made(new_place: Users) -> None:
    user = new_place.launch()
    while not new_place.folder.draft.exists():
        assert user.process.poll() is None
    makers = [
        process
        for process in psutil.process_iter(["cmdline"])
        if str(new_place.path) in (process.info["cmdline"] or [])
    ]
    for process in makers:
        process.send_signal(signal.SIGKILL)
    psutil.wait_procs(makers, timeout=PATIENCE)
    user.kill()

    assert new_place.start().ask("SELECT 'whole'") == "whole"


def test_a_folder_that_is_removed_under_its_users_is_made_anew(place: Users) -> None:
    user = place.start()
    postmaster = place.postmaster()
    shutil.rmtree(place.path)
    postmaster.kill()
    postmaster.wait(PATIENCE)

    user.ask("SELECT 1")

    assert user.ask("SELECT 'new'") == "new"
