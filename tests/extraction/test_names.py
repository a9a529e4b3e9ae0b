"""People across readouts: one, different, or for a person to tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.extraction.names import Identity, blocking_keys, compare
from readouts.extraction.naming import alike, office_words, parse_name


def who(name: str, party: str = "", office: str = "", *aliases: str) -> Identity:
    return Identity(name, aliases, party, office)


SECRETARY = who("Antony J. Blinken", "US", "Secretary of State")
LAVROV = who("Sergey Lavrov", "RU", "Russian Foreign Minister")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SECRETARY, who("Anthony Blinken", "US")),
        (SECRETARY, who("Antony Blinken", "US", "U.S. Secretary of State")),
        (SECRETARY, who("Secretary Blinken", "US")),
        (SECRETARY, who("Blinken", "US", "Secretary")),
        (LAVROV, who("Sergei Lavrov", "RU")),
        (LAVROV, who("Sergey V. Lavrov", "RU")),
        (LAVROV, who("S. Lavrov", "RU", "Minister of Foreign Affairs of Russia")),
        (LAVROV, who("LAVROV Sergey", "RU")),
        (who("R. T. Erdoğan", "TR", "President"), who("Tayyip Erdogan", "TR", "President")),
        (who("Joseph R. Biden, Jr.", "US"), who("Joe Biden", "US")),
        (who("Recep Tayyip Erdoğan", "TR"), who("Recep Tayyip Erdogan", "TR")),
        (who("Recep Tayyip Erdoğan", "TR"), who("Tayyip Erdogan", "TR")),
        (who("Volodymyr Zelenskyy", "UA"), who("Vladimir Zelensky", "UA")),
        (who("Alexander Lukashenko", "BY"), who("Aliaksandr Lukashenka", "BY")),
        (who("Abdel Fattah El-Sisi", "EG"), who("Abdel Fattah al-Sisi", "EG")),
        (who("Mohamed bin Zayed", "AE"), who("Sheikh Mohammed bin Zayed Al Nahyan", "AE")),
        (who("Shin Wonsik", "KR"), who("Shin Won-sik", "KR")),
        (who("Yoon Suk Yeol", "KR"), who("Yoon Seok-yeol", "KR")),
        (who("Kishida Fumio", "JP"), who("Fumio Kishida", "JP")),
        (who("WANG Yi", "CN"), who("Wang Yi", "CN")),
        (who("Jean-Yves Le Drian", "FR"), who("Jean Yves Le Drian", "FR")),
        (
            who("Ursula von der Leyen", "EU", "President of the European Commission"),
            who("President von der Leyen", "EU", "European Commission President"),
        ),
        (who("King Abdullah II", "JO"), who("Abdullah II", "JO")),
        (who("Wang Yi"), who("Wang Yi", "CN")),
        (who("Joseph R. Biden", "US", "", "Joe Biden"), who("Joe Biden", "US")),
        (who("Bjoern Seibert", "EU"), who("Björn Seibert", "EU")),
        (who("Irfaan Ali", "", "President"), who("Mohamed Irfaan Ali", "GY", "President")),
        (LAVROV, who("Sergei Lavrov", "", "Foreign Minister")),
        (who("Ama Sow", "GH", "President"), who("Ama Sow", "AFU", "African Union Chairperson")),
    ],
)
def test_one_person_by_name_with_agreeing_evidence(one, other):
    assert compare(one, other).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two ministers who share a surname.
        (who("Wang Yi", "CN", "Foreign Minister"), who("Wang Wenbin", "CN", "Foreign Minister")),
        (who("Kim Sung-han", "KR"), who("Kim Gunn", "KR")),
        (who("Kim Jong Un", "KP"), who("Kim Jong Il", "KP")),
        (who("Zhou Bo", "CN"), who("Zhu Bo", "CN")),
        (who("Abdullah bin Zayed", "AE"), who("Mohamed bin Zayed", "AE")),
        (who("Salman bin Abdulaziz", "SA"), who("Khalid bin Salman bin Abdulaziz", "SA")),
        (who("George W. Bush", "US"), who("George H. W. Bush", "US")),
        (who("Abdullah II", "JO"), who("Abdullah III", "JO")),
        (who("Putin", "RU"), who("Putin", "US")),
        (who("Secretary Blinken", "US"), who("Alan Blinken", "BE")),
        (who("Olaf Scholz", "DE", "Chancellor"), who("Angela Merkel", "DE", "Chancellor")),
        (who("A. Blinken", "US"), who("Robert Blinken", "US")),
        (who("Wendy Sherman", "US"), who("Wendy Morton", "GB")),
        (who("Lula", "BR", "Minister"), who("Luiz Inácio Lula da Silva", "BR", "President")),
    ],
)
def test_different_people(one, other):
    assert compare(one, other).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (who("Wang Yi", "CN"), who("Wang Yi", "SG"), "the names agree, but the parties differ"),
        (who("Jens Stoltenberg", "NATO"), who("Jens Stoltenberg", "NO"), "the parties differ"),
        (SECRETARY, who("Blinken", "US"), "the surname agrees, and more is not known"),
        (SECRETARY, who("Blinken", "", "Secretary of State"), "more is not known"),
        (SECRETARY, who("Deputy Secretary Blinken", "US"), "but the offices differ"),
        (who("Al Nahyan", "AE"), who("Abdullah bin Zayed Al Nahyan", "AE"), "more is not known"),
        (LAVROV, who("S. Lavrov", "RU"), "surname and initial agree, and more is not known"),
        (LAVROV, who("Sergei Lavrov"), "spellings of each other, and a party is not known"),
        (who("Dmytro Kuleba", "UA"), who("Dymtro Kuleba", "UA"), "differ by one letter"),
        (who("Josep Borrell", "EU"), who("Josep Borell Fontelles", "ES"), "the parties differ"),
        (who("Penny Wong", "AU"), who("Penny Wang", "AU", "", "Wong"), ""),
        (
            who("Wang", "CN", "Minister of Commerce"),
            who("Wang Yi", "CN", "Foreign Minister"),
            "the surname agrees, but the offices differ",
        ),
        (
            who("Lula", "BR", "President"),
            who("Luiz Inácio Lula da Silva", "BR", "Brazilian President"),
            "one word of the name agrees, and party and office agree",
        ),
        (who("Kim", "KR", "Minister"), who("Kim", "KR"), "only surnames are known"),
        (
            who("Vladimir Putin", "RU", "President"),
            who("Putin", "RU", "Prime Minister"),
            "the surname agrees, but the offices differ",
        ),
    ],
)
def test_what_is_left_to_a_person_and_why(one, other, reason):
    found = compare(one, other)
    if reason:
        assert found.verdict == "uncertain"
        assert reason in found.reason
    else:
        assert found.verdict != "same"


@pytest.mark.parametrize(
    ("written", "party", "aliases", "given", "surname"),
    [
        ("Antony J. Blinken", "US", (), ("antony",), ("blinken",)),
        ("Ursula von der Leyen", "EU", (), ("ursula",), ("von", "der", "leyen")),
        ("von der Leyen", "EU", (), (), ("von", "der", "leyen")),
        ("Ben Wallace", "GB", (), ("ben",), ("wallace",)),
        ("Wang Yi", "CN", (), ("yi",), ("wang",)),
        ("Kim Jong Un", "KP", (), ("jong", "un"), ("kim",)),
        ("Park Jin", "", ("Foreign Minister Park",), ("jin",), ("park",)),
        ("Kishida Fumio", "JP", ("Prime Minister Kishida",), ("fumio",), ("kishida",)),
        ("Fumio Kishida", "JP", (), ("fumio",), ("kishida",)),
        ("LE DRIAN Jean-Yves", "FR", (), ("jean", "yves"), ("le", "drian")),
        ("Recep Tayyip Erdoğan", "TR", (), ("recep", "tayyip"), ("erdogan",)),
        ("Lula", "BR", (), (), ("lula",)),
        ("Benjamin Gantz", "IL", ("Benjamin", "Gantz"), ("benjamin",), ("gantz",)),
        (
            "Tahnoon bin Zayed Al Nahyan",
            "AE",
            ("Sheikh Tahnoon",),
            ("tahnoon", "bin", "zayed"),
            ("al", "nahyan"),
        ),
    ],
)
def test_given_names_and_surname_are_told_apart(written, party, aliases, given, surname):
    name = parse_name(written, party, aliases)
    assert (name.given, name.surname) == (given, surname)


def test_titles_initials_suffixes_and_numerals_are_no_names():
    name = parse_name("His Majesty King Abdullah II")
    assert (name.words, name.numeral, name.titles) == (("abdullah",), "ii", frozenset({"king"}))
    name = parse_name("President Joseph R. Biden, Jr.")
    assert (name.words, name.initials) == (("joseph", "biden"), ("r",))


@pytest.mark.parametrize("written", ["", "  ", "123", "-", "…"])
def test_what_holds_no_word_is_no_name(written):
    with pytest.raises(ValueError, match="is no name"):
        parse_name(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "State Councilor and Foreign Minister",
            "State Councillor and Minister of Foreign Affairs",
        ),
        ("Russian Foreign Minister", "Minister of Foreign Affairs of the Russian Federation"),
        ("National Security Advisor", "National Security Adviser"),
    ],
)
def test_offices_are_compared_by_the_words_that_tell(one, other):
    assert office_words(one) == office_words(other)


def test_a_form_in_two_groups_does_not_join_them():
    assert alike("john", "jon")
    assert alike("jonathan", "jon")
    assert not alike("john", "jonathan")


# fmt: off
WORDS = st.sampled_from([
    "Sergey", "Sergei", "Antony", "Anthony", "J.", "Wang", "Yi", "Kim", "Jong", "Un", "bin", "Al",
    "Zayed", "LAVROV", "Le", "Drian", "II", "Jr.", "Zelenskyy", "Zelensky", "Erdoğan", "Erdogan",
    "Won-sik", "Wonsik", "Secretary", "President", "Deputy",
])
# fmt: on
IDENTITIES = st.builds(
    Identity,
    name=st.lists(WORDS, min_size=1, max_size=4).map(" ".join).filter(lambda n: n.strip(". ")),
    aliases=st.lists(st.sampled_from(["Wang", "Minister Kim", "Sergei Lavrov"]), max_size=1).map(
        tuple
    ),
    party=st.sampled_from(["", "RU", "US", "CN", "KR"]),
    office=st.sampled_from(["", "Secretary of State", "Deputy Secretary of State", "President"]),
)


@given(IDENTITIES, IDENTITIES)
def test_comparing_is_symmetric(one, other):
    assert compare(one, other) == compare(other, one)


@given(IDENTITIES)
def test_nobody_differs_from_themselves(one):
    verdict = compare(one, one).verdict
    assert verdict == "same" or (verdict == "uncertain" and len(parse_name(one.name).words) == 1)


@given(IDENTITIES, IDENTITIES)
def test_people_who_may_be_one_share_a_key(one, other):
    if compare(one, other).verdict != "different":
        assert blocking_keys(one) & blocking_keys(other)
