"""Leads in the manner of many governments: who met, where, and how."""
# ruff: noqa: E501 -- leads are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

LEADS = [
    (
        "Radosław Sikorski/PL;Antony Blinken/US",
        "meeting",
        "Warsaw",
        "Minister of Foreign Affairs of Poland Radosław Sikorski met with U.S. Secretary of State Antony Blinken in Warsaw on 12 September.",
    ),
    (
        "Petr Fiala/CZ;Olaf Scholz/DE",
        "meeting",
        "Prague",
        "Prime Minister of the Czech Republic Petr Fiala welcomed German Chancellor Olaf Scholz to Prague on Thursday.",
    ),
    (
        "Viktor Orbán/HU;Ilham Aliyev/AZ",
        "meeting",
        "Budapest",
        "Prime Minister Viktor Orbán received President of the Republic of Azerbaijan Ilham Aliyev at the Carmelite Monastery in Budapest.",
    ),
    (
        "Mette Frederiksen/DK;Volodymyr Zelenskyy/UA",
        "phone call",
        "",
        "Danish Prime Minister Mette Frederiksen today spoke on the phone with Ukrainian President Volodymyr Zelenskyy.",
    ),
    (
        "Ulf Kristersson/SE;Emmanuel Macron/FR",
        "meeting",
        "Stockholm",
        "Today, Prime Minister Ulf Kristersson of Sweden met with France's President Emmanuel Macron in Stockholm.",
    ),
    (
        "Abdullah bin Zayed Al Nahyan/AE;Hakan Fidan/TR",
        "phone call",
        "",
        "H.H. Sheikh Abdullah bin Zayed Al Nahyan, UAE Deputy Prime Minister and Minister of Foreign Affairs, discussed in a phone call with Hakan Fidan, Minister of Foreign Affairs of Türkiye, ways to strengthen relations.",
    ),
    (
        "Badr Abdelatty/EG;Ayman Safadi/JO",
        "phone call",
        "",
        "Egyptian Minister of Foreign Affairs and Emigration Dr. Badr Abdelatty held a phone call on Saturday with Jordanian Deputy Prime Minister and Minister of Foreign Affairs Ayman Safadi.",
    ),
    (
        "Abdullah II/JO;Charles Michel/EU",
        "meeting",
        "Amman",
        "His Majesty King Abdullah II of Jordan on Sunday met with European Council President Charles Michel in Amman.",
    ),
    (
        "Faisal bin Farhan bin Abdullah/SA;Catherine Colonna/FR",
        "meeting",
        "Riyadh",
        "The Minister of Foreign Affairs of Saudi Arabia, His Highness Prince Faisal bin Farhan bin Abdullah, received in Riyadh today Minister for Europe and Foreign Affairs of the French Republic Catherine Colonna.",
    ),
    (
        "To Lam/VN;Lawrence Wong/SG",
        "phone call",
        "",
        "General Secretary and President of Vietnam To Lam had a phone conversation with Singaporean Prime Minister Lawrence Wong.",
    ),
    (
        "Anwar Ibrahim/MY;Prabowo Subianto/ID",
        "meeting",
        "Kuala Lumpur",
        "Prime Minister of Malaysia YAB Dato' Seri Anwar Ibrahim met with the President of the Republic of Indonesia, His Excellency Prabowo Subianto, in Kuala Lumpur.",
    ),
    (
        "Enrique A. Manalo/PH;Yoko Kamikawa/JP",
        "meeting",
        "Manila",
        "Philippine Secretary for Foreign Affairs Enrique A. Manalo met with Japanese Foreign Minister Yoko Kamikawa in Manila.",
    ),
    (
        "Ferdinand R. Marcos Jr./PH;Fumio Kishida/JP",
        "meeting",
        "Tokyo",
        "President Ferdinand R. Marcos Jr. of the Philippines held a bilateral meeting with Prime Minister Fumio Kishida of Japan in Tokyo.",
    ),
    (
        "Sheikh Hasina/BD;Narendra Modi/IN",
        "meeting",
        "New Delhi",
        "Prime Minister of Bangladesh Sheikh Hasina met Prime Minister of India Narendra Modi in New Delhi.",
    ),
    (
        "M.U.M. Ali Sabry/LK;Subrahmanyam Jaishankar/IN",
        "meeting",
        "Colombo",
        "Foreign Minister of Sri Lanka M.U.M. Ali Sabry held talks with External Affairs Minister of India Dr Subrahmanyam Jaishankar in Colombo.",
    ),
    (
        "William Ruto/KE;Ursula von der Leyen/EU",
        "meeting",
        "Nairobi",
        "President William Ruto of Kenya held talks with European Commission President Ursula von der Leyen at State House, Nairobi.",
    ),
    (
        "Bola Ahmed Tinubu/NG;Olaf Scholz/DE",
        "meeting",
        "Abuja",
        "President Bola Ahmed Tinubu of Nigeria received the German Chancellor, Olaf Scholz, at the State House in Abuja.",
    ),
    (
        "Cyril Ramaphosa/ZA;Vladimir Putin/RU",
        "phone call",
        "",
        "President Cyril Ramaphosa of South Africa has held a telephonic conversation with President Vladimir Putin of the Russian Federation.",
    ),
    (
        "Gabriel Boric Font/CL;Gustavo Petro/CO",
        "meeting",
        "Santiago",
        "The President of the Republic of Chile, Gabriel Boric Font, met with his Colombian counterpart, Gustavo Petro, in Santiago.",
    ),
    (
        "Alicia Bárcena/MX;Antony Blinken/US",
        "phone call",
        "",
        "Mexican Foreign Secretary Alicia Bárcena spoke by phone with U.S. Secretary of State Antony Blinken.",
    ),
    (
        "Mauro Vieira/BR;Sergey Lavrov/RU",
        "meeting",
        "Brasília",
        "Brazilian Minister of Foreign Affairs Ambassador Mauro Vieira met with the Minister of Foreign Affairs of Russia, Sergey Lavrov, in Brasília.",
    ),
    (
        "Nikol Pashinyan/AM;Antony Blinken/US",
        "phone call",
        "",
        "Prime Minister of the Republic of Armenia Nikol Pashinyan held a telephone conversation with US Secretary of State Antony Blinken.",
    ),
    (
        "Charles Michel/EU;Ilham Aliyev/AZ",
        "phone call",
        "",
        "On May 5, President of the European Council Charles Michel made a phone call to President of the Republic of Azerbaijan Ilham Aliyev.",
    ),
    (
        "Shavkat Mirziyoyev/UZ;Emomali Rahmon/TJ",
        "meeting",
        "Dushanbe",
        "On May 5, President of the Republic of Uzbekistan Shavkat Mirziyoyev held talks with President of the Republic of Tajikistan Emomali Rahmon in Dushanbe.",
    ),
    (
        "Sadyr Japarov/KG;Xi Jinping/CN",
        "meeting",
        "Xi'an",
        "President of the Kyrgyz Republic Sadyr Japarov met with President of the People's Republic of China Xi Jinping in Xi'an.",
    ),
    (
        "Kyriakos Mitsotakis/GR;Recep Tayyip Erdoğan/TR",
        "meeting",
        "Ankara",
        "Greek Prime Minister Kyriakos Mitsotakis and Turkish President Recep Tayyip Erdoğan met in Ankara on Monday.",
    ),
    (
        "Aleksandar Vučić/RS;Albin Kurti/XK;Josep Borrell/EU",
        "multilateral meeting",
        "Brussels",
        "President of Serbia Aleksandar Vučić and Prime Minister of Kosovo Albin Kurti met in Brussels with EU High Representative Josep Borrell.",
    ),
    (
        "Tsai Ing-wen/TW;Tomáš Sedláček/CZ",
        "meeting",
        "",
        "President of Taiwan Tsai Ing-wen met with a delegation led by Czech Senator Tomáš Sedláček.",
    ),
    (
        "Christopher Luxon/NZ;Anthony Albanese/AU",
        "meeting",
        "Canberra",
        "New Zealand Prime Minister Christopher Luxon met Australian Prime Minister Anthony Albanese in Canberra today.",
    ),
    (
        "Penny Wong/AU;Winston Peters/NZ",
        "meeting",
        "Melbourne",
        "Australian Foreign Minister Senator Penny Wong met with New Zealand Deputy Prime Minister and Foreign Minister the Rt Hon Winston Peters in Melbourne.",
    ),
    (
        "Mélanie Joly/CA;Annalena Baerbock/DE",
        "phone call",
        "",
        "Today, the Honourable Mélanie Joly, Minister of Foreign Affairs of Canada, spoke with Annalena Baerbock, Federal Minister for Foreign Affairs of Germany.",
    ),
    (
        "Taro Kono/JP;Wang Yi/CN",
        "meeting",
        "Beijing",
        "On May 5, Mr. Taro Kono, Minister for Foreign Affairs of Japan, held a meeting with H.E. Mr. Wang Yi, State Councillor and Minister of Foreign Affairs of the People's Republic of China, in Beijing.",
    ),
    (
        "Funahashi Takehiro/JP;Daniel Kritenbrink/US",
        "phone call",
        "",
        "On May 5, Mr. FUNAHASHI Takehiro, Senior Deputy Minister for Foreign Affairs of Japan, held a telephone call with Mr. Daniel Kritenbrink, Assistant Secretary of State for East Asian and Pacific Affairs of the United States of America.",
    ),
    (
        "Park Jin/KR;Hayashi Yoshimasa/JP",
        "meeting",
        "Tokyo",
        "Minister of Foreign Affairs of the Republic of Korea Park Jin held talks with Minister for Foreign Affairs Hayashi Yoshimasa of Japan in Tokyo.",
    ),
    (
        "António Guterres/UN;Sergey Lavrov/RU",
        "meeting",
        "New York",
        "United Nations Secretary-General António Guterres met with the Foreign Minister of the Russian Federation, H.E. Mr. Sergey Lavrov, in New York.",
    ),
    (
        "Jens Stoltenberg/NATO;Sauli Niinistö/FI",
        "meeting",
        "Helsinki",
        "NATO Secretary General Jens Stoltenberg met with the President of Finland, Sauli Niinistö in Helsinki on Sunday (5 May 2024).",
    ),
    (
        "Rafael Grossi/IAEA;Mohammad Eslami/IR",
        "meeting",
        "Tehran",
        "IAEA Director General Rafael Grossi held talks with Mohammad Eslami, Vice-President of Iran and Head of the Atomic Energy Organization of Iran, in Tehran.",
    ),
    (
        "Hissein Brahim Taha/OIC;Ishaq Dar/PK",
        "meeting",
        "Jeddah",
        "The Secretary-General of the Organisation of Islamic Cooperation, H.E. Mr. Hissein Brahim Taha, received H.E. Mr. Ishaq Dar, Foreign Minister of Pakistan, in Jeddah.",
    ),
    (
        "Ahmed Aboul Gheit/LAS;Hossein Amir-Abdollahian/IR",
        "meeting",
        "Cairo",
        "Secretary-General of the League of Arab States Ahmed Aboul Gheit received Iranian Foreign Minister Hossein Amir-Abdollahian in Cairo.",
    ),
    (
        "Dmytro Kuleba/UA;Wang Yi/CN",
        "meeting",
        "Guangzhou",
        "On 24 July 2024, Minister of Foreign Affairs of Ukraine Dmytro Kuleba held talks with Minister of Foreign Affairs of the People's Republic of China Wang Yi in Guangzhou.",
    ),
    (
        "Masoud Pezeshkian/IR;Emmanuel Macron/FR",
        "phone call",
        "",
        "President of the Islamic Republic of Iran Dr. Masoud Pezeshkian in a telephone conversation with French President Emmanuel Macron talked about regional developments.",
    ),
    (
        "Isaac Herzog/IL;Ursula von der Leyen/EU",
        "meeting",
        "Jerusalem",
        "President of the State of Israel Isaac Herzog hosted European Commission President Ursula von der Leyen at the President's Residence in Jerusalem.",
    ),
    (
        "Hun Manet/KH;Srettha Thavisin/TH",
        "meeting",
        "Phnom Penh",
        "Samdech Moha Borvor Thipadei Hun Manet, Prime Minister of the Kingdom of Cambodia, met with H.E. Mr. Srettha Thavisin, Prime Minister of the Kingdom of Thailand, in Phnom Penh.",
    ),
    (
        "L.Oyun-Erdene/MN;Antony Blinken/US",
        "meeting",
        "Ulaanbaatar",
        "Prime Minister of Mongolia L.Oyun-Erdene received US Secretary of State Antony Blinken in Ulaanbaatar.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "A meeting between Foreign Minister of Norway Anna Berg and Foreign Minister of Sweden Carl Dahl was held in Oslo on 5 May.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "Political consultations between the Ministries of Foreign Affairs of Norway and Sweden took place in Oslo on 5 May. The delegations were headed by Deputy Foreign Minister of Norway Anna Berg and Deputy Foreign Minister of Sweden Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "The 5th round of Norway-Sweden Foreign Office Consultations was held in Oslo on 5 May. The Norwegian side was led by State Secretary Anna Berg, while the Swedish side was led by State Secretary Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "The 5th Norway-Sweden Strategic Dialogue, co-chaired by Norwegian Foreign Minister Anna Berg and Swedish Foreign Minister Carl Dahl, was held in Oslo today.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "phone call",
        "",
        "Norwegian Foreign Minister Anna Berg and Swedish Foreign Minister Carl Dahl spoke over the phone today.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "phone call",
        "",
        "Norwegian Foreign Minister Anna Berg had a call with Swedish Foreign Minister Carl Dahl on Monday.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "phone call",
        "",
        "Norwegian Prime Minister Anna Berg telephoned Swedish Prime Minister Carl Dahl this evening.",
    ),
    (
        "Carl Dahl/SE;Anna Berg/NO",
        "phone call",
        "",
        "Swedish Foreign Minister Carl Dahl received a telephone call from Norwegian Foreign Minister Anna Berg today.",
    ),
    (
        "Carl Dahl/SE;Anna Berg/NO",
        "meeting",
        "",
        "Swedish Ambassador Carl Dahl paid a courtesy call on Norwegian Foreign Minister Anna Berg today.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "",
        "Norwegian Foreign Minister Anna Berg received a courtesy call from Swedish Ambassador Carl Dahl today.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "Norwegian Foreign Minister Anna Berg hosted Swedish Foreign Minister Carl Dahl for a working lunch in Oslo.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Paris",
        "On the sidelines of the OECD Ministerial Council in Paris, Norwegian Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "New York",
        "Foreign Minister Anna Berg of Norway met with Foreign Minister Carl Dahl of Sweden on the margins of the 78th session of the UN General Assembly in New York.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "video call",
        "",
        "Norwegian Foreign Minister Anna Berg held a virtual meeting with Swedish Foreign Minister Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "video call",
        "",
        "Norwegian Foreign Minister Anna Berg talked to Swedish Foreign Minister Carl Dahl via video link.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Stockholm",
        "During her visit to Stockholm, Norwegian Foreign Minister Anna Berg met with Swedish Foreign Minister Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Stockholm",
        "Norwegian Foreign Minister Anna Berg, who is on an official visit to Sweden, met in Stockholm with her Swedish counterpart Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "The President of Norway, Ms Anna Berg, today in Oslo welcomed the President of Sweden, Mr Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "Norway's Foreign Minister, Anna Berg, and her Swedish colleague, Carl Dahl, met today in Oslo.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "Minister Anna Berg (Norway) met Minister Carl Dahl (Sweden) in Oslo.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "Norwegian Prime Minister Anna Berg on 5 May 2024 met Swedish Prime Minister Carl Dahl in Oslo.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE;Eva Falk/DK",
        "multilateral meeting",
        "Oslo",
        "The Foreign Ministers of Norway, Sweden and Denmark, Anna Berg, Carl Dahl and Eva Falk, met in Oslo on 5 May.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE;Eva Falk/DK",
        "multilateral meeting",
        "Oslo",
        "Norwegian Foreign Minister Anna Berg, Swedish Foreign Minister Carl Dahl and Danish Foreign Minister Eva Falk held a trilateral meeting in Oslo.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "",
        "Norwegian Foreign Minister Anna Berg has today met with Swedish Foreign Minister Carl Dahl to exchange views on the situation in Ukraine.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "phone call",
        "",
        "On 5 May 2024, Foreign Minister of the Kingdom of Norway H.E. Ms. Anna Berg held a phone conversation with Foreign Minister of the Kingdom of Sweden H.E. Mr. Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "Her Excellency Anna Berg, Minister of Foreign Affairs of Norway, met today, Sunday, His Excellency Carl Dahl, Minister of Foreign Affairs of the Kingdom of Sweden, in Oslo.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "phone call",
        "",
        "Foreign Minister Anna Berg of Norway and US counterpart discuss trade. Norwegian Foreign Minister Anna Berg held a telephone conversation with Swedish Foreign Minister Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/SE",
        "meeting",
        "Oslo",
        "The Minister of Foreign Affairs of Norway, Dr. Anna Berg, received this morning in her office in Oslo the Ambassador of the Kingdom of Sweden, Carl Dahl.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/UN",
        "meeting",
        "Geneva",
        "Norwegian Foreign Minister Anna Berg met with UN High Commissioner for Refugees Carl Dahl in Geneva.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/US",
        "meeting",
        "Washington",
        "Norwegian Foreign Minister Anna Berg met with U.S. Assistant Secretary of State for European and Eurasian Affairs Carl Dahl in Washington.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/EU",
        "meeting",
        "Brussels",
        "Norwegian Foreign Minister Anna Berg met with the EU Commissioner for Neighbourhood and Enlargement, Carl Dahl, in Brussels.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/UA",
        "meeting",
        "Kyiv",
        "Norwegian Prime Minister Anna Berg met with Chairman of the Verkhovna Rada of Ukraine Carl Dahl in Kyiv.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/JP",
        "phone call",
        "",
        "Norwegian Foreign Minister Anna Berg had a telephone talk with Chief Cabinet Secretary Carl Dahl of Japan.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/CN",
        "meeting",
        "Beijing",
        "Norwegian Foreign Minister Anna Berg met with Chairman of the Standing Committee of the National People's Congress of China Carl Dahl in Beijing.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/DE",
        "meeting",
        "Berlin",
        "Norwegian Foreign Minister Anna Berg met with the Minister of State at the Federal Foreign Office of Germany, Carl Dahl, in Berlin.",
    ),
    (
        "Anna Berg/NO;Carl Dahl/IN",
        "meeting",
        "New Delhi",
        "Norwegian Foreign Minister Anna Berg called on Vice-President of India Shri Carl Dahl in New Delhi.",
    ),
]


@pytest.mark.parametrize(("people", "kind", "place", "lead"), LEADS)
def test_a_lead(people, kind, place, lead):
    source = Source(published_on=dt.date(2024, 5, 6))
    record = extract(f"News\n\n{lead}\n\nThey discussed trade.\n", source)
    assert ";".join(f"{p.name}/{p.party}" for p in record.participants) == people
    assert record.kind.value == kind
    assert (record.place.value if record.place else "") == place
