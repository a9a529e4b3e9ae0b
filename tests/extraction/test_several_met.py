"""Tables of more than two, of groups that are named later, and of encounters told in passing."""
# ruff: noqa: E501 -- sentences of readouts are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

NORWAY = Source(publisher_country="NO", published_on=dt.date(2024, 5, 8))


def read(*paragraphs, source=NORWAY):
    return extract("\n\n".join(paragraphs) + "\n", source)


def table(*paragraphs, source=NORWAY):
    """Who took part, as name/party."""
    return ";".join(f"{p.name}/{p.party}" for p in read(*paragraphs, source=source).participants)


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Foreign Minister Anna Berg met with his Malian opposite number Abdou Diop in Oslo on Tuesday.", "Anna Berg/NO;Abdou Diop/ML"),
        ("Foreign Minister Anna Berg met with Mr. Carl Dahl, non-resident Ambassador of Sweden, and Mr. Jan Falk, non-resident Ambassador of Iceland, in Oslo.", "Anna Berg/NO;Carl Dahl/SE;Jan Falk/IS"),
        ("Foreign Minister Anna Berg received U.S Special Envoy for the Horn of Africa Amb. Mike Dahl.", "Anna Berg/NO;Mike Dahl/US"),
        ("Foreign Minister Anna Berg met with Minister of Environment and Climate Change of Sweden Carla Dahl.", "Anna Berg/NO;Carla Dahl/SE"),
        ("Foreign Minister Anna Berg met with DFA Undersecretary Ma. Theresa Dahl of the Philippines.", "Anna Berg/NO;Ma. Theresa Dahl/PH"),
        ("Foreign Minister Anna Berg spoke with Foreign Minister Feki ‘Utoka of Tonga.", "Anna Berg/NO;Feki ‘Utoka/TO"),
        ("Foreign Minister Anna Berg had a telephone conversation with the OSCE Chairperson-in-Office, Swedish Foreign Minister Carl Dahl.", "Anna Berg/NO;Carl Dahl/SE"),
        ("The delegations were headed respectively by Ambassador Anna Berg, Undersecretary of the Norwegian Ministry of Foreign Affairs, and Carl Dahl, State Secretary of the Swedish Ministry of Foreign Affairs.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Swedish Foreign Minister Carl Dahl called on President Jan Falk, and was hosted to lunch by Foreign Minister Anna Berg.", "Carl Dahl/SE;Jan Falk/NO;Anna Berg/NO"),
    ],
)  # fmt: skip
def test_who_met(lead, people):
    assert table("A meeting", lead) == people


def test_a_group_whose_people_are_named_is_no_participant():
    lead = "Foreign Minister Anna Berg hosted the first meeting of the Foreign Ministers of Norway, Sweden and Iceland, with the participation of the Swedish Foreign Minister, Mr. Carl Dahl, and of the Foreign Minister of Iceland, Mr. Jan Falk."
    assert table("Meeting", lead) == "Anna Berg/NO;Carl Dahl/SE;Jan Falk/IS"


def test_a_group_of_which_some_are_not_named_stays():
    lead = "Foreign Minister Anna Berg hosted the Foreign Ministers of Sweden and Iceland in Oslo."
    met = "The meeting was attended by Foreign Minister Carl Dahl of Sweden."
    assert "Foreign Ministers of Sweden and Iceland" in table("Meeting", lead, met)


def test_those_who_represent_a_state_take_part():
    met = "Senior officials from Norway and Sweden met in Oslo today."
    own = "The Secretary of the Department of Trade, Mr Arne Berg, represented Norway."
    other = "Sweden was represented by the State Secretary of Sweden, Mr Carl Dahl."
    assert "Arne Berg/NO" in table("Talks", met, own, other)
    assert "Carl Dahl/SE" in table("Talks", met, own, other)


def test_what_one_told_a_counterpart_in_a_call_is_an_encounter():
    lead = "Norway will stand with Sweden, Foreign Minister Anna Berg told her Swedish counterpart in a phone call today."
    record = read("Support", lead)
    assert record.kind.value == "phone call"
    assert record.participants[0].name == "Anna Berg"


