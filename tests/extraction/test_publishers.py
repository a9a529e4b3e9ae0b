"""Who published a text, as its furniture tells."""

import pytest

from readouts.extraction import extract

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
