"""How long the correction desk takes to open: part of `make bench`.

A readout of 200 statements beside one of 20, the queue with 100,000 open doubts beside one of
1,000: each page is asked ten times, and the median is shown with the number of its queries. The
ratio tells how the time grows, whatever the machine. `main` wants a Django that is set up.
"""

import hashlib
import os
import statistics
import time
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

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

ASKED = 10
LIMIT_MS = 300
READOUTS = 5_000

# Twenty doubts a readout, of the reasons that imports raise, from 0 to 79% sure.
DOUBTS = """
    INSERT INTO readouts_doubt
        (reason, readout_id, field, detail, confidence, state, created)
    SELECT (ARRAY['low confidence', 'silent paragraph', 'no place', 'ambiguous person',
                  'silent participant'])[1 + number %% 5],
        readout.id, '', 'a benchmark’s doubt', (number * 37 %% 80) / 100.0, 'open', now()
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM readouts_readout) AS readout,
        generate_series(1, 20) AS number
    WHERE readout.place <= %s
"""


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


def make_readouts(publisher: Publisher) -> None:
    rows = [
        readout_of(f"Readout {n} of a benchmark.", publisher, 2000 + n % 24)
        for n in range(READOUTS)
    ]
    with machine_at_work():
        Meeting.objects.bulk_create([row.meeting for row in rows])
        Readout.objects.bulk_create(rows)


def make_long_readout(sentences: int, publisher: Publisher) -> Readout:
    """A readout of so many statements by six people, each with two topics, one in five doubted."""
    words = [
        f"Speaker {n % 6} said in sentence {n} of {sentences} that trade matters."
        for n in range(sentences)
    ]
    row = readout_of("\n\n".join(words), publisher)
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
    return row


def measure(name: str, ask: Callable[[], object]) -> float:
    """Ask for a page, print its times and its queries; return the median time in ms."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    queries = len(captured)
    times = []
    for _ in range(ASKED):
        begin = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begin) * 1000)
    median, least = statistics.median(times), min(times)
    told = "within" if median < LIMIT_MS else "OVER"
    print(
        f"{name:40} {median:7.0f} ms (least {least:.0f}), {queries} queries, {told} {LIMIT_MS} ms",
        flush=True,
    )
    return median


def main() -> None:
    user = get_user_model().objects.create_superuser("bench", password=os.urandom(20).hex())
    client = Client()
    client.force_login(user)

    def page(name: str, *args: object, **query: str) -> Callable[[], object]:
        url = reverse(f"admin:readouts_{name}", args=args)

        def ask() -> object:
            answer = client.get(url, query, headers={"host": "127.0.0.1"})
            assert answer.status_code == 200, answer.status_code
            return answer

        return ask

    party, _ = Party.objects.get_or_create(code="BENCH", defaults={"name": "Bench"})
    publisher = Publisher.objects.create(slug="bench", name="A benchmark", party=party)
    short, long = (make_long_readout(count, publisher) for count in (20, 200))
    few = measure("desk, a readout of 20 statements", page("readout_desk", short.pk))
    many = measure("desk, a readout of 200 statements", page("readout_desk", long.pk))
    print(f"{'':40} {many / few:7.1f} times as long for 10 times the statements")

    make_readouts(publisher)
    with connection.cursor() as cursor:
        Doubt.objects.all().delete()
        cursor.execute(DOUBTS, [READOUTS // 100])
        cursor.execute("ANALYZE")
        few = measure("queue, 1,000 open doubts", page("doubt_queue"))
        Doubt.objects.all().delete()
        cursor.execute(DOUBTS, [READOUTS])
        cursor.execute("ANALYZE")
        many = measure("queue, 100,000 open doubts", page("doubt_queue"))
    print(f"{'':40} {many / few:7.1f} times as long for 100 times the doubts")
    chosen = {"reason": "no place", "publisher": "bench", "since": "2010-01-01"}
    measure("queue, 100,000, filtered three ways", page("doubt_queue", **chosen))