@pytest.mark.parametrize(
    ("before", "place", "date"),
    [
        ("Norway and Sweden held their second session on 2 May 2024 in Stockholm.", "Stockholm", "2024-05-02"),
        ("The second session was held on 2 May 2024.", None, "2024-05-02"),
        ("Trade with Sweden has grown since 2 May 2024.", None, "2024-05-08"),
    ],
)  # fmt: skip
def test_place_and_day_may_stand_before_those_who_met(before, place, date):
    record = read("Session", before, "The meeting was co-chaired by Ms. Anna Berg, Secretary of the Ministry, and Mr. Carl Dahl, Director of the Swedish Ministry.")  # fmt: skip
    assert (record.place.value if record.place else None) == place
    assert record.date.value == date


def test_a_date_line_may_end_like_a_sentence():
    lead = "Oslo, May 2. Foreign Minister Anna Berg met today with Foreign Minister Carl Dahl of Sweden."
    assert read("Talks", lead).date.value == "2024-05-02"


@pytest.mark.parametrize(
    "lead",
    [
        "Foreign Minister Anna Berg took part in Swedish-Norwegian political consultations with Minister Carl Dahl.",
        "Foreign Minister Anna Berg met in Swedish political circles with Minister Carl Dahl.",
    ],
)
def test_whose_talks_they_were_is_no_place(lead):
    assert read("Talks", lead).place is None


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Foreign Minister Anna Berg met with Mr. Arun Kumar Nepal, Prime Minister of Nepal.", "Anna Berg/NO;Arun Kumar Nepal/NP"),
        ("Foreign Minister Anna Berg met with President of Serbia Carl Dahl and President of Kosovo* Jan Falk.", "Anna Berg/NO;Carl Dahl/RS;Jan Falk/XK"),
        ("Foreign Minister Anna Berg met with Foreign Affairs Secretary Carl F. del Rosario of the Philippines.", "Anna Berg/NO;Carl F. del Rosario/PH"),
        ("Foreign Minister Anna Berg received the Ambassador of Sweden, Carl Dahl, at the Office of the Prime Minister in Oslo.", "Anna Berg/NO;Carl Dahl/SE"),
        ("The State Secretary, Amb. (Dr.) Anna Berg, met with Minister Carl Dahl of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Undersecretary for Bilateral Relations and ASEAN Affairs Anna Berg met with Minister Carl Dahl of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Foreign Minister Anna Berg received in Ha Noi Swedish Ambassador to Viet Nam Carl Dahl.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Norway was represented by Foreign Secretary Anna Berg, and Sweden by the State Secretary, Mr Carl Dahl, who hosted the talks.", "Anna Berg/NO;Carl Dahl/SE"),
    ],
)  # fmt: skip
def test_who_met_where_words_beside_the_names_mislead(lead, people):
    assert table("A meeting", lead) == people


def test_princes_of_one_father_are_two():
    lead = "King Salman bin Abdulaziz Al Saud received President Alpha Dahl of Guinea."
    attended = "The session was attended by HRH Prince Mohammed bin Naif bin Abdulaziz, Minister of Interior, and HRH Prince Mohammed bin Salman bin Abdulaziz, Minister of Defense."
    source = Source(publisher_country="SA", published_on=dt.date(2016, 10, 5))
    assert table("Talks", lead, attended, source=source).count("Mohammed") == 2


def test_a_counterpart_is_named_further_on():
    lead = "Foreign Minister Anna Berg spoke with her Swedish counterpart in a phone call today."
    later = "It was the first time Anna Berg and Foreign Minister Carla Dahl have spoken."
    assert table("A call", lead, later) == "Anna Berg/NO;Carla Dahl/SE"


def test_bilateral_relations_make_no_meeting_of_a_call():
    lead = "Minister Anna Berg spoke yesterday with Minister Carl Dahl of Sweden, to discuss bilateral relations."
    assert read("Minister Berg speaks with her counterpart", lead).kind.value == "phone call"


