"""Speakers, topics and parties: their indexes, their pages, their JSON twins."""

from __future__ import annotations

from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from readouts.models import ReviewState
from readouts.offices import without_party
from readouts.profiles import Census
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    ParticipantFactory,
    PartyFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)

PAGES = [
    ("/", 10),
    ("/speakers/", 2),
    ("/speakers/wang-yi/", 14),
    ("/topics/", 2),
    ("/topics/vaccines/", 10),
    ("/parties/", 1),
    ("/parties/CN/", 18),
]


def parsed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


@pytest.mark.parametrize(("address", "queries"), PAGES)
def test_a_page_takes_as_many_queries_for_thirty_meetings_as_for_one(
    client, tashkent, django_assert_num_queries, address, queries
):
    with django_assert_num_queries(queries):
        client.get(address)
    for n in range(30):
        person = ParticipantFactory(slug=f"person-{n}", name=f"Person {n}")
        readout = ReadoutFactory()
        AttendanceFactory(meeting=readout.meeting, participant=tashkent.wang)
        AttendanceFactory(
            meeting=readout.meeting,
            participant=person,
            party=PartyFactory(code=f"X{n}", name=f"Land {n}"),
        )
        StatementFactory(
            readout=readout,
            speakers=[tashkent.wang, person],
            topics=[tashkent.vaccines, TopicFactory(slug=f"topic-{n}", name=f"Topic {n}")],
        )
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_speakers_stand_under_the_first_letter_of_their_family_name(client, tashkent):
    html = parsed(client, "/speakers/")
    assert [h.text() for h in html.css(".shelf h2")] == ["L", "W"]
    lavrov = html.css_first(".shelf .index li")
    assert lavrov.css_first("a").text() == "Lavrov, Sergey"
    assert lavrov.css_first(".count").text().startswith("2")


def test_letters_with_accents_and_small_ones_stand_with_their_plain_capitals(client, tashkent):
    ParticipantFactory(slug="elysee", name="Élysée", sort_name="Élysée")
    ParticipantFactory(slug="al-assad", name="al-Assad", sort_name="al-Assad")
    ParticipantFactory(slug="erdogan", name="Erdoğan", sort_name="Erdoğan")
    html = parsed(client, "/speakers/")
    assert [h.text() for h in html.css(".shelf h2")] == ["A", "E", "L", "W"]
    assert [a.text() for a in html.css("section:nth-of-type(2) .index a")] == ["Élysée", "Erdoğan"]


def test_a_large_index_shows_one_letter_at_a_time(client, tashkent, monkeypatch):
    monkeypatch.setattr("readouts.views.speaker.MOST_ON_A_PAGE", 1)
    html = parsed(client, "/speakers/")
    assert [h.text() for h in html.css(".shelf h2")] == ["L"]
    assert [a.attributes["href"] for a in html.css(".letters a")] == ["?letter=L", "?letter=W"]
    assert [h.text() for h in parsed(client, "/speakers/?letter=W").css(".shelf h2")] == ["W"]
    refused = client.get("/speakers/", {"letter": "Q"})
    assert refused.status_code == 400
    assert "No speaker's name begins with “Q”" in unescape(refused.content.decode())


@pytest.fixture
def more_meetings(tashkent):
    """Others meet too, the same people without each other, and one meeting was withdrawn."""
    third = ParticipantFactory(
        slug="kassym-tokayev", name="Kassym Tokayev", party=PartyFactory(code="KZ")
    )
    energy = TopicFactory(slug="energy", name="Energy")
    nuclear = TopicFactory(slug="nuclear-power", name="Nuclear power")
    for people, topics, state in (
        ((tashkent.wang, third), (energy, tashkent.vaccines), ReviewState.UNREVIEWED),
        ((third,), (nuclear,), ReviewState.UNREVIEWED),
        ((tashkent.wang, tashkent.lavrov), (nuclear, tashkent.vaccines), ReviewState.UNREVIEWED),
        ((tashkent.wang, tashkent.lavrov), (energy,), ReviewState.REJECTED),
    ):
        readout = ReadoutFactory(meeting=MeetingFactory(review_state=state))
        for person in people:
            AttendanceFactory(meeting=readout.meeting, participant=person, party=person.party)
        StatementFactory(readout=readout, speakers=people, topics=topics)


