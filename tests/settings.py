"""The settings of tests and of the type checker: development's, with cheap passwords."""

import os

os.environ.setdefault("DEBUG", "1")

from archive.settings import *  # noqa: F403

# The real hasher takes a tenth of a second on purpose, for every login of every test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