TALKS = "Foreign Minister Anna Berg held talks with Foreign Minister Carl Dahl of Sweden in Oslo."


@pytest.mark.parametrize(
    ("further", "people"),
    [
        ("Later that day, Anna Berg met with Ambassador Eva Falk of Iceland. Ambassador Falk praised trade.", "Anna Berg/NO;Carl Dahl/SE;Eva Falk/IS"),
        ("Later that day, Anna Berg met with Ambassador Eva Falk of Iceland.", "Anna Berg/NO;Carl Dahl/SE;Eva Falk/IS"),
        ("The same day Anna Berg was received by President Jan Falk of Norway.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Anna Berg also called on President Jan Falk of Norway.", "Anna Berg/NO;Carl Dahl/SE"),
        ("The same day Anna Berg was received by President Jan Falk of Norway. The President praised trade.", "Anna Berg/NO;Carl Dahl/SE;Jan Falk/NO"),
        ("At the meeting with Ambassador Eva Falk of Iceland, the Foreign Minister praised fish. Ambassador Falk agreed.", "Anna Berg/NO;Carl Dahl/SE;Eva Falk/IS"),
    ],
)  # fmt: skip
def test_whoever_was_called_on_took_part_who_speaks_there(further, people):
    assert table("Talks", TALKS, further) == people


def test_whoever_only_received_a_guest_is_mentioned():
    record = read("Talks", TALKS, "Later Anna Berg was received by President Jan Falk of Norway.")
    assert [m.name for m in record.mentioned] == ["Jan Falk"]


@pytest.mark.parametrize(
    "present",
    [
        "Present in the meeting were also Deputy Minister Arne Lie and Director Ola Vik.",
        "The talks were held with the participation of Deputy Minister Arne Lie and Director Ola Vik.",
    ],
)
def test_those_present_took_part(present):
    assert table("Talks", TALKS, present).endswith("Arne Lie/NO;Ola Vik/NO")


def test_an_envoy_for_a_crisis_is_no_state_nor_place():
    lead = "Minister Anna Berg received the EU Special Representative for the South Caucasus and the crisis in Georgia Carl Dahl."
    record = read("Meeting", lead)
    assert [p.name for p in record.participants] == ["Anna Berg", "Carl Dahl"]
    assert record.place is None


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        (
            "who is visiting Lima to attend the talks, and discussed the situation in Ukraine.",
            "Lima",
        ),
        ("and discussed the situation in Ukraine.", None),
    ],
)
def test_what_was_discussed_is_no_place(rest, place):
    record = read(
        "Meeting", f"Minister Anna Berg held a meeting with Minister Carl Dahl of Sweden, {rest}"
    )
    assert (record.place.value if record.place else None) == place


def test_both_ministers_are_not_those_who_hold_another_office():
    lead = "Swedish Foreign Minister Carl Dahl called on Prime Minister Jan Falk, and was hosted to lunch by Minister for Foreign Affairs Anna Berg."
    record = read("Visit", lead, "Both Ministers discussed trade.")
    assert set(record.statements[0].speakers) == {"Carl Dahl", "Anna Berg"}


