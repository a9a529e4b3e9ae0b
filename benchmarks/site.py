"""How long a reader waits for the page of a long meeting: part of `make bench`.

A meeting of 200 statements beside one of 20: the ratio tells how the time grows, whatever the
machine. `main` wants a Django that is set up.
"""

from collections.abc import Callable

from django.test import Client

from benchmarks.pages import a_publisher, make_long_readout, measure

LIMIT_MS = 100


def main() -> None:
    client = Client()
    publisher = a_publisher()

    def page(sentences: int) -> Callable[[], object]:
        address = make_long_readout(sentences, publisher).meeting.get_absolute_url()

        def ask() -> object:
            answer = client.get(address, headers={"host": "127.0.0.1"})
            assert answer.status_code == 200, answer.status_code
            return answer

        return ask

    few = measure("a meeting of 20 statements", page(20), LIMIT_MS)
    many = measure("a meeting of 200 statements", page(200), LIMIT_MS)
    print(f"{'':40} {many / few:7.1f} times as long for 10 times the statements")
