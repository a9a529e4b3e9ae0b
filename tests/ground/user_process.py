"""A process that uses the embedded server through Django, for the tests to start and to kill.

    python user_process.py FOLDER DATABASE

First it prints `using`, or why not, and ends. Then it runs each line of its standard input as SQL,
and prints the first value, `done` if there is none, or `error: ` and the reason. The line `fork`
makes it leave a child behind that goes on in its place, and end.
"""

import os
import sys

import django
from django.conf import settings
from django.db import Error, connection


def main() -> None:
    django.setup()
    answer = query("SELECT 'using'")
    say(answer)
    if answer != "using":
        return
    for line in sys.stdin:
        if line.strip() == "fork":
            connection.close()
            if os.fork():
                os._exit(0)
            say(f"forked {os.getpid()}")
        else:
            say(query(line))


def query(sql: str) -> str:
    try:
        connection.close_if_unusable_or_obsolete()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return str(cursor.fetchone()[0]) if cursor.description else "done"
    except Error as error:
        connection.close()
        return f"error: {error}".replace("\n", " | ")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "archive.embedded",
                "NAME": sys.argv[2],
                "EMBEDDED_DIR": sys.argv[1],
                "CONN_MAX_AGE": None,
            }
        },
        USE_TZ=True,
    )
    main()
