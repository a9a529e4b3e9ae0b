"""The date grammar: what it reads, and what it leaves alone."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction.dates import find_dates, impossible_day, is_date_line, relative_date

REFERENCE = dt.date(2022, 7, 1)


def read(text, reference=REFERENCE):
    return [
        (m.first.isoformat(), m.last.isoformat() if m.last else None)
        for m in find_dates(text, 0, len(text), reference)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On June 4, 2021, they met", "2021-06-04", None),
        ("on 5 March 2024", "2024-03-05", None),
        ("from July 25-26", "2022-07-25", "2022-07-26"),
        ("On June 29 and 30", "2022-06-29", "2022-06-30"),
        ("June 30 - July 2, 2022", "2022-06-30", "2022-07-02"),
        ("3 to 5 March 2024", "2024-03-03", "2024-03-05"),
        ("2020/09/11", "2020-09-11", None),
        ("11.09.2020", "2020-09-11", None),
        ("10 May 2022 - 19:03", "2022-05-10", None),
        ("5th of March, 2024", "2024-03-05", None),
        ("24-Jul-2021", "2021-07-24", None),
        ("05/25/2021", "2021-05-25", None),
    ],
)
def test_a_date_as_printed(text, first, last):
    assert read(text) == [(first, last)]


def test_a_date_without_a_year_takes_the_nearest_one():
    assert read("December 30", dt.date(2023, 1, 2)) == [("2022-12-30", None)]


def test_a_date_without_a_year_and_without_reference_is_no_date():
    assert read("On June 4, they met", None) == []


@pytest.mark.parametrize(
    "text",
    ["March 32, 2022", "5 May 1066", "they may meet 10 ministers", "June 19.8 percent", "second"],
)
def test_what_is_no_date(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("met today", "2022-07-01"),
        ("spoke yesterday with", "2022-06-30"),
        ("on Monday", "2022-06-27"),
        ("on Friday evening", "2022-07-01"),
        ("this morning", "2022-07-01"),
    ],
)
def test_words_for_days(text, day):
    found = relative_date(text, 0, len(text), REFERENCE)
    assert found is not None
    assert found.first.isoformat() == day


@pytest.mark.parametrize(
    "line",
    ["May 24, 2022", "October 25, 2024 • Statements and Releases", "2020/09/11", "Published 12 March 2024",
     "Wednesday, 7 September 2022", "Doha - February 12, 2024", "20 June 2023 - 19:03"],
)  # fmt: skip
def test_a_line_that_is_only_a_date(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "PM call with President Zelenskyy: 12 March 2024",
        "On June 4, they met.",
        "Office of the Spokesperson",
    ],
)
def test_a_line_that_is_more_than_a_date(line):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("(11/05)", "2022-05-11"),
        ("(5/9)", None),
        ("(24/7)", "2022-07-24"),
        ("21-03-2017", "2017-03-21"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_dates_in_figures_are_read_day_first_and_near_the_publication(written, day):
    assert read(f"at the Ministry, Oslo {written}.") == ([(day, None)] if day else [])


def test_the_last_of_february_needs_no_year():
    assert read("on February 29", dt.date(2024, 3, 2)) == [("2024-02-29", None)]


@pytest.mark.parametrize(
    ("written", "impossible"),
    [
        ("on February 30, 2024", "February 30, 2024"),
        ("on 31 April", "31 April"),
        ("on February 29, 2023", "February 29, 2023"),
        ("on February 29", None),
        ("on May 31, 2024", None),
        ("in May", None),
    ],
)
def test_a_day_that_no_calendar_has_is_found(written, impossible):
    span = impossible_day(written, 0, len(written))
    assert (written[span.start : span.end] if span else None) == impossible
