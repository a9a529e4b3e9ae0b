"""Two people at one statement at the very same time: one goes through, the other is told."""

import threading

import pytest
from django.db import connection

from readouts.corrections import statements
from readouts.corrections.seen import ChangedMeanwhile, snapshot
from readouts.models import Statement


@pytest.mark.django_db(transaction=True)
def test_one_of_two_simultaneous_corrections_wins_and_the_other_is_told(
    second, wang, lavrov, editor
):
    seen = snapshot(second)
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def correct(speakers):
        try:
            together.wait(timeout=10)
            statements.reassign(Statement.objects.get(pk=second.pk), speakers, by=editor, seen=seen)
            outcomes.append("saved")
        except ChangedMeanwhile as told:
            outcomes.append(told.differences[0].label)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=correct, args=[speakers]) for speakers in ([lavrov], [wang, lavrov])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(outcomes) == ["saved", "speakers"]
    assert lavrov in second.speakers.all()
