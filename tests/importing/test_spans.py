"""Which old run of characters a new one continues, and which give way."""

from hypothesis import given
from hypothesis import strategies as st

from readouts.importing.spans import Wish, covers, overlap, pair, settle

RUN = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))


def disjoint(runs):
    """The runs, in order, without those that overlap one before."""
    kept = []
    for run in sorted(runs):
        if not kept or run[0] >= kept[-1][1]:
            kept.append(run)
    return kept


def test_equal_runs_are_paired_before_those_that_share_more():
    assert pair([(0, 10), (5, 100)], [(5, 100), (0, 10)]) == {0: 1, 1: 0}


def test_moved_boundary_is_the_same_passage():
    assert pair([(0, 100)], [(0, 130)]) == {0: 0}


def test_split_run_is_continued_by_its_longer_part():
    assert pair([(0, 100)], [(0, 30), (30, 100)]) == {1: 0}


def test_runs_that_barely_touch_are_not_the_same_passage():
    assert pair([(0, 100)], [(90, 300)]) == {}


def test_small_run_covers_no_large_one():
    assert not covers((0, 10), (0, 100))
    assert covers((0, 100), (0, 10))


def test_new_run_gives_way_to_a_held_one():
    assert settle([(10, 20)], [Wish(None, (0, 15)), Wish(None, (20, 30))]) == [False, True]


def test_run_that_may_not_move_holds_its_old_place_against_others():
    wishes = [Wish((0, 10), (0, 25)), Wish((12, 14), (5, 14))]
    assert settle([(20, 30)], wishes) == [False, False]


@given(st.lists(RUN), st.lists(RUN), st.lists(RUN))
def test_nothing_overlaps_after_settling(now, wanted, new):
    now, wanted = disjoint(now), disjoint([*wanted, *new])
    moving = list(zip(now[::2], wanted, strict=False))
    held = [run for run in now if run not in {old for old, _ in moving}]
    wishes = [Wish(old, next_) for old, next_ in moving]
    wishes += [Wish(None, next_) for next_ in wanted[len(moving) :]]
    granted = settle(held, wishes)
    standing = held + [
        wish.next if yes else wish.now
        for wish, yes in zip(wishes, granted, strict=True)
        if yes or wish.now
    ]
    for index, run in enumerate(standing):
        assert not any(overlap(run, other) for other in standing[index + 1 :])
