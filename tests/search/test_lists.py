"""The list pages: what they find, count and link."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from readouts import models
from tests import factories

pytestmark = pytest.mark.django_db


def found(answer):
    return {row["text"][:12] for row in answer["results"]}


def facet(answer, name):
    [wanted] = [facet for facet in answer["facets"] if facet["name"] == name]
    return {value["value"]: value for value in wanted["values"]}


FINDS = [
    ("", 6),
    ("cooperate", 2),
    ("cooperation", 2),
    ("COOPERATING", 2),
    ("cooperat*", 2),
    ("cooperat", 0),
    ('"cooperate"', 1),
    ('"the so-called rules based international order"', 1),
    ('"rules-based international order"', 1),
    ("“international order” is", 1),
    ('"order is order"', 0),
    ("taiwan NEAR/3 strait", 1),
    ("strait NEAR/5 taiwan", 2),
    ("taiwan NEAR/1 strait", 1),
    ("U.S.", 1),
    ("US", 1),
    ("turkiye", 1),
    ("TÜRKİYE", 1),
    ("erdoğan", 1),
    ("erdogan", 1),
    ("missile -iran", 1),
    ("missile OR grain", 2),
    ("(missile OR grain) -speaker:blinken", 1),
    ("speaker:erdogan", 1),
    ("speaker:Erdoğan", 1),
    ('speaker:"sergei lavrov"', 2),
    ("speaker:王毅", 2),
    ("speaker:nobody", 0),
    ("party:tr", 1),
    ("party:USA", 2),
    ("party:U.S.", 2),
    ("party:American", 2),
    ('party:"the russian federation"', 2),
    ("party:Turkish", 1),
    ("year:2021 OR year:2022", 6),
    ("kind:speech", 0),
    ("topic:taiwan", 2),
    ('publisher:"state department"', 2 + 1),
    ("kind:phone-call", 2),
    ("place:washington", 2),
    ("year:2021", 3),
    ("year:2021..2022", 6),
    ("before:2022-03-21", 5),
    ("after:2022-03-05", 1),
    ("before:2022", 3),
    ("after:2022-02", 3),
    ("-before:2022", 3),
    ("the", 5),
    ("the missile", 1),
    ("b", 1),
]


def test_each_query_finds_what_it_asks_for(archive, ask, subtests):
    for query, count in FINDS:
        with subtests.test(query=query):
            assert ask(q=query)["count"] == count


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("topic:energy", 1),
        ("topic:Energy", 1),
        ("topic:nuclear", 1),
        ("speaker:kim-lee", 1),
        ('speaker:"kim lee"', 2),
        ("speaker:park", 2),
    ],
)
def test_what_is_named_whole_is_not_what_has_its_name_in_another(db, ask, query, count):
    text = "One spoke. Two spoke."
    readout = factories.ReadoutFactory(text=text)
    for at, topic, speakers in (
        (0, "energy", {"kim-lee": "Kim Lee", "park": "Park"}),
        (11, "nuclear-energy", {"kim-lee-2": "Kim Lee", "park-jin": "Park Jin"}),
    ):
        factories.StatementFactory(
            readout=readout,
            start=at,
            end=at + 10,
            topics=[factories.TopicFactory(slug=topic)],
            speakers=[factories.ParticipantFactory(slug=s, name=n) for s, n in speakers.items()],
        )
    assert ask(q=query)["count"] == count


def test_the_facets_are_those_of_the_contract(archive, ask):
    answer = ask()
    assert list(answer) == ["count", "next", "previous", "results", "facets"]
    assert [facet["name"] for facet in answer["facets"]] == [
        "speaker", "party", "topic", "year", "month", "kind", "publisher", "place", "joint",
    ]  # fmt: skip
    assert set(answer["facets"][0]) == {"name", "label", "values"}
    assert set(answer["facets"][0]["values"][0]) == {
        "value", "label", "count", "selected", "toggle_url",
    }  # fmt: skip


def test_a_speakers_statements_are_his_and_the_joint_ones(archive, ask):
    answer = ask(speaker="sergey-lavrov")
    assert found(answer) == {"Lavrov reaff", "The two side"}
    assert facet(answer, "joint")["joint"]["count"] == 1
    assert facet(answer, "speaker")["wang-yi"]["count"] == 2, "counted without its own choice"
    assert facet(answer, "speaker")["sergey-lavrov"]["selected"] is True


def test_values_of_one_facet_widen_and_facets_narrow(archive, ask):
    assert ask(speaker=["sergey-lavrov", "antony-blinken"])["count"] == 4
    assert ask(speaker=["sergey-lavrov", "antony-blinken"], topic="taiwan")["count"] == 2


def test_dates_include_both_ends(archive, ask):
    assert ask(**{"from": "2021-07-15", "to": "2022-03-05"})["count"] == 5
    assert ask(**{"from": "2021-07-16"})["count"] == 3


def test_the_party_is_that_of_the_day(archive, ask):
    models.Attendance.objects.filter(
        meeting=archive.meetings["call"], participant__slug="antony-blinken"
    ).update(party=factories.PartyFactory(code="UN"))
    assert ask(party="UN")["count"] == 2
    assert ask(party="US")["count"] == 0
    assert ask(party="US")["facets"][1]["values"] != []


def test_a_chosen_value_stays_when_nothing_has_it(archive, ask):
    chosen = facet(ask(q="grain", topic="taiwan", kind="speech"), "topic")["taiwan"]
    assert (chosen["count"], chosen["selected"]) == (0, True)
    assert facet(ask(kind="speech"), "kind")["speech"]["label"] == "Speech"


def test_toggling_adds_and_removes_and_goes_to_the_first_page(archive, ask, client):
    values = facet(ask(q="the", speaker="wang-yi"), "speaker")
    added = client.get(values["sergey-lavrov"]["toggle_url"]).json()
    assert {v for v, value in facet(added, "speaker").items() if value["selected"]} == {
        "wang-yi", "sergey-lavrov",
    }  # fmt: skip
    removed = client.get(values["wang-yi"]["toggle_url"]).json()
    assert not any(value["selected"] for value in facet(removed, "speaker").values())
    assert "page" not in values["wang-yi"]["toggle_url"]


def test_a_merged_speakers_old_address_still_chooses(archive, ask):
    models.Participant.objects.filter(slug="sergey-lavrov").update(
        merged_into=archive.people["wang-yi"]
    )
    answer = ask(speaker="sergey-lavrov")
    assert answer["count"] == 3
    assert facet(answer, "speaker")["wang-yi"]["selected"] is True


def test_rejected_statements_are_not_found(archive, ask):
    models.Statement.objects.filter(pk=archive.statements["grain"].pk).update(
        review_state="rejected"
    )
    assert ask(q="grain")["count"] == 0


@pytest.mark.parametrize(
    ("sort", "first"), [("newest", "Erdoğan than"), ("oldest", "Wang Yi said")]
)
def test_sorting_by_date(archive, ask, sort, first):
    assert ask(sort=sort)["results"][0]["text"].startswith(first)


def test_relevance_puts_the_densest_first(archive, ask):
    factories.StatementFactory(
        readout=factories.ReadoutFactory(text="Grain, grain and grain.", meeting__date=None)
    )
    assert ask(q="grain")["results"][0]["text"] == "Grain, grain and grain."
    assert ask(q="grain", sort="newest")["results"][0]["text"] != "Grain, grain and grain."


def test_undated_statements_come_last_both_ways(archive, ask):
    factories.StatementFactory(
        readout=factories.ReadoutFactory(text="Undated.", meeting__date=None)
    )
    for sort in ("newest", "oldest"):
        assert ask(sort=sort)["results"][-1]["text"] == "Undated."


@pytest.mark.parametrize("path", ["/statements/", "/meetings/"])
@pytest.mark.parametrize("form", ["html", "json"])
def test_the_number_of_queries_does_not_grow(archive, client, path, form):
    def count(**query):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(path, {"format": form, "q": "the", **query}).status_code == 200
        return len(captured)

    count()
    before = count(per_page=20)
    for number in range(30):
        text = f"The {number}th statement of the day."
        readout = factories.ReadoutFactory(text=text, meeting__place=f"Town {number}")
        person = factories.ParticipantFactory(slug=f"person-{number}", name=f"Person {number}")
        factories.AttendanceFactory(meeting=readout.meeting, participant=person)
        factories.StatementFactory(
            readout=readout,
            speakers=[person],
            topics=[factories.TopicFactory(slug=f"topic-{number}")],
        )
    assert count(per_page=20) == before
    assert count(per_page=100) == before
    assert before <= 20


def test_paging_links_lead_through_everything(archive, ask, client):
    for number in range(25):
        factories.StatementFactory(readout=factories.ReadoutFactory(text=f"The {number}."))
    seen, address = [], "/statements/?format=json"
    while address:
        answer = client.get(address).json()
        seen += [row["url"] for row in answer["results"]]
        assert answer["count"] == 31
        address = answer["next"]
    assert len(seen) == len(set(seen)) == 31
    last = client.get("/statements/?format=json&page=2").json()
    assert client.get(last["previous"]).json()["results"][0]["url"] == seen[0]


# Meetings


def test_meetings_are_found_by_what_was_said_in_them(archive, ask):
    answer = ask("/meetings/", q="taiwan")
    assert {row["title"][:8] for row in answer["results"]} == {"Wang Yi ", "Secretar"}
    assert ask("/meetings/", q="taiwan missile")["count"] == 0, "in one statement, not in two"


def test_a_meeting_is_found_by_whoever_took_part(archive, ask):
    assert ask("/meetings/")["count"] == 4
    assert ask("/meetings/", speaker="wang-yi")["count"] == 3
    assert ask("/meetings/", speaker="wang-yi", q="order")["count"] == 1
    assert ask("/meetings/", speaker="wang-yi", topic="taiwan")["count"] == 0


def test_a_meeting_quotes_the_statements_found(archive, client):
    page = client.get("/meetings/", {"q": "order"}).content.decode()
    assert "international <mark>order</mark>” is the <mark>order</mark>" in page


def test_a_correction_is_found_on_the_next_request(archive, ask):
    assert ask(speaker="recep-tayyip-erdogan")["count"] == 1
    archive.statements["grain"].speakers.set([archive.people["wang-yi"]])
    assert ask(speaker="recep-tayyip-erdogan")["count"] == 0
    assert ask(q="grain speaker:wang")["count"] == 1
