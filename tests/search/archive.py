"""A small archive with every kind of row that search reads: explicit values, no chance."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts import models
from tests import factories


@dataclass
class Archive:
    """What ``build`` made, by short names."""

    people: dict[str, models.Participant] = field(default_factory=dict)
    topics: dict[str, models.Topic] = field(default_factory=dict)
    meetings: dict[str, models.Meeting] = field(default_factory=dict)
    statements: dict[str, models.Statement] = field(default_factory=dict)


PEOPLE = {
    "wang-yi": ("Wang Yi", "CN", ["王毅"]),
    "sergey-lavrov": ("Sergey Lavrov", "RU", ["Sergei Lavrov", "Lavrov"]),
    "antony-blinken": ("Antony J. Blinken", "US", ["Tony Blinken"]),
    "recep-tayyip-erdogan": ("Recep Tayyip Erdoğan", "TR", []),
}
PUBLISHERS = {
    "cn-mfa": ("Ministry of Foreign Affairs of China", "CN"),
    "us-state": ("Department of State", "US"),
}

# Of each: title, date, kind, place, publisher, who took part, and the statements as
# (name, speakers, topics, text).
MEETINGS = {
    "tashkent": (
        "Wang Yi Meets with Sergey Lavrov",
        "2021-07-15",
        "meeting",
        "Tashkent",
        "cn-mfa",
        ["wang-yi", "sergey-lavrov"],
        [
            (
                "order",
                ["wang-yi"],
                ["multilateralism"],
                "Wang Yi said that the so-called “rules-based international order” is the"
                " order of a few.",
            ),
            (
                "taiwan",
                ["sergey-lavrov"],
                ["taiwan"],
                "Lavrov reaffirmed that peace across the Taiwan Strait is China’s affair.",
            ),
            (
                "agreed",
                ["wang-yi", "sergey-lavrov"],
                ["multilateralism", "iran"],
                "The two sides agreed to cooperate on the Iranian nuclear issue.",
            ),
        ],
    ),
    "call": (
        "Secretary Blinken’s Call with Foreign Minister Wang",
        "2022-03-05",
        "phone call",
        "Washington, D.C.",
        "us-state",
        ["antony-blinken", "wang-yi"],
        [
            (
                "missile",
                ["antony-blinken"],
                ["korea"],
                "The Secretary raised the DPRK’s missile launches; U.S. commitments are ironclad.",
            ),
            (
                "strait",
                ["antony-blinken"],
                ["taiwan"],
                "He underscored stability in the strait around the island of Taiwan.",
            ),
        ],
    ),
    "ankara": (
        "Meeting with President Erdoğan <of Türkiye>",
        "2022-03-21",
        "meeting",
        "Ankara",
        "us-state",
        ["antony-blinken", "recep-tayyip-erdogan"],
        [
            (
                "grain",
                ["recep-tayyip-erdogan"],
                [],
                "Erdoğan thanked Türkiye’s partners & said <b>grain</b> is cooperation.",
            ),
        ],
    ),
    "undated": (
        "A Letter",
        None,
        "correspondence",
        "",
        "cn-mfa",
        ["wang-yi"],
        [],
    ),
}


def build() -> Archive:
    """Write the archive to the database."""
    made = Archive()
    for slug, (name, party, aliases) in PEOPLE.items():
        made.people[slug] = factories.ParticipantFactory(
            slug=slug, name=name, party=factories.PartyFactory(code=party)
        )
        for alias in aliases:
            models.Alias.objects.create(participant=made.people[slug], name=alias)
    for name in MEETINGS:
        add_meeting(made, name)
    return made


def add_meeting(made: Archive, name: str) -> None:
    title, date, kind, place, publisher, people, statements = MEETINGS[name]
    text = "\n\n".join([title, *(words for *_, words in statements)])
    readout = factories.ReadoutFactory(
        text=text,
        title=title,
        publisher=factories.PublisherFactory(
            slug=publisher,
            name=PUBLISHERS[publisher][0],
            party=factories.PartyFactory(code=PUBLISHERS[publisher][1]),
        ),
        meeting__date=date,
        meeting__kind=kind,
        meeting__place=place,
    )
    made.meetings[name] = readout.meeting
    for person in people:
        factories.AttendanceFactory(meeting=readout.meeting, participant=made.people[person])
    for key, speakers, topics, words in statements:
        start = text.index(words)
        for slug in topics:
            made.topics[slug] = factories.TopicFactory(slug=slug)
        made.statements[key] = factories.StatementFactory(
            readout=readout,
            start=start,
            end=start + len(words),
            speakers=[made.people[slug] for slug in speakers],
            topics=[made.topics[slug] for slug in topics],
        )
