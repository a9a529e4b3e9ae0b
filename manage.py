#!/usr/bin/env python
"""Django's command line. Without a word in the environment it works in development mode."""

import os
import sys

# Whoever sets one of these is deploying, and gets settings.py's default: production.
PRODUCTION_MARKERS = ("SECRET_KEY", "ALLOWED_HOSTS")
# What a shell says of a command that ended for these reasons: 128 and the signal's number.
INTERRUPTED, BROKEN_PIPE = 130, 141


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    if not any(name in os.environ for name in PRODUCTION_MARKERS):
        os.environ.setdefault("DEBUG", "1")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        message = (
            "Django is not installed here. Run `make install`, then .venv/bin/python manage.py"
        )
        raise SystemExit(message) from error
    try:
        execute_from_command_line(sys.argv)
    except BrokenPipeError:
        # Whoever reads the output (`| head`) has enough. What Python still holds back of it
        # would fail again at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
