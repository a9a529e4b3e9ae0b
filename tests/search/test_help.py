"""The page on how to search: its examples are the archive's own, and each finds something."""

import itertools

import pytest

from readouts.models import Statement
from tests import factories
from tests.site.archives import import_five

pytestmark = pytest.mark.django_db


def examples(client):
    page = client.get("/search-help/")
    assert page.status_code == 200
    text = page.content.decode()
    chapters = page.context["chapters"]
    assert text.count("<code>") == sum(len(chapter.examples) for chapter in chapters) == 20
    return [example for chapter in chapters for example in chapter.examples], text


def check(client, found):
    for example in found:
        query = {"q": example.query, "format": "json"}
        response = client.get("/statements/", query)
        assert response.status_code == 200, (example.query, response.content)
        assert response.json()["count"] == example.count, example.query


def test_every_example_finds_something_in_the_shipped_readouts(client):
    import_five()
    found, _ = examples(client)
    check(client, found)
    assert [example.query for example in found if not example.count] == []


def test_every_example_finds_something_in_another_archive(archive, client):
    found, text = examples(client)
    check(client, found)
    assert [example.query for example in found if not example.count] == []
    assert "would find nothing here" not in text


def test_examples_follow_the_archive(archive, client):
    said = [f"Fisheries and quotas of herring were discussed in part {n}." for n in range(400)]
    readout = factories.ReadoutFactory(
        text=" ".join(said), meeting__place="Reykjavík", meeting__date="2023-05-01"
    )
    ends = list(itertools.accumulate(len(words) + 1 for words in said))
    Statement.objects.bulk_create(
        factories.StatementFactory.build(readout=readout, start=end - len(words) - 1, end=end - 1)
        for words, end in zip(said, ends, strict=True)
    )
    found, _ = examples(client)
    queries = [example.query for example in found]
    assert any("herring" in query for query in queries)
    assert "place:Reykjavík" in queries
    assert "year:2023" in queries


def test_an_empty_archive_says_that_nothing_would_be_found(db, client):
    found, text = examples(client)
    assert {example.count for example in found} == {0}
    assert text.count("would find nothing here") == 20
    assert "/statements/?q=" not in text.split("<main")[1].split("</table>")[0]


def test_names_that_cannot_be_written_are_no_examples(archive, client):
    archive.meetings["call"].place = 'the "blue" house*'
    archive.meetings["call"].save()
    found, _ = examples(client)
    assert not any("blue" in example.query for example in found)


def test_a_busy_archive_still_explains(archive, client, settings):
    settings.SEARCH_TIMEOUT_MS = 1
    page = client.get("/search-help/")
    assert page.status_code == 200
    assert "too busy to run the examples" in page.content.decode()
