"""The description of the JSON twins holds for every answer, and programs can rely on it."""

from __future__ import annotations

import copy
import hashlib

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator, FormatChecker

from archive.wsgi import application
from readouts import openapi
from readouts.openapi import PATHS
from tests.factories import PublisherFactory, ReadoutFactory
from tests.site.conftest import TEXT

DESCRIBED = openapi.description("http://testserver")


@pytest.fixture
def answers(client, tashkent):
    """The JSON of every address, by its name."""
    ReadoutFactory(
        meeting=tashkent.meeting,
        text="The Kremlin tells of it too.",
        publisher=PublisherFactory(slug="kremlin", name="Kremlin", party=None),
    )
    code = tashkent.readout.code
    addresses = {
        "statements": "/statements/?q=treaty&speaker=sergey-lavrov",
        "meetings": "/meetings/",
        "meeting": tashkent.meeting.get_absolute_url(),
        "readout": f"/readouts/{code}/",
        "place": f"/readouts/{code}/{tashkent.joint.start}/",
        "speakers": "/speakers/",
        "speaker": "/speakers/wang-yi/",
        "topics": "/topics/",
        "topic": "/topics/vaccines/",
        "parties": "/parties/",
        "party": "/parties/RU/",
    }
    found = {}
    for name, address in addresses.items():
        response = client.get(f"{address}{'&' if '?' in address else '?'}format=json", follow=True)
        assert response.status_code == 200, name
        found[name] = response.json()
    return found


def test_every_answer_is_as_described(answers, subtests):
    for name, schema, _ in openapi.ADDRESSES:
        with subtests.test(name):
            validator = Draft202012Validator(
                {**openapi.ref(schema), "components": DESCRIBED["components"]},
                format_checker=FormatChecker(),
            )
            assert [error.message for error in validator.iter_errors(answers[name])] == []


def test_a_refused_query_is_answered_as_described(client, db):
    response = client.get("/statements/", {"format": "json", "speaker": "nobody"})
    assert response.status_code == 400
    assert "nobody" in response.json()["errors"][0]


def test_the_described_addresses_are_those_of_the_site():
    described = set(DESCRIBED["paths"])
    assert {path for path, _ in PATHS.values()} <= described
    assert {"/statements/", "/meetings/", "/speakers/"} <= described
    assert len(described) == len(openapi.ADDRESSES)


def test_the_description_is_served_to_any_site(client):
    response = client.get("/api/openapi.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json()["openapi"] == "3.1.0"
    assert b"/statements/" in client.get("/api/").content


# What the archive of the tests has, and something that it has not, for each place in an address.
CODE_OF_TEXT = hashlib.sha256(TEXT.encode()).hexdigest()[:10]
THERE = {
    "/meetings/{code}/{slug}/": {
        "code": ["0123456789"],
        "slug": ["wang-yi-meets-with-sergey-lavrov"],
    },
    "/readouts/{code}/": {"code": [CODE_OF_TEXT]},
    "/readouts/{code}/{offset}/": {"code": [CODE_OF_TEXT], "offset": [0, 60, 200, 280, 100_000]},
    "/speakers/{slug}/": {"slug": ["wang-yi", "sergey-lavrov", "nobody"]},
    "/topics/{slug}/": {"slug": ["vaccines", "nothing"]},
    "/parties/{code}/": {"code": ["CN", "RU", "ru", "ZZ"]},
}
CHOSEN = {"speaker": ["wang-yi"], "party": ["RU"], "topic": ["vaccines"], "year": ["2021"],
          "month": ["2021-07"], "kind": ["meeting"], "joint": ["joint", "single"]}  # fmt: skip


def of_what_is_there() -> dict:
    """The description, narrowed to addresses and choices that the archive of the tests answers."""
    described = copy.deepcopy(DESCRIBED)
    for path, operations in described["paths"].items():
        for parameter in operations["get"]["parameters"]:
            name = parameter["name"]
            if parameter["in"] == "path":
                parameter["schema"] = {"enum": THERE[path][name]}
            elif name in CHOSEN:
                parameter["schema"] = {"type": "array", "items": {"enum": CHOSEN[name]}}
    return described


api = schemathesis.openapi.from_dict(DESCRIBED)
filled = schemathesis.openapi.from_dict(of_what_is_there())
api.app = filled.app = application
# A list refuses a bad query by 400 and a page ignores what it does not know.
LENIENT = [
    schemathesis.checks.negative_data_rejection,
    schemathesis.checks.positive_data_acceptance,
    schemathesis.checks.unsupported_method,
]
MANY_TIMES = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.django_db(transaction=True)
@api.parametrize()
@MANY_TIMES
def test_whatever_is_asked_the_answer_is_one_of_those_described(case):
    case.call_and_validate(excluded_checks=LENIENT)


@pytest.mark.django_db(transaction=True)
@filled.parametrize()
@settings(MANY_TIMES, max_examples=6)
def test_what_is_there_is_answered_as_described(tashkent, case):
    case.call_and_validate(excluded_checks=LENIENT)