def test_who_chaired_the_summit_beside_a_meeting_did_not_attend_it():
    lead = "Minister Anna Berg met with Minister Carl Dahl of Sweden on the sidelines of the Council meeting, chaired by Minister Jan Falk."
    assert table("Meeting", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_the_ministers_who_met_may_be_named_two_sentences_before():
    invited = "At the invitation of the Minister of Foreign Affairs, Anna Berg, the Minister of State for Foreign Affairs of Sweden, Carl Dahl, is on a visit to Norway."
    aside = "The visit prepares that of President Jan Falk at the invitation of President Eva Falk."
    met = "The Ministers met on May 6."
    assert table("Visit", invited, aside, met) == "Anna Berg/NO;Carl Dahl/SE"


def test_a_statement_on_a_meeting_is_of_those_whom_its_title_names():
    title = "Statement of Minister of Foreign Affairs Anna Berg following her meeting with the Minister of Foreign Affairs of Sweden, Carl Dahl"
    body = "It is a pleasure to be here. I had the honor of being received earlier today by President Jan Falk."
    assert table(title, body) == "Anna Berg/NO;Carl Dahl/SE"


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("Foreign Minister Anna Berg met with Republic of Korea 1st Vice Foreign Minister Cho Dahl to discuss the DPRK. They discussed the DPRK.", "Anna Berg/NO;Cho Dahl/KR"),
        ("Foreign Minister Anna Berg met with Ambassador Carl Dahl, Swedish Special Envoy for the Great Lakes Region, and Ambassador Jan Falk, High Commissioner of Iceland.", "Anna Berg/NO;Carl Dahl/SE;Jan Falk/IS"),
        ("Foreign Minister Anna Berg received at the Ministry's General Court, HE Carl Dahl, Minister of Foreign Affairs of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
        ("The Minister of Foreign Affairs, African Cooperation and Norwegian Expatriates, Ms. Anna Berg, held talks with Minister Carl Dahl of Sweden.", "Anna Berg/NO;Carl Dahl/SE"),
    ],
)  # fmt: skip
def test_who_met_under_long_offices(lead, people):
    assert table("A meeting", lead) == people


def test_a_counterpart_holds_the_office_of_whose_counterpart_they_are():
    lead = "Foreign Minister Anna Berg met with her Swedish counterpart Carl Dahl in Oslo."
    assert read("A meeting", lead).participants[1].role == "Swedish Foreign Minister"


@pytest.mark.parametrize(
    ("lead", "people"),
    [
        ("The Prime Minister spoke to the Prime Minister of Sweden Carla Dahl this afternoon. The Prime Minister thanked Prime Minister Dahl.", "Jonas Gahr Støre/NO;Carla Dahl/SE"),
        ("On Monday the President of the Norwegian Confederation and head of the Federal Department of Foreign Affairs (FDFA), Anna Berg, met the Swedish Foreign Minister, Carl Dahl.", "Anna Berg/NO;Carl Dahl/SE"),
        ("Minister Anna Berg held talks with her counterparts of Sweden, Mr Carl Dahl, and Iceland, Mr Jan Falk.", "Anna Berg/NO;Carl Dahl/SE;Jan Falk/IS"),
        ("Minister Anna Berg welcomed Minister Carl Dahl of Sweden for his first visit since the formation of the Government led by Prime Minister Jan Falk.", "Anna Berg/NO;Carl Dahl/SE"),
    ],
)  # fmt: skip
def test_nobody_is_taken_for_another(lead, people):
    found = table("A meeting", lead)
    assert found.replace("Prime Minister/NO", "Jonas Gahr Støre/NO") == people


def test_those_associated_with_a_minister_took_part():
    associated = "Ambassador Eva Falk of Sweden and State Secretary Ola Vik were associated with the Minister in the discussions."
    assert table("Talks", TALKS, associated).endswith("Eva Falk/SE;Ola Vik/NO")


def test_the_spokesperson_who_issues_a_statement_is_not_whom_it_is_of():
    title = "Statement by the spokesperson of High Representative Anna Berg following her meeting with Prime Minister Carl Dahl of Sweden"
    issued = "The spokesperson of Anna Berg, EU High Representative for Foreign Affairs and Security Policy, issued the following statement today:"
    lead = "The High Representative met today the Prime Minister of Sweden, Carl Dahl."
    source = Source(published_on=dt.date(2024, 5, 8))
    assert table(title, issued, lead, source=source) == "Anna Berg/EU;Carl Dahl/SE"


def test_the_office_of_a_narrator_may_stand_on_a_line_of_its_own():
    above = "Meeting with the Swedish Minister\n\nSenator the Hon Anna Berg\nMinister for Foreign Affairs"
    record = read(above, "Today I welcomed Minister Carl Dahl of Sweden to Oslo.")
    assert record.participants[0].role == "Minister for Foreign Affairs"


def test_a_weekday_is_of_the_week_of_a_date_line_in_figures():
    lead = "Oslo, 22.09.2022 - On Wednesday Foreign Minister Anna Berg met Foreign Minister Carl Dahl of Sweden."
    assert read("A meeting", lead).date.value == "2022-09-21"


