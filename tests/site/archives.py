"""Archives for a browser to look at: served by the tests, or by somebody else under ARCHIVE_URL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from pytest_django.live_server_helper import LiveServer

from tests.site import large
from tests.snapshots import restored

FIVE = Path(settings.BASE_DIR) / "fixtures" / "readouts"


def import_five() -> None:
    """The five shipped readouts."""
    restored(_import)
    _count()


def _import() -> None:
    call_command("import_readouts", str(FIVE), verbosity=0)


def build_large() -> large.LargeArchive:
    """A large archive of our own making."""
    made = restored(large.build)
    _count()
    return made


def _count() -> None:
    """Let the database count its rows, on which its plans depend: a server does after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def empty() -> None:
    """Delete every row. Numbers once given are not given again: rows put back may have them."""
    call_command("flush", verbosity=0, interactive=False, reset_sequences=False)


@contextmanager
def served(name: str) -> Iterator[str]:
    """The address of a server with the five shipped readouts ("five"), or with a large archive of
    our own making ("large"). Its rows are committed, and gone at the end.
    """
    database = connections["default"].settings_dict
    if not database["NAME"].startswith("test_"):
        # pytest-django makes a database only where some test is marked to need one.
        raise RuntimeError(f"{database['NAME']} is not a database of tests: it would be emptied.")
    kept = database["CONN_MAX_AGE"]
    # The server's connections end with each request: tables in use cannot be emptied.
    database["CONN_MAX_AGE"] = 0
    try:
        if name == "five":
            import_five()
        else:
            build_large()
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()
    finally:
        empty()
        database["CONN_MAX_AGE"] = kept


def told(base: str, path: str) -> Any:
    """The JSON twin of a page."""
    joined = "&" if "?" in path else "?"
    request = Request(f"{base}{path}{joined}format=json")  # noqa: S310 - http, of these tests
    with urlopen(request) as answer:  # noqa: S310
        return json.load(answer)


def page_kinds(base: str) -> dict[str, str]:
    """One address of each kind of page, the fullest that the archive's own lists lead to."""

    def path(address: str) -> str:
        return address.removeprefix(base)

    def most(kind: str, count: str) -> dict[str, Any]:
        return max(told(base, f"/{kind}/")["results"], key=lambda row: row[count])

    speaker = most("speakers", "statement_count")["slug"]
    topic = most("topics", "statement_count")["slug"]
    party = most("parties", "meeting_count")["code"]
    joint = told(base, "/statements/?joint=joint")["results"][0]
    meeting = path(joint["meeting"]["url"])
    place = path(joint["url"])
    year, month = joint["date"].split("-")[:2]
    word = max(joint["text"].split()[-6:], key=len).strip(".,;:“”\"'’")
    return {
        "home": "/",
        "statements": "/statements/",
        "statements searched and filtered": f"/statements/?q={word}&speaker={speaker}",
        "statements that do not exist": "/statements/?q=nowhere-at-all",
        "a search that is refused": "/statements/?q=%22open",
        "meetings": f"/meetings/?topic={topic}",
        "meeting": meeting,
        "meeting with hits": f"{meeting}?q={word}",
        "statement": place,
        "place": f"{path(joint['readout']['url'])}0/",
        "report": f"{place}report/",
        "speakers": "/speakers/",
        "speaker": f"/speakers/{speaker}/",
        "topics": "/topics/",
        "topic": f"/topics/{topic}/",
        "parties": "/parties/",
        "party": f"/parties/{party}/",
        "calendar": "/calendar/",
        "calendar of a year": f"/calendar/{year}/",
        "calendar of a month": f"/calendar/{year}/{int(month)}/",
    }


# What looks the same however much the archive holds.
FIXED_PAGES = {
    "api": "/api/",
    "download": "/download/",
    "about": "/about/",
    "search help": "/search-help/",
    "not found": "/nowhere/",
}
