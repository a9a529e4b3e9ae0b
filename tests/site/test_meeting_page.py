"""The meeting page: the text whole, its statements told apart, its facts with their words."""

from __future__ import annotations

import pghistory
import pytest
from selectolax.lexbor import LexborHTMLParser

from readouts.models import ReviewState
from readouts.views.meeting import MOST_CHANGES
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    ParticipantFactory,
    PublisherFactory,
    ReadoutFactory,
    StatementFactory,
    TopicFactory,
)
from tests.site.conftest import TEXT, span


def page(client, address, **query):
    response = client.get(address, query, follow=True)
    assert response.status_code == 200, response.content
    return LexborHTMLParser(response.content.decode())


def test_every_character_of_the_text_but_white_space_between_paragraphs_is_shown(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    shown = [words.text() for words in html.css(".source blockquote, .source .unsaid")]
    assert "".join("".join(shown).split()) == "".join(TEXT.split())


def test_each_statement_is_shown_in_its_own_words_under_its_anchor(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    for statement in (tashkent.first, tashkent.joint, tashkent.last):
        assert html.css_first(f"#s{statement.start} blockquote").text() == statement.text


def test_html_in_a_text_is_shown_as_text(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    assert html.css_first(".source b") is None
    assert "<b>all</b> & everyone" in html.css_first(f"#s{tashkent.first.start} blockquote").text()


def test_html_in_a_title_is_shown_as_text(client, tashkent):
    tashkent.meeting.title = "<script>alert(1)</script> & more"
    tashkent.meeting.save()
    html = page(client, tashkent.meeting.get_absolute_url())
    assert html.css_first("h1").text() == "<script>alert(1)</script> & more"
    assert "alert" not in "".join(s.text() for s in html.css("script[src]"))
    assert {s.attributes["type"] for s in html.css("script:not([src])")} == {"application/ld+json"}


def test_two_speakers_are_told_apart_by_hue_and_by_name(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    first = html.css_first(f"#s{tashkent.first.start}")
    last = html.css_first(f"#s{tashkent.last.start}")
    assert first.css_first(".said > p").text(strip=True) == "Wang Yi"
    assert last.css_first(".said > p").text(strip=True) == "Sergey Lavrov"
    assert first.attributes["class"] != last.attributes["class"]


def test_a_joint_statement_names_all_who_make_it(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    joint = html.css_first(f"#s{tashkent.joint.start}")
    assert "voice-joint" in joint.attributes["class"]
    assert "Jointly" in joint.css_first(".said > p").text()
    assert [a.text() for a in joint.css(".said > p a")] == ["Wang Yi", "Sergey Lavrov"]


def test_what_nobody_said_is_shown_and_set_apart(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    unsaid = [node.text() for node in html.css(".unsaid")]
    assert "Home > News & Events" in unsaid
    assert "Suggest to a Friend:" in unsaid


def test_a_statement_carries_its_permanent_link_and_its_topics(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    first = html.css_first(f"#s{tashkent.first.start}")
    link = f"/readouts/{tashkent.readout.code}/{tashkent.first.start}/"
    assert first.css_first('a[rel="bookmark"]').attributes["href"] == link
    assert [a.text() for a in first.css("li a:not([rel])")] == ["Vaccines"]


def test_the_date_stands_beside_the_words_it_was_read_from(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url())
    link = html.css_first('a[href="#read-date"]')
    assert link.text() == "“July 15, 2021”"
    assert html.css_first("#read-date").text() == "July 15, 2021"


def test_a_corrected_date_says_what_the_text_reads(client, tashkent):
    tashkent.meeting.date = "2021-07-16"
    tashkent.meeting.save()
    html = page(client, tashkent.meeting.get_absolute_url())
    assert "corrected by an editor; the text reads “July 15, 2021”" in " ".join(
        html.css_first(".facts").text().split()
    )


def test_a_participant_stands_with_the_office_of_that_day(client, tashkent):
    cast = page(client, tashkent.meeting.get_absolute_url()).css(".cast li")
    assert " ".join(cast[1].text().split()).startswith("Sergey Lavrov, Foreign Minister, Russia")


def test_a_wrong_or_missing_slug_redirects_for_good(client, tashkent):
    right = tashkent.meeting.get_absolute_url()
    for end in ("", "old-title/", "wrong%20slug/", "Wang-Yi-Meets/", "%E4%BC%9A%E8%AE%AE/"):
        wrong = f"/meetings/0123456789/{end}"
        response = client.get(wrong, {"q": "treaty"})
        assert (response.status_code, response["Location"]) == (301, f"{right}?q=treaty")


def test_a_rejected_statement_is_not_shown_as_one(client, tashkent):
    tashkent.last.review_state = ReviewState.REJECTED
    tashkent.last.save()
    html = page(client, tashkent.meeting.get_absolute_url())
    assert html.css_first(f"#s{tashkent.last.start}") is None
    assert any("the treaty stands" in node.text() for node in html.css(".unsaid"))


def test_a_rejected_meeting_is_gone(client, tashkent):
    tashkent.meeting.review_state = ReviewState.REJECTED
    tashkent.meeting.save()
    assert client.get(tashkent.meeting.get_absolute_url()).status_code == 410


def test_a_second_readout_has_its_own_page_and_the_first_leads_to_the_meeting(client, tashkent):
    other = ReadoutFactory(
        meeting=tashkent.meeting,
        text="The Kremlin says otherwise.",
        publisher=PublisherFactory(slug="kremlin", name="Kremlin"),
    )
    assert "The Kremlin says otherwise." in page(client, other.get_absolute_url()).text()
    first = client.get(tashkent.readout.get_absolute_url())
    assert (first.status_code, first["Location"]) == (302, tashkent.meeting.get_absolute_url())
    links = page(client, tashkent.meeting.get_absolute_url()).css(".readouts-nav a")
    assert [a.attributes["href"] for a in links] == [other.get_absolute_url()]


def test_the_json_twin_holds_the_text_and_spans_that_fit_it(client, tashkent):
    data = client.get(tashkent.meeting.get_absolute_url(), {"format": "json"}).json()
    assert data["text"] == TEXT
    assert len(data["statements"]) == 3
    assert all(data["text"][s["start"] : s["end"]] == s["text"] for s in data["statements"])
    joint = data["statements"][1]["speakers"]
    assert {speaker["slug"] for speaker in joint} == {"wang-yi", "sergey-lavrov"}


def same_people_met(tashkent, date, people=None):
    meeting = MeetingFactory(date=date, title=f"Talks of {date}")
    for person in people or (tashkent.wang, tashkent.lavrov):
        AttendanceFactory(meeting=meeting, participant=person)
    return meeting


def test_the_meetings_of_the_same_people_before_and_after_are_linked(client, tashkent):
    same_people_met(tashkent, "2019-01-01")
    before = same_people_met(tashkent, "2021-01-01")
    after = same_people_met(tashkent, "2021-07-15")
    same_people_met(tashkent, "2022-01-01")
    same_people_met(tashkent, "2021-07-14", [tashkent.wang, ParticipantFactory(slug="other")])
    html = page(client, tashkent.meeting.get_absolute_url())
    assert html.css_first('.step a[rel="prev"]').attributes["href"] == before.get_absolute_url()
    assert html.css_first('.step a[rel="next"]').attributes["href"] == after.get_absolute_url()


@pytest.mark.parametrize(
    ("hit", "previous", "next_"), [("", 2, 1), ("1", 2, 2), ("2", 1, 1), ("9", 2, 1), ("x", 2, 1)]
)
def test_links_step_from_hit_to_hit_and_round(client, tashkent, hit, previous, next_):
    address = tashkent.meeting.get_absolute_url()
    html = LexborHTMLParser(
        client.get(address, {"q": "treaty OR vaccine", "hit": hit}).content.decode()
    )
    assert len(html.css("mark")) == 2
    assert [a.attributes["href"] for a in html.css(".hits-steps a")] == [
        f"?q=treaty%20OR%20vaccine&hit={number}#hit-{number}" for number in (previous, next_)
    ]


def test_the_hits_of_the_search_one_came_from_are_marked_and_listed(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url(), q="treaty OR vaccine")
    assert [mark.text() for mark in html.css(".source mark")] == ["vaccines", "treaty"]
    links = [a.attributes["href"] for a in html.css(".hits-nav ol a")]
    assert links == [f"#{mark.attributes['id']}" for mark in html.css(".source mark")]
    assert html.css_first(f"#s{tashkent.first.start} blockquote").text() == tashkent.first.text


def test_a_search_that_cannot_be_read_marks_nothing(client, tashkent):
    html = page(client, tashkent.meeting.get_absolute_url(), q='"never closed')
    assert not html.css(".source mark")
    assert "No hit" in html.css_first(".hits-nav").text()


def test_a_meeting_of_200_statements_takes_as_many_queries_as_one_of_three(
    client, tashkent, django_assert_num_queries
):
    address = tashkent.meeting.get_absolute_url()
    with django_assert_num_queries(10):
        client.get(address)
    text = "".join(f"Person {n} said that word {n} matters.\n\n" for n in range(200))
    big = ReadoutFactory(text=text)
    AttendanceFactory(meeting=big.meeting, participant=tashkent.wang)
    for n in range(200):
        start, end = span(f"Person {n} said that word {n} matters.", text)
        StatementFactory(
            readout=big,
            start=start,
            end=end,
            speakers=[ParticipantFactory(slug=f"person-{n}", name=f"Person {n}")],
            topics=[TopicFactory(slug=f"topic-{n}", name=f"Topic {n}")],
        )
    with django_assert_num_queries(10):
        assert client.get(big.meeting.get_absolute_url()).status_code == 200


def test_an_unknown_meeting_is_not_found_and_named(client, db):
    response = client.get("/meetings/ffffffffff/")
    assert response.status_code == 404
    assert "no meeting ffffffffff" in response.content.decode()


def test_of_very_many_corrections_the_page_tells_some_and_its_json_all(client, tashkent):
    for number in range(MOST_CHANGES + 5):
        with pghistory.context(what=f"edit {number}"):
            tashkent.meeting.title = f"Title {number}"
            tashkent.meeting.save()
    address = tashkent.meeting.get_absolute_url()
    lines = [li.text() for li in page(client, address).css("#corrections li")]
    assert len(lines) == MOST_CHANGES + 1
    assert lines[-1] == "and 5 changes more, told in this page as JSON"
    [day] = client.get(address, {"format": "json"}).json()["corrections"]
    assert len(day["changes"]) == MOST_CHANGES + 5
