"""Leads as governments write them, where the manifest tells whose they are."""
# ruff: noqa: E501 -- leads are long

import datetime as dt

import pytest

from readouts.extraction import extract
from readouts.extraction.records import Source

PUBLISHED = dt.date(2025, 3, 5)

# publisher's party; people and their parties; kind; place; lead
LEADS = [
    ("AM", "Ararat Mirzoyan/AM;Kaja Kallas/EU", "meeting", 'Yerevan', 'Foreign Minister of Armenia Ararat Mirzoyan had a meeting with Kaja Kallas, High Representative of the EU for Foreign Affairs and Security Policy, in Yerevan on June 30.'),
    ("AL", "Edi Rama/AL;Giorgia Meloni/IT", "meeting", 'Tirana', "Albania's Prime Minister Edi Rama hosted in Tirana today his Italian homologue Giorgia Meloni."),
    ("BG", "Rumen Radev/BG;Aleksandar Vučić/RS", "phone call", None, 'Bulgarian President Rumen Radev and his Serbian counterpart Aleksandar Vučić spoke by telephone on Wednesday.'),
    ("CO", "Laura Sarabia/CO;Carlos Ruiz Massieu/UN", "meeting", 'Bogotá', "The Minister of Foreign Affairs, Laura Sarabia, met with the UN Secretary-General's Special Representative for Colombia, Carlos Ruiz Massieu, in Bogotá."),
    ("CU", "Miguel Díaz-Canel Bermúdez/CU;Tô Lâm/VN", "meeting", 'Palace of the Revolution', 'Cuban President Miguel Díaz-Canel Bermúdez received Tô Lâm, General Secretary of the Communist Party of Vietnam, at the Palace of the Revolution.'),
    ("GH", "John Dramani Mahama/GH;Bassirou Diomaye Faye/SN", "meeting", 'Accra', 'The President of the Republic, H.E. John Dramani Mahama, on Monday held bilateral talks with President Bassirou Diomaye Faye of Senegal at the Jubilee House in Accra.'),
    ("NG", "Bola Ahmed Tinubu/NG;Ajay Banga/WB", "meeting", 'Abuja', 'President Bola Ahmed Tinubu on Thursday in Abuja received a delegation of the World Bank led by its President, Mr. Ajay Banga.'),
    ("RW", "Paul Kagame/RW;Massad Boulos/US", "meeting", 'Urugwiro Village', 'President Paul Kagame received Massad Boulos, US Senior Advisor for Africa, at Urugwiro Village this evening.'),
    ("MA", "Nasser Bourita/MA;José Manuel Albares/ES", "meeting", 'Rabat', 'The Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates, Mr. Nasser Bourita, held talks on Monday in Rabat with his Spanish peer, Mr. José Manuel Albares.'),
    ("DZ", "Ahmed Attaf/DZ;Badr Abdelatty/EG", "phone call", None, 'The Minister of State, Minister of Foreign Affairs, National Community Abroad and African Affairs, Mr. Ahmed Attaf, received today a telephone call from his Egyptian counterpart, Mr. Badr Abdelatty.'),
    ("IQ", "Fuad Hussein/IQ;Ahmed Aboul Gheit/LAS", "meeting", 'Cairo', 'Deputy Prime Minister and Foreign Minister, Mr. Fuad Hussein, met on Sunday, 7 September 2025, with the Secretary-General of the League of Arab States, Mr. Ahmed Aboul Gheit, in Cairo.'),
    ("BH", "Hamad bin Isa Al Khalifa/BH;Antony Blinken/US", "meeting", 'Al Sakhir Palace', 'His Majesty King Hamad bin Isa Al Khalifa today received at Al Sakhir Palace His Excellency Antony Blinken, US Secretary of State.'),
    ("BT", "Narendra Modi/IN", "meeting", 'Tashichhodzong', 'His Majesty The King granted an audience to the Prime Minister of India, Shri Narendra Modi, at the Tashichhodzong.'),
    ("MV", "Mohamed Muizzu/MV;Narendra Modi/IN", "meeting", None, 'President Dr Mohamed Muizzu has held official talks with the Prime Minister of the Republic of India, Shri Narendra Modi.'),
    ("LA", "Thongsavanh Phomvihane/LA;Heather Variava/US", "meeting", None, 'On 3 June 2025, H.E. Mr. Thongsavanh Phomvihane, Minister of Foreign Affairs of the Lao PDR, received a courtesy call from H.E. Mrs. Heather Variava, Ambassador of the United States of America to the Lao PDR.'),
    ("KH", "Hun Manet/KH;Wang Wenbin/CN", "meeting", 'Peace Palace', 'Samdech Moha Borvor Thipadei Hun Manet, Prime Minister of Cambodia, received H.E. Mr. Wang Wenbin, Ambassador of China, at the Peace Palace on Monday.'),
    ("FJ", "Sitiveni Rabuka/FJ;Winston Peters/NZ", "meeting", 'Suva', 'Fijian Prime Minister Sitiveni Rabuka met with New Zealand Deputy Prime Minister and Foreign Minister Rt Hon Winston Peters in Suva.'),
    ("PG", "James Marape/PG;Anthony Albanese/AU", "meeting", 'Port Moresby', 'Prime Minister Hon. James Marape, MP and Australian Prime Minister Hon. Anthony Albanese MP met in Port Moresby today.'),
    ("TL", "José Ramos-Horta/TL;Erywan bin Pehin Yusof/BN", "meeting", 'Presidential Palace', 'The President of the Republic, José Ramos-Horta, received this morning at the Presidential Palace the Foreign Minister of Brunei Darussalam II, Dato Erywan bin Pehin Yusof.'),
    ("ME", "Jakov Milatović/ME;Alexander Stubb/FI", "phone call", None, 'President of Montenegro Jakov Milatović spoke on the phone with President of Finland Alexander Stubb.'),
    ("XK", "Vjosa Osmani-Sadriu/XK", "meeting", None, 'The President of the Republic of Kosovo, Vjosa Osmani-Sadriu, received the Quint ambassadors today.'),
    ("MD", "Maia Sandu/MD;Peter Mandelson/GB", "meeting", 'Chișinău', 'President Maia Sandu met in Chișinău with Peter Mandelson, the British Ambassador.'),
    ("TM", "Rashid Meredov/TM;Amir Khan Muttaqi/AF", "phone call", None, 'On September 5, 2025, Minister of Foreign Affairs of Turkmenistan Rashid Meredov had a telephone conversation with Acting Minister of Foreign Affairs of the Islamic Emirate of Afghanistan Amir Khan Muttaqi.'),
    ("TJ", "Sirojiddin Muhriddin/TJ;Sohail Khan/SCO", "meeting", None, 'On 12 May, Minister of Foreign Affairs of the Republic of Tajikistan Sirojiddin Muhriddin received Deputy Secretary-General of the SCO Sohail Khan.'),
    ("KG", "Jeenbek Kulubaev/KG;Maxim Ryzhenkov/BY", "meeting", 'Bishkek', 'Foreign Minister of the Kyrgyz Republic Jeenbek Kulubaev held negotiations with Minister of Foreign Affairs of the Republic of Belarus Maxim Ryzhenkov in Bishkek.'),
    ("HU", "Péter Szijjártó/HU;Alexander Novak/RU", "meeting", 'Moscow', 'Minister of Foreign Affairs and Trade Péter Szijjártó held talks in Moscow on Monday with Deputy Prime Minister Alexander Novak.'),
    ("SI", "Tanja Fajon/SI;Gordan Grlić Radman/HR", "meeting", None, 'Deputy Prime Minister and Minister of Foreign and European Affairs Tanja Fajon held a bilateral meeting with her Croatian counterpart Gordan Grlić Radman on the margins of the Bled Strategic Forum.'),
    ("HR", "Gordan Grlić Radman/HR;Karen Pierce/GB", "meeting", 'Zagreb', 'Minister Gordan Grlić Radman met in Zagreb with the Special Envoy of the UK for the Western Balkans, Karen Pierce.'),
    ("IS", "Þorgerður Katrín Gunnarsdóttir/IS;Marco Rubio/US", "phone call", None, 'Minister for Foreign Affairs Þorgerður Katrín Gunnarsdóttir spoke with US Secretary of State Marco Rubio by telephone.'),
    ("LU", "Xavier Bettel/LU;José Filomeno Monteiro/CV", "meeting", 'Praia', 'Deputy Prime Minister, Minister for Foreign Affairs Xavier Bettel was received by his counterpart from Cabo Verde, José Filomeno Monteiro, in Praia.'),
    ("UN", "Amina Mohammed/UN;Mia Mottley/BB", "meeting", None, 'Deputy Secretary-General Amina Mohammed met with Ms. Mia Mottley, Prime Minister of Barbados.'),
    ("AFU", "Mahmoud Ali Youssouf/AFU;António Costa/EU", "meeting", 'Brussels', 'The Chairperson of the African Union Commission, H.E. Mahmoud Ali Youssouf, met with the President of the European Council, H.E. António Costa, in Brussels.'),
    ("US", "Allison Hooker/US;Mohammad Ishaq Dar/PK;Mohsin Naqvi/PK", "meeting", None, 'Under Secretary of State for Political Affairs Allison Hooker met today with Pakistani Deputy Prime Minister and Foreign Minister Mohammad Ishaq Dar and, separately, with Pakistani Interior Minister Mohsin Naqvi.'),
    ("US", "Christopher Landau/US;Vijitha Herath/LK;Abdulla Khaleel/MV", "phone call", None, 'Deputy Secretary of State Christopher Landau spoke yesterday with Sri Lankan Foreign Minister Vijitha Herath and Maldivian Foreign Minister Abdulla Khaleel in separate calls.'),
    ("CN", "Miao Deyu/CN;Waleed bin Abdulkarim Al-Khereiji/SA", "meeting", 'Beijing', 'On July 4, 2025, Assistant Minister of Foreign Affairs Miao Deyu met with visiting Deputy Minister of Foreign Affairs of Saudi Arabia Waleed bin Abdulkarim Al-Khereiji in Beijing.'),
    ("SA", "Axel Berg/SA;Carl Dahl/US;Eva Falk/RU;Finn Gran/RU", "multilateral meeting", "Riyadh", "Minister of Foreign Affairs Prince Axel Berg met with U.S. Secretary of State Carl Dahl, Russian Foreign Minister Eva Falk, and Russian presidential aide Finn Gran in Riyadh today."),
    ("US", "Anna Berg/US;Israel Katz/IL", "phone call", None, "Secretary of Defense Anna Berg spoke by phone today with Israeli Minister of Defense Israel Katz."),
    ("ZA", "Anna Berg/ZA;Carl Dahl/DZ", "meeting", None, "International Relations Minister, Anna Berg, concluded a working visit to Algeria where she co-chaired the Bi-National Commission with Minister of State, Minister of Foreign Affairs, Carl Dahl."),
    ("VN", "Luong Minh/VN;Carl Dahl/FR", "meeting", "Hanoi", "State President Luong Minh chaired the welcome ceremony and held talks in Hanoi on May 26 with French President Carl Dahl who is on a State visit to Vietnam."),
    ("KZ", "Anna Berg/KZ;Carl Dahl/AM", "meeting", "Astana", "Astana. 11 November 2024. Deputy Prime Minister – Minister of Foreign Affairs of the Republic of Kazakhstan Anna Berg held talks with Minister of Foreign Affairs of Armenia Carl Dahl, who arrived in Astana on an official visit."),
    ("US", "Anna Berg/US;Finn Gran/US;Carl Dahl/VA", "meeting", "Vatican", "Vice President Anna Berg, joined by Secretary of State Finn Gran, met with Pope Carl Dahl at the Vatican today."),
    ("DE", "Jean Berg/FR;Johann Dahl/DE;David Falk/GB;Abbas Gran/IR", "multilateral meeting", "Geneva", "The Foreign Ministers of France, Germany and the United Kingdom, Jean Berg, Johann Dahl and David Falk, met in Geneva on 20 June 2025 with the Foreign Minister of Iran, Abbas Gran."),
    ("IN", "S. Jaishankar/IN;Mauro Vieira/BR", "meeting", 'New York', 'External Affairs Minister Dr. S. Jaishankar met H.E. Mr. Mauro Vieira, Minister of Foreign Affairs of the Federative Republic of Brazil, on the sidelines of the UNGA in New York on 24 September 2024.'),
    ("IN", "Narendra Modi/IN;Alexander Stubb/FI", "meeting", 'Paris', 'Prime Minister Shri Narendra Modi met H.E. Mr. Alexander Stubb, President of the Republic of Finland in Paris today.'),
    ("PK", "Mohammad Ishaq Dar/PK;Hakan Fidan/TR", "phone call", None, 'Deputy Prime Minister and Foreign Minister Senator Mohammad Ishaq Dar received a telephone call from the Foreign Minister of Türkiye, Mr. Hakan Fidan, today.'),
    ("AE", "Abdullah bin Zayed Al Nahyan/AE;Subrahmanyam Jaishankar/IN", "phone call", None, 'H.H. Sheikh Abdullah bin Zayed Al Nahyan, Deputy Prime Minister and Minister of Foreign Affairs, today held a phone call with Dr. Subrahmanyam Jaishankar, Minister of External Affairs of the Republic of India.'),
    ("QA", "Mohammed bin Abdulrahman bin Jassim Al-Thani/QA;Haitham Al Ghais/OPEC", "meeting", None, 'HE Prime Minister and Minister of Foreign Affairs Sheikh Mohammed bin Abdulrahman bin Jassim Al-Thani met Thursday with HE Secretary-General of OPEC Haitham Al Ghais, who is visiting the country.'),
    ("EG", "Badr Abdelatty/EG;Abbas Araghchi/IR", "phone call", None, 'Foreign Minister Dr. Badr Abdelatty received a phone call on Sunday, February 2, from his Iranian counterpart, Mr. Abbas Araghchi.'),
    ("TR", "Hakan Fidan/TR;Péter Szijjártó/HU", "meeting", 'Budapest', 'Minister of Foreign Affairs Hakan Fidan met with Péter Szijjártó, Minister of Foreign Affairs and Trade of Hungary, in Budapest.'),
    ("JP", "Ishiba Shigeru/JP;Anthony Albanese/AU", "phone call", None, 'On April 4, commencing at 2:30 p.m. for approximately 25 minutes, Mr. ISHIBA Shigeru, Prime Minister of Japan, held a summit telephone talk with the Hon. Anthony Albanese MP, Prime Minister of the Commonwealth of Australia.'),
    ("JP", "Maya Ito/JP;Tandi Dorji/BT", "meeting", None, 'On May 7, Ms. Maya Ito, Parliamentary Vice-Minister for Foreign Affairs, received a courtesy call from H.E. Dr. Tandi Dorji, Minister for Foreign Affairs of the Kingdom of Bhutan, who is visiting Japan.'),
    ("KR", "Cho Tae-yul/KR;Radosław Sikorski/PL", "phone call", None, 'Minister of Foreign Affairs Cho Tae-yul had a telephone conversation with Foreign Minister of Poland Radosław Sikorski on the afternoon of October 10.'),
    ("KR", "Kim Hong-kyun/KR;Kurt Campbell/US", "meeting", 'Washington, D.C.', '1st Vice Minister of Foreign Affairs Kim Hong-kyun met with U.S. Deputy Secretary of State Kurt Campbell in Washington, D.C. on September 4.'),
    ("VN", "Pham Minh Chinh/VN;Kishida Fumio/JP", "phone call", None, 'Prime Minister Pham Minh Chinh held phone talks with his Japanese counterpart Kishida Fumio on August 14.'),
    ("VN", "To Lam/VN;Mikhail Mishustin/RU", "meeting", 'Hanoi', 'Party General Secretary To Lam on January 15 received Russian Prime Minister Mikhail Mishustin in Hanoi.'),
    ("ID", "Retno L.P. Marsudi/ID;Bendito Freitas/TL", "meeting", 'Jakarta', 'Indonesian Minister for Foreign Affairs, Retno L.P. Marsudi, held a bilateral meeting with Minister of Foreign Affairs of Timor-Leste, Bendito Freitas, in Jakarta (13/2).'),
    ("PH", "Enrique A. Manalo/PH;Annalena Baerbock/DE", "meeting", 'Manila', 'Secretary for Foreign Affairs Enrique A. Manalo met with German Federal Minister for Foreign Affairs Annalena Baerbock in Manila on 11 January 2024.'),
    ("TH", "Don Pramudwinai/TH;Péter Szijjártó/HU", "meeting", 'Ministry of Foreign Affairs', 'On 28 June 2023, H.E. Mr. Don Pramudwinai, Deputy Prime Minister and Minister of Foreign Affairs of the Kingdom of Thailand, had a bilateral meeting with H.E. Mr. Péter Szijjártó, Minister of Foreign Affairs and Trade of Hungary, at the Ministry of Foreign Affairs.'),
    ("KZ", "Kassym-Jomart Tokayev/KZ;Kubanychbek Omuraliev/OTS", "meeting", None, 'Head of State Kassym-Jomart Tokayev received Secretary General of the Organization of Turkic States Kubanychbek Omuraliev.'),
    ("UZ", "Shavkat Mirziyoyev/UZ;Vladimir Putin/RU", "phone call", None, 'On June 5, President of the Republic of Uzbekistan Shavkat Mirziyoyev had a telephone conversation with President of the Russian Federation Vladimir Putin.'),
    ("UA", "Volodymyr Zelenskyy/UA;Mohamed bin Zayed Al Nahyan/AE", "phone call", None, 'President of Ukraine Volodymyr Zelenskyy held a phone call with President of the United Arab Emirates Sheikh Mohamed bin Zayed Al Nahyan.'),
    ("UA", "Dmytro Kuleba/UA;Vikram Misri/IN", "meeting", 'New Delhi', 'Minister of Foreign Affairs of Ukraine Dmytro Kuleba, during his working visit to New Delhi, met with Deputy National Security Advisor of India Vikram Misri.'),
    ("PL", "Władysław Kosiniak-Kamysz/PL;Pete Hegseth/US", "phone call", None, 'On 3 March, Deputy Prime Minister and Minister of National Defence Władysław Kosiniak-Kamysz spoke by telephone with US Secretary of Defense Pete Hegseth.'),
    ("FI", "Alexander Stubb/FI;Donald Trump/US", "phone call", None, 'President of the Republic Alexander Stubb spoke by phone with President of the United States Donald Trump on Saturday, 29 March.'),
    ("NO", "Espen Barth Eide/NO;Maria Malmer Stenergard/SE", "meeting", 'Oslo', 'Minister of Foreign Affairs Espen Barth Eide met with his Swedish colleague Maria Malmer Stenergard in Oslo today.'),
    ("SE", "Ulf Kristersson/SE;Mark Rutte/NATO", "meeting", 'Brussels', 'Today, Prime Minister Ulf Kristersson met NATO Secretary General Mark Rutte in Brussels.'),
    ("DK", "Mette Frederiksen/DK;Emmanuel Macron/FR;Jens-Frederik Nielsen/GL", "multilateral meeting", 'Nuuk', 'Prime Minister Mette Frederiksen and President Emmanuel Macron met in Nuuk on Sunday together with Prime Minister of Greenland Jens-Frederik Nielsen.'),
    ("EE", "Margus Tsahkna/EE;Johann Wadephul/DE", "meeting", 'Tallinn', 'Foreign Minister Margus Tsahkna met in Tallinn today with German Federal Minister for Foreign Affairs Johann Wadephul and visited the NATO base in Tapa.'),
    ("LT", "Kęstutis Budrys/LT;Andrii Sybiha/UA", "meeting", 'Vilnius', "Lithuania's Foreign Minister Kęstutis Budrys and his Ukrainian counterpart Andrii Sybiha met in Vilnius on Tuesday."),
    ("LV", "Baiba Braže/LV;Mihai Popșoi/MD", "meeting", 'Riga', 'On 5 March 2025, in Riga, the Minister of Foreign Affairs, Baiba Braže, met with the Foreign Minister of Moldova, Mihai Popșoi, who is paying a working visit to Latvia.'),
    ("DE", "Friedrich Merz/DE;Benjamin Netanyahu/IL", "phone call", None, 'Federal Chancellor Friedrich Merz spoke on the telephone today with the Israeli Prime Minister, Benjamin Netanyahu.'),
    ("DE", "Olaf Scholz/DE;Kassym-Jomart Tokayev/KZ", "phone call", None, 'The Federal Government Spokesperson, Steffen Hebestreit, issued the following statement: Federal Chancellor Olaf Scholz held a telephone conversation with the President of Kazakhstan, Kassym-Jomart Tokayev, this afternoon.'),
    ("IT", "Antonio Tajani/IT;Gideon Sa'ar/IL", "phone call", None, "The Deputy Prime Minister and Minister of Foreign Affairs and International Cooperation, Antonio Tajani, today had a phone call with the Minister of Foreign Affairs of Israel, Gideon Sa'ar."),
    ("ES", "José Manuel Albares/ES;Mohammad Mustafa/PS", "meeting", 'Madrid', 'The Minister for Foreign Affairs, European Union and Cooperation, José Manuel Albares, met in Madrid with the Palestinian Prime Minister and Minister of Foreign Affairs, Mohammad Mustafa.'),
    ("PT", "Paulo Rangel/PT;Téte António/AO", "meeting", 'Lisbon', 'Minister of State and Foreign Affairs Paulo Rangel met this morning with his Angolan counterpart, Téte António, in Lisbon.'),
    ("GR", "George Gerapetritis/GR;Gideon Sa'ar/IL", "meeting", 'Athens', "Minister of Foreign Affairs, George Gerapetritis, met today with the Minister of Foreign Affairs of the State of Israel, Gideon Sa'ar, in Athens."),
    ("CY", "Nikos Christodoulides/CY;Tarek Mitri/LB", "meeting", 'Presidential Palace', 'The President of the Republic of Cyprus, Mr Nikos Christodoulides, received today at the Presidential Palace the Deputy Prime Minister of Lebanon, Mr Tarek Mitri.'),
    ("IE", "Micheál Martin/IE;John Swinney/GB", "phone call", None, 'The Taoiseach, Micheál Martin, today spoke by phone with the First Minister of Scotland, John Swinney.'),
    ("CA", "Mélanie Joly/CA;Bilawal Bhutto Zardari/PK", "meeting", None, 'Today, the Honourable Mélanie Joly, Minister of Foreign Affairs, held a bilateral meeting with Bilawal Bhutto Zardari, Minister of Foreign Affairs of Pakistan.'),
    ("AU", "Penny Wong/AU;Baron Waqa/PIF", "meeting", 'Suva', 'Foreign Minister Penny Wong met with Pacific Islands Forum Secretary General Baron Waqa in Suva.'),
    ("NZ", "Winston Peters/NZ;Justin Tkatchenko/PG", "meeting", 'Wellington', 'Foreign Minister Winston Peters and Papua New Guinea Foreign Minister Justin Tkatchenko held talks in Wellington today.'),
    ("ZA", "Cyril Ramaphosa/ZA;Volodymyr Zelenskyy/UA", "phone call", None, 'President Cyril Ramaphosa today had a constructive telephone call with Ukrainian President Volodymyr Zelenskyy.'),
    ("KE", "Musalia Mudavadi/KE;Abdisalam Abdi Ali/SO", "meeting", 'Nairobi', "Prime Cabinet Secretary and Cabinet Secretary for Foreign and Diaspora Affairs, Dr. Musalia Mudavadi, held talks with Somalia's Minister of Foreign Affairs and International Cooperation, Abdisalam Abdi Ali, in Nairobi."),
    ("ET", "Gedion Timothewos/ET;Abdoulkader Houssein Omar/DJ", "meeting", None, 'The Minister of Foreign Affairs of the FDRE, H.E. Dr. Gedion Timothewos, received the Foreign Minister of Djibouti, H.E. Abdoulkader Houssein Omar, in his office.'),
    ("BR", "Luiz Inácio Lula da Silva/BR;Xi Jinping/CN", "phone call", None, 'President Luiz Inácio Lula da Silva received a phone call from President Xi Jinping on Monday, 11 August.'),
    ("MX", "Claudia Sheinbaum Pardo/MX;Mark Carney/CA", "phone call", None, 'President Claudia Sheinbaum Pardo held a telephone conversation with the Prime Minister of Canada, Mark Carney.'),
    ("AR", "Gerardo Werthein/AR;Kaja Kallas/EU", "meeting", 'Buenos Aires', 'Foreign Minister Gerardo Werthein met in Buenos Aires with the High Representative of the European Union for Foreign Affairs and Security Policy, Kaja Kallas.'),
    ("CL", "Alberto van Klaveren/CL;Celinda Sosa/BO", "meeting", 'Santiago', "Chile's Minister of Foreign Affairs, Alberto van Klaveren, met today in Santiago with his Bolivian counterpart, Celinda Sosa."),
    ("UN", "António Guterres/UN;Ahmed al-Sharaa/SY", "meeting", None, 'The Secretary-General met with H.E. Mr. Ahmed al-Sharaa, President of the Syrian Arab Republic.'),
    ("EU", "Kaja Kallas/EU;Wang Yi/CN", "phone call", None, "High Representative/Vice-President Kaja Kallas held a call today with Wang Yi, Director of the Office of the Central Commission for Foreign Affairs and Minister of Foreign Affairs of the People's Republic of China."),
    ("NATO", "Mark Rutte/NATO;Cho Tae-yong/KR", "meeting", None, "On Wednesday (12 March 2025), NATO Secretary General Mark Rutte met with the President of the Republic of Korea's special envoy, Cho Tae-yong."),
    ("CN", "Wang Yi/CN;Caspar Veldkamp/NL", "phone call", None, "On January 17, 2025, Member of the Political Bureau of the CPC Central Committee and Foreign Minister Wang Yi had a phone call with Dutch Foreign Minister Caspar Veldkamp at the latter's request."),
    ("CN", "Zhao Leji/CN;Ana Brnabic/RS", "meeting", 'Great Hall of the People', "On the afternoon of June 12, Chairman of the Standing Committee of the National People's Congress (NPC) Zhao Leji held talks with President of the National Assembly of Serbia Ana Brnabic at the Great Hall of the People."),
    ("CN", "Sun Weidong/CN;Kenji Kanasugi/JP", "meeting", None, 'On March 3, Vice Foreign Minister Sun Weidong met with Ambassador of Japan to China Kenji Kanasugi.'),
    ("RU", "Sergey Lavrov/RU;Marco Rubio/US", "phone call", None, "Foreign Minister Sergey Lavrov held a telephone conversation with US Secretary of State Marco Rubio at the latter's initiative."),
    ("RU", "Mikhail Bogdanov/RU;Ali Bagheri Kani/IR", "meeting", 'Tehran', 'On June 17, consultations between Special Presidential Representative for the Middle East and Africa Mikhail Bogdanov and Deputy Foreign Minister of Iran Ali Bagheri Kani were held in Tehran.'),
    ("US", "Lloyd J. Austin III/US;Rustem Umerov/UA", "phone call", None, 'Today, Secretary of Defense Lloyd J. Austin III spoke by phone with Minister of Defense Rustem Umerov of Ukraine.'),
    ("US", "Janet L. Yellen/US;Liu He/CN", "video call", None, "Today, Secretary of the Treasury Janet L. Yellen met virtually with Vice Premier Liu He of the People's Republic of China."),
    ("US", "Katherine Tai/US;Ngozi Okonjo-Iweala/WTO;Valdis Dombrovskis/EU", "multilateral meeting", None, 'United States Trade Representative Katherine Tai met today with Ngozi Okonjo-Iweala, Director-General of the World Trade Organization, and Valdis Dombrovskis, Executive Vice-President of the European Commission.'),
    ("US", "Antony J. Blinken/US", "multilateral meeting", 'Astana', 'Secretary of State Antony J. Blinken met with the foreign ministers of Kazakhstan, the Kyrgyz Republic, Tajikistan, Turkmenistan and Uzbekistan in Astana.'),
    ("IL", "Benjamin Netanyahu/IL;Jake Sullivan/US", "meeting", 'Jerusalem', "Prime Minister Benjamin Netanyahu, this morning, met with US National Security Adviser Jake Sullivan at the Prime Minister's Office in Jerusalem."),
    ("JO", "Abdullah II/JO;Al Hussein bin Abdullah II/JO;Keir Starmer/GB", "meeting", 'London', 'His Majesty King Abdullah II, accompanied by His Royal Highness Crown Prince Al Hussein bin Abdullah II, met in London with UK Prime Minister Keir Starmer.'),
    ("SA", "Faisal bin Farhan bin Abdullah/SA;Michel Régis Onanga Ndiaye/GA", "phone call", None, 'His Highness Prince Faisal bin Farhan bin Abdullah, Minister of Foreign Affairs, received a phone call today from Minister of Foreign Affairs, African Integration and Gabonese Abroad of the Gabonese Republic Michel Régis Onanga Ndiaye.'),
    ("KW", "Abdullah Al-Yahya/KW;Fuad Hussein/IQ", "phone call", None, "Kuwait's Foreign Minister Abdullah Al-Yahya discussed over the phone with Iraqi counterpart Fuad Hussein bilateral relations."),
    ("OM", "Badr bin Hamad al Busaidi/OM;Abbas Araghchi/IR", "phone call", None, 'His Excellency Sayyid Badr bin Hamad al Busaidi, Foreign Minister, received a phone call today from His Excellency Dr Abbas Araghchi, Minister of Foreign Affairs of the Islamic Republic of Iran.'),
    ("LK", "Vinay Kwatra/IN;M.U.M. Ali Sabry/LK", "meeting", 'Colombo', 'The Foreign Secretary of India Vinay Kwatra called on Foreign Minister M.U.M. Ali Sabry at the Ministry of Foreign Affairs in Colombo.'),
    ("NP", "Chen Song/CN;Arzu Rana Deuba/NP", "meeting", None, "Ambassador of the People's Republic of China to Nepal, H.E. Mr. Chen Song, paid a courtesy call on Hon. Dr. Arzu Rana Deuba, Minister for Foreign Affairs, today."),
    ("MN", "B. Battsetseg/MN;Hakan Fidan/TR", "meeting", None, 'Minister of Foreign Affairs of Mongolia B. Battsetseg held official talks with Minister of Foreign Affairs of the Republic of Türkiye Hakan Fidan.'),
    ("TW", "Lai Ching-te/TW;Tammy Duckworth/US", "meeting", None, 'President Lai Ching-te on the morning of May 27 met with a delegation led by United States Senator Tammy Duckworth.'),
    ("GE", "Irakli Kobakhidze/GE;Nikol Pashinyan/AM", "meeting", 'Tbilisi', 'Prime Minister of Georgia Irakli Kobakhidze met with Prime Minister of Armenia Nikol Pashinyan in Tbilisi.'),
    ("AZ", "Ilham Aliyev/AZ;Nikol Pashinyan/AM", "meeting", 'Abu Dhabi', 'On July 10, President of the Republic of Azerbaijan Ilham Aliyev and Prime Minister of the Republic of Armenia Nikol Pashinyan held a bilateral meeting in Abu Dhabi.'),
    ("RS", "Aleksandar Vučić/RS;Edward Ferguson/GB", "meeting", None, 'President Aleksandar Vučić talked today with the Ambassador of the United Kingdom of Great Britain and Northern Ireland, Edward Ferguson.'),
    ("VA", "Leo XIV/VA;Volodymyr Zelensky/UA", "meeting", 'Castel Gandolfo', 'Today, the Holy Father Leo XIV received in audience His Excellency Mr. Volodymyr Zelensky, President of Ukraine, in Castel Gandolfo.'),
    ("CH", "Ignazio Cassis/CH;Sergio Mattarella/IT", "meeting", 'Bern', 'Federal Councillor Ignazio Cassis met today in Bern with Sergio Mattarella, President of the Italian Republic.'),
    ("SG", "Lawrence Wong/SG;Anwar Ibrahim/MY", "phone call", None, "Prime Minister Lawrence Wong spoke to Malaysian Prime Minister Dato' Seri Anwar Ibrahim on the phone on 4 April 2025."),
    ("RO", "Oana Țoiu/RO;Mihai Popșoi/MD", "phone call", None, 'The Minister of Foreign Affairs Oana Țoiu had, on Thursday, 3 July 2025, a telephone conversation with the Minister of Foreign Affairs of the Republic of Moldova, Mihai Popșoi.'),
]  # fmt: skip


