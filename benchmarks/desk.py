"""How long the correction desk takes to open: part of `make bench`.

A readout of 200 statements beside one of 20, the queue with 100,000 open doubts beside one of
1,000: each page is asked twenty times, and the median is shown with the number of its queries. The
ratio tells how the time grows, whatever the machine. `main` wants a Django that is set up.
"""

import os
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse

from benchmarks.pages import a_publisher, make_long_readout, measure, readout_of
from readouts.importing.readout import machine_at_work
from readouts.models import Doubt, Meeting, Publisher, Readout

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


def make_readouts(publisher: Publisher) -> None:
    rows = [
        readout_of(f"Readout {n} of a benchmark.", publisher, 2000 + n % 24)
        for n in range(READOUTS)
    ]
    with machine_at_work():
        Meeting.objects.bulk_create([row.meeting for row in rows])
        Readout.objects.bulk_create(rows)


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

    publisher = a_publisher()
    short, long = (make_long_readout(count, publisher) for count in (20, 200))
    few = measure("desk, a readout of 20 statements", page("readout_desk", short.pk), LIMIT_MS)
    many = measure("desk, a readout of 200 statements", page("readout_desk", long.pk), LIMIT_MS)
    print(f"{'':40} {many / few:7.1f} times as long for 10 times the statements")

    make_readouts(publisher)
    with connection.cursor() as cursor:
        Doubt.objects.all().delete()
        cursor.execute(DOUBTS, [READOUTS // 100])
        cursor.execute("ANALYZE")
        few = measure("queue, 1,000 open doubts", page("doubt_queue"), LIMIT_MS)
        Doubt.objects.all().delete()
        cursor.execute(DOUBTS, [READOUTS])
        cursor.execute("ANALYZE")
        many = measure("queue, 100,000 open doubts", page("doubt_queue"), LIMIT_MS)
    print(f"{'':40} {many / few:7.1f} times as long for 100 times the doubts")
    chosen = {"reason": "no place", "publisher": "bench", "since": "2010-01-01"}
    measure("queue, 100,000, filtered three ways", page("doubt_queue", **chosen), LIMIT_MS)