def test_a_call_on_an_honourable_minister_is_a_meeting():
    lead = "The Ambassador of Sweden Carla Dahl called on the Hon’ble State Minister Mr. Arne Berg today."
    assert read("Swedish Ambassador calls", lead).kind.value == "meeting"


def test_a_president_of_nowhere_is_not_the_one_of_another_state():
    lead = "The President of the Republic received Mr Carl Dahl, President of Sweden."
    aside = "He welcomed the election of President Jan Falk of Iceland."
    assert "Falk" not in table("A meeting", lead, aside, source=Source())


def test_the_president_of_a_readout_is_who_held_the_office_not_one_it_mentions():
    lead = "The President of the Republic received Mr Carl Dahl, President of Sweden."
    aside = "He welcomed the election of President Jan Falk."
    source = Source(publisher_country="FR", published_on=dt.date(2021, 3, 31))
    assert table("A meeting", lead, aside, source=source) == "Emmanuel Macron/FR;Carl Dahl/SE"


def test_those_met_behind_a_second_verb_were_met_as_well():
    lead = "Foreign Minister Anna Berg called on Prime Minister Ulf Dahl of Sweden and met Minister for Foreign Affairs Tobias Falk of Sweden."
    assert table("Visit", lead) == "Anna Berg/NO;Ulf Dahl/SE;Tobias Falk/SE"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Talks", "Deputy Minister Anna Berg received in Oslo the Deputy Minister of Foreign Affairs of Sweden Carl Dahl."),
        ("Talks", "Minister Anna Berg held talks with Carl Dahl, Foreign Minister of Sweden, who is paying a visit to Norway."),
        ("Consultations between Norway and Sweden", "The delegations were headed respectively by Undersecretary Anna Berg, and Carl Dahl, State Secretary of Sweden."),
        ("Outcome of Meeting among Norwegian, Swedish and Icelandic Heads of Delegation", "Special Representative Anna Berg held a meeting with Swedish Special Representative Carl Dahl and Director Jan Falk of Iceland."),
        ("Norway-Sweden-Iceland Trilateral Dialogue", "Secretary Anna Berg held a meeting with Swedish Special Representative Carl Dahl and Director Jan Falk of Iceland."),
    ],
)  # fmt: skip
def test_whose_readout_it_is_shows_in_title_and_lead(title, lead):
    assert table(title, lead, source=Source()).startswith("Anna Berg/NO;Carl Dahl/SE")


def test_where_others_met_in_a_third_capital_tells_no_party():
    lead = "Minister Anna Berg met in Vienna with Carl Dahl, Foreign Minister of Sweden."
    assert table("Talks", lead, source=Source()).startswith("Anna Berg/;")


@pytest.mark.parametrize(
    "told",
    [
        "The Minister told the families that President Jan Falk met those held hostage.",
        "She recalled that President Jan Falk had met with President Ulf Dahl.",
        "The Minister and President Jan Falk care for nationals held hostage.",
    ],
)
def test_what_is_told_of_others_completes_no_lead(told):
    lead = "Foreign Minister Anna Berg spoke today with families of nationals held hostage abroad."
    assert table("Call with families", lead, told) == "Anna Berg/NO"


def test_a_town_may_be_a_first_name():
    lead = "Foreign Minister Anna Berg met with Argentine Foreign Minister Santiago Dahl."
    assert table("Meeting", lead) == "Anna Berg/NO;Santiago Dahl/AR"


def test_a_meeting_named_by_whom_it_was_with_is_one_more():
    further = "The meeting with H.E. Mr. Jan Falk, Minister of Foreign Affairs of Iceland took place on the same day. Mr. Falk praised fish."
    assert table("Meetings", TALKS, further) == "Anna Berg/NO;Carl Dahl/SE;Jan Falk/IS"


def test_a_service_of_a_state_is_part_of_the_office():
    lead = "Foreign Minister Anna Berg met with Head of Swedish General Intelligence Services Carl Dahl."
    assert table("Meeting", lead) == "Anna Berg/NO;Carl Dahl/SE"


