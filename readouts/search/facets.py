"""The facets: what can be chosen from, and how a value is written in the search table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

BITS = 24


@dataclass(frozen=True, slots=True)
class FacetType:
    """``code`` is the facet's number in the search table (migration ``0002_search``)."""

    code: int
    name: str
    label: str
    # Years and months run through time; the others come with the most frequent first.
    in_time: bool = False

    def pack(self, value: int) -> int:
        """The integer that stands for ``value`` of this facet in the search table."""
        return self.code << BITS | value


FACETS = (
    FacetType(1, "speaker", "Speaker"),
    FacetType(2, "party", "Party of the speaker"),
    FacetType(3, "topic", "Topic"),
    FacetType(4, "year", "Year", in_time=True),
    FacetType(5, "month", "Month", in_time=True),
    FacetType(6, "kind", "Kind of meeting"),
    FacetType(7, "publisher", "According to"),
    FacetType(8, "place", "Place"),
    FacetType(9, "joint", "Joint or single"),
)
BY_NAME: Mapping[str, FacetType] = {facet.name: facet for facet in FACETS}
BY_CODE: Mapping[int, FacetType] = {facet.code: facet for facet in FACETS}

SINGLE, JOINT = 1, 2
JOINT_VALUES = {"joint": JOINT, "single": SINGLE}
JOINT_LABELS = {"joint": "Joint statements", "single": "By one speaker"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# The greatest value there is; none so great is ever given to a row.
GREATEST = (1 << BITS) - 1


def unpack(packed: int) -> tuple[FacetType, int]:
    return BY_CODE[packed >> BITS], packed & GREATEST


@dataclass(frozen=True, slots=True)
class Label:
    """A value as the address writes it, as the reader reads it, and as it is sorted."""

    value: str
    label: str
    sort: str


# id, value, label, sort of each kind of row; the months and years need no row.
ROWS = """
    SELECT 1, id, slug, name, coalesce(nullif(sort_name, ''), name)
        FROM readouts_participant WHERE id = ANY (%(speaker)s)
    UNION ALL SELECT 2, id, code, name, name FROM readouts_party WHERE id = ANY (%(party)s)
    UNION ALL SELECT 3, id, slug, name, name FROM readouts_topic WHERE id = ANY (%(topic)s)
    UNION ALL SELECT 7, id, slug, name, name
        FROM readouts_publisher WHERE id = ANY (%(publisher)s)
    UNION ALL SELECT facet, id, value, value, value
        FROM readouts_search_term WHERE id = ANY (%(kind)s) OR id = ANY (%(place)s)
"""


def labels(packed: Iterable[int]) -> dict[int, Label]:
    """What to call these values. One query, however many they are."""
    asked: dict[str, list[int]] = {facet.name: [] for facet in FACETS}
    found: dict[int, Label] = {}
    for number in packed:
        facet, value = unpack(number)
        asked[facet.name].append(value)
        if facet.in_time:
            found[number] = time_label(facet, value)
        elif facet.name == "joint":
            name = "joint" if value == JOINT else "single"
            found[number] = Label(name, JOINT_LABELS[name], name)
    with connection.cursor() as cursor:
        cursor.execute(ROWS, asked)
        for code, value, written, label, sort in cursor.fetchall():
            facet = BY_CODE[code]
            if facet.name == "kind":
                label = label.capitalize()
            found[facet.pack(value)] = Label(written, label, sort.casefold())
    return found


def time_label(facet: FacetType, value: int) -> Label:
    """A year is its own number; a month is year * 100 + month."""
    if facet.name == "year":
        return Label(f"{value:04}", f"{value:04}", f"{value:04}")
    year, month = divmod(value, 100)
    written = f"{year:04}-{month:02}"
    return Label(written, f"{MONTHS[month - 1]} {year:04}", written)


def term_numbers(facet: str, values: Iterable[str]) -> dict[str, int]:
    """The numbers of those ``values`` of kind or place that a meeting has ever had."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT value, id FROM readouts_search_term WHERE facet = %s AND value = ANY (%s)",
            [BY_NAME[facet].code, list(values)],
        )
        return dict(cursor.fetchall())
