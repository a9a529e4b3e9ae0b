"""Phenomena met in the readouts of many governments, a few sentences each."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction import extract
from readouts.extraction.layout import read_layout
from readouts.extraction.records import Source

NORWAY = Source(publisher="Ministry of Foreign Affairs of Norway", publisher_country="NO")
LEAD = "On May 6, 2024, Foreign Minister Anna Berg of Norway met with Swedish Foreign Minister Carl Dahl in Oslo."


def spoken(*paragraphs, source=NORWAY):
    """Who speaks, statement by statement, by first names."""
    record = extract("\n\n".join(paragraphs) + "\n", source)
    return ";".join("+".join(n.split()[0] for n in s.speakers) for s in record.statements)


def title_of(text, **known):
    layout = read_layout(text, **known)
    return text[slice(*layout.title)] if layout.title else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Bilateral relations and regional matters also came under discussion.",
        "The war in Gaza came up for discussion.",
        "Energy also came up during the talks.",
        "Trade also figured prominently in the discussions.",
        "Energy also figured in their talks.",
        "The war was also a topic of conversation.",
    ],
)
def test_matters_that_came_up_are_talked_of_by_all(sentence):
    assert spoken("A meeting", LEAD, sentence) == "Anna+Carl"


def test_what_came_under_review_elsewhere_is_no_talk():
    assert spoken("A meeting", LEAD, "The bill came under review by Parliament.") == ""


BODY = "Today Minister Anna Berg received Minister Carl Dahl of Sweden for a visit.\n\nThey discussed trade and agreed to meet again.\n"


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("The Federal Council\nFederal Department of Foreign Affairs\n\n", "Federal Councillor Anna Berg meets Swedish Foreign Minister in Bern"),
        ("European Council\nPress release\n14 May 2023\n\n", "Press remarks by President Anna Berg following the trilateral meeting with President Carl Dahl of Sweden and Prime Minister Eva Falk of Iceland"),
        ("Contact Us\tLinks\t中文\nHome > Important News\n", "Anna Berg Has a Phone Call with Swedish Foreign Minister Carl Dahl"),
        ("Government of Norway\nMinistry of Foreign Affairs\n(Office of the Spokesperson)\n*****\n", "Foreign Minister’s Telephone Call with the Foreign Minister of Sweden"),
        ("Senator the Hon Anna Berg\nMinister for Foreign Affairs\nLeader of the Government in the Senate\n\n", "Norway-Sweden Foreign and Strategic Dialogue: Joint outcomes statement"),
        ("Élysée\n29 July 2022 - Press release\n\n", "Working dinner with the Crown Prince of Sweden"),
        ("19 September 2023\n\nNew York\n", "Readout of the Secretary-General's meeting with Ms. Anna Berg, Minister for Foreign Affairs of the Kingdom of Norway, and others"),
        ("", "Anna Berg meets Carl Dahl"),
    ],
)  # fmt: skip
def test_the_headline_is_the_title_not_the_publisher_above_it(above, headline):
    assert title_of(f"{above}{headline}\n\n{BODY}") == headline


@pytest.mark.parametrize("first", ["Ukraine", "Norway and Sweden: closer than ever"])
def test_a_title_that_tells_of_no_encounter_stays_where_no_headline_follows(first):
    assert title_of(f"{first}\n\nOslo\n\n{BODY}") == first


def test_the_name_of_a_title_ends_before_its_verb():
    record = extract(f"Anna Berg Has a Phone Call with Carl Dahl\n\n{LEAD}\n", NORWAY)
    assert [p.name for p in record.participants] == ["Anna Berg", "Carl Dahl"]


@pytest.mark.parametrize(
    ("lead", "plural"),
    [
        ("Following Norwegian-Swedish top-level talks held in Oslo on May 2, Anna Berg and President of Sweden Carl Dahl shared opinions in a telephone conversation on a number of issues.", "The presidents"),
        ("Foreign Minister Anna Berg and her Swedish counterpart Carl Dahl considered the situation in Gaza in a phone call on Monday.", "The ministers"),
        ("Prime Minister Anna Berg and Prime Minister Carl Dahl of Sweden reviewed trade by telephone today.", "The Prime Ministers"),
        ("President Anna Berg and President Carl Dahl of Sweden took up trade during talks in Oslo.", "The Presidents"),
    ],
)  # fmt: skip
def test_both_who_met_stand_before_the_encounter(lead, plural):
    assert spoken("A talk", lead, f"{plural} also agreed to meet.", source=Source()) == "Anna+Carl"


@pytest.mark.parametrize(
    ("other", "name", "party", "later"),
    [
        ("Minister of Foreign Affairs Hossein Amir Abdollahian of Iran", "Hossein Amir Abdollahian", "IR", "Foreign Minister Abdollahian"),
        ("the Foreign Minister of Iran, H.E. Hossein Amir-Abdollahian", "Hossein Amir-Abdollahian", "IR", "Amir Abdollahian"),
        ("the Foreign Minister of Iran, H.E. Hossein Amir-Abdollahian", "Hossein Amir-Abdollahian", "IR", "Minister Abdollahian"),
        ("Acting Foreign Minister of Afghanistan Amir Khan Muttaqi", "Amir Khan Muttaqi", "AF", "Muttaqi"),
        ("Minister of Industry Sultan Ahmed Al Jaber of the UAE", "Sultan Ahmed Al Jaber", "AE", "Dr. Al Jaber"),
        ("UAE Minister of Industry Dr. Sultan Al Jaber", "Sultan Al Jaber", "AE", "Minister Al Jaber"),
        ("Swedish Foreign Minister Carl Dahl-Falkberg", "Carl Dahl-Falkberg", "SE", "Minister Falkberg"),
        ("His Highness the Amir Sheikh Tamim bin Hamad Al Thani of Qatar", "Tamim bin Hamad Al Thani", "QA", "The Amir"),
        ("H.M. Sultan Haitham bin Tarik of Oman", "Haitham bin Tarik", "OM", "The Sultan"),
    ],
)  # fmt: skip
def test_a_title_inside_a_name_and_a_hyphen_part_nobody(other, name, party, later):
    text = f"A meeting\n\nForeign Minister Anna Berg of Norway met with {other} in Oslo.\n\n{later} thanked Norway.\n"
    record = extract(text, Source(publisher_country="NO"))
    assert [(p.name, p.party) for p in record.participants] == [("Anna Berg", "NO"), (name, party)]
    assert [s.speakers for s in record.statements] == [(name,)]


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ("Anna", "The head of the MOFN recalled the importance of law."),
        ("Anna", "The chief of the NFDA thanked Sweden."),
        ("Carl", "The head of the Swedish foreign policy department confirmed the interest of Stockholm."),
        ("Carl", "In turn, the head of the Swedish foreign ministry proposed a next meeting."),
        ("Carl", "The Head of the MFA of Sweden thanked Norway."),
        ("Anna", "Exchanging views on human rights, the Norwegian side stressed its consistent policy."),
        ("Carl", "Sharing views on trade, the Swedish side noted its growth."),
        ("Anna", "Exchanging opinions on energy, Minister Berg stressed its value."),
        ("Carl", "The Swedish Foreign Minister most strongly condemned these attacks."),
        ("Anna", "Minister Berg most warmly thanked Sweden."),
        ("Anna+Carl", "Both most firmly rejected the plan."),
    ],
)  # fmt: skip
def test_subjects_by_role_and_behind_participles(expected, sentence):
    assert spoken("A meeting", LEAD, sentence) == expected


@pytest.mark.parametrize(
    ("expected", "purpose"),
    [
        ("Anna", "to underscore that Norway will never recognise the annexation"),
        ("Anna", "to reaffirm that the two countries are friends"),
        ("Anna", "to stress that the war must end"),
        ("Anna", "to reaffirm the strong ties of the two countries"),
        ("", "to discuss trade and to prepare a visit"),
        ("", "to review preparations for the summit"),
    ],
)
def test_a_lead_whose_purpose_is_a_position_is_a_statement(expected, purpose):
    lead = f"Foreign Minister Anna Berg spoke today with Foreign Minister Carl Dahl of Sweden {purpose}."
    assert spoken("A call", lead) == expected
