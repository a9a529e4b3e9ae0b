"""The lead, the title and the table of participants."""
# ruff: noqa: E501 -- sentences of readouts are long

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source


def people(text, **source):
    return [(p.name, p.party, p.role) for p in extract(text, Source(**source)).participants]


def names(text, **source):
    return [p.name for p in extract(text, Source(**source)).participants]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Foreign Minister Anna Berg met with the President of Chad, Idriss Saleh, in Oslo.", ["Anna Berg", "Idriss Saleh"]),
        ("Mr. BERG Aksel, Minister for Foreign Affairs of Norway, held a telephone talk with the Honorable Carl Dahl, Minister for Foreign Affairs of Sweden.", ["Berg Aksel", "Carl Dahl"]),
        ("Prime Minister Shri Aksel Berg had a telephone conversation today with H.E. Mr. Carl C. Dahl, President of Sweden.", ["Aksel Berg", "Carl C. Dahl"]),
        ("Anna Berg, Minister of Foreign Affairs, received Carl Dahl, Ambassador of Sweden to Norway.", ["Anna Berg", "Carl Dahl"]),
        ("Today, Prime Minister Berg, President Dahl, and Chancellor Falk held a call.", ["Berg", "Dahl", "Falk"]),
        ("Presidents Anna Berg and Carl Dahl met in Oslo.", ["Anna Berg", "Carl Dahl"]),
        ("Foreign Minister Anna Berg hosted her Swedish counterpart Carl Dahl for talks.", ["Anna Berg", "Carl Dahl"]),
        ("The Foreign Minister of Norway Anna Berg, in a telephone conversation with her Swedish counterpart Carl Dahl, discussed trade.", ["Anna Berg", "Carl Dahl"]),
        ("A telephone conversation took place between Foreign Minister Anna Berg and Foreign Minister Carl Dahl of Sweden.", ["Anna Berg", "Carl Dahl"]),
        ("Envoy Anna Berg travelled to Stockholm for meetings with Foreign Minister Carl Dahl and other officials.", ["Anna Berg", "Carl Dahl"]),
        ("At the invitation of King Olav Falk, Foreign Minister Anna Berg met with Foreign Minister Carl Dahl of Sweden.", ["Anna Berg", "Carl Dahl"]),
        ("Foreign Minister Anna Berg met with Foreign Minister Carl Dahl ahead of President Falk's visit to discuss Minister Gran's plan.", ["Anna Berg", "Carl Dahl"]),
        ("HE Prime Minister and Minister of Foreign Affairs Sheikh Omar bin Ali Al-Hadi met with HE UN Special Envoy for Yemen Carl Dahl.", ["Omar bin Ali Al-Hadi", "Carl Dahl"]),
    ],
)  # fmt: skip
def test_who_met(lead, expected):
    assert names(f"A meeting\n\n{lead}\n") == expected


def test_office_and_party_as_printed():
    text = "A call\n\nState Secretary Anna Berg spoke by phone with Swedish Foreign Minister Carl Dahl.\n"
    assert people(text, publisher="Norway", publisher_country="NO") == [
        ("Anna Berg", "NO", "State Secretary"),
        ("Carl Dahl", "SE", "Swedish Foreign Minister"),
    ]


def test_the_country_behind_the_last_name_is_of_both_on_that_side():
    text = "A meeting\n\nPresident Anna Berg met today with President Carl Dahl and Foreign Minister Eva Falk of Sweden.\n"
    assert [(n, c) for n, c, _ in people(text, publisher="x", publisher_country="NO")][1:] == [
        ("Carl Dahl", "SE"),
        ("Eva Falk", "SE"),
    ]


def test_the_title_gives_the_fuller_name():
    text = "Readout of President Anna Berg's Call with President Carl Dahl of Sweden\n\nPresident Berg spoke today with President Dahl of Sweden.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl"]


def test_an_office_alone_is_named_from_further_down():
    text = "Talks\n\nThe Prime Minister met the President of Chad, Idriss Saleh, in Oslo today.\n\nPrime Minister Anna Berg thanked him.\n"
    assert names(text, publisher="x", publisher_country="NO") == ["Anna Berg", "Idriss Saleh"]