@pytest.mark.parametrize(
    "address", ["/speakers/wang-yi/", "/topics/vaccines/", "/parties/CN/", "/"]
)
def test_every_number_of_a_table_leads_to_a_list_of_as_many(client, more_meetings, address):
    links = parsed(client, address).css("table.tally td.number a, .extent a[href$='s/']")
    counted = {
        link.attributes["href"]: number
        for link in links
        if (number := link.text().split()[0]).isdecimal()
        and "speakers" not in link.attributes["href"]
    }
    assert len(counted) >= 4
    for href, number in counted.items():
        separator = "&" if "?" in href else "?"
        assert client.get(f"{href}{separator}format=json").json()["count"] == int(number), href


def test_withdrawn_statements_are_on_no_page_of_a_speaker_or_topic(client, tashkent):
    readout = ReadoutFactory(meeting=MeetingFactory(review_state=ReviewState.REJECTED))
    StatementFactory(readout=readout, speakers=[tashkent.wang], topics=[tashkent.vaccines])
    for address in ("/speakers/wang-yi/", "/topics/vaccines/"):
        assert readout.code not in client.get(address).content.decode()


def test_a_merged_speaker_redirects_for_good_to_whom_the_merges_end_at(client, tashkent):
    second = ParticipantFactory(slug="s-lavrov", name="S. Lavrov", merged_into=tashkent.lavrov)
    ParticipantFactory(slug="lavrov", name="Lavrov", merged_into=second)
    response = client.get("/speakers/lavrov/")
    assert (response.status_code, response["Location"]) == (301, "/speakers/sergey-lavrov/")


def test_a_merged_speaker_is_in_no_index(client, tashkent):
    ParticipantFactory(slug="lavrov", name="Lavrov", merged_into=tashkent.lavrov)
    data = client.get("/speakers/", {"format": "json"}).json()
    assert [person["slug"] for person in data["results"]] == ["sergey-lavrov", "wang-yi"]


def test_a_speakers_page_counts_single_and_joint_statements(client, tashkent):
    data = client.get("/speakers/wang-yi/", {"format": "json"}).json()
    assert data["statement_count"] == 2
    assert data["timeline"] == [{"period": "July 2021", "count": 2}]
    assert data["offices"] == [
        {
            "office": "State Councilor",
            "party": "CN",
            "printed": ["State Councilor"],
            "first": "2021-07-15",
            "last": "2021-07-15",
            "meetings": 1,
        }
    ]
    assert data["met"] == [
        {"name": "Sergey Lavrov", "meetings": 1, "url": "http://testserver/speakers/sergey-lavrov/"}
    ]


@pytest.mark.parametrize("address", ["/speakers/wang-yi/", "/topics/vaccines/"])
def test_the_latest_statements_stand_with_their_speaker_and_the_office_of_that_day(
    client, tashkent, address
):
    lines = [" ".join(who.text().split()) for who in parsed(client, address).css(".line-who")]
    assert "Wang Yi State Councilor, China" in lines


def test_a_rejected_statement_counts_nowhere(client, tashkent):
    tashkent.first.review_state = ReviewState.REJECTED
    tashkent.first.save()
    assert client.get("/speakers/wang-yi/", {"format": "json"}).json()["statement_count"] == 1
    assert client.get("/topics/vaccines/", {"format": "json"}).json()["statement_count"] == 0
    people = client.get("/speakers/", {"format": "json"}).json()["results"]
    assert {p["slug"]: p["statement_count"] for p in people} == {"sergey-lavrov": 2, "wang-yi": 1}


def test_a_speakers_topics_stand_beside_the_archives(client, tashkent):
    (topic,) = client.get("/speakers/wang-yi/", {"format": "json"}).json()["topics"]
    assert (topic["name"], topic["count"]) == ("Vaccines", 1)
    assert (topic["percent"], topic["percent_of_archive"]) == (50.0, 33.3)


def test_a_topics_page_counts_by_speaker_and_party(client, tashkent):
    data = client.get("/topics/vaccines/", {"format": "json"}).json()
    assert data["speakers"] == [
        {"name": "Wang Yi", "count": 1, "url": "http://testserver/speakers/wang-yi/"}
    ]
    assert data["parties"] == [
        {"name": "China", "count": 1, "url": "http://testserver/parties/CN/"}
    ]


