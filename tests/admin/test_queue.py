"""The queue: the most doubtful readout first, counted, filtered, claimed."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from readouts.admin.queue import PER_PAGE, weeks_of_work
from readouts.admin.sides import Sides, with_sides
from readouts.models import Claim, Doubt, Participant
from tests.factories import MeetingFactory, ParticipantFactory, PartyFactory, ReadoutFactory

QUEUE = "admin:readouts_doubt_queue"


def doubted(confidence: float, reason: str = "low confidence", **fields):
    readout = ReadoutFactory(**fields)
    Doubt.objects.create(reason=reason, readout=readout, confidence=confidence)
    return readout


def shown(client, **query):
    return [line.readout for line in client.get(reverse(QUEUE), query).context["lines"]]


def test_the_most_doubtful_readout_comes_first(desk):
    fair, poor = doubted(0.7), doubted(0.2)

    assert shown(desk) == [poor, fair]


def test_of_two_as_doubtful_the_one_with_more_doubts_comes_first(desk):
    fewer, more = doubted(0.2), doubted(0.2)
    Doubt.objects.create(reason="silent paragraph", readout=more)

    assert shown(desk) == [more, fewer]


def test_a_silence_stands_among_the_statements_that_are_as_likely_to_be_right(desk):
    silent = doubted(0.0, reason="silent participant")
    fair, poor = doubted(0.79), doubted(0.3)
    undated = doubted(0.0, reason="no date")

    assert shown(desk) == [undated, poor, silent, fair]


def test_no_certainty_is_told_of_a_silence(desk):
    readout = doubted(0.0, reason="no date")
    Doubt.objects.create(reason="low confidence", readout=readout, confidence=0.41)
    Doubt.objects.create(reason="low confidence", readout=readout, confidence=0.62)

    told = " ".join(desk.get(reverse(QUEUE)).content.decode().split())
    assert "no date; low confidence, least 41% sure (2)" in told
    listed = desk.get(reverse("admin:readouts_doubt_changelist")).content.decode()
    assert "41%" in listed
    assert "0%" not in listed


def test_what_only_a_person_can_decide_comes_before_what_is_proposed(desk, lavrov):
    twin = ParticipantFactory(slug="s-lavrov", name="S. Lavrov")
    proposed = {"participant": lavrov, "other_participant": twin, "confidence": 0.5}
    for _ in range(PER_PAGE):
        Doubt.objects.create(reason="merge", **proposed)
    Doubt.objects.create(reason="conflict", participant=lavrov, field="name", ours="L", theirs="S")

    page = desk.get(reverse(QUEUE)).context
    assert len(page["conflicts"]) == 1
    assert page["undecided"] == 1


def test_it_is_told_how_much_of_the_archive_is_left(desk):
    doubted(0.2)
    ReadoutFactory()

    told = " ".join(desk.get(reverse(QUEUE)).content.decode().split())
    assert "1 open doubt in 1 of the archive’s 2 readouts." in told


def test_open_doubts_are_counted_by_reason(desk):
    readout = doubted(0.3)
    Doubt.objects.create(reason="silent paragraph", readout=readout)
    Doubt.objects.create(reason="silent paragraph", readout=readout)
    Doubt.objects.create(reason="no place", readout=readout, state="resolved")

    page = desk.get(reverse(QUEUE)).context
    assert page["left"] == 3
    assert [(label, count) for _, label, count in page["reasons"]] == [
        ("a paragraph without a statement", 2),
        ("low confidence", 1),
    ]


def test_the_queue_is_filtered_by_reason_publisher_and_period(desk):
    one = doubted(0.1, reason="no place")
    other = doubted(0.2, publisher=None, meeting__date="2020-01-01")

    assert shown(desk, reason="no place") == [one]
    assert shown(desk, publisher="cn-mfa") == [one]
    assert shown(desk, until="2020-12-31") == [other]
    assert shown(desk, since="2021-01-01") == [one]


def test_an_unknown_filter_is_named(desk):
    response = desk.get(reverse(QUEUE), {"reason": "boredom"})

    assert response.status_code == 400
    assert b"boredom is not one of the available choices" in response.content


def test_readouts_that_somebody_is_on_are_told_apart(desk, editor):
    mine, free = doubted(0.1), doubted(0.2)
    Claim.objects.create(readout=mine, user=editor)

    assert shown(desk, whose="mine") == [mine]
    assert shown(desk, whose="free") == [free]


def test_a_merge_proposal_is_accepted_in_the_queue(desk, lavrov):
    twin = ParticipantFactory(slug="s-lavrov", name="S. Lavrov")
    doubt = Doubt.objects.create(reason="merge", participant=lavrov, other_participant=twin)

    desk.post(reverse(QUEUE), {"doubt": doubt.pk, "decision": "merge"})

    twin.refresh_from_db()
    assert twin.merged_into == lavrov


def test_two_meetings_are_joined_and_their_readouts_tell_of_one(desk, readout):
    twin = ReadoutFactory()
    doubt = Doubt.objects.create(
        reason="meeting match", meeting=readout.meeting, other_meeting=twin.meeting
    )

    desk.post(reverse(QUEUE), {"doubt": doubt.pk, "decision": "join"})

    assert set(readout.meeting.readouts.all()) == {readout, twin}
    assert MeetingFactory._meta.model.objects.get(code=twin.code).review_state == "rejected"


def test_a_settled_doubt_is_dated_by_the_database_and_counted_in_its_week(desk):
    doubted(0.1)
    Doubt.objects.update(state="resolved")

    assert Doubt.objects.get().closed is not None
    assert weeks_of_work()[-1].count == 1

    Doubt.objects.update(state="open")
    assert Doubt.objects.get().closed is None


def test_old_weeks_are_in_the_chart_in_order(db):
    doubted(0.1)
    Doubt.objects.update(state="resolved")
    Doubt.objects.update(closed=timezone.now() - dt.timedelta(weeks=3))

    weeks = weeks_of_work()
    assert [week.count for week in weeks][-4:] == [1, 0, 0, 0]
    assert [week.day for week in weeks] == sorted(week.day for week in weeks)


def test_a_long_queue_needs_no_more_queries(desk, django_assert_max_num_queries):
    def queries(count: int) -> int:
        for _ in range(count):
            doubted(0.5)
        with django_assert_max_num_queries(25) as done:
            desk.get(reverse(QUEUE))
            return len(done)

    queries(1)
    assert queries(15) == queries(1)


@pytest.mark.parametrize("decision", ["explode", "theirs"])
def test_a_decision_that_does_not_fit_is_refused(desk, decision):
    doubted(0.1)
    doubt = Doubt.objects.get()

    response = desk.post(reverse(QUEUE), {"doubt": doubt.pk, "decision": decision}, follow=True)

    assert decision in str(next(iter(response.context["messages"])))
    assert Doubt.objects.get().state == "open"


def test_a_conflict_shows_both_sides_in_words_and_is_decided_in_the_queue(desk, lavrov):
    Participant.objects.filter(pk=lavrov.pk).update(party=PartyFactory(code="UN", name="UN"))
    doubt = Doubt.objects.create(
        reason="conflict", participant=lavrov, field="party", ours="UN", theirs="RU"
    )

    shown = desk.get(reverse(QUEUE))
    (conflict,) = shown.context["conflicts"]
    assert conflict.sides == Sides("party", "UN", "Russia")
    assert "Keep ours" in shown.content.decode()

    desk.post(reverse(QUEUE), {"doubt": doubt.pk, "decision": "theirs"})
    lavrov.refresh_from_db()
    assert lavrov.party.code == "RU"


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "sides"),
    [
        ("speakers", ["wang-yi"], [], Sides("speakers", "Wang Yi", "nothing")),
        ("span", [0, 7], [0, 5], Sides("words", "0–7: “Wang Yi”", "0–5: “Wang ”")),
        ("kind", "meeting", "phone call", Sides("kind", "Meeting", "Phone call")),
        ("place", "", "Guiyang", Sides("place", "nothing", "Guiyang")),
        ("date_end", None, "2021-07-16", Sides("date end", "nothing", "2021-07-16")),
        ("voice", "gone", "wang-yi", Sides("voice", "gone", "Wang Yi")),
    ],
)
def test_a_conflicts_sides_are_names_and_words(first, field, ours, theirs, sides):
    doubt = Doubt(reason="conflict", readout=first.readout, field=field, ours=ours, theirs=theirs)

    assert with_sides([doubt])[0].sides == sides


def test_many_conflicts_take_no_more_queries_than_one(desk, first, django_assert_max_num_queries):
    counts = []
    for _ in range(2):
        for field, value in (("speakers", ["wang-yi"]), ("span", [0, 7]), ("party", "CN")):
            Doubt.objects.create(
                reason="conflict", readout=first.readout, field=field, ours=value, theirs=None
            )
        with django_assert_max_num_queries(20) as done:
            desk.get(reverse(QUEUE))
        counts.append(len(done))

    assert counts[0] == counts[1]


def test_a_readout_is_claimed_and_released_in_the_queue(desk, editor):
    readout = doubted(0.1)

    desk.post(reverse(QUEUE), {"readout": readout.pk, "claim": "take"})
    assert Claim.objects.get(readout=readout).user == editor

    desk.post(reverse(QUEUE), {"readout": readout.pk, "claim": "leave"})
    assert not Claim.objects.exists()


def test_a_readout_that_somebody_is_on_cannot_be_claimed_again(desk, wang):
    readout = doubted(0.1)
    other = get_user_model().objects.create_user("wei", password="x")
    Claim.objects.create(readout=readout, user=other)

    page = desk.post(reverse(QUEUE), {"readout": readout.pk, "claim": "take"}, follow=True)

    assert "wei is on this readout since" in str(next(iter(page.context["messages"])))
    assert Claim.objects.get().user == other


def test_choosing_a_reason_keeps_the_other_filters(desk):
    doubted(0.1)

    page = desk.get(reverse(QUEUE), {"publisher": "cn-mfa", "page": "1"}).context

    assert page["reasons"][0][0] == "publisher=cn-mfa&reason=low+confidence"


def test_an_editor_releases_a_readout_that_an_absent_person_is_on(desk, wang):
    other = get_user_model().objects.create_user("away", password=None, is_staff=True)
    readout = doubted(0.1)
    Claim.objects.create(readout=readout, user=other)
    page = desk.get(reverse(QUEUE)).content.decode()
    assert 'value="leave"' in page

    desk.post(reverse(QUEUE), {"readout": readout.pk, "claim": "leave"})

    assert not Claim.objects.exists()