def test_the_publishers_principal_is_known_by_office_and_day():
    text = "Call\n\n12 March 2024\n\nThe Prime Minister spoke to the President of Chad, Idriss Saleh, this morning.\n"
    assert names(text, publisher="No 10", publisher_country="GB") == ["Rishi Sunak", "Idriss Saleh"]


def test_an_office_that_nobody_names_stays_an_office():
    text = "Talks\n\nForeign Minister Anna Berg met with the Speaker of the Parliament of Chad in Oslo today.\n"
    record = extract(text)
    assert [(p.name, p.group) for p in record.participants][1] == (
        "Speaker of the Parliament of Chad",
        True,
    )


def test_a_group_is_one_participant():
    text = "Talks\n\nForeign Minister Anna Berg spoke with foreign ministers of the Association of Southeast Asian Nations (ASEAN) today.\n"
    group = extract(text).participants[1]
    assert (group.party, group.group) == ("ASEAN", True)


def test_those_who_attended_took_part():
    text = "Talks\n\nForeign Minister Anna Berg met with Foreign Minister Carl Dahl of Sweden in Oslo.\n\nThe meeting was attended by Ambassador Eva Falk.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl", "Eva Falk"]


def test_people_only_spoken_of_are_mentioned():
    text = "Talks\n\nForeign Minister Anna Berg met with Foreign Minister Carl Dahl of Sweden to discuss President Falk's plan.\n\nAnna Berg praised Chancellor Olaf Gran.\n"
    assert [m.name for m in extract(text).mentioned] == ["Falk", "Olaf Gran"]


def test_two_who_share_a_surname_stay_two():
    text = "Talks\n\nU.S. Special Representative Sung Kim met with South Korean Foreign Minister Kim Gunn in Seoul.\n\nKim Gunn thanked the United States. Special Representative Kim praised the alliance.\n"
    record = extract(text)
    assert [p.name for p in record.participants] == ["Sung Kim", "Kim Gunn"]
    assert [s.speakers for s in record.statements] == [("Kim Gunn",), ("Sung Kim",)]


def test_one_person_in_two_spellings_is_one_participant():
    text = "Wang Yi Speaks with Sergei Lavrov\n\nForeign Minister Wang Yi spoke by phone with Russian Foreign Minister Sergey Lavrov.\n\nSergei Lavrov thanked China.\n"
    record = extract(text)
    assert [p.name for p in record.participants] == ["Wang Yi", "Sergey Lavrov"]
    assert record.statements[0].speakers == ("Sergey Lavrov",)


def test_someone_who_speaks_twice_took_part():
    text = "Talks\n\nForeign Minister Anna Berg visited Stockholm for talks with the government of Sweden.\n\nForeign Minister Carl Dahl welcomed the visit.\n\nForeign Minister Carl Dahl stressed the value of trade.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl"]


def test_members_of_a_group_of_states_speak_under_its_name():
    text = "Talks\n\nBritish Foreign Secretary Anna Berg, French Foreign Minister Carl Dahl and German Foreign Minister Eva Falk met the Iranian Foreign Minister Ali Hadi.\n\nThe E3 expressed concern.\n"
    assert extract(text).statements[0].speakers == ("Anna Berg", "Carl Dahl", "Eva Falk")


def test_several_who_share_an_office_each_with_one_of_their_own():
    lead = "The task force met in Oslo on 5 May 2023, convened by co-chairs Anna Berg, U.S. Senior Advisor for Energy Security, and Carl Dahl, Head of Cabinet of the European Commission President."
    found = people(f"The task force\n\n{lead}\n")
    assert [(n, c) for n, c, _ in found] == [("Anna Berg", "US"), ("Carl Dahl", "EU")]


def test_the_title_names_the_members_of_a_group():
    title = "Readout of the Deputy Director's Meeting with Quint Deputy National Security Advisors: Anna Berg of France, Carl Dahl of Germany, and Eva Falk and Finn Gran of the United Kingdom"
    lead = "Deputy Director Hans Iversen met on 5 May 2023 with the Deputy National Security Advisors of France, Germany and the United Kingdom."
    found = people(f"{title}\n\n{lead}\n", publisher="x", publisher_country="US")
    assert [(n, c) for n, c, _ in found][1:] == [
        ("Anna Berg", "FR"),
        ("Carl Dahl", "DE"),
        ("Eva Falk", "GB"),
        ("Finn Gran", "GB"),
    ]