def test_a_partys_statements_are_those_of_whom_it_sent_that_day(client, tashkent):
    tashkent.wang.party = PartyFactory(code="UN", name="United Nations")
    tashkent.wang.save()
    assert client.get("/parties/CN/", {"format": "json"}).json()["statement_count"] == 2
    assert client.get("/parties/RU/", {"format": "json"}).json()["statement_count"] == 2


def test_a_party_in_small_letters_redirects_to_its_code(client, tashkent):
    response = client.get("/parties/cn/")
    assert (response.status_code, response["Location"]) == (301, "/parties/CN/")


@pytest.mark.parametrize("address", ["/speakers/nobody/", "/topics/nothing/", "/parties/ZZ/"])
def test_what_is_not_there_is_named_with_a_way_on(client, tashkent, address):
    response = client.get(address)
    body = response.content.decode()
    assert response.status_code == 404
    assert f"“{address.split('/')[2]}”" in body
    assert 'href="/speakers/"' in body


def test_names_with_html_in_them_are_shown_as_text(client, tashkent):
    ParticipantFactory(slug="bold", name="<b>Bold</b>", sort_name="<b>Bold</b>")
    html = parsed(client, "/speakers/")
    assert "<b>Bold</b>" in html.text()
    assert not html.css("main b")


def test_home_tells_the_archives_extent(client, tashkent):
    data = client.get("/", {"format": "json"}).json()
    assert data["extent"] == {
        "readouts": 1,
        "meetings": 1,
        "statements": 3,
        "speakers": 2,
        "first": "2021-07-15",
        "last": "2021-07-15",
    }


def test_a_topic_with_a_greater_share_than_before_is_on_the_rise(client, tashkent):
    old = ReadoutFactory(meeting=MeetingFactory(date="2019-05-01"))
    StatementFactory(readout=old, speakers=[tashkent.wang], topics=[TopicFactory(slug="trade")])
    html = parsed(client, "/")
    (table,) = [t for t in html.css(".tally") if "On the rise" in t.text()]
    cells = [" ".join(cell.text().split()) for cell in table.css("tbody th, tbody td")]
    assert cells == ["Vaccines", "0%", "33% of the statements: Vaccines"]
    link = table.css_first("td a").attributes["href"]
    assert link == "/statements/?from=2020-07-16&topic=vaccines"
    assert client.get(link, {"format": "json"}).status_code == 200


def test_home_of_an_empty_archive_says_how_to_fill_it(client, db):
    assert "import_readouts" in client.get("/").content.decode()


@pytest.mark.parametrize("address", [address for address, _ in PAGES] + ["/about/"])
def test_a_page_has_one_heading_a_title_and_no_inline_style(client, tashkent, address):
    html = parsed(client, address)
    assert len(html.css("h1")) == 1
    assert html.css_first("title").text().strip()
    assert not html.css("[style], style, [onclick]")
    ids = [node.attributes["id"] for node in html.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("last", "first_bar", "bars"),
    [
        ("2021-12-01", "July 2021", 6),
        ("2024-02-01", "Jul–Sep 2021", 11),
        ("2031-01-01", "2021", 11),
    ],
)
def test_a_longer_time_has_wider_bars_that_lead_to_what_they_count(
    client, tashkent, last, first_bar, bars
):
    StatementFactory(readout=ReadoutFactory(meeting=MeetingFactory(date=last)))
    timeline = Census().timeline()
    assert (timeline[0].label, len(timeline)) == (first_bar, bars)
    for bar in (timeline[0], timeline[-1]):
        assert client.get(bar.url + "&format=json").json()["count"] == bar.count
    assert [bar.count for bar in (timeline[0], timeline[-1])] == [3, 1]


@pytest.mark.parametrize(
    ("address", "caption", "total"),
    [
        ("/", "Most heard", "of 3 statements"),
        ("/speakers/wang-yi/", "Met", "of 1 meeting"),
        ("/topics/vaccines/", "Spoken of by", "of 1 statement"),
        ("/parties/CN/", "Represented by", "of 1 meeting"),
    ],
)
def test_a_tally_says_what_it_is_counted_of(client, tashkent, address, caption, total):
    captions = [node.text() for node in parsed(client, address).css(".tally caption")]
    assert f"{caption} {total}" in captions


