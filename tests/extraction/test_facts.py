"""Date, place, kind and publisher of an encounter; what is no readout; doubts."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

DAY = Source(published_on=dt.date(2024, 5, 6))


def record_of(lead, title="Berg and Dahl", source=DAY, body="They discussed trade."):
    return extract(f"{title}\n\n{lead}\n\n{body}\n", source)


def lead(tail):
    return f"Foreign Minister Anna Berg of Norway {tail}"


@pytest.mark.parametrize(
    ("tail", "place"),
    [
        ("met with Carl Dahl of Sweden in Guiyang City, Guizhou Province.", "Guiyang City"),
        ("met with Foreign Minister Carl Dahl outside Beijing, China.", "Beijing"),
        (
            "met with Foreign Minister Carl Dahl in Washington, D.C. to discuss the war in Ukraine.",
            "Washington, D.C.",
        ),
        ("met with Foreign Minister Carl Dahl to discuss the situation in Syria.", None),
        ("met with Foreign Minister Carl Dahl at the White House.", "White House"),
        ("met with Foreign Minister Carl Dahl in Bali on the margins of the G20 Summit.", "Bali"),
        ("travelled to Stockholm for talks with Foreign Minister Carl Dahl.", "Stockholm"),
        ("travelled to Sweden for talks with Foreign Minister Carl Dahl.", None),
        ("met with Foreign Minister Carl Dahl in March for talks.", None),
    ],
)
def test_place(tail, place):
    found = record_of(lead(tail)).place
    assert (found.value if found else None) == place


def test_a_place_keeps_the_words_it_was_read_from():
    record = record_of(lead("met with Foreign Minister Carl Dahl in New York City."))
    assert record.text[record.place.span.start : record.place.span.end] == "New York City"


@pytest.mark.parametrize(
    ("tail", "title", "kind"),
    [
        ("had a phone conversation with Foreign Minister Carl Dahl.", "x", "phone call"),
        (
            "spoke with Foreign Minister Carl Dahl.",
            "Minister Berg's Call with Minister Dahl",
            "phone call",
        ),
        ("spoke with Foreign Minister Carl Dahl.", "Berg and Dahl", "phone call"),
        ("met with Foreign Minister Carl Dahl.", "x", "meeting"),
        ("held a video conference with Foreign Minister Carl Dahl.", "x", "video call"),
        (
            "and Foreign Minister Carl Dahl of Sweden jointly met the press.",
            "x",
            "press conference",
        ),
        ("sent a congratulatory message to Foreign Minister Carl Dahl.", "x", "correspondence"),
        (
            "met with Foreign Minister Carl Dahl of Sweden and Foreign Minister Eva Falk of Denmark.",
            "x",
            "multilateral meeting",
        ),
    ],
)
def test_kind(tail, title, kind):
    assert record_of(lead(tail), title).kind.value == kind


@pytest.mark.parametrize(
    ("start", "date", "end"),
    [
        ("On April 5, 2024, ", "2024-04-05", None),
        ("On April 5, ", "2024-04-05", None),
        ("On April 5-6, ", "2024-04-05", "2024-04-06"),
        ("Today, ", "2024-05-06", None),
        ("", "2024-05-06", None),
    ],
)
def test_date(start, date, end):
    record = record_of(start + lead("met with Foreign Minister Carl Dahl."))
    assert record.date.value == date
    assert (record.date_end.value if record.date_end else None) == end


@pytest.mark.parametrize(
    "words",
    [
        "met today with Foreign Minister Carl Dahl to discuss the attack of March 3.",
        "spoke today with Foreign Minister Carl Dahl, after the floods over Dahlia on May 3.",
        "met with Foreign Minister Carl Dahl in advance of the elections on June 2.",
    ],
)
def test_a_date_of_another_event_is_not_the_day(words):
    assert record_of(lead(words)).date.value == "2024-05-06"


def test_without_any_date_that_is_a_doubt():
    record = record_of(lead("met today with Foreign Minister Carl Dahl."), source=Source())
    assert record.date is None
    assert "no date" in {s.reason for s in record.silences}


def test_an_impossible_date_is_a_doubt_and_no_other_day_is_taken_for_it():
    record = record_of("On February 30, " + lead("met with Foreign Minister Carl Dahl."))
    assert record.date is None
    assert ("no date", "there is no day February 30") in [
        (s.reason, s.detail) for s in record.silences
    ]


@pytest.mark.parametrize(
    ("page", "own", "date"),
    [
        ("18 February 2021", "OSLO, 17 February – ", "2021-02-17"),
        ("18 February 2021", "OSLO, 17 January – ", "2021-02-18"),
        ("18 February 2021", "", "2021-02-18"),
    ],
)
def test_a_date_line_of_the_body_goes_before_that_of_the_page(page, own, date):
    body = "Foreign Minister Anna Berg of Norway held talks with Foreign Minister Carl Dahl."
    record = extract(f"Talks\n\n{page}\n\n{own}{body}\n")
    assert record.date.value == date


def test_the_manifest_names_the_publisher():
    record = record_of(
        lead("met with Foreign Minister Carl Dahl."),
        source=Source(publisher="Norway", publisher_country="NO"),
    )
    assert (record.publisher.value, record.publisher_country) == ("Norway", "NO")


def test_the_furniture_names_the_publisher():
    text = (
        "Berg and Dahl\n\n"
        + lead("met with Foreign Minister Carl Dahl.")
        + "\n\nSuggest to a Friend:\n"
    )
    assert extract(text).publisher_country == "CN"


def test_the_lead_never_names_the_publisher():
    record = record_of(lead("met with Foreign Minister Carl Dahl."), source=Source())
    assert (record.publisher, record.publisher_country) == (None, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n  \n",
        "Minister Berg's Travel\n\nForeign Minister Anna Berg will travel to Stockholm next week. She will meet with ministers.\n",
        "Advisory Updates\n\nCitizens should renew their passports before they travel. The fee is ten crowns.\n",
    ],
)
def test_what_is_no_readout_says_why(text):
    record = extract(text)
    assert record.document == "other"
    assert [s.reason for s in record.silences] == ["not a readout"]
    assert record.statements == ()


def test_a_transcript_is_reported_as_one():
    text = "Remarks\n\n" + "\n\n".join(
        f"MINISTER BERG: I think we did well, number {n}.\n\nQUESTION: Why do you say so?"
        for n in range(5)
    )
    assert extract(text).document == "transcript"


def test_a_silent_paragraph_and_a_silent_participant_are_doubts():
    record = record_of(
        lead("met with Swedish Foreign Minister Carl Dahl."),
        body="Anna Berg praised trade.\n\nTrade between the countries has grown by ten percent.",
    )
    reasons = [(s.reason, s.detail) for s in record.silences]
    assert ("silent participant", "Carl Dahl") in reasons
    assert any(reason == "silent paragraph" for reason, _ in reasons)


def test_doubt_grows_with_every_carried_sentence():
    record = record_of(
        lead("met with Swedish Foreign Minister Carl Dahl."),
        body="Anna Berg praised trade. It has grown. It will grow.\n\nAnna Berg praised energy.",
    )
    carried, plain = record.statements
    assert carried.confidence < plain.confidence


def test_the_same_text_gives_the_same_record():
    text = (
        "x\n\n"
        + lead("met with Foreign Minister Carl Dahl in Oslo.")
        + "\n\nThey discussed trade.\n"
    )
    assert extract(text, DAY) == extract(text, DAY)