def test_the_name_behind_a_served_office_is_not_of_who_serves():
    lead = "Deputy Secretary Anna Berg spoke today with Carl Dahl, Chief of Staff for European Commission President Eva Falk."
    assert people(f"A call\n\n{lead}\n", publisher="x", publisher_country="US")[1:] == [
        ("Carl Dahl", "EU", "Chief of Staff for European Commission President")
    ]


def test_two_offices_with_an_alternate_are_one_persons():
    lead = "Secretary Anna Berg spoke with Israeli Foreign Minister and Alternate Prime Minister Carl Dahl."
    assert names(f"A call\n\n{lead}\n") == ["Anna Berg", "Carl Dahl"]


def test_who_reads_out_a_call_takes_no_part_in_it():
    text = "Readout from Spokesperson Eva Falk on Adviser Anna Berg's Call with Adviser Carl Dahl\n\nNational Security Adviser Anna Berg spoke today with Adviser Carl Dahl of Sweden.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl"]


def test_a_monarchs_single_name_keeps_the_office():
    assert names(
        "A meeting\n\nKing Olav held talks with Foreign Minister Carl Dahl of Sweden.\n"
    ) == ["King Olav", "Carl Dahl"]


def test_a_bare_president_is_the_publishers_own():
    text = "A report\n\n4 April 2022\n\nDeputy Prime Minister Ivan Berdin reported to the President on the harvest. Ivan Berdin said it was good.\n"
    assert people(text, publisher="The Kremlin", publisher_country="RU") == [
        ("Ivan Berdin", "RU", "Deputy Prime Minister"),
        ("Vladimir Putin", "RU", "President"),
    ]


def test_a_region_belongs_to_its_governors_office():
    text = "A meeting\n\nVladimir Putin met with Tmolsk Region Governor Ivan Berdin.\n"
    assert (
        people(text, publisher="The Kremlin", publisher_country="RU")[1][2]
        == "Tmolsk Region Governor"
    )


@pytest.mark.parametrize(
    "further",
    [
        "Later he spoke with British Prime Minister Eva Falk and Polish Prime Minister Finn Gran.",
        "Envoy Berg also met separately with Prime Minister Eva Falk of the United Kingdom and Prime Minister Finn Gran of Poland.",
        "In Warsaw, the Envoy met with Prime Minister Eva Falk of the United Kingdom and Prime Minister Finn Gran of Poland.",
    ],
)
def test_people_met_further_on_take_part(further):
    text = f"Calls\n\nSpecial Envoy Axel Berg spoke on 5 May 2023 with Swedish Foreign Minister Carl Dahl. {further}\n"
    assert names(text) == ["Axel Berg", "Carl Dahl", "Eva Falk", "Finn Gran"]


@pytest.mark.parametrize(
    "other",
    [
        "Last week he spoke with British Prime Minister Eva Falk.",
        "He recalled that President Gran met with British Prime Minister Eva Falk.",
        "He will meet with British Prime Minister Eva Falk.",
    ],
)
def test_people_met_at_other_times_or_by_others_take_no_part(other):
    text = f"Calls\n\nSpecial Envoy Axel Berg spoke on 5 May 2023 with Swedish Foreign Minister Carl Dahl. {other}\n"
    assert names(text) == ["Axel Berg", "Carl Dahl"]


def test_calls_to_several_one_after_another_are_calls():
    text = "PM speaks with leaders\n\nPrime Minister Anna Berg spoke on 5 May 2023 with German Chancellor Carl Dahl, Italian Prime Minister Eva Falk and Polish Prime Minister Finn Gran.\n"
    assert extract(text).kind.value == "phone call"


def test_a_fronted_clause_names_nobody_who_met():
    lead = "Following President Falk's fruitful conversation with Israeli Prime Minister Gran on April 24, Adviser Anna Berg met on April 25, 2022 with her counterpart, Adviser Carl Dahl of Sweden."
    assert names(f"A meeting\n\n{lead}\n") == ["Anna Berg", "Carl Dahl"]


