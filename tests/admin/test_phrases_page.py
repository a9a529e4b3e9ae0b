"""A topic's phrases are changed after a preview, and people's topics are left alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from readouts.corrections import history, statements, undo, vocabulary


def page(topic) -> str:
    return reverse("admin:readouts_topic_phrases", args=[topic.pk])


def slugs(statement) -> set[str]:
    return set(statement.topics.values_list("slug", flat=True))


def test_the_preview_counts_and_changes_nothing(desk, first, second, trade):
    shown = desk.post(page(trade), {"phrases": "agreed"}).context

    assert (shown["preview"].gain, shown["preview"].loss) == (1, 1)
    assert shown["preview"].gained == [second]
    assert shown["preview"].lost == [first]
    assert (shown["added"], shown["removed"]) == (["agreed"], ["trade"])
    assert slugs(first) == {"trade"}


def test_applying_moves_the_topic_to_what_the_phrases_match(desk, first, second, trade):
    desk.post(page(trade), {"phrases": "agreed", "apply": "1"})

    assert slugs(first) == set()
    assert "trade" in slugs(second)
    link = second.statement_topics.get(topic=trade)
    assert second.readout.text[link.start : link.end] == "agreed"


def test_a_persons_topic_stays_without_any_phrase(desk, editor, second, trade):
    statements.add_topic(second, trade, by=editor)
    desk.post(page(trade), {"phrases": "", "apply": "1"})

    assert "trade" in slugs(second)


def test_a_topic_that_a_person_took_off_does_not_come_back(desk, editor, first, trade):
    statements.remove_topic(first, trade, by=editor)
    desk.post(page(trade), {"phrases": "trade\npeace", "apply": "1"})

    assert slugs(first) == set()


def test_a_topic_that_lost_its_phrase_comes_back_with_it(desk, first, trade):
    desk.post(page(trade), {"phrases": "", "apply": "1"})
    assert slugs(first) == set()

    desk.post(page(trade), {"phrases": "trade", "apply": "1"})

    assert slugs(first) == {"trade"}


def test_reviewed_statements_are_left_alone(desk, editor, first, trade):
    statements.confirm(first, by=editor)
    desk.post(page(trade), {"phrases": "agreed", "apply": "1"})

    assert slugs(first) == {"trade"}


def test_a_phrase_that_cannot_match_is_named(desk, trade):
    response = desk.post(page(trade), {"phrases": "trade\n!!!"})

    assert response.status_code == 422
    assert "!!!" in response.context["problem"]


def test_a_large_archive_is_matched_by_the_command(desk, first, second, trade, monkeypatch):
    monkeypatch.setattr(vocabulary, "SMALL", 1)
    response = desk.post(page(trade), {"phrases": "agreed", "apply": "1"}, follow=True)
    assert "rematch_topics trade" in str(next(iter(response.context["messages"])))
    assert slugs(first) == {"trade"}

    out = StringIO()
    call_command("rematch_topics", "trade", stdout=out)

    assert out.getvalue() == "trade: 1 gained, 1 lost\n"
    assert slugs(first) == set()


def test_a_preview_of_a_part_says_so(first, second, trade):
    found = vocabulary.preview(trade, ["peace"], limit=1)

    assert (found.looked_at, found.total, found.is_whole) == (1, 2, False)


def test_an_unknown_topic_is_named(db):
    with pytest.raises(CommandError, match="no topic astrology"):
        call_command("rematch_topics", "astrology")


def test_new_phrases_and_what_they_match_are_one_save_that_is_undone_as_one(
    desk, editor, first, second, trade
):
    desk.post(page(trade), {"phrases": "agreed", "apply": "1"})
    save = history.history_of(trade)[0]
    undo.undo(save.context_id, by=editor)

    assert list(trade.phrases.values_list("phrase", flat=True)) == ["trade"]
    assert (slugs(first), slugs(second)) == ({"trade"}, {"multilateralism"})


def test_what_a_person_decides_while_a_large_archive_is_matched_stands(
    editor, first, second, trade, monkeypatch
):
    trade.phrases.create(phrase="agreed")
    matching = vocabulary._differences

    def slow_matching(*args):
        yield from list(matching(*args))
        statements.confirm(second, by=editor)

    monkeypatch.setattr(vocabulary, "_differences", slow_matching)

    assert vocabulary.rematch(trade, by=editor) == (0, 0)
    assert "trade" not in slugs(second)


def test_phrases_that_somebody_added_meanwhile_are_not_lost(desk, first, trade):
    opened = desk.get(page(trade)).context
    trade.phrases.create(phrase="commerce")

    refused = desk.post(
        page(trade), {"phrases": "trade\nagreed", "seen": opened["seen"], "apply": "1"}
    )

    assert refused.status_code == 409
    assert "added “commerce”" in refused.context["problem"]
    assert set(trade.phrases.values_list("phrase", flat=True)) == {"trade", "commerce"}
    again = {"phrases": refused.context["text"], "seen": refused.context["seen"], "apply": "1"}
    assert desk.post(page(trade), again).status_code == 302
    assert set(trade.phrases.values_list("phrase", flat=True)) == {"trade", "commerce", "agreed"}


def test_phrases_that_somebody_removed_meanwhile_do_not_come_back(desk, trade):
    trade.phrases.create(phrase="commerce")
    opened = desk.get(page(trade)).context
    trade.phrases.filter(phrase="commerce").delete()

    refused = desk.post(page(trade), {"phrases": "commerce\ntrade\nagreed", "seen": opened["seen"]})

    assert refused.context["text"] == "trade\nagreed"
    assert "removed “commerce”" in refused.context["problem"]
