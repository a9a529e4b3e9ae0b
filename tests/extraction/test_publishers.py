"""Who published a text, as its furniture tells."""

import pytest

from readouts.extraction import extract
from readouts.extraction.publishers import profiles
from readouts.extraction.records import Source

BODY = (
    "Foreign Minister Anna Berg met with Foreign Minister Carl Dahl of Sweden on 5 May 2024.\n"
    "\nThe ministers discussed trade between the two countries and agreed to meet again.\n"
)


@pytest.mark.parametrize(
    ("head", "foot", "country"),
    [
        ("Ministry of Foreign Affairs of the Republic of Kenya\n", "", "KE"),
        ("MINISTRY OF FOREIGN AFFAIRS\n", "\nNairobi\n5 May 2024\n", "KE"),
        ("OFFICE OF THE SPOKESPERSON\nMINISTRY OF FOREIGN AFFAIRS\n", "\nIslamabad\n", "PK"),
        ("Office of the Spokesperson\n", "", "US"),
        ("MINISTRY OF FOREIGN AFFAIRS\n", "", ""),
        ("", "\nNairobi\n", ""),
    ],
)
def test_the_country_of_a_publisher_without_a_profile(head, foot, country):
    text = f"{head}\nA meeting of foreign ministers\n\n{BODY}{foot}"
    assert extract(text).publisher_country == country


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Ministry of Foreign Affairs of the Republic of Kenya",
            "Ministry of Foreign Affairs of Kenya",
        ),
        ("MINISTRY OF FOREIGN AFFAIRS, KENYA", "Ministry of Foreign Affairs of Kenya"),
        ("Office of the President of Kenya", "Office of the President of Kenya"),
        ("Ministry of Foreign Affairs", None),
        ("Ministry of Foreign Affairs thanks Kenya", None),
    ],
)
def test_a_body_without_a_profile_is_named_by_a_line_that_is_its_name(line, name):
    publisher = extract(f"A meeting of foreign ministers\n\n{BODY}\n{line}\n").publisher
    assert (publisher and publisher.value) == name


def test_the_address_in_a_manifest_tells_the_publisher():
    source = Source(url="https://www.state.gov/a-meeting/")
    publisher = extract(f"A meeting\n\n{BODY}", source).publisher
    assert (publisher.value, publisher.rule) == ("U.S. Department of State", "manifest")


@pytest.mark.parametrize(("said", "code"), [("He thanked Vladimir Putin.", "RU"), ("He left.", "")])
def test_a_date_over_an_hour_is_the_kremlins_only_where_the_text_can_be(said, code):
    text = f"A meeting of foreign ministers\n\nMay 5, 2024\n15:25\n\n{BODY}\n{said}\n"
    assert extract(text).publisher_country == code


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("www.pm.gc.ca", "Prime Minister of Canada"),
        ("www.international.gc.ca", "Global Affairs Canada"),
        ("www.mfa.gov.ua", "Ministry of Foreign Affairs of Ukraine"),
        ("www.diplomatie.gouv.fr", "Ministry for Europe and Foreign Affairs"),
        ("www.pib.gov.in", "Press Information Bureau, India"),
        ("www.gov.uk", "Government of the United Kingdom"),
    ],
)
def test_two_bodies_of_one_government_are_two_publishers(site, name):
    assert extract(f"A meeting\n\n{BODY}\nSource: https://{site}/x\n").publisher.value == name


def test_no_name_is_that_of_two_publishers():
    names = [name for profile in profiles() for name in profile.names]
    assert len(names) == len(set(names))