def test_those_named_behind_including_were_met_as_well():
    lead = "On Thursday, June 24, Deputy Secretary Axel Berg traveled to Atlanta, along with Senior Bureau Official Eva Falk, and met with local officials including Mayor of Clarkston Carl Dahl and County Commissioners Finn Gran and Hans Iversen."
    found = people(f"A visit\n\nJune 25, 2021\n\n{lead}\n", publisher="x", publisher_country="US")
    assert found == [
        ("Axel Berg", "US", "Deputy Secretary"),
        ("Carl Dahl", "US", "Mayor of Clarkston"),
        ("Finn Gran", "US", "County Commissioner"),
        ("Hans Iversen", "US", "County Commissioner"),
        ("Eva Falk", "US", "Senior Bureau Official"),
    ]


def test_the_title_names_the_heads_of_state_of_the_lead():
    text = "Anna Berg holds talks with President of Kyrgyzstan Carl Dahl\n\n19 April 2024\n\nThe heads of state held talks in a narrow format. The President of Kazakhstan welcomed her counterpart.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl"]


def test_letters_behind_a_name_are_nobody():
    lead = "The Minister of Trade, Mr Axel Berg, hosted the Minister for Foreign Affairs of Ghana, Hon. Carl Dahl, MP, for talks."
    assert names(f"A meeting\n\n{lead}\n") == ["Axel Berg", "Carl Dahl"]


def test_people_listed_as_present_need_no_office():
    text = "Talks\n\nOn 5 May 2023, President Li Ming met with Indonesian President Carl Dahl. Wang Zhi, Zhao Fei and others were present.\n"
    found = people(text, publisher="x", publisher_country="CN")
    assert [(n, c) for n, c, _ in found][2:] == [("Wang Zhi", "CN"), ("Zhao Fei", "CN")]


def test_an_ambassador_in_attendance_heads_no_side():
    text = "Consultations\n\nOn 5 March 2024, Vice Foreign Minister Li Ming co-chaired the consultations with Secretary for Asia of the Brazilian Ministry of Foreign Affairs Carl Dahl. The Chinese side supported trade. Chinese Ambassador to Brazil Zhao Fei attended the consultations.\n"
    extraction = extract(text)
    assert [(p.name, p.party) for p in extraction.participants] == [
        ("Li Ming", "CN"),
        ("Carl Dahl", "BR"),
        ("Zhao Fei", "CN"),
    ]
    assert extraction.kind.value == "meeting"


def test_two_who_share_a_first_name_and_an_office_stay_two():
    lead = "Prince Mohammed bin Salman bin Abdulaziz, Crown Prince and Prime Minister, received in Jeddah on 19 May 2023 the Prime Minister of the Republic of Iraq, Mohammed Shia Dahl."
    found = people(f"Talks\n\n{lead}\n")
    assert [(n, c) for n, c, _ in found] == [
        ("Mohammed bin Salman bin Abdulaziz", "SA"),
        ("Mohammed Shia Dahl", "IQ"),
    ]


def test_georgia_behind_a_town_is_no_state():
    text = "A visit\n\nJune 25, 2021\n\nSecretary Axel Berg met with Coordinator Carl Dahl in Clarkston, Georgia, and discussed housing.\n"
    assert people(text, publisher="x", publisher_country="US")[1][1] == "US"


def test_a_host_met_further_on_takes_part():
    text = "A visit\n\nForeign Minister Anna Berg of Norway met with President Carl Dahl of Sweden on 5 May 2023. Deputy Prime Minister Eva Falk hosted Minister Berg to lunch.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl", "Eva Falk"]
    assert extract(text).participants[2].party == "SE"


def test_a_pronoun_in_the_lead_is_whoever_the_sentence_before_is_about():
    text = "A visit\n\nMinister for Trade Axel Berg is on a working visit to Stockholm from 14 to 17 June 2023. He met Swedish Foreign Minister Carl Dahl on 16 June 2023.\n"
    extraction = extract(text)
    assert [p.name for p in extraction.participants] == ["Axel Berg", "Carl Dahl"]
    assert extraction.date.value == "2023-06-16"


def test_amir_is_a_given_name_behind_a_government():
    lead = "Foreign Minister Anna Berg met on 5 May 2023 with Acting Foreign Minister of the Afghan Interim Government Amir Khan Dahl."
    assert names(f"A meeting\n\n{lead}\n") == ["Anna Berg", "Amir Khan Dahl"]


def test_a_side_named_in_the_sentence_is_that_of_its_attendees():
    text = "Talks\n\nPresident Anna Berg of Norway received President Carl Dahl of Sweden on 5 May 2023. From the Swedish side, the talks were attended by Eva Falk, Minister of Oil.\n"
    assert extract(text).participants[2].party == "SE"


