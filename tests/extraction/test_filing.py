"""Under what people are filed in a list: the surname first, where there is one."""

import pytest

from readouts.extraction.filing import sort_name


@pytest.mark.parametrize(
    ("name", "party", "aliases", "filed"),
    [
        ("Sergey Lavrov", "RU", (), "Lavrov, Sergey"),
        ("Wang Yi", "CN", (), "Wang Yi"),
        ("Ursula von der Leyen", "EU", (), "von der Leyen, Ursula"),
        ("Al Sharpton", "US", (), "Sharpton, Al"),
        ("Al Thani", "QA", (), "Al Thani"),
        ("Pham Minh Chinh", "VN", ("Chinh",), "Pham Minh Chinh"),
        ("Zin Mar Aung", "MM", (), "Zin Mar Aung"),
        ("Suzuki Hiroshi", "JP", (), "Suzuki Hiroshi"),
        ("Fumio Kishida", "JP", ("Kishida",), "Kishida, Fumio"),
        ("Mohammed bin Salman", "SA", (), "Mohammed bin Salman"),
        ("Tahnoon bin Zayed Al Nahyan", "AE", (), "Al Nahyan, Tahnoon bin Zayed"),
        ("Rodrigo Chaves Robles", "CR", ("Chaves",), "Chaves Robles, Rodrigo"),
        (
            "Andrés Manuel López Obrador",
            "MX",
            ("Andres Manuel López Obrador", "Lopez Obrador"),
            "López Obrador, Andrés Manuel",
        ),
        ("Pedro Sánchez", "ES", ("Sánchez", "Pedro"), "Sánchez, Pedro"),
    ],
)
def test_a_name_is_filed_as_its_country_does(name, party, aliases, filed):
    assert sort_name(name, party, aliases) == filed
