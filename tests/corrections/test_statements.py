"""What a person does to statements: each does what it says, and loses nothing."""

import pytest

from readouts.corrections import statements as corrections
from readouts.corrections.saving import CorrectionError
from readouts.corrections.seen import ChangedMeanwhile, snapshot
from readouts.models import Doubt, Statement
from tests.corrections.archive import span


def topics(statement):
    return sorted(statement.topics.values_list("slug", flat=True))


def test_a_split_gives_both_parts_the_speaker_and_each_its_phrases(first, editor, wang, trade):
    at = first.text.index("He hopes") + first.start
    one, two = corrections.split(first, at, by=editor)

    assert (one.text, two.text) == ("Wang Yi said that peace is good.", "He hopes for more trade.")
    assert list(two.speakers.all()) == [wang]
    assert (topics(one), topics(two)) == ([], ["trade"])
    assert two.extracted is None


def test_a_topic_that_a_person_gave_goes_to_both_parts_of_a_split(first, editor, multilateralism):
    corrections.add_topic(first, multilateralism, by=editor)
    one, two = corrections.split(first, first.text.index("He hopes") + first.start, by=editor)

    assert topics(one) == ["multilateralism"]
    assert topics(two) == ["multilateralism", "trade"]


@pytest.mark.parametrize("place", ["start", "end"])
def test_a_split_at_an_edge_is_refused(first, editor, place):
    with pytest.raises(CorrectionError, match="split inside its words"):
        corrections.split(first, getattr(first, place), by=editor)


def test_merging_the_parts_of_a_split_gives_the_words_and_topics_back(first, editor):
    words, place = first.text, first.text.index("He hopes") + first.start
    one, two = corrections.split(first, place, by=editor)
    whole = corrections.merge_with_next(one, by=editor)

    assert (whole.text, topics(whole)) == (words, ["trade"])
    two.refresh_from_db()
    assert two.review_state == "rejected"


def test_a_merge_over_a_paragraphs_end_is_refused(first, second, editor):
    with pytest.raises(CorrectionError, match="a paragraph ends at"):
        corrections.merge_with_next(first, by=editor)


def test_the_last_statement_has_nothing_to_merge_with(second, editor):
    with pytest.raises(CorrectionError, match="no statement after"):
        corrections.merge_with_next(second, by=editor)


def test_a_statement_made_of_selected_words_gets_its_phrases_topics(readout, editor, lavrov, trade):
    place = span(readout, " He hopes for more trade. ".rstrip())
    made = corrections.add(readout, place["start"], place["end"], [lavrov], by=editor)

    assert (made.text, topics(made)) == ("He hopes for more trade.", ["trade"])
    assert made.extracted is None


def test_making_a_statement_settles_the_silence_of_its_paragraph(readout, editor, wang):
    place = span(readout, "They parted as friends.")
    silence = Doubt.objects.create(reason="silent paragraph", readout=readout, **place)
    corrections.add(readout, place["start"], place["end"], [wang], by=editor)

    silence.refresh_from_db()
    assert silence.state == "resolved"


def test_a_statement_without_any_speaker_is_refused(first, editor):
    with pytest.raises(CorrectionError, match="needs a speaker"):
        corrections.reassign(first, [], by=editor)


def test_a_group_that_the_text_does_not_name_may_speak(first, editor):
    row = corrections.reassign(first, [], by=editor, unnamed_group="the Baltic ministers")

    assert row.unnamed_group == "the Baltic ministers"


def test_a_correction_made_on_an_old_page_is_told_what_changed(first, editor, wang, lavrov):
    seen = snapshot(first)
    corrections.reassign(first, [lavrov], by=editor)

    with pytest.raises(ChangedMeanwhile) as told:
        corrections.reassign(first, [wang, lavrov], by=editor, seen=seen)

    assert "speakers from “Wang Yi” to “Sergey Lavrov”" in str(told.value)
    assert "li-hui" in str(told.value)
    assert list(first.speakers.all()) == [lavrov]


def test_a_correction_of_something_else_on_an_old_page_goes_through(first, editor, lavrov):
    seen = snapshot(first)
    corrections.reassign(first, [lavrov], by=editor)
    at = first.text.index("He hopes") + first.start
    corrections.split(first, at, by=editor, seen=seen)

    assert Statement.objects.count() == 2


def test_no_correction_writes_the_machines_answer(first, editor, lavrov):
    Statement.objects.filter(pk=first.pk).update(extracted={"start": 34})
    corrections.reassign(first, [lavrov], by=editor)
    corrections.split(first, first.text.index("He hopes") + first.start, by=editor)
    corrections.confirm(first, by=editor)

    first.refresh_from_db()
    assert first.extracted == {"start": 34}
