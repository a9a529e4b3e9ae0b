"""The calendar: years, months, days, and the meetings on them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.factories import MeetingFactory


def parsed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def test_a_year_marks_the_days_that_had_meetings_and_leads_to_them(client, tashkent):
    html = parsed(client, "/calendar/2021/")
    (day,) = html.css(".month td a")
    assert day.attributes["href"] == "/calendar/2021/7/#day-15"
    assert day.text() == "15: 1 meeting"
    month = parsed(client, "/calendar/2021/7/")
    assert month.css_first("#day-15").text() == "15 July 2021"
    assert "Wang Yi Meets with Sergey Lavrov" in month.css_first(".line-title").text()


def test_weeks_begin_on_monday(client, tashkent):
    html = parsed(client, "/calendar/2021/7/")
    assert [th.text() for th in html.css(".month th")] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    first_week = html.css_first(".month tbody tr")
    assert [td.text(strip=True) for td in first_week.css("td")] == ["", "", "", "1", "2", "3", "4"]


def test_years_without_meetings_between_others_are_there(client, tashkent):
    MeetingFactory(date="2019-12-31")
    data = client.get("/calendar/", {"format": "json"}).json()
    assert [(y["year"], y["count"]) for y in data["years"]] == [(2019, 1), (2020, 0), (2021, 1)]
    assert client.get("/calendar/2020/").status_code == 200


def test_months_lead_to_their_neighbours_inside_the_archives_extent(client, tashkent):
    MeetingFactory(date="2021-06-30")
    html = parsed(client, "/calendar/2021/7/")
    assert [a.attributes["href"] for a in html.css(".step a")] == ["/calendar/2021/6/"]


@pytest.mark.parametrize(
    "address",
    [
        "/calendar/2030/",
        "/calendar/2021/13/",
        "/calendar/2021/0/",
        "/calendar/99999/",
        "/calendar/0/",
    ],
)
def test_a_time_of_which_the_archive_has_nothing_is_not_found(client, tashkent, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"), [("/calendar/", 1), ("/calendar/2021/", 2), ("/calendar/2021/7/", 5)]
)
def test_the_number_of_queries_does_not_depend_on_the_meetings(
    client, tashkent, django_assert_num_queries, address, queries
):
    for day in range(1, 20):
        MeetingFactory(date=f"2021-07-{day:02}")
    with django_assert_num_queries(queries):
        client.get(address)


def test_a_full_month_names_its_days_with_their_numbers(client, tashkent, monkeypatch):
    monkeypatch.setattr("readouts.views.calendar.MOST_ON_A_PAGE", 1)
    MeetingFactory(date="2021-07-15")
    html = parsed(client, "/calendar/2021/7/")
    link = html.css_first("section p a")
    assert link.text() == "2 meetings"
    listed = client.get(link.attributes["href"], {}).content.decode()
    assert "<strong>2</strong> meetings" in listed


def test_under_its_day_a_meeting_is_dated_only_if_it_lasted_longer(client, tashkent):
    MeetingFactory(date="2021-07-15", date_end="2021-07-16", title="A longer one")
    html = parsed(client, "/calendar/2021/7/")
    lines = {
        line.css_first("h3").text(): line.css_first(".line-date") for line in html.css(".line")
    }
    assert lines[tashkent.meeting.title] is None
    assert lines["A longer one"].text() == "15–16 July 2021"
