"""A statement is edited beside its source passage."""

import pytest
from django.urls import reverse

from readouts.models import Doubt, Readout, Statement
from tests.admin.forms import errors_of, page_fields, save
from tests.corrections.archive import span
from tests.factories import ReadoutFactory, StatementFactory


def page(statement: Statement) -> str:
    return reverse("admin:readouts_statement_change", args=[statement.pk])


def test_the_statements_words_are_marked_in_their_passage_with_neighbours(desk, first, second):
    body = desk.get(page(second)).content.decode()

    assert f'data-speakers="Wang Yi">{second.text}</mark>' in body
    assert f'href="{page(first)}"' in body
    assert "They parted as friends." in body


def test_a_speaker_is_reassigned(desk, second, lavrov):
    save(desk, page(second), speakers=[lavrov.pk])

    assert list(second.speakers.all()) == [lavrov]


def test_the_doubt_about_a_reassigned_statement_is_resolved(desk, second, lavrov):
    save(desk, page(second), speakers=[lavrov.pk])

    assert not Doubt.objects.filter(statement=second, state="open").exists()


def test_a_moved_boundary_takes_its_words_from_the_source(desk, first):
    words = "Wang Yi said that peace is good."
    save(desk, page(first), **span(first.readout, words))

    first.refresh_from_db()
    assert first.text == words


def test_a_topic_whose_phrase_is_outside_after_a_move_goes(desk, first):
    save(desk, page(first), **span(first.readout, "Wang Yi said that peace is good."))

    assert not first.topics.exists()


def test_saving_never_writes_the_machines_answer(desk, second, lavrov):
    Statement.objects.filter(pk=second.pk).update(extracted={"start": 1, "speakers": ["wang-yi"]})

    save(desk, page(second), speakers=[lavrov.pk], review_state="reviewed")

    second.refresh_from_db()
    assert second.extracted == {"start": 1, "speakers": ["wang-yi"]}


@pytest.mark.parametrize(
    ("start", "end", "complaint"),
    [
        (5, 4, "0 <= start < end <= "),
        (0, 100_000, "not 0 to 100000"),
        (33, 34, "There is no word from 33 to 34"),
        (0, 40, "a paragraph ends at 32"),
        (36, 50, "another statement’s"),
        (95, 133, "inside the word “Sergey”: the nearest places between words are 93 and 99"),
    ],
)
def test_impossible_offsets_are_refused_with_what_is_wrong(desk, second, start, end, complaint):
    response = save(desk, page(second), start=start, end=end)

    assert complaint.replace("’", "'") in errors_of(response).replace("’", "'")
    complaints = response.context["adminform"].form.errors
    assert {name: len(told) for name, told in complaints.items()} == {"start": 1}


def test_a_voice_has_to_be_among_the_speakers(desk, second, lavrov):
    response = save(desk, page(second), voice=lavrov.pk)

    assert "Sergey Lavrov is not among the speakers" in errors_of(response)


def test_a_topic_added_here_is_a_persons(desk, second, trade):
    data = page_fields(desk.get(page(second)))
    data |= {
        "statement_topics-TOTAL_FORMS": 2,
        "statement_topics-1-topic": trade.pk,
        "statement_topics-1-statement": second.pk,
    }
    desk.post(page(second), data)

    assert second.statement_topics.get(topic=trade).origin == "person"


def test_a_topic_is_taken_off(desk, second):
    save(desk, page(second), **{"statement_topics-0-DELETE": "on"})

    assert not second.topics.exists()


def test_statements_cannot_be_deleted(desk, first):
    url = reverse("admin:readouts_statement_delete", args=[first.pk])

    assert desk.post(url, {"post": "yes"}).status_code == 403
    assert Statement.objects.filter(pk=first.pk).exists()


def test_a_rejected_statement_is_restored_only_while_its_words_are_free(desk, first, wang):
    save(desk, page(first), review_state="rejected")
    StatementFactory(readout=first.readout, speakers=[wang], start=first.start, end=first.start + 7)

    response = save(desk, page(first), review_state="unreviewed")

    assert "move or reject that one first" in errors_of(response)


def test_a_statement_is_added_by_its_offsets(desk, readout, lavrov):
    url = reverse("admin:readouts_statement_add")
    place = span(readout, "They parted as friends.")
    data = page_fields(desk.get(url)) | {"readout": readout.pk, "speakers": [lavrov.pk], **place}

    assert errors_of(desk.post(url, data)) == ""

    statement = Statement.objects.get(readout=readout)
    assert (statement.text, statement.extracted) == ("They parted as friends.", None)
    assert list(statement.speakers.all()) == [lavrov]


def test_markup_in_a_text_is_shown_as_text(desk, wang):
    readout = ReadoutFactory(text="Wang Yi said <script>alert('1 & 2')</script>.", title="<b>x</b>")
    statement = StatementFactory(readout=readout, speakers=[wang])
    pages = [
        page(statement),
        reverse("admin:readouts_readout_change", args=[readout.pk]),
        reverse("admin:readouts_statement_changelist"),
        reverse("admin:readouts_readout_changelist"),
        reverse("admin:readouts_meeting_change", args=[readout.meeting_id]),
    ]

    for url in pages:
        body = desk.get(url).content.decode()
        assert "<script>alert" not in body
        assert "<b>x</b>" not in body
    assert "&lt;script&gt;alert" in desk.get(page(statement)).content.decode()


def test_the_source_text_is_read_only(desk, readout):
    url = reverse("admin:readouts_readout_change", args=[readout.pk])

    save(desk, url, text="Something else.", title="A better title")

    stored = Readout.objects.get(pk=readout.pk)
    assert (stored.text, stored.title) == (readout.text, "A better title")


def test_the_page_leads_to_the_statement_on_its_desk(desk, second):
    desk_url = reverse("admin:readouts_readout_desk", args=[second.readout_id])
    shown = desk.get(page(second)).content.decode()

    assert f'href="{desk_url}?statement={second.pk}"' in shown
    without_script = shown.partition("<noscript>")[2].partition("</noscript>")[0]
    assert f'href="{desk_url}"' in without_script


@pytest.mark.parametrize("kind", ["statement", "attendance"])
def test_a_form_whose_fields_are_searched_says_where_it_is_done_without_scripts(desk, kind):
    shown = desk.get(reverse(f"admin:readouts_{kind}_add")).content.decode()

    without_script = shown.partition("<noscript>")[2].partition("</noscript>")[0]
    assert reverse("admin:readouts_doubt_queue") in without_script