def test_the_parties_in_the_secretariat_of_state_met_without_the_pope():
    text = (
        "Audience\n\nOn 6 May 2024 the Holy Father Leo received in audience the Prime Minister of"
        " Norway, Anna Berg, who subsequently met with Cardinal Secretary of State Carlo Dahl,"
        " accompanied by Archbishop Ivo Falk, Secretary for Relations with States.\n\nDuring the"
        " discussions in the Secretariat of State, the Parties praised trade. Finally, there was an"
        " exchange of views on the war.\n"
    )
    record = extract(text, Source(publisher="Holy See Press Office", publisher_country="VA"))
    assert {s.speakers for s in record.statements} == {("Anna Berg", "Carlo Dahl", "Ivo Falk")}


def test_those_who_held_a_meeting_behind_an_apposition_met():
    met = "Foreign Minister Anna Berg, and the Swedish Foreign Minister, Carl Dahl, held on Tuesday a coordination meeting in Oslo."
    assert table("Ministers meet", met) == "Anna Berg/NO;Carl Dahl/SE"


def test_whom_somebody_held_talks_with_when_speaking_was_met():
    said = "President Anna Berg has said Norway and Sweden will trade more."
    met = "The President spoke today when she held bilateral talks with Swedish Foreign Minister Carl Dahl in Oslo."
    assert table("More trade", said, met) == "Anna Berg/NO;Carl Dahl/SE"


def test_those_also_at_the_meeting_attended():
    met = "Foreign Minister Anna Berg met with Foreign Minister Carl Dahl of Sweden in Oslo today."
    also = "Also at the meeting were State Secretary Jan Falk and Ambassador Eva Lund."
    assert "Jan Falk/NO" in table("Meeting", met, also)


@pytest.mark.parametrize(
    ("guest", "person"),
    [
        ("the Deputy Prime Minister for Nordic and Euro-Atlantic Integration of Sweden, Carla Dahl,", "Carla Dahl/SE"),
        ("the Minister of Development Strategies of Sweden, Mr Carl Dahl,", "Carl Dahl/SE"),
        ("Sheikh Khalid bin Emir Falk, Foreign Minister of Qatar,", "Khalid bin Emir Falk/QA"),
        ("the Swedish Minister, Turki bin Prince Falk,", "Turki bin Prince Falk/SE"),
    ],
)  # fmt: skip
def test_long_portfolios_and_offices_of_fathers_leave_a_name_whole(guest, person):
    assert table("Meeting", f"Foreign Minister Anna Berg met {guest} in Oslo today.") == (
        f"Anna Berg/NO;{person}"
    )


def test_those_named_state_by_state_hold_the_office_of_all():
    met = "The second meeting of the Ministers of Foreign Affairs of Norway, Ms Anna Berg, Sweden, Mr Carl Dahl, and Iceland, Mr Jan Falk, took place today in Oslo."
    found = [(p.name, p.party, p.role) for p in read("Meeting", met).participants]
    assert found == [
        ("Anna Berg", "NO", "Minister of Foreign Affairs of Norway"),
        ("Carl Dahl", "SE", "Minister of Foreign Affairs of Sweden"),
        ("Jan Falk", "IS", "Minister of Foreign Affairs of Iceland"),
    ]


def test_portfolios_in_brackets_do_not_end_a_list_of_people():
    met = "Foreign Minister Anna Berg met with Foreign Minister Carl Dahl of Sweden in Oslo today."
    also = "Present at the talks were Cabinet Secretaries Eva Lund (Trade) and Ida Holm (Tourism)."
    assert "Ida Holm/NO" in table("Meeting", met, also)


def test_an_auxiliary_verb_is_no_encounter():
    told = "President Anna Berg said the volume of trade had grown between the neighbours."
    met = "Minister Jan Falk met with Foreign Minister Carl Dahl of Sweden in Oslo today."
    assert table("Trade", told, met) == "Jan Falk/NO;Carl Dahl/SE"