@pytest.mark.parametrize(("country", "people", "kind", "place", "lead"), LEADS)
def test_lead(country, people, kind, place, lead):
    source = Source(publisher="A ministry", publisher_country=country, published_on=PUBLISHED)
    record = extract(f"A meeting\n\n{lead} The two sides discussed trade.\n", source)
    named = [f"{p.name}/{p.party}" for p in record.participants if not p.group]
    assert sorted(named) == sorted(people.split(";"))
    assert record.kind.value == kind
    assert (record.place.value if record.place else None) == place


def test_a_counterpart_in_the_title_is_not_who_stands_before():
    text = "Abdullah bin Zayed, Indian counterpart discuss ties\n\nH.H. Sheikh Abdullah bin Zayed Al Nahyan, Minister of Foreign Affairs, held a phone call on 5 May 2024 with Carl Dahl, Minister of External Affairs of the Republic of India.\n"
    record = extract(text, Source(publisher="A ministry", publisher_country="AE"))
    assert [p.party for p in record.participants] == ["AE", "IN"]


def test_a_spokesperson_who_issues_the_statement_did_not_meet():
    text = "A call\n\nThe Spokesperson, Eva Falk, issued the following statement: Chancellor Anna Berg held a telephone conversation with the President of Kazakhstan, Carl Dahl.\n"
    record = extract(text, Source(publisher="A government", publisher_country="DE"))
    assert [p.name for p in record.participants] == ["Anna Berg", "Carl Dahl"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Today I met with Fiji's Prime Minister Carl Dahl in Suva.", "Suva"),
        ("Good afternoon. It is a pleasure to welcome Prime Minister Carl Dahl of Fiji to Brussels today.", "Brussels"),
    ],
)  # fmt: skip
def test_remarks_in_the_first_person_are_of_whom_the_title_names(body, place):
    text = f"Press remarks by President Anna Berg after the meeting\n\n{body} We discussed trade.\n"
    record = extract(text, Source(publisher="A council", publisher_country="EU"))
    assert [(p.name, p.party) for p in record.participants] == [
        ("Anna Berg", "EU"),
        ("Carl Dahl", "FJ"),
    ]
    assert record.place.value == place


def test_a_byline_names_whose_remarks_they_are():
    text = "The Global Action Meeting\n\nFebruary 14, 2022\n\nAnna Berg, Secretary of State\n\nToday I convened foreign ministers and senior leaders from many countries. Together, we identified gaps.\n"
    record = extract(text, Source(publisher="A department", publisher_country="US"))
    assert record.document == "readout"
    assert [p.name for p in record.participants if not p.group] == ["Anna Berg"]
