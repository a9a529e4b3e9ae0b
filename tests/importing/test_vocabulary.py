"""The vocabulary that comes with the archive, merged with what people made of it."""

import pytest

from readouts.extraction.topics import Topic as Entry
from readouts.extraction.topics import Vocabulary
from readouts.importing.report import Fate, Tally
from readouts.importing.vocabulary import current_vocabulary, merge_vocabulary
from readouts.models import Topic, TopicPhrase
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db

ENERGY = Entry("energy", "Energy", "issue", ("energy", "oil", "gas"))
TRADE = Entry("trade", "Trade", "issue", ("trade",))


def ship(*entries):
    tally = Tally()
    merge_vocabulary(Vocabulary(entries), tally)
    return tally


def phrases(slug="energy"):
    return set(Topic.objects.get(slug=slug).phrases.values_list("phrase", flat=True))


def test_topics_and_phrases_are_made():
    tally = ship(ENERGY, TRADE)
    assert phrases() == {"energy", "oil", "gas"}
    assert tally.rows["topics", Fate.CREATED] == 2


def test_same_vocabulary_again_changes_nothing():
    ship(ENERGY, TRADE)
    tally = ship(ENERGY, TRADE)
    assert tally.rows == {("topics", Fate.UNCHANGED): 2}


def test_new_phrase_and_dropped_phrase_follow():
    ship(ENERGY)
    ship(Entry("energy", "Energy", "issue", ("energy", "oil", "coal")))
    assert phrases() == {"energy", "oil", "coal"}


def test_phrase_that_a_person_removed_stays_removed():
    ship(ENERGY)
    TopicPhrase.objects.filter(phrase="gas").delete()
    tally = ship(ENERGY)
    assert phrases() == {"energy", "oil"}
    assert tally.rows["topics", Fate.KEPT] == 1
    ship(Entry("energy", "Energy", "issue", ("energy", "oil")))
    ship(ENERGY)
    assert phrases() == {"energy", "oil"}


def test_phrase_that_a_person_added_stays():
    ship(ENERGY)
    TopicPhrase.objects.create(topic=Topic.objects.get(), phrase="wind power")
    ship(ENERGY)
    assert phrases() == {"energy", "oil", "gas", "wind power"}


def test_name_that_a_person_changed_stays():
    ship(ENERGY)
    Topic.objects.update(name="Energy and fuels")
    ship(Entry("energy", "Energy policy", "organisation", ENERGY.phrases))
    topic = Topic.objects.get()
    assert (topic.name, topic.group) == ("Energy and fuels", "organisation")


def test_topic_that_a_person_gave_another_address_is_not_made_again():
    ship(ENERGY)
    Topic.objects.update(slug="energy-and-fuels")
    ship(ENERGY)
    assert Topic.objects.get().slug == "energy-and-fuels"


@pytest.mark.parametrize("slug", ["energy", "energy-and-fuels"])
def test_topic_that_a_person_deleted_stays_deleted(slug):
    ship(ENERGY, TRADE)
    Topic.objects.filter(slug="energy").update(slug=slug)
    Topic.objects.filter(slug=slug).delete()
    ship(ENERGY, TRADE)
    assert [topic.slug for topic in Topic.objects.all()] == ["trade"]


def test_topic_that_a_person_made_under_the_same_address_is_left_alone():
    TopicFactory(slug="energy", name="My energy")
    ship(ENERGY)
    assert Topic.objects.get().name == "My energy"
    assert phrases() == set()


def test_extraction_matches_the_phrases_as_they_stand():
    ship(ENERGY)
    TopicPhrase.objects.filter(phrase="gas").delete()
    assert set(current_vocabulary()["energy"].phrases) == {"energy", "oil"}
