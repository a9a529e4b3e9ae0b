"""The keeper: starts a folder's server, and stops it when nobody uses it any more.

    python -m archive.embedded.keeper FOLDER REPORT

REPORT is the number of an open pipe, on which it says how starting went: "ready", or the reason
why not. It ends with the server, and the server with it.
"""

import fcntl
import os
import signal
import sys
import threading
from pathlib import Path
from typing import IO

from archive.embedded.cluster import Cluster, end_leftovers
from archive.embedded.folder import EmbeddedError, Folder, is_at
from archive.embedded.server import READY

NOBODY_LEFT = signal.SIGUSR1
AWAITED = {NOBODY_LEFT, signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


def main(path: str, report: str) -> int:
    if os.fork():
        # The child is nobody's: whoever started it need not wait for its end.
        return 0
    folder = Folder(Path(path))
    with os.fdopen(int(report), "w") as pipe, folder.open_lock(folder.keeper_lock) as lock:
        # Waits for an earlier keeper that is about to end.
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Blocked from here on, so that none is lost before it is waited for.
        signal.pthread_sigmask(signal.SIG_BLOCK, AWAITED)
        folder.address.unlink(missing_ok=True)
        try:
            cluster = Cluster(folder)
            port = cluster.start()
        except (EmbeddedError, OSError) as error:
            pipe.write(str(error))
            return 1
        folder.write_address(port)
        pipe.write(READY)
        pipe.close()
        cause = await_end(folder, cluster)
        if is_at(lock, folder.keeper_lock):
            # Whoever comes now sees no address, and waits until this process has ended.
            folder.address.unlink(missing_ok=True)
            if cause == signal.SIGCHLD:
                end_leftovers(folder.data)
        cluster.stop()
        return 0


def await_end(folder: Folder, cluster: Cluster) -> signal.Signals:
    """Wait until nobody uses the server, or it ends, or this process is told to end; which, is
    told by the signal."""
    users = folder.open_lock(folder.users_lock)
    threading.Thread(target=_await_last_user, args=(users,), daemon=True).start()
    while True:
        cause = signal.Signals(signal.sigwait(AWAITED))
        if cause != signal.SIGCHLD or not cluster.is_running():
            return cause


def _await_last_user(users: IO[bytes]) -> None:
    fcntl.flock(users, fcntl.LOCK_EX)
    os.kill(os.getpid(), NOBODY_LEFT)


if __name__ == "__main__":
    # Not sys.exit: the waiting thread cannot be joined, and the locks must go at once.
    os._exit(main(*sys.argv[1:]))
