"""Whom the embedded server runs as.

PostgreSQL refuses to run as root. An ordinary user's server runs as that user; root's runs as a
system user of its own, which is made when missing, or as the user whom the data belong to already.
"""

import errno
import os
import pwd
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from archive.embedded.folder import EmbeddedError, Folder

SYSTEM_USER = "embedded_postgres"
FALLBACK_USER = "nobody"

ACL = "system.posix_acl_access"
# Layout and tags of Linux's extended attribute, from linux/posix_acl_xattr.h and linux/posix_acl.h.
ACL_VERSION = 2
ACL_ENTRY = struct.Struct("<HHI")
ACL_USER_OBJ, ACL_USER, ACL_GROUP_OBJ, ACL_MASK, ACL_OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NO_ID = 0xFFFFFFFF
EXECUTE = 0o1


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int


def server_account(folder: Folder) -> Account | None:
    """The account that root must switch to for the server, or None for one's own."""
    if os.geteuid() != 0:
        return None
    if folder.data.exists() and (owner := folder.data.stat().st_uid) != 0:
        return _account(pwd.getpwuid(owner))
    return _system_account()


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _system_account() -> Account:
    for name in (SYSTEM_USER, FALLBACK_USER):
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            if name == SYSTEM_USER and _make_system_user():
                return _account(pwd.getpwnam(name))
    raise EmbeddedError(
        f"PostgreSQL does not run as root, and this machine has neither useradd nor a user named "
        f"{FALLBACK_USER}: add a system user named {SYSTEM_USER}, run this as an ordinary user, "
        "or set DATABASE_URL to another PostgreSQL."
    )


def _make_system_user() -> bool:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        return False
    command = [useradd, "--system", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER]
    # 9 means that it exists: another process was quicker.
    return subprocess.run(command, capture_output=True, check=False).returncode in (0, 9)  # noqa: S603


def open_passage(account: Account, targets: list[Path]) -> None:
    """Let the account reach the folders in `targets` through each folder above them.

    A folder that is closed to it, such as /root, gets an access-control entry that lets this one
    account pass through it, and neither list nor read it. Raises EmbeddedError where the file
    system keeps no such entries.
    """
    for target in targets:
        while (closed := _first_closed(account, target.resolve())) is not None:
            try:
                _let_pass(account, closed)
            except OSError as error:
                raise _no_passage(account, closed, str(error.strerror)) from error
            if _first_closed(account, target.resolve()) == closed:
                raise _no_passage(account, closed, "an access-control entry had no effect")
            sys.stderr.write(
                f"Let the user {account.name} pass through {closed}, which it may not list, for "
                "the embedded PostgreSQL.\n"
            )


def _no_passage(account: Account, closed: Path, reason: str) -> EmbeddedError:
    return EmbeddedError(
        f"PostgreSQL does not run as root but as the user {account.name}, who cannot pass through "
        f"{closed} ({reason}). Allow it by `chmod o+x {closed}`, put the archive elsewhere, "
        "or set DATABASE_URL to another PostgreSQL."
    )


def _first_closed(account: Account, target: Path) -> Path | None:
    """The topmost folder of the path that the account may not enter, found by trying as it."""
    folders = [str(folder) for folder in [*reversed(target.parents), target]]
    script = 'for folder; do [ -x "$folder" ] || { printf %s "$folder"; exit; }; done'
    found = subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", script, "sh", *folders],
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        check=True,
    ).stdout
    return Path(os.fsdecode(found)) if found else None


def _let_pass(account: Account, folder: Path) -> None:
    """What `setfacl -m u:ACCOUNT:x FOLDER` does; few machines have that command."""
    if not hasattr(os, "setxattr"):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    entries = _entries(folder)
    entries[ACL_USER, account.uid] = entries.get((ACL_USER, account.uid), 0) | EXECUTE
    entries[ACL_MASK, NO_ID] = entries.get((ACL_MASK, NO_ID), 0) | EXECUTE
    # The kernel wants them in the order of their tags and ids.
    packed = [ACL_ENTRY.pack(tag, mode, who) for (tag, who), mode in sorted(entries.items())]
    os.setxattr(folder, ACL, struct.pack("<I", ACL_VERSION) + b"".join(packed))


def _entries(folder: Path) -> dict[tuple[int, int], int]:
    """The folder's access-control list, {(tag, id): permission bits}; its mode bits if none."""
    if ACL in os.listxattr(folder):
        packed = os.getxattr(folder, ACL)[4:]
        return {(tag, who): mode for tag, mode, who in ACL_ENTRY.iter_unpack(packed)}
    mode = folder.stat().st_mode
    group = mode >> 3 & 7
    return {
        (ACL_USER_OBJ, NO_ID): mode >> 6 & 7,
        (ACL_GROUP_OBJ, NO_ID): group,
        (ACL_MASK, NO_ID): group,
        (ACL_OTHER, NO_ID): mode & 7,
    }
