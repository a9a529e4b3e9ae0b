"""Random queries under random selections: every number equals what brute force finds."""

import pytest

from readouts.search.language import parse
from tests.search import brute

pytestmark = pytest.mark.django_db

ROUNDS = 120


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker):
    """One archive for all of this module's tests, which only read it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        brute.build(seed=7)
        yield brute.rows()
        transaction.set_rollback(True)


def ask(client, path, query, chosen):
    return client.get(path, {"format": "json", "q": query, "per_page": 100, **chosen}).json()


@pytest.mark.parametrize("seed", range(4))
def test_statements_and_their_facets_are_exact(client, rows, seed):
    chance = brute.dice(seed)
    for _ in range(ROUNDS // 4):
        query, chosen = brute.query(chance), brute.selection(chance, rows)
        found = [row for row in rows if brute.matches(parse(query), row)]
        answer = ask(client, "/statements/", query, chosen)
        expected = [row for row in found if brute.selected(row, chosen)]
        assert answer["count"] == len(expected), (query, chosen)
        assert len(answer["results"]) == len(expected)
        check_facets(answer, found, chosen, "statement", query)


@pytest.mark.parametrize("seed", range(4))
def test_meetings_and_their_facets_are_exact(client, rows, seed):
    chance = brute.dice(seed)
    for _ in range(ROUNDS // 4):
        query, chosen = f"({brute.query(chance)}) -zzz", brute.selection(chance, rows)
        found = [row for row in rows if brute.matches(parse(query), row)]
        answer = ask(client, "/meetings/", query, chosen)
        expected = {row.meeting for row in found if brute.selected(row, chosen)}
        assert answer["count"] == len(expected), (query, chosen)
        check_facets(answer, found, chosen, "meeting", query)


def check_facets(answer, found, chosen, key, query):
    for facet in answer["facets"]:
        counted = {v["value"]: v["count"] for v in facet["values"] if v["count"]}
        expected = brute.counts(found, chosen, facet["name"], key)
        assert counted == expected, (query, chosen, facet["name"])
        selected = {v["value"] for v in facet["values"] if v["selected"]}
        assert selected == set(chosen.get(facet["name"], ()))