def test_names_that_hold_commas_and_points_are_told_apart(client, tashkent):
    for name in ("Wang, Yi, Jr.", "Minister Wang"):
        tashkent.wang.aliases.create(name=name)
    (printed,) = [
        node.text()
        for node in parsed(client, "/speakers/wang-yi/").css(".according")
        if "Also printed" in node.text()
    ]
    assert sorted(printed.removeprefix("Also printed as ").split(" · ")) == [
        "Minister Wang",
        "Wang, Yi, Jr.",
    ]


@pytest.mark.parametrize("address", ["/topics/", "/parties/"])
def test_an_index_goes_from_a_to_z_or_by_group(client, more_meetings, address):
    def headings(order=""):
        return [h2.text() for h2 in parsed(client, address + order).css("main h2")]

    def names(order=""):
        return [a.text() for a in parsed(client, address + order).css(".index a")]

    assert headings() == sorted(headings())
    assert all(len(heading) == 1 for heading in headings())
    assert names() == sorted(names())
    assert "?by=group" in parsed(client, address).css_first(".letters a").attributes["href"]
    assert all(len(heading) > 1 for heading in headings("?by=group"))
    assert sorted(names("?by=group")) == names()
    assert client.get(f"{address}?by=size").status_code == 400


def test_the_index_of_parties_counts_the_meetings_of_the_list(client, more_meetings):
    for row in client.get("/parties/", {"format": "json"}).json()["results"]:
        listed = client.get("/meetings/", {"party": row["code"], "format": "json"}).json()
        assert row["meeting_count"] == listed["count"], row["code"]


def test_a_partys_page_shows_its_latest_statements_and_meetings(client, tashkent):
    page = parsed(client, "/parties/CN/")
    listed = client.get("/statements/", {"party": "CN", "format": "json", "sort": "newest"})
    shown = [a.attributes["href"] for a in page.css("#latest-title ~ .line .words-link")]
    assert [f"http://testserver{href}" for href in shown] == [
        row["url"] for row in listed.json()["results"]
    ]
    assert page.css("#meetings-title ~ .line")


def test_a_party_as_json_tells_its_words_and_whom_it_met(client, tashkent):
    told = client.get("/parties/CN/", {"format": "json"}).json()
    assert told["met"] == [
        {"name": "Russia", "meetings": 1, "url": "http://testserver/parties/RU/"}
    ]
    assert told["words"] == []


def test_an_office_printed_with_and_without_its_state_is_one(client, tashkent):
    russia = tashkent.lavrov.party
    for year, office in ((2019, "Russian Envoy"), (2022, "Envoy"), (2023, "Envoy of Russia")):
        AttendanceFactory(
            meeting=MeetingFactory(date=f"{year}-03-01"),
            participant=tashkent.lavrov,
            party=russia,
            office=office,
        )
    offices = client.get("/speakers/sergey-lavrov/", {"format": "json"}).json()["offices"]
    [envoy] = [office for office in offices if "Envoy" in office["office"]]
    assert envoy == {
        "office": "Envoy",
        "party": "RU",
        "printed": ["Envoy", "Envoy of Russia", "Russian Envoy"],
        "first": "2019-03-01",
        "last": "2023-03-01",
        "meetings": 3,
    }
    assert "printed “Envoy”, “Envoy of Russia”" in parsed(client, "/speakers/sergey-lavrov/").text()


@pytest.mark.parametrize(
    ("office", "party", "told"),
    [
        ("Russian President", "RU", "President"),
        ("Japan’s National Security Advisor", "JP", "National Security Advisor"),
        ("Federal Chancellor of the Federal Republic of Germany", "DE", "Federal Chancellor"),
        ("Secretary General of the United Nations", "UN", "Secretary General"),
        ("Russian President", "CN", "Russian President"),
        ("Crown Prince of Abu Dhabi", "AE", "Crown Prince of Abu Dhabi"),
        ("Secretary of State", "US", "Secretary of State"),
        ("President", None, "President"),
    ],
)
def test_an_office_is_told_without_the_party_it_is_held_for(office, party, told):
    assert without_party(office, party) == told


@pytest.mark.parametrize("address", ["/speakers/", "/topics/"])
def test_an_index_counts_what_the_lists_count(client, more_meetings, address):
    """Of the statements of a withdrawn meeting none is counted, which are not withdrawn alone."""
    facet = address.strip("/").removesuffix("s")
    for row in client.get(address, {"format": "json"}).json()["results"]:
        listed = client.get("/statements/", {facet: row["slug"], "format": "json"}).json()
        assert row["statement_count"] == listed["count"], row["slug"]
