"""What pages are timed on, and how: long readouts made for it, and the median of some askings."""

import hashlib
import statistics
import time
from collections.abc import Callable, Sequence

from django.db import connection
from django.test.utils import CaptureQueriesContext

from readouts.importing.readout import machine_at_work
from readouts.models import (
    Attendance,
    Doubt,
    Meeting,
    Participant,
    Party,
    Publisher,
    Readout,
    Statement,
    StatementTopic,
    Topic,
)

ASKED = 20


def readout_of(text: str, publisher: Publisher, year: int = 2021) -> Readout:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    meeting = Meeting(code=sha256[:10], title=text[:60], date=f"{year}-06-04")
    return Readout(
        code=sha256[:10],
        sha256=sha256,
        text=text,
        title=text[:60],
        publisher=publisher,
        meeting=meeting,
    )


def a_publisher() -> Publisher:
    party, _ = Party.objects.get_or_create(code="BENCH", defaults={"name": "Bench"})
    return Publisher.objects.get_or_create(
        slug="bench", defaults={"name": "A benchmark", "party": party}
    )[0]


def make_long_readout(sentences: int, publisher: Publisher) -> Readout:
    """A readout of so many statements by six people, each with two topics, one in five doubted;
    made once.
    """
    words = [
        f"Speaker {n % 6} said in sentence {n} of {sentences} that trade matters."
        for n in range(sentences)
    ]
    row = readout_of("\n\n".join(words), publisher)
    if made := Readout.objects.filter(code=row.code).first():
        return made
    with machine_at_work():
        fill(row, words)
    return row


def fill(row: Readout, words: Sequence[str]) -> None:
    """Save the readout with its people and a statement of each of the ``words``."""
    row.meeting.save()
    row.save()
    people = [
        Participant.objects.get_or_create(slug=f"speaker-{n}", defaults={"name": f"Speaker {n}"})[0]
        for n in range(6)
    ]
    topics = [
        Topic.objects.get_or_create(slug=f"bench-{n}", defaults={"name": f"T{n}", "group": "issue"})
        for n in range(2)
    ]
    for person in people:
        Attendance.objects.create(meeting=row.meeting, participant=person)
    at = 0
    for number, sentence in enumerate(words):
        statement = Statement.objects.create(readout=row, start=at, end=at + len(sentence))
        statement.speakers.add(people[number % 6])
        for topic, _ in topics:
            StatementTopic.objects.create(statement=statement, topic=topic)
        if number % 5 == 0:
            Doubt.objects.create(
                reason="low confidence", readout=row, statement=statement, confidence=0.5
            )
        at += len(sentence) + 2


def measure(name: str, ask: Callable[[], object], limit: int) -> float:
    """Ask for a page, print its times and its queries; return the median time in ms.

    ``limit`` is how many ms it may take.
    """
    with CaptureQueriesContext(connection) as captured:
        ask()
    queries = len(captured)
    times = []
    for _ in range(ASKED):
        begin = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begin) * 1000)
    median, least = statistics.median(times), min(times)
    told = "within" if median < limit else "OVER"
    print(
        f"{name:40} {median:7.0f} ms (least {least:.0f}), {queries} queries, {told} {limit} ms",
        flush=True,
    )
    return median