def test_two_who_discussed_something_met():
    text = "Calls with UN officials\n\nOn October 12, 2023, Adviser Anna Berg of Norway and UN Secretary-General Carl Dahl discussed aid.\n"
    assert names(text) == ["Anna Berg", "Carl Dahl"]


def test_a_surname_alone_takes_the_full_name_that_the_text_has():
    text = "Return of the Envoy\n\nU.S. Special Envoy for Yemen Axel Berg returned from Oman on June 18, 2021. Special Envoy Berg met with Swedish Foreign Minister Carl Dahl.\n"
    assert names(text, publisher="x", publisher_country="US") == ["Axel Berg", "Carl Dahl"]


def test_a_surname_of_two_people_stays_alone():
    text = "A meeting\n\nMinister Berg met with Swedish Foreign Minister Carl Dahl on 5 May 2023. President Anna Berg of Finland and Prime Minister Axel Berg of Finland sent greetings.\n"
    assert names(text, publisher="x", publisher_country="NO")[0] == "Berg"


def test_a_chief_justice_has_a_name():
    text = "A meeting\n\nAdviser Axel Berg met with a delegation of the heads of institutions, including Prosecutor Carl Dahl and the Chief Justice of the High Court Eva Falk.\n"
    assert names(text) == ["Axel Berg", "Carl Dahl", "Eva Falk"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Diplomatic Advisor to Prime Minister Gran, Carl Dahl", [("Carl Dahl", "SE")]),
        ("Carl Dahl, head of cabinet of the President of the European Council", [("Carl Dahl", "EU")]),
        ("Carl Dahl, Chief Adviser, and Eva Falk, Chief Envoy, to President Gran of Sweden", [("Carl Dahl", "SE"), ("Eva Falk", "SE")]),
        ("Commander-in-Chief of the Swedish Armed Forces Carl Dahl", [("Carl Dahl", "SE")]),
        ("Polish Foreign Minister and OSCE Chairman-in-Office Carl Dahl", [("Carl Dahl", "PL")]),
    ],
)  # fmt: skip
def test_offices_that_serve_and_offices_in_pairs(other, expected):
    text = f"A meeting with Sweden\n\nSecretary Anna Berg met on 5 May 2023 with {other}.\n"
    if "European" in other or "Polish" in other:
        text = text.replace(" with Sweden\n", "\n")
    found = people(text, publisher="x", publisher_country="US")
    assert [(n, c) for n, c, _ in found][1:] == expected


def test_those_who_attended_what_somebody_is_thanked_for_took_no_part():
    text = "A meeting\n\nSecretary Anna Berg met on 5 May 2023 with Envoy Carl Dahl of Sweden. The Secretary congratulated the Envoy on the retreat hosted by Prime Minister Eva Falk, which President Finn Gran attended in the meeting.\n"
    assert names(text, publisher="x", publisher_country="US") == ["Anna Berg", "Carl Dahl"]


@pytest.mark.parametrize(
    "further",
    [
        "In the meeting with Spanish Foreign Minister Eva Falk, Axel Berg said that ties are good.",
        "When meeting with Spanish Foreign Minister Eva Falk, Envoy Berg thanked her.",
    ],
)
def test_a_meeting_in_front_of_the_sentence_is_one_more(further):
    text = f"Meetings\n\nSpecial Envoy Axel Berg met with Swedish Foreign Minister Carl Dahl on 5 May 2023. {further}\n"
    assert names(text) == ["Axel Berg", "Carl Dahl", "Eva Falk"]


def test_a_list_of_participants_names_who_was_there():
    text = "A round table\n\nAdviser Anna Berg met with educators on 5 May 2023.\n\nThe participants included:\n\n- Carl Dahl, J.D., President, North College - Dr. Eva Falk, President, South College\n\nThe group agreed to meet again.\n"
    assert names(text, publisher="x", publisher_country="US") == [
        "Anna Berg",
        "Carl Dahl",
        "Eva Falk",
    ]


def test_an_official_visit_is_nobody():
    text = "A visit\n\nMinister Axel Berg received today the Swedish Foreign Minister, Carl Dahl, on her first official visit to Oslo.\n"
    assert [p.name for p in extract(text).participants] == ["Axel Berg", "Carl Dahl"]


