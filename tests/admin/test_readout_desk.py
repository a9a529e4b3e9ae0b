"""The readout desk, by its forms alone: what a browser without JavaScript does."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from readouts.corrections import people
from readouts.corrections import statements as corrections
from readouts.corrections.seen import snapshot
from readouts.models import Attendance, Claim, Doubt, Readout, Statement
from tests.corrections.archive import span
from tests.factories import (
    AttendanceFactory,
    ParticipantFactory,
    PartyFactory,
    ReadoutFactory,
    StatementFactory,
)


def desk_of(readout) -> str:
    return reverse("admin:readouts_readout_desk", args=[readout.pk])


def act(client, readout, action, statement=None, **fields):
    """Post a form of the desk for this statement, as the page that shows it now would."""
    data = {"action": action, **fields}
    if statement is not None:
        statement.refresh_from_db()
        data = {"statement": statement.pk, "seen": json.dumps(snapshot(statement)), **data}
    return client.post(desk_of(readout), data)


def told(response) -> str:
    """What the desk complains of."""
    return str(response.context["problem"])


def test_the_desk_opens_at_the_most_doubtful_statement(desk, readout, first, second):
    page = desk.get(desk_of(readout))

    assert page.context["selected"] == second


def test_the_text_on_the_desk_is_the_source_exactly(desk, readout, first, second):
    page = desk.get(desk_of(readout))

    assert "".join(run.text for run in page.context["runs"]) == readout.text


def test_facts_stand_beside_the_words_they_were_read_from(desk, readout):
    claim = {"value": "2021-07-15", "written": "July 15", "rule": "dateline", "confidence": 0.9}
    Readout.objects.filter(pk=readout.pk).update(extracted={"date": claim})

    assert "read from “July 15”, 90% sure" in desk.get(desk_of(readout)).content.decode()


def test_a_statement_is_given_to_somebody_else_by_name(desk, readout, second):
    mei = ParticipantFactory(slug="mei-lin", name="Mei Lin")
    act(desk, readout, "reassign", second, somebody="mei lin")

    assert list(second.speakers.all()) == [mei]


def test_a_joint_position_has_a_voice(desk, readout, first, wang, lavrov):
    act(desk, readout, "reassign", first, speakers=[wang.pk, lavrov.pk], voice=lavrov.pk)

    first.refresh_from_db()
    assert set(first.speakers.all()) == {wang, lavrov}
    assert first.voice == lavrov


def test_a_split_shows_its_second_part(desk, readout, first):
    at = first.start + first.text.index("He hopes")
    response = act(desk, readout, "split", first, at=at)

    part = Statement.objects.get(start=at)
    assert response.url.startswith(f"{desk_of(readout)}?statement={part.pk}")


def test_sentences_are_offered_as_places_to_split(desk, readout, first):
    page = desk.get(desk_of(readout), {"statement": first.pk})

    assert [place["at"] for place in page.context["places"]] == [
        first.start + first.text.index("He hopes")
    ]


def test_a_boundary_moves(desk, readout, first):
    act(desk, readout, "move", first, **span(readout, "Wang Yi said that peace is good."))

    first.refresh_from_db()
    assert first.text == "Wang Yi said that peace is good."


def test_a_statement_is_made_rejected_and_restored(desk, readout, wang):
    act(desk, readout, "add", **span(readout, "They parted as friends."), speakers=[wang.pk])
    made = Statement.objects.get()
    act(desk, readout, "reject", made)
    made.refresh_from_db()
    assert made.review_state == "rejected"

    act(desk, readout, "restore", made)

    made.refresh_from_db()
    assert made.review_state == "unreviewed"


def test_confirming_goes_on_to_the_next_statement(desk, readout, first, second):
    response = act(desk, readout, "confirm", second)

    assert f"statement={first.pk}" in response.url


def test_topics_are_added_by_name_and_removed(desk, readout, first, multilateralism, trade):
    act(desk, readout, "topic-add", first, topic="multilateralism")
    act(desk, readout, "topic-remove", first, topic="trade")

    assert list(first.topics.all()) == [multilateralism]


def test_an_unknown_topic_is_named(desk, readout, first):
    response = act(desk, readout, "topic-add", first, topic="astrology")

    assert response.status_code == 422
    assert told(response) == "The vocabulary has no topic “astrology”."


def test_the_meetings_facts_are_set(desk, readout):
    act(desk, readout, "facts", date="2021-06-04", kind="phone call", place="Guiyang")

    readout.meeting.refresh_from_db()
    meeting = readout.meeting
    assert (str(meeting.date), meeting.kind, meeting.place) == (
        "2021-06-04",
        "phone call",
        "Guiyang",
    )


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"date": "June 4"}, "YYYY-MM-DD, not “June 4”"),
        ({"date": "4043-01-01"}, "4043-01-01 does not"),
        ({"kind": "brunch"}, "A kind is one of meeting,"),
        ({"title": " "}, "needs a title"),
    ],
)
def test_an_impossible_fact_is_refused_with_what_is_wrong(desk, readout, fields, complaint):
    response = act(desk, readout, "facts", **fields)

    assert response.status_code == 422
    assert complaint in told(response)


def test_a_fact_that_somebody_changed_meanwhile_is_not_overwritten(desk, readout):
    fields = {"place": "Samarkand", "was_place": "Bukhara"}
    response = act(desk, readout, "facts", **fields)

    readout.meeting.refresh_from_db()
    assert response.status_code == 409
    assert readout.meeting.place == "Tashkent"

    desk.post(desk_of(readout), dict(response.context["again"]))

    readout.meeting.refresh_from_db()
    assert readout.meeting.place == "Samarkand"


def test_an_office_and_a_party_are_corrected(desk, readout, lavrov):
    row = Attendance.objects.get(participant=lavrov)
    act(desk, readout, "attendance", attendance=row.pk, office="Minister", party="china")

    row.refresh_from_db()
    assert (row.office, row.party.code) == ("Minister", "CN")


def test_two_peoples_changes_of_one_attendance_both_stand_or_are_told(desk, readout, lavrov):
    row = lavrov.attendances.get()
    form = {
        "action": "attendance",
        "attendance": row.pk,
        "was_office": row.office,
        "was_party": "RU",
        "office": "Director",
        "party": "RU",
    }
    PartyFactory(code="UN")
    assert (
        desk.post(desk_of(readout), {**form, "office": row.office, "party": "UN"}).status_code
        == 302
    )
    assert desk.post(desk_of(readout), form).status_code == 302
    row.refresh_from_db()
    assert (row.office, row.party.code) == ("Director", "UN")

    told = desk.post(desk_of(readout), {**form, "office": "Envoy"})
    assert told.status_code == 409
    assert "changed office from" in told.content.decode()
    row.refresh_from_db()
    assert row.office == "Director"


def test_somebody_new_to_the_archive_took_part(desk, readout):
    fields = {"name": "Mei Lin", "office": "Envoy", "party": "CN"}
    assert act(desk, readout, "attend", **fields).status_code == 422

    act(desk, readout, "attend", **fields, new="1")

    row = Attendance.objects.get(participant__slug="mei-lin")
    assert (row.meeting, row.office, row.party.code) == (readout.meeting, "Envoy", "CN")


def test_undo_takes_back_ones_own_last_save(desk, readout, second, lavrov, wang):
    act(desk, readout, "reassign", second, speakers=[lavrov.pk])
    act(desk, readout, "undo", second)

    assert list(second.speakers.all()) == [wang]
    assert Doubt.objects.get().state == "open"


@pytest.mark.parametrize("action", ["split", "move", "add"])
def test_an_offset_inside_a_word_is_refused_by_name(desk, readout, first, action):
    at = readout.text.index("parted") if action == "add" else readout.text.index("peace")
    fields = {
        "split": {"at": at + 2},
        "move": {"start": first.start, "end": at + 2},
        "add": {"start": at + 2, "end": readout.text.index("friends")},
    }

    answer = act(desk, readout, action, first, **fields[action])

    assert answer.status_code == 422
    assert f"{at + 2} is inside the word" in answer.content.decode()


def test_undo_and_redo_name_what_they_did(desk, readout, second, lavrov):
    act(desk, readout, "reassign", second, speakers=[lavrov.pk])
    for action, told in (("undo", "Undid"), ("redo", "Did again")):
        page = desk.get(act(desk, readout, action, second).url)
        *_, message = map(str, page.context["messages"])
        assert message.startswith(f"{told}: reassigned a statement, “{second.text[:40]}")

    assert list(second.speakers.all()) == [lavrov]


def test_nothing_is_redone_that_was_not_undone(desk, readout, second):
    answer = act(desk, readout, "redo", second)

    assert answer.status_code == 422
    assert "nothing to do again" in answer.content.decode()


def test_the_tenth_participant_has_the_key_0_and_the_next_a_capital(desk, readout, second):
    for number in range(12):
        person = ParticipantFactory(slug=f"guest-{number}", name=f"Guest {number:02}")
        AttendanceFactory(meeting=readout.meeting, participant=person)

    keys = [key for _, key in desk.get(desk_of(readout)).context["person_keys"]]

    assert "".join(keys) == "1234567890ABDE"


def test_a_conflict_is_settled_by_taking_theirs(desk, readout, second, lavrov):
    doubt = Doubt.objects.create(
        reason="conflict",
        readout=readout,
        statement=second,
        field="speakers",
        ours=["wang-yi"],
        theirs=["sergey-lavrov"],
    )
    act(desk, readout, "doubt", doubt=doubt.pk, decision="theirs")

    doubt.refresh_from_db()
    assert list(second.speakers.all()) == [lavrov]
    assert doubt.state == "resolved"


def test_a_readout_is_claimed_and_released(desk, readout):
    other = Client()
    other.force_login(get_user_model().objects.create_superuser("mei", password="x"))
    act(desk, readout, "claim")

    assert "li-hui is on this readout" in told(act(other, readout, "claim"))

    act(desk, readout, "release")
    assert not Claim.objects.exists()


def test_the_whole_readout_is_confirmed(desk, readout, first, second):
    act(desk, readout, "confirm-all")

    assert set(readout.statements.values_list("review_state", flat=True)) == {"reviewed"}
    assert not Doubt.objects.filter(state="open").exists()


def test_the_second_of_two_people_is_told_and_can_insist(
    desk, readout, second, wang, lavrov, editor
):
    stale = {
        "action": "reassign",
        "statement": second.pk,
        "seen": json.dumps(snapshot(second)),
        "speakers": [wang.pk, lavrov.pk],
    }
    corrections.reassign(second, [lavrov], by=editor)

    response = desk.post(desk_of(readout), stale)

    assert response.status_code == 409
    assert list(second.speakers.all()) == [lavrov]
    again: dict[str, list[str]] = {}
    for name, value in response.context["again"]:
        again.setdefault(name, []).append(value)
    desk.post(desk_of(readout), again)
    assert set(second.speakers.all()) == {wang, lavrov}


def test_an_action_that_does_not_exist_is_named(desk, readout):
    assert "no action “explode”" in told(act(desk, readout, "explode"))


def test_a_viewer_sees_the_desk_and_changes_nothing(readout, second, lavrov):
    viewer = get_user_model().objects.create_user("vi", password="x", is_staff=True)
    viewer.groups.add(Group.objects.get(name="viewer"))
    client = Client()
    client.force_login(viewer)

    assert b"form-speakers" not in client.get(desk_of(readout)).content
    assert act(client, readout, "reassign", second, speakers=[lavrov.pk]).status_code == 403


def test_opening_a_long_readout_takes_as_many_queries_as_a_short_one(
    desk, django_assert_max_num_queries, wang, lavrov
):
    def opened(count: int) -> int:
        words = "Wang Yi said that peace is good. "
        readout = ReadoutFactory(text=f"{count} times:\n\n" + words * count)
        start = readout.text.index("Wang")
        for number in range(count):
            at = start + number * len(words)
            StatementFactory(readout=readout, speakers=[wang], start=at, end=at + len(words) - 1)
        with django_assert_max_num_queries(30) as queries:
            desk.get(desk_of(readout))
            return len(queries)

    opened(1)
    assert opened(40) == opened(2)


def test_a_silent_paragraph_is_made_a_statement_from_its_doubt(desk, readout):
    place = span(readout, "They parted as friends.")
    doubt = Doubt.objects.create(reason="silent paragraph", readout=readout, **place)
    assert "Make a statement of it" in desk.get(desk_of(readout)).content.decode()

    act(desk, readout, "add", **place)

    assert readout.statements.get().text == "They parted as friends."
    doubt.refresh_from_db()
    assert doubt.state == "resolved"


@pytest.mark.parametrize("decision", ["merge", "merge-other", "join"])
def test_who_may_settle_doubts_may_not_merge_for_that(readout, wang, lavrov, decision):
    user = get_user_model().objects.create_user("a-corrector", password="x", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_readout", "change_doubt", "view_doubt"])
    )
    client = Client()
    client.force_login(user)
    doubt = Doubt.objects.create(
        reason="merge", readout=readout, participant=wang, other_participant=lavrov
    )

    answer = act(client, readout, "doubt", doubt=doubt.pk, decision=decision)
    assert answer.status_code == 403
    queue = reverse("admin:readouts_doubt_queue")
    assert client.post(queue, {"doubt": doubt.pk, "decision": decision}).status_code == 403
    assert Doubt.objects.get().state == "open"


def test_a_key_of_somebody_merged_since_the_page_was_opened_gives_to_whom_they_became(
    desk, readout, first, wang, lavrov, editor
):
    people.merge(wang, lavrov, by=editor)

    act(desk, readout, "reassign", first, speakers=wang.pk)

    assert list(first.speakers.all()) == [lavrov]


def test_a_speaker_who_is_not_there_is_refused_not_left_out(desk, readout, first, wang):
    page = act(desk, readout, "reassign", first, speakers=[wang.pk, 987_654])

    assert (page.status_code, "deleted meanwhile" in told(page)) == (422, True)


def test_another_readouts_doubt_is_not_settled_here(desk, readout):
    doubt = Doubt.objects.create(reason="no date", readout=ReadoutFactory())

    page = act(desk, readout, "doubt", doubt=doubt.pk, decision="dismiss")

    doubt.refresh_from_db()
    assert (page.status_code, doubt.state) == (404, "open")


def test_no_statement_is_split_off_that_holds_no_word(desk, readout, first):
    before = first.text

    page = act(desk, readout, "split", first, at=first.end - 1)

    first.refresh_from_db()
    assert (page.status_code, first.text) == (422, before)
    assert "There is no word from" in told(page)


def test_no_certainty_is_told_of_a_statement_that_a_person_made(desk, readout, first):
    act(desk, readout, "reject", first)
    act(desk, readout, "add", start=first.start, end=first.end)
    made = Statement.objects.get(rule="a person")

    assert "% sure ·" not in desk.get(desk_of(readout), {"statement": made.pk}).content.decode()
    listed = desk.get(reverse("admin:readouts_statement_changelist"), {"by_person": "yes"})
    assert "100%" not in listed.content.decode()
