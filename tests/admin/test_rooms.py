"""Who knows whom: the desk asks importing what it wants to know of extraction."""

import re
from pathlib import Path

import pytest
from django.conf import settings

IMPORT = re.compile(r"^\s*(?:from|import) (readouts\.\w+)", re.MULTILINE)


def imported(room: str) -> dict[str, set[str]]:
    """Each module of a room with the rooms that it imports."""
    folder = Path(settings.BASE_DIR) / "readouts" / room
    return {
        str(file.relative_to(folder)): set(IMPORT.findall(file.read_text()))
        for file in sorted(folder.rglob("*.py"))
    }


@pytest.mark.parametrize("room", ["admin", "corrections"])
def test_the_desk_knows_extraction_through_importing_alone(room):
    rooms = imported(room)

    assert len(rooms) > 10
    assert [name for name, known in rooms.items() if "readouts.extraction" in known] == []


@pytest.mark.parametrize("room", ["corrections", "importing", "models", "extraction"])
def test_nothing_below_knows_the_desks_pages(room):
    pages = {"readouts.admin", "readouts.views"}

    assert [name for name, known in imported(room).items() if known & pages] == []
