"""Files that nobody but their owner may read."""

import os
import secrets
from pathlib import Path


def write_private(path: Path, content: str) -> None:
    """Write the file anew, with mode 0600 from its first moment."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)


def kept_secret(path: Path) -> str:
    """The secret in the file, which is made of 400 random bits if it is missing.

    Raises OSError where it can be neither read nor made.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written whole under another name and then linked, so that of two processes that start at
        # once both read the same secret, and neither reads half of one.
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        write_private(draft, secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