def test_a_sisterly_republic_is_a_country():
    text = "A visit\n\nPresident Axel Berg received the Prime Minister of the sisterly Republic of the Sudan, Dr. Carl Dahl, in Cairo on 5 May 2023. Attending the meeting were Prime Minister, Dr. Eva Falk; and Minister of Justice, Dr. Finn Gran.\n"
    found = people(text, publisher="x", publisher_country="EG")
    assert [(n, c) for n, c, _ in found] == [
        ("Axel Berg", "EG"),
        ("Carl Dahl", "SD"),
        ("Eva Falk", "EG"),
        ("Finn Gran", "EG"),
    ]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Two documents were exchanged. Trade Minister Dr. Eva Falk and Envoy Finn Gran attended.", "Eva Falk"),
        ("The second part was joined via video link by the leader of the Belarusian democratic forces Eva Falk.", "Eva Falk"),
        ("The meeting was attended by President of the House Eva Vinson, III.", "Eva Vinson, III"),
    ],
)  # fmt: skip
def test_ways_to_have_been_there(told, name):
    text = f"Talks\n\nPresident Anna Berg of Norway received President Carl Dahl of Sweden on 5 May 2023. {told}\n"
    assert name in names(text)


def test_one_who_speaks_by_a_short_name_takes_the_full_one():
    text = "Barriers to go\n\nPresidents Axel Berg and Samia Suluhu Falk said the barriers will go.\n\nHe was speaking at State House, Nairobi, where he held talks with his host. President Berg said trade grew.\n\nOn her part, President Samia hailed the visit. President Samia noted its value.\n"
    found = names(text, publisher="x", publisher_country="KE")
    assert "Samia Suluhu Falk" in found
    assert "Samia" not in found


def test_meetings_one_after_another_are_no_meeting_of_many():
    text = "Meetings\n\nOn February 17, 2024, Foreign Minister Axel Berg of Norway met with his counterparts of several countries on the sidelines of the Munich Security Conference.\n\nIn the meeting with Spanish Foreign Minister Carl Dahl, Axel Berg said that ties are good.\n\nIn the meeting with Polish Foreign Minister Eva Falk, Axel Berg thanked her.\n"
    extraction = extract(text)
    assert extraction.kind.value == "meeting"
    assert extraction.place.value == "Munich"
    assert [p.name for p in extraction.participants if not p.group] == [
        "Axel Berg",
        "Carl Dahl",
        "Eva Falk",
    ]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Mr. Axel Berg, Minister for Trade, received his counterpart, Mr. Carl Dahl, Minister of Trade of Armenia, in Oslo.", [("Axel Berg", "NO"), ("Carl Dahl", "AM")]),
        ("The Secretary of the Department of Trade, Anna Berg AO PSM, and Vietnam's Deputy Minister of Trade, Le Minh, co-chaired the dialogue. Deputy Secretary of Defence, Carl Dahl, also took part.", [("Anna Berg", "NO"), ("Le Minh", "VN"), ("Carl Dahl", "NO")]),
        ("Federal Councillor Axel Berg received the Moldovan deputy prime minister and foreign minister, Carl Dahl, for a visit.", [("Axel Berg", "CH"), ("Carl Dahl", "MD")]),
        ("Minister Axel Berg met with Minister of State for Europe, North America and Overseas Territories of the United Kingdom Carl Dahl.", [("Axel Berg", "NO"), ("Carl Dahl", "GB")]),
    ],
)  # fmt: skip
def test_offices_and_letters_around_a_name(lead, expected):
    home = expected[0][1]
    found = people(f"A meeting\n\n{lead}\n", publisher="x", publisher_country=home)
    assert [(n, c) for n, c, _ in found] == expected


def test_a_hyphen_tells_the_other_side():
    text = "Consultations\n\nOn April 22, 2024, Vice Foreign Minister Li Ming and Permanent Secretary for Foreign Affairs of Thailand Carl Dahl held China-Thailand consultations in Bangkok.\n"
    assert [p.party for p in extract(text).participants] == ["CN", "TH"]


def test_a_body_named_by_an_office_is_nobody():
    lead = (
        "The United States welcomed the meeting of the Blue Network Executive Consultation Group."
    )
    assert extract(f"A meeting\n\n{lead}\n").participants == ()
