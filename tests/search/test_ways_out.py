"""Nobody is left with an empty page or with an error that leads nowhere."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestions(client):
    def asking(path="/statements/", **query):
        search = client.get(path, query).context["search"]
        for suggestion in search.suggestions:
            there = client.get(suggestion.url).context["search"]
            assert there.count == suggestion.count > 0
        return [(s.kind, s.label) for s in search.suggestions]

    return asking


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("misile", "missile"),
        ("Taiwann straight", "taiwan strait"),
        ('"rules based internatinal"', '"rules based international"'),
        ("speaker:lavrof", 'speaker:"Lavrov"'),
        ("speaker:erdogn grain", 'speaker:"Recep Tayyip Erdoğan" grain'),
        ("place:tashkant", 'place:"Tashkent"'),
        ("taiwann*", "taiwan*"),
        ("misille*", "missile*"),
    ],
)
def test_the_spelling_that_exists_is_offered(archive, suggestions, query, spelling):
    assert ("spelling", spelling) in suggestions(q=query)


def test_the_filters_that_stand_in_the_way_are_offered(archive, suggestions):
    offered = suggestions(q="grain", topic="taiwan", **{"to": "2021-12-31"})
    assert offered == [("filter", "any filter")]
    offered = suggestions(q='"strait taiwan"', speaker="wang-yi")
    assert ("looser", "strait taiwan without the filters") in offered
    offered = suggestions(q="grain", topic="taiwan")
    assert offered == [("filter", "the choice of topic")]
    offered = suggestions(q="grain", **{"to": "2021-12-31"})
    assert offered == [("filter", "the dates")]


def test_the_same_words_are_offered_as_or(archive, suggestions):
    assert ("any", "(missile OR grain) -iran") in suggestions(q="missile grain -iran")
    assert ("any", "(missile OR (grain strait))") not in suggestions(q="missile (grain strait)")
    assert ("any", "missile OR grain") in suggestions(q='"missile of the grain"')
    assert ("any", "missile OR grain") in suggestions(q="missile NEAR/2 grain")


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ('"strait taiwan"', ("looser", "strait NEAR/5 taiwan")),
        ('"strait taiwan"', ("looser", "strait taiwan")),
        ('"order international based"', ("looser", "order international based")),
        ("taiwan NEAR/1 affair", ("looser", "taiwan NEAR/50 affair")),
        ("taiwan NEAR/1 reaffirmed", ("looser", "taiwan reaffirmed")),
        ("order-international", ("looser", "order international")),
        ("place:nowherexyz", ("part", "place:nowherexyz")),
        ("place:nowherexyz", ("value", "place:Tashkent")),
        ("year:1999", ("part", "year:1999")),
        ("year:1999", ("value", "year:2021")),
        ("speaker:blinken speaker:zzz", ("part", "speaker:zzz")),
        ("speaker:blinken speaker:erdogan", ("any", "speaker:blinken OR speaker:erdogan")),
        ("grain place:tashkent", ("value", "grain place:Ankara")),
        ("grain -erdogan", ("part", "-erdogan")),
        ("grain (missile OR iran)", ("part", "(missile OR iran)")),
        ("kind:speech", ("value", "kind:meeting")),
        ('speaker:erdogan "strait taiwan" place:nowherexyz', ("alone", "speaker:erdogan")),
        ("zzzzqqq", ("filter", "the words")),
    ],
)
def test_every_construct_has_a_way_out(archive, suggestions, query, offered):
    assert offered in suggestions(q=query)


def test_what_is_excluded_is_not_loosened(archive, suggestions):
    kinds = {kind for kind, _ in suggestions(q='grain -"thanked türkiye"')}
    assert "looser" not in kinds


def test_meetings_have_ways_out_too(archive, suggestions):
    assert ("any", "missile OR grain") in suggestions("/meetings/", q="missile grain")


MEANT = [
    ({"speaker": "sergei-lavrof"}, "speaker “sergey-lavrov”"),
    ({"speaker": "blinken"}, "speaker “antony-blinken”"),
    ({"party": "ru"}, "party “RU”"),
    ({"party": "Britain", "speaker": "wang-yi"}, None),
    ({"topic": "taiwn"}, "topic “taiwan”"),
    ({"publisher": "state"}, "publisher “us-state”"),
    ({"kind": "phonecall"}, "kind “phone call”"),
    ({"place": "Tashkant"}, "place “Tashkent”"),
    ({"topic": "taiwn", "place": "Tashkant"}, "topic “taiwan”, place “Tashkent”"),
    ({"topic": ["taiwn", "iram"]}, "topic “taiwan”, topic “iran”"),
    ({"topic": "taiwn", "year": "20211"}, None),
    ({"q": "topic:taiwn"}, "topic:taiwan"),
    ({"q": "party:Chine"}, "party:CN"),
    ({"q": '"taiwan strait'}, '"taiwan strait"'),
    ({"q": "speeker:blinken missile"}, "speaker:blinken missile"),
    ({"q": "after:2021 before:2021"}, "after:2021"),
    ({"q": "taiwan", "page": "9"}, "page “1”"),
]


@pytest.mark.parametrize(("query", "meant"), MEANT)
def test_a_refused_address_asks_did_you_mean(archive, client, query, meant):
    response = client.get("/statements/", query)
    assert response.status_code == 400
    offered = {s.label: s for s in response.context["search"].suggestions}
    assert (meant in offered) if meant else not offered
    for suggestion in offered.values():
        assert client.get(suggestion.url).context["search"].count == suggestion.count > 0


def test_programs_are_told_too(archive, client):
    response = client.get("/statements/", {"format": "json", "speaker": "sergei-lavrof"})
    assert response.json()["errors"] == [
        "speaker: The archive has no speaker “sergei-lavrof”."
        " Did you mean “sergey-lavrov” (Sergei Lavrov)?"
    ]


def test_the_place_of_an_error_is_marked(archive, client):
    page = client.get("/statements/", {"q": 'taiwan "strait'}).content.decode()
    assert "taiwan <mark>&quot;strait</mark></p>" in page


def test_nothing_is_suggested_beside_results(archive, suggestions):
    assert suggestions(q="missile") == []


def test_people_of_that_name_are_offered(archive, client):
    people = client.get("/statements/", {"q": "tony blinken"}).context["search"].people
    assert [(person.name, person.count) for person in people] == [("Antony J. Blinken", 2)]
    assert client.get("/statements/", {"q": "tony OR blinken"}).context["search"].people == ()


def test_words_too_common_are_named(archive, client):
    assert client.get("/statements/", {"q": "the missile"}).context["search"].ignored == ("the",)
    assert client.get("/statements/", {"q": "the of"}).context["search"].ignored == ()
