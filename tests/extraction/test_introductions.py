"""How governments introduce those who met: honours, ranks, notes in brackets, names of groups."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

NORWAY = Source(publisher_country="NO", published_on=dt.date(2024, 5, 8))


def people(*paragraphs, source=NORWAY):
    """Who took part, as "name (party) office"."""
    record = extract("\n\n".join(paragraphs) + "\n", source)
    return [f"{p.name} ({p.party}) {p.role}" for p in record.participants]


def names(*paragraphs, source=NORWAY):
    return [line.split(" (")[0] for line in people(*paragraphs, source=source)]


def spoken(*paragraphs, source=NORWAY):
    record = extract("\n\n".join(paragraphs) + "\n", source)
    return ";".join("+".join(n.split()[0] for n in s.speakers) for s in record.statements)


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("Yang Berhormat Dato Seri Setia Awang Haji Carl bin Haji Dahl, Minister of Foreign Affairs II of Brunei Darussalam", "Carl bin Haji Dahl"),
        ("Foreign Minister II of Brunei Darussalam Dato Carl Pehin Dahl", "Carl Pehin Dahl"),
        ("Sir Carl Dahl KCMG, Speaker of the Parliament of Sweden", "Carl Dahl"),
        ("the Hon Carl Dahl MP, Solomon Islands’ Minister for Foreign Affairs", "Carl Dahl"),
        ("H.E. Mr. Carl Rasul oglu Dahl, Minister for Foreign Affairs of Azerbaijan", "Carl Rasul oglu Dahl"),
        ("the Ambassador of Iraq to Norway, Mr. Carl Khalid Said", "Carl Khalid Said"),
        ("State Secretary Carl Dahl S.D.B. of Sweden", "Carl Dahl"),
        ("Swedish Vice Minister C.M. Dahl", "C.M. Dahl"),
    ],
)  # fmt: skip
def test_honours_and_ranks_are_no_part_of_a_name(introduced, name):
    lead = f"On May 6, 2024, Foreign Minister Anna Berg met with {introduced}, in Oslo."
    assert names("A meeting", lead) == ["Anna Berg", name]


def test_an_office_may_have_a_note_in_brackets():
    lead = "The Ambassador of Sweden to Norway Ebba Dahl called on Foreign Secretary (Senior Secretary) Ambassador Arne Berg today."
    assert names("A call", lead) == ["Ebba Dahl", "Arne Berg"]
    assert spoken("A call", lead, "The Ambassador praised trade.") == "Ebba"
    assert spoken("A call", lead, "The Foreign Secretary praised trade.") == "Arne"


@pytest.mark.parametrize("charge", ["Responsible for", "in charge of"])
def test_an_office_may_tell_what_it_answers_for(charge):
    role = f"Swedish Minister {charge} Foreign Affairs"
    lead = f"On May 6, 2024, Anna Berg met with {role} Carl Dahl in Oslo."
    assert people("A meeting", lead)[1] == f"Carl Dahl (SE) {role}"


def test_an_office_runs_on_over_the_other_matters_it_is_for():
    lead = "On May 6, 2024, Anna Berg received the EU Special Representative for Asia and other regional issues, Jan Falk, in Oslo."
    role = "EU Special Representative for Asia and other regional issues"
    assert people("A meeting", lead)[1] == f"Jan Falk (EU) {role}"


def test_the_rank_behind_a_ministry_is_not_whom_an_office_serves():
    lead = "The talks were led by the Secretary for Europe and America of the Ministry of Foreign Affairs, Ambassador Anna Berg, and State Secretary Carl Dahl of Sweden."
    assert names("Talks", lead) == ["Anna Berg", "Carl Dahl"]


GROUP = "Jan Falk, EU Special Representative for the Dialogue, hosted in Brussels the Chief Negotiators, Anna Berg of Norway and Deputy Prime Minister Carl Dahl of Sweden."


def test_a_group_may_be_named_country_by_country():
    assert people("Dialogue", GROUP)[1:] == [
        "Anna Berg (NO) Chief Negotiator",
        "Carl Dahl (SE) Deputy Prime Minister",
    ]


def test_the_country_in_brackets_goes_before_that_of_the_group():
    lead = "On May 6, 2024, Foreign Minister Anna Berg received the OSCE Co-Chairs Carl Dahl (Sweden) and Jan Falk (Iceland)."
    assert [line.split()[2] for line in people("A meeting", lead)] == ["(NO)", "(SE)", "(IS)"]


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("State Minister of Foreign Affairs", "The State Minister"),
        ("Deputy Minister for Foreign Affairs", "The Deputy Minister"),
        ("Vice Minister for Foreign Affairs", "The Vice Minister"),
        ("Deputy Foreign Minister", "The Deputy FM"),
    ],
)
def test_an_office_is_later_called_without_its_portfolio(office, short):
    lead = f"The Ambassador of Sweden Carl Dahl paid a courtesy call on the {office}, Anna Berg, on May 6, 2024."
    assert spoken("A call", lead, f"{short} praised trade.") == "Anna"


def test_a_state_minister_is_not_the_foreign_minister():
    lead = "On May 6, 2024, State Minister of Foreign Affairs Anna Berg met Foreign Minister Carl Dahl of Sweden."
    assert spoken("A meeting", lead, "The Foreign Minister praised trade.") == "Carl"


def test_sides_are_presided_over_by_those_who_met():
    talks = "The meeting was presided over, on the Norwegian side, by State Secretary Anna Berg and, on the Swedish side, by Ambassador Carl Dahl."
    other = "The parties examined the follow-up to the meeting between Ministers Jan Falk and Eva Falk, held on the margins of the last Assembly."
    assert names("Talks", talks, other) == ["Anna Berg", "Carl Dahl"]


def test_remarks_in_the_first_person_are_of_the_minister_named_above():
    above = "Senator the Hon Anna Berg\n\nVirtual meeting with Swedish Foreign Minister"
    lead = "Today I met virtually with Foreign Minister Carl Dahl of Sweden."
    assert names(above, lead) == ["Anna Berg", "Carl Dahl"]


VISIT = "The Foreign Minister of Sweden, Mr. Carl Dahl, paid an official visit to Norway on 5-7 May 2024."


@pytest.mark.parametrize(
    ("visit", "met", "table"),
    [
        (VISIT, "Foreign Minister Dr. Anna Berg held talks with Minister Dahl on 6 May 2024.", ["Anna Berg (NO)", "Carl Dahl (SE)"]),
        (VISIT, "The Minister met with Prime Minister Jan Falk.", ["Carl Dahl (SE)", "Jan Falk (NO)"]),
        ("Foreign Minister Carl Dahl of Sweden arrived in Oslo on 5 May.", "Foreign Minister Anna Berg received him at the Ministry.", ["Anna Berg (NO)", "Carl Dahl (SE)"]),
        ("The Foreign Minister of Sweden Carl Dahl is on a visit to Norway.", "Ministers Berg and Dahl held talks with each other.", ["Berg (NO)", "Carl Dahl (SE)"]),
        ("At the invitation of Foreign Minister Anna Berg, the Foreign Minister of Sweden, Carl Dahl, visited Norway.", "The two Foreign Ministers held talks.", ["Carl Dahl (SE)", "Anna Berg (NO)"]),
        ("On 6 May 2024, Foreign Minister Anna Berg attended the opening.", "She met with Foreign Minister Carl Dahl of Sweden.", ["Anna Berg (NO)", "Carl Dahl (SE)"]),
    ],
)  # fmt: skip
def test_a_visit_told_first_leaves_it_to_the_next_sentence_who_met(visit, met, table):
    found = [line[: line.index(")") + 1] for line in people("Visit", visit, met)]
    assert found == table


def test_the_day_of_a_meeting_on_a_visit_may_be_told_with_the_visit():
    both = "The two ministers held talks."
    invited = f"At the invitation of Foreign Minister Anna Berg, {VISIT[0].lower()}{VISIT[1:]}"
    assert extract(f"Visit\n\n{invited}\n\n{both}\n", NORWAY).date.value == "2024-05-05"
    assert (
        extract(
            f"Visit\n\n{VISIT}\n\nForeign Minister Anna Berg met Minister Dahl on 6 May.\n", NORWAY
        ).date.value
        == "2024-05-06"
    )


def test_guests_call_on_people_of_the_publisher():
    met = "He met with Foreign Minister Anna Berg."
    president = "Later, Minister Dahl met with President Jan Falk."
    assert people("Visit", VISIT, met, president)[2] == "Jan Falk (NO) President"


def test_heads_of_diplomacies_are_named_behind_their_states():
    lead = "On 6 May 2024, the heads of the diplomacies of Norway and Sweden, Anna Berg and Carl Dahl, met in Oslo."
    found = [line.split(" head")[0] for line in people("A meeting", lead)]
    assert found == ["Anna Berg (NO)", "Carl Dahl (SE)"]


def test_a_house_behind_a_comma_is_nobody():
    lead = "Foreign Minister Anna Berg held a meeting with Mr. Carl Dahl, Minister for Foreign Affairs of Sweden at the Ministry, Villa Fram, Oslo."
    record = extract(f"A meeting\n\n{lead}\n", NORWAY)
    assert [p.name for p in record.participants] == ["Anna Berg", "Carl Dahl"]
    assert record.place.value == "Oslo"
    assert record.participants[1].role == "Minister for Foreign Affairs of Sweden"


def test_where_an_ambassador_is_accredited_is_no_place_of_the_meeting():
    lead = "President Anna Berg received, at Fram Palace, Minister Carl Dahl of Sweden, accompanied by the Ambassador of Sweden in Norway, Eva Falk."
    assert extract(f"Audience\n\n{lead}\n", NORWAY).place.value == "Fram Palace"
