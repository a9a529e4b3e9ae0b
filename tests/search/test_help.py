"""The page on how to search: each of its examples really finds something."""

from pathlib import Path

import pytest
from django.core.management import call_command

from readouts.search.help import CHAPTERS

READOUTS = Path(__file__).parents[2] / "fixtures" / "readouts"


@pytest.mark.django_db
def test_every_example_finds_something_in_the_shipped_readouts(client, capsys):
    call_command("import_readouts", str(READOUTS))
    for chapter in CHAPTERS:
        for example in chapter.examples:
            query = {"q": example.query, "format": "json"}
            assert client.get("/statements/", query).json()["count"], example.query


@pytest.mark.django_db
def test_the_page_links_every_example(client):
    page = client.get("/search-help/").content.decode()
    assert page.count("<code>") == sum(len(chapter.examples) for chapter in CHAPTERS)
