"""Names in full: what belongs to one, and where the text gives more of it than the lead."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

NORWAY = Source(publisher_country="NO", published_on=dt.date(2024, 5, 8))


def read(*paragraphs, source=NORWAY):
    return extract("\n\n".join(paragraphs) + "\n", source)


def names(*paragraphs, source=NORWAY):
    return [p.name for p in read(*paragraphs, source=source).participants]


def table(*paragraphs, source=NORWAY):
    return ";".join(f"{p.name}/{p.party}" for p in read(*paragraphs, source=source).participants)


@pytest.mark.parametrize(
    ("introduced", "name"),
    [
        ("Swedish Trade Minister Karl “Kalle” Dahl", "Karl “Kalle” Dahl"),
        ("the Minister of State of Sweden, Lord Dahl of Malmö,", "Lord Dahl of Malmö"),
        ("Swedish Minister Baroness Dahl", "Baroness Dahl"),
        ("Carl Dahl TD, Minister for Trade of Ireland,", "Carl Dahl"),
        ("Hon. Carl Dahl, SC, MP, Attorney General of Zambia,", "Carl Dahl"),
        ("Swedish State Secretary Carl Dahl vel Falk", "Carl Dahl vel Falk"),
        ("Thai Minister of Trade Mdm Dara Chan", "Dara Chan"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_name(introduced, name):
    assert (
        names("A meeting", f"Foreign Minister Anna Berg met with {introduced} in Oslo.")[1] == name
    )


@pytest.mark.parametrize(
    ("lead", "further", "name"),
    [
        ("Ms Lund Berg met with Swedish Foreign Minister Carl Dahl in Oslo.", "“Trade is good,” said Minister of Foreign Affairs Anna Lund Berg.", "Anna Lund Berg"),
        ("Foreign Minister Anna Lund met with Swedish Foreign Minister Carl Dahl in Oslo.", "Foreign Minister Anna Lund Berg praised trade.", "Anna Lund Berg"),
        ("Foreign Minister Berg met with Swedish Foreign Minister Carl Dahl in Oslo.", "Foreign Minister Anna “Nan” Berg praised trade.", "Anna “Nan” Berg"),
        ("Foreign Minister Nan met with Swedish Foreign Minister Carl Dahl in Oslo.", "Foreign Minister Anna “Nan” Berg praised trade.", "Anna “Nan” Berg"),
        ("Lord Berg met with Swedish Foreign Minister Carl Dahl in Oslo.", "The Minister, Lord Berg of Bergen, praised trade.", "Lord Berg of Bergen"),
    ],
)  # fmt: skip
def test_the_text_gives_the_name_in_full(lead, further, name):
    assert names("Talks", lead, further)[0] == name


def test_a_word_before_a_full_name_is_none_of_it():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Oslo."
    assert names("Talks", lead, "Browse Anna Berg on our pages.")[0] == "Anna Berg"


def test_those_who_attended_are_named_in_full():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Oslo."
    spoken = "State Minister of Trade Eva Falk proposed a forum."
    attended = "State Minister Falk was present."
    assert names("Talks", lead, spoken, attended)[-1] == "Eva Falk"


def test_a_doubled_letter_makes_no_other_name():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Lammar in Oslo."
    record = read("Talks", lead, "Minister Carl Lamar praised trade.")
    assert [s.speakers for s in record.statements] == [("Carl Lammar",)]
    assert record.mentioned == ()


def test_a_month_is_nobody():
    lead = "On 16 May, Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl."
    record = read("Talks", lead, "On 17 May, the Minister and a delegation went on to Bergen.")
    assert record.mentioned == ()


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("OSCE Chairperson-in-Office and Norway’s Minister of Foreign Affairs Anna Berg met with Swedish Foreign Minister Carl Dahl in Malmö.", "Anna Berg/OSCE;Carl Dahl/SE"),
        ("Foreign Secretary Anna Berg led the Norwegian side while the Swedish delegation was headed by Mr. Carl Dahl, Deputy Minister of Trade.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Foreign Minister Anna Berg met with the High Commissioner for Bangladesh to Norway, Carl Dahl, in Oslo.", "Anna Berg/NO;Carl Dahl/BD"),
        ("Foreign Minister Anna Berg received Foreign Minister Carl Dahl of Sweden, in the presence of Minister Jan Falk, as well as Minister of Trade of Sweden Eva Lind.", "Anna Berg/NO;Carl Dahl/SE;Jan Falk/NO;Eva Lind/SE"),
        ("“Trade is good”, Minister of Foreign Affairs Anna Berg declared at a joint press conference in Oslo on Tuesday with her Swedish counterpart Carl Dahl.", "Anna Berg/NO;Carl Dahl/SE"),
    ],
)  # fmt: skip
def test_who_is_of_which_party(lead, people):
    assert table("Talks", lead) == people


def test_a_headline_of_two_gives_the_first_no_office_of_the_second():
    lead = "Anna Berg, Minister of State for Trade, today received Carl Dahl, Minister of Trade of Sweden."
    assert table("Anna Berg, Swedish FM discuss trade", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_the_titles_subject_is_the_leads_head_of_state():
    lead = "The Head of State received Carl Dahl."
    told = "The Prime Minister of Sweden praised trade."
    record = read("Anna Berg received the Prime Minister of Sweden", lead, told)
    assert [p.name for p in record.participants] == ["Anna Berg", "Carl Dahl"]


def test_two_offices_are_named_by_the_pair_in_the_next_sentence():
    lead = "The State Secretary of Norway and her Swedish counterpart discussed trade in a telephone conversation."
    pair = "In a phone call on Tuesday, Dr. Anna Berg and Mr. Carl Dahl talked about the forum."
    assert table("Call", lead, pair) == "Anna Berg/NO;Carl Dahl/SE"


def test_a_counterpart_whose_office_follows_is_one_person():
    lead = "Foreign Minister Anna Berg spoke by telephone with her Swedish counterpart, Carl Dahl, the Minister of Trade and Swedes Abroad of the Kingdom of Sweden, today."
    assert table("Call", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_those_whom_a_text_names_by_surname_alone_are_mentioned():
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Oslo."
    record = read("Talks", lead, "They discussed Putin’s war and Lukashenka’s regime.")
    assert sorted(m.name for m in record.mentioned) == ["Lukashenka", "Putin"]


LED = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Malmö."


@pytest.mark.parametrize(
    ("further", "person"),
    [
        ("2       Minister Berg also met Minister of Trade Eva Falk and Minister of Industry Mdm Ulla Lind.", "Eva Falk/SE;Ulla Lind/SE"),
        ("In her phone call with Prime Minister Jan Falk of Denmark, trade was discussed.", "Jan Falk/DK"),
        ("Also on 8 May she met with the Speaker of the lower house, Ulla Lind.", "Ulla Lind/SE"),
        ("The head of the Norwegian MFA also met with the Chair of the Swedish Parliament’s Trade Committee Ulla Lind.", "Ulla Lind/SE"),
        ("Within the framework of the visit Minister Berg also paid a courtesy call on the Prime Minister Ulla Lind. The Prime Minister praised trade.", "Ulla Lind/SE"),
    ],
)  # fmt: skip
def test_others_who_were_met(further, person):
    assert table("Talks", LED, further) == "Anna Berg/NO;Carl Dahl/SE;" + person


def test_nobody_is_met_by_homage():
    assert table("Talks", LED, "She paid tribute to President Ulla Lind.").count("/") == 2


@pytest.mark.parametrize(
    ("further", "person"),
    [
        ("The meeting was attended by State Secretary Arne Moe and, on the part of Sweden, Minister of Trade Eva Falk.", "Arne Moe/NO;Eva Falk/SE"),
        ("The talks were attended by State Secretary Arne Moe on the Norwegian side and State Secretary Eva Falk on the Swedish side.", "Arne Moe/NO;Eva Falk/SE"),
        ("State Secretary Arne Moe took part in the working lunch that followed.", "Arne Moe/NO"),
        ("Accompanying the Minister in the meeting were State Secretary Arne Moe and Ambassador of Norway to Sweden Eva Falk.", "Arne Moe/NO;Eva Falk/NO"),
    ],
)  # fmt: skip
def test_others_who_attended(further, person):
    assert table("Talks", LED, further) == "Anna Berg/NO;Carl Dahl/SE;" + person


@pytest.mark.parametrize(
    "lead",
    [
        "At a meeting with her Swedish colleague Carl Dahl in Malmö today, Foreign Minister Anna Berg confirmed her support for trade.",
        "On Tuesday, 7 May, in a telephone conversation with her Swedish counterpart Carl Dahl, Foreign Minister Anna Berg praised trade.",
    ],
)
def test_the_encounter_may_be_named_before_its_subject(lead):
    assert table("Talks", lead) == "Anna Berg/NO;Carl Dahl/SE"


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("Foreign Minister Anna Berg met today at the Ministry’s headquarters with Swedish Foreign Minister Carl Dahl.", None),
        ("Foreign Minister Anna Berg held talks with Carl Dahl, State Secretary at the Swedish Ministry of Foreign and European Affairs.", None),
        ("Bergen, Shawwal 20, 1445, May 8, 2024, NTB -- Foreign Minister Anna Berg received at her office here today Swedish Foreign Minister Carl Dahl.", "Bergen"),
    ],
)  # fmt: skip
def test_where_it_was(lead, place):
    found = read("Talks", lead).place
    assert (found and found.value) == place


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Foreign Minister Anna Berg met with UAE Foreign Minister H. H. Sheikh Omar Bin Zayed in Oslo.", "Anna Berg/NO;Omar Bin Zayed/AE"),
        ("U Win Maung, Union Minister for Foreign Affairs of Myanmar, met with Foreign Minister Anna Berg in Oslo.", "Win Maung/MM;Anna Berg/NO"),
        ("The Minister for Trade, Hon. Anna Berg (MP), on Friday, May 3, held talks with Mr. Carl Dahl, Minister of Trade of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Cabinet Secretary for Trade H.E. (Dr) Anna Berg held talks with Mr. Carl Dahl, Minister of Trade of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
        ("‘Sweden is a partner,’ said Minister of Trade Anna Berg after a meeting with Swedish Minister Carl Dahl in Malmö on Tuesday.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Foreign Secretary Anna Berg led the Norwegian side, while Swedish Deputy Minister Carl Dahl led the Swedish delegation.", "Anna Berg/NO;Carl Dahl/SE"),
        ("The consultations were held in Oslo, co-chaired by State Secretary Anna Berg and Deputy Minister Carl Dahl of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Minister Anna Berg hosted a reception in Oslo on May 6 for Swedish Ambassador Carl Dahl.", "Anna Berg/NO;Carl Dahl/SE"),
    ],
)  # fmt: skip
def test_other_wordings_of_a_lead(lead, people):
    assert table("Talks", lead) == people


@pytest.mark.parametrize(
    ("further", "person"),
    [
        ("She was accompanied by Ambassador Eva Falk.", "Eva Falk/NO"),
        ("Minister Dahl was accompanied by State Secretary Eva Falk.", "Eva Falk/SE"),
        ("The Swedish side was assisted by Ambassador Eva Falk.", "Eva Falk/SE"),
        ("Ambassador Eva Falk also attended.", "Eva Falk/NO"),
    ],
)
def test_whom_those_who_attend_come_with(further, person):
    lead = "Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl in Stockholm."
    assert table("Talks", lead, further) == "Anna Berg/NO;Carl Dahl/SE;" + person


def test_an_organisation_tells_of_its_own_chair_though_a_minister_of_a_state():
    lead = "OSCE Chairman-in-Office, Polish Foreign Minister Jan Rak met with Foreign Minister Carl Dahl of Sweden in Oslo."
    source = Source(publisher_country="OSCE", published_on=dt.date(2024, 5, 8))
    assert table("Talks", lead, source=source) == "Jan Rak/OSCE;Carl Dahl/SE"


def test_who_later_led_an_organisation_spoke_for_the_state():
    source = Source(publisher_country="NL", published_on=dt.date(2022, 5, 8))
    lead = "Prime Minister Mark Rutte has spoken by telephone with President Carl Dahl of Sweden."
    assert table("Call", lead, source=source) == "Mark Rutte/NL;Carl Dahl/SE"


def test_the_next_telling_of_the_encounter_gives_its_day():
    summary = "Minister of State Anna Berg discussed trade in a virtual meeting with Carl Dahl."
    told = "The Minister of State, Anna Berg, spoke by video link with Carl Dahl, Minister of Trade of Sweden, on Monday 6 May."
    date = read("Talks", summary, told).date
    assert date is not None
    assert date.value == "2024-05-06"


def test_talks_between_two_are_an_encounter_whatever_came_of_them():
    lead = "Norway and Sweden have agreed to build a bridge, following a meeting between Minister Anna Berg and Swedish Minister Carl Dahl in Malmö yesterday."
    record = read("A bridge", lead)
    assert [p.name for p in record.participants] == ["Anna Berg", "Carl Dahl"]
    assert record.place is not None
    assert record.place.value == "Malmö"
    assert record.date is not None
    assert record.date.value == "2024-05-07"


@pytest.mark.parametrize(
    ("above", "lead", "place"),
    [
        (
            "New York",
            "The Minister met today with Carl Dahl, Minister of Trade of Sweden.",
            "New York",
        ),
        (
            "",
            "May 8, 2024 (Addis Ababa): Minister Anna Berg received Carl Dahl, Minister of Trade of Sweden.",
            "Addis Ababa",
        ),
    ],
)
def test_towns_beside_the_lead(above, lead, place):
    found = read(*filter(None, (above, "The Minister meets Carl Dahl", lead))).place
    assert found is not None
    assert found.value == place


def test_what_one_cooperates_with_belongs_to_the_office():
    lead = "Anna Berg met with Carl Dahl, Swedish Coordinator for Cooperation with China and Coordinating Minister for Maritime Affairs, in Oslo."
    role = "Swedish Coordinator for Cooperation with China and Coordinating Minister for Maritime Affairs"
    assert read("Talks", lead).participants[1].role == role


def test_a_call_told_before_its_subject_is_a_lead_too():
    lead = "In separate May 6 calls, Minister Anna Berg discussed trade with Swedish Minister Carl Dahl and Danish Minister Jan Falk."
    assert table("Calls", lead) == "Anna Berg/NO;Carl Dahl/SE;Jan Falk/DK"


def test_one_travels_to_meet_somebody():
    lead = "Minister Anna Berg travelled to Malmö to meet Swedish Minister Carl Dahl."
    assert table("Visit", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_a_president_who_chairs_an_organisation_is_of_the_state_that_tells_it():
    lead = "President Anna Berg, current Chairperson of the African Union, spoke by telephone with President Carl Dahl of Sweden."
    assert table("Call", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_a_minister_who_attends_abroad_is_the_hosts():
    lead = "In Stockholm today I co-chaired talks with Swedish Foreign Minister Carl Dahl."
    attended = "Minister of Finance Eva Falk also participated."
    assert table("Talks", lead, attended).endswith("Carl Dahl/SE;Eva Falk/SE")


def test_a_namesake_of_a_known_person_is_of_the_publisher():
    source = Source(publisher_country="KE", published_on=dt.date(2017, 5, 8))
    lead = "Cabinet Secretary Amina Mohamed met with Carl Dahl, Minister of Trade of Sweden."
    assert table("Talks", lead, source=source) == "Amina Mohamed/KE;Carl Dahl/SE"


def test_the_deputy_of_an_organisation_is_known_by_office():
    source = Source(publisher_country="UN", published_on=dt.date(2014, 5, 8))
    lead = "The Deputy Secretary-General met with Carl Dahl, Minister of Trade of Sweden."
    assert table("Readout", lead, source=source) == "Jan Eliasson/UN;Carl Dahl/SE"


def test_the_day_printed_beside_today_is_the_day():
    lead = "Minister Anna Berg has today, 6 May 2024, met with Swedish Minister Carl Dahl."
    date = read("Talks", lead).date
    assert date is not None
    assert date.value == "2024-05-06"


def test_a_building_ends_where_a_guest_begins():
    lead = (
        "Minister Anna Berg received at the Amiri Diwan HE the Prime Minister of Sweden Carl Dahl."
    )
    found = read("Talks", lead).place
    assert found is not None
    assert found.value == "Amiri Diwan"


def test_an_office_may_be_of_a_region_of_a_state():
    lead = "Minister Anna Berg met with Governor of Sweden’s Kalmar County Carl Dahl in Oslo."
    assert table("Talks", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_the_ministers_of_a_president_abroad_are_his_own():
    lead = "President Anna Berg held talks with President Carl Dahl of Sweden in Stockholm."
    attended = "Minister of State Eva Falk was also present."
    assert table("Talks", lead, attended).endswith("Eva Falk/NO")


@pytest.mark.parametrize("subject", ["The EU side", "The EU"])
def test_two_presidents_head_the_side_of_an_organisation_together(subject):
    lead = "President of the European Council Charles Michel and President of the European Commission Ursula von der Leyen met with President Carl Dahl of Chile today."
    source = Source(publisher_country="EU", published_on=dt.date(2022, 5, 8))
    record = read("Talks", lead, f"{subject} praised trade.", source=source)
    assert [s.speakers for s in record.statements] == [("Charles Michel", "Ursula von der Leyen")]


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Foreign Affairs CS Anna Berg held talks with Swedish Minister Carl Dahl in Malmö.", "Anna Berg/NO;Carl Dahl/SE"),
        ("The Minister for Trade, Hon. January Berg (MP), met with Swedish Minister Carl Dahl.", "January Berg/NO;Carl Dahl/SE"),
        ("The Prime Minister and Attorney-General of Sweden, Hon. Carl Dahl, met with Minister Anna Berg.", "Carl Dahl/SE;Anna Berg/NO"),
        ("Minister Anna Berg met with Prime Minister Carl Dahl 'Kalle' of Sweden.", "Anna Berg/NO;Carl Dahl 'Kalle'/SE"),
        ("Minister Anna Berg met with the Assistant Secretary of State for European Affairs, Carl Dahl, in Oslo.", "Anna Berg/NO;Carl Dahl/US"),
    ],
)  # fmt: skip
def test_other_offices_and_names(lead, people):
    assert table("Talks", lead) == people


def test_a_verb_of_a_headline_in_capitals_is_nobodys_name():
    record = extract(
        "Nordic Alliance Foreign Ministers Review Progress toward 2030 Vision\n\n"
        "Foreign Secretary Anna Berg took part today in the meeting of foreign ministers of the"
        " Nordic Alliance.\n\nShe said that trade had grown.\n"
    )
    assert "Review Progress" not in {person.name for person in record.participants}


def test_a_town_of_two_words_names_nobody():
    record = extract(
        "The Chairperson of the Commission, Anna Berg, received today at the Headquarters in Addis"
        " Ababa, the Foreign Minister of Sweden, H.E. Mr. Carl Dahl.\n"
    )
    assert {person.name for person in record.participants} == {"Anna Berg", "Carl Dahl"}
