"""The three-way merge: what the machine said, what stands, what it says now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.importing.merge import (
    Outcome,
    merge,
    merge_fields,
    merge_members,
    next_base,
)

VALUES = st.sampled_from(["", "Moscow", "Tashkent", "Guilin", None])
SETS = st.frozensets(st.integers(1, 6))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "value", "outcome"),
    [
        ("a", "a", "a", "a", Outcome.SAME),
        ("a", "a", "b", "b", Outcome.FOLLOWED),
        ("a", "b", "a", "b", Outcome.KEPT),
        ("a", "b", "b", "b", Outcome.SAME),
        ("a", "b", "c", "b", Outcome.CONFLICT),
        ("a", "", "a", "", Outcome.KEPT),
    ],
)
def test_value_follows_the_extraction_until_a_person_changes_it(base, ours, theirs, value, outcome):
    merged = merge(base, ours, theirs)
    assert (merged.value, merged.outcome) == (value, outcome)


@given(VALUES, VALUES, VALUES)
def test_what_a_person_changed_always_stands(base, ours, theirs):
    if ours != base:
        assert merge(base, ours, theirs).value == ours


@given(VALUES, VALUES, VALUES)
def test_merging_again_changes_nothing_and_is_no_conflict(base, ours, theirs):
    once = merge(base, ours, theirs).value
    again = merge(theirs, once, theirs)
    assert again.value == once
    assert again.outcome in (Outcome.SAME, Outcome.KEPT)


@given(SETS, SETS, SETS)
def test_members_that_a_person_added_or_removed_stay_so(base, ours, theirs):
    value = merge_members(base, ours, theirs).value
    assert ours - base <= value
    assert not (base - ours) & value


@given(SETS, SETS, SETS)
def test_members_that_nobody_touched_follow_the_extraction(base, ours, theirs):
    value = merge_members(base, ours, theirs).value
    untouched = base & ours
    assert value & untouched == theirs & untouched
    assert theirs - base <= value


@given(SETS, SETS, SETS)
def test_merging_members_again_changes_nothing(base, ours, theirs):
    once = merge_members(base, ours, theirs).value
    again = merge_members(next_base(base, ours, theirs), once, theirs)
    assert again.value == once


@given(SETS, SETS, SETS, SETS)
def test_removed_member_stays_removed_when_the_extraction_finds_it_again(base, ours, theirs, later):
    once = merge_members(base, ours, theirs).value
    known = next_base(base, ours, theirs)
    twice = merge_members(known, once, later).value
    assert not (base - ours) & twice


@given(SETS, SETS, SETS)
def test_claimed_member_stays_whatever_the_extraction_says(base, ours, theirs):
    assert ours <= merge_members(base, ours, theirs, claimed=ours).value


def test_each_field_is_merged_by_itself():
    merged = merge_fields(
        {"place": "Moscow", "kind": "meeting", "title": "A"},
        {"place": "Kazan", "kind": "meeting", "title": "A"},
        {"place": "Moscow", "kind": "phone call", "title": "A"},
    )
    assert merged.values == {"place": "Kazan", "kind": "phone call", "title": "A"}
    assert merged.outcomes["place"] is Outcome.KEPT
    assert merged.outcomes["kind"] is Outcome.FOLLOWED
    assert merged.outcome is Outcome.KEPT


def test_quiet_field_keeps_a_persons_value_without_saying_so():
    merged = merge_fields(
        {"rule": "title"}, {"rule": "a person"}, {"rule": "pronoun"}, quiet=["rule"]
    )
    assert merged.values == {"rule": "a person"}
    assert merged.outcome is Outcome.SAME
