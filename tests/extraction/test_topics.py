"""Topics: phrases match by whole words, the longest wins, and offsets stay exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.extraction.records import Span, TopicMatch
from readouts.extraction.topics import (
    GROUPS,
    Topic,
    Vocabulary,
    VocabularyError,
    load_vocabulary,
    match_topics,
)


def vocabulary(**phrases: list[str]) -> Vocabulary:
    return Vocabulary(
        tuple(
            Topic(slug.replace("_", "-"), slug.title(), "issue", tuple(listed))
            for slug, listed in phrases.items()
        )
    )


def found(text: str, words: Vocabulary) -> list[tuple[str, str]]:
    """(slug, the words matched) of each match, in text order."""
    matches = match_topics(text, Span(0, len(text)), words)
    return [(match.topic, text[match.span.start : match.span.end]) for match in matches]


def test_a_phrase_matches_whole_words_only():
    words = vocabulary(energy=["oil"])
    assert found("Turmoil over oil, boiled oily.", words) == [("energy", "oil")]


def test_small_letters_match_in_either_case():
    words = vocabulary(rights=["human rights"])
    assert found("Human Rights and HUMAN RIGHTS", words) == [
        ("rights", "Human Rights"),
        ("rights", "HUMAN RIGHTS"),
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "matched"),
    [
        ("WHO", "the WHO and those who came", ["WHO"]),
        ("UN", "un accord, the UN and the U.N. Charter", ["UN", "U.N."]),
        ("SCO", "Sco tt; SCO's next summit", ["SCO"]),
        ("Quad", "a quad bike, the Quad, the QUAD", ["Quad", "QUAD"]),
        ("AI", "Ai Weiwei on AI", ["AI"]),
    ],
)
def test_capitals_of_a_phrase_are_asked_of_the_text(phrase, text, matched):
    assert [words for _, words in found(text, vocabulary(topic=[phrase]))] == matched


@pytest.mark.parametrize(
    "text",
    [
        "China-Russia ties",
        "China\u2013Russia ties",
        "China\u2011Russia ties",
        "China - Russia ties",
        "China\u00a0Russia\u00a0ties",
        "China-Russia\nties",
    ],
)
def test_hyphens_dashes_and_kinds_of_space_are_the_same(text):
    assert found(text, vocabulary(pair=["China-Russia ties"])) == [("pair", text)]


def test_curly_and_straight_apostrophes_are_the_same():
    words = vocabulary(war=["Russia's war"], xi=["Xi'an"])
    assert found("Russia\u2019s war, Xi\u2019an", words) == [
        ("war", "Russia\u2019s war"),
        ("xi", "Xi\u2019an"),
    ]


def test_a_possessive_ending_does_not_hide_a_phrase():
    words = vocabulary(nato=["NATO"], un=["United Nations"])
    assert found("NATO's eastern flank and the United Nations\u2019 role", words) == [
        ("nato", "NATO"),
        ("un", "United Nations"),
    ]


def test_a_plural_matches_only_where_the_phrase_says_so():
    words = vocabulary(plain=["missile"], both=["hostage(s)"], es=["virus(es)"])
    assert found("missiles, hostages, a hostage, viruses", words) == [
        ("both", "hostages"),
        ("both", "hostage"),
        ("es", "viruses"),
    ]


def test_a_star_lets_any_ending_follow():
    words = vocabulary(terror=["terroris*"], health=["vaccin* production"])
    assert found("terrorists, terror, vaccine production, counter-terrorism", words) == [
        ("terror", "terrorists"),
        ("health", "vaccine production"),
        ("terror", "terrorism"),
    ]


def test_a_star_alone_is_any_one_word():
    words = vocabulary(pair=["U.S.-* relations"])
    assert found("US\u2013India relations, U.S. relations", words) == [
        ("pair", "US\u2013India relations")
    ]


def test_diacritics_and_composition_do_not_count():
    words = vocabulary(turkiye=["Türkiye"])
    assert [words for _, words in found("Turkiye, Tu\u0308rkiye, TÜRKİYE", words)] == [
        "Turkiye",
        "Tu\u0308rkiye",
        "TÜRKİYE",
    ]


def test_soft_hyphens_inside_a_word_do_not_count():
    assert found("multi\u00adlateralism", vocabulary(order=["multilateralism"])) == [
        ("order", "multi\u00adlateralism")
    ]


@pytest.mark.parametrize("between", [", ", ". ", "; ", "/", " (", "\u201d "])
def test_a_phrase_does_not_reach_over_punctuation(between):
    assert found(f"climate{between}change", vocabulary(climate=["climate change"])) == []


def test_the_longer_phrase_wins_over_one_inside_it():
    words = vocabulary(arms=["nuclear"], energy=["nuclear energy"])
    assert found("nuclear energy, nuclear tests", words) == [
        ("energy", "nuclear energy"),
        ("arms", "nuclear"),
    ]


def test_the_longer_phrase_wins_when_the_shorter_one_is_its_end():
    words = vocabulary(region=["Indo-Pacific Strategy"], plans=["Strategy"])
    assert found("the Indo-Pacific Strategy", words) == [("region", "Indo-Pacific Strategy")]


def test_phrases_that_only_overlap_both_stay():
    words = vocabulary(a=["peace and stability"], b=["stability of Europe"])
    assert found("peace and stability of Europe", words) == [
        ("a", "peace and stability"),
        ("b", "stability of Europe"),
    ]


def test_words_marked_as_not_the_topic_give_none():
    words = vocabulary(energy=["energy", "not: positive energy"])
    assert found("positive energy, green energy", words) == [("energy", "energy")]


def test_one_phrase_may_belong_to_two_topics():
    words = vocabulary(iran=["JCPOA"], arms=["JCPOA"])
    assert {slug for slug, _ in found("the JCPOA", words)} == {"iran", "arms"}


def test_a_match_names_its_phrase_and_counts_in_the_whole_text():
    text = "Energy was named before. They spoke about pipelines."
    span = Span(text.index("They"), len(text))
    at = text.index("pipelines")
    assert match_topics(text, span, vocabulary(energy=["energy", "pipeline(s)"])) == (
        TopicMatch("energy", "pipeline(s)", Span(at, at + len("pipelines"))),
    )


def test_a_match_does_not_reach_out_of_its_span():
    text = "climate change"
    assert match_topics(text, Span(0, 7), vocabulary(climate=["climate change"])) == ()


@pytest.mark.parametrize(
    ("phrase", "named"),
    [("", "''"), ("*", "'*'"), ("oil, gas", "'oil,'"), ("---", "'---'"), ("gas(x)", "'gas(x)'")],
)
def test_a_phrase_that_cannot_match_is_refused_by_name(phrase, named):
    with pytest.raises(VocabularyError, match="'energy'") as refusal:
        vocabulary(energy=[phrase])
    assert named in str(refusal.value)


@pytest.mark.parametrize(
    ("topic", "named"),
    [
        (Topic("Energy", "Energy", "issue", ("oil",)), "'Energy'"),
        (Topic("energy", "Energy", "theme", ("oil",)), "'theme'"),
        (Topic("energy", "", "issue", ("oil",)), "no name"),
        (Topic("energy", "Energy", "issue", ("oil", "oil")), "'oil' twice"),
    ],
)
def test_an_unusable_topic_is_refused(topic, named):
    with pytest.raises(VocabularyError, match=named):
        Vocabulary((topic,))


def test_a_topic_given_twice_is_refused():
    topic = Topic("energy", "Energy", "issue", ("oil",))
    with pytest.raises(VocabularyError, match="'energy' stands twice"):
        Vocabulary((topic, topic))


def test_a_data_file_with_a_missing_or_unknown_key_is_refused():
    with pytest.raises(VocabularyError, match=r"unknown: \['phrase'\].*missing: \['phrases'\]"):
        Vocabulary.from_toml('[topics.energy]\nname = "Energy"\ngroup = "issue"\nphrase = []')


def test_a_data_file_that_is_no_toml_is_refused():
    with pytest.raises(VocabularyError, match="not valid TOML"):
        Vocabulary.from_toml("[topics.energy")


def test_rows_of_phrases_make_the_same_vocabulary():
    rows = [
        (topic.slug, topic.name, topic.group, phrase)
        for topic in load_vocabulary()
        for phrase in topic.phrases
    ]
    assert Vocabulary.from_phrases(rows) == load_vocabulary()


def test_the_shipped_vocabulary_has_35_to_50_topics_in_every_group():
    shipped = load_vocabulary()
    assert 35 <= len(shipped) <= 50
    assert {topic.group for topic in shipped} == set(GROUPS)
    assert all(topic.phrases for topic in shipped)


def test_every_shipped_phrase_finds_its_own_topic():
    shipped = load_vocabulary()
    lost = []
    for topic in shipped:
        for phrase in (phrase for phrase in topic.phrases if not phrase.startswith("not:")):
            sample = " ".join("x" if word == "*" else word for word in phrase.split())
            sample = sample.replace("-*", "-India").replace("*", "").replace("(s)", "")
            sample = sample.replace("(es)", "")
            matches = match_topics(sample, Span(0, len(sample)), shipped)
            if topic.slug not in {match.topic for match in matches}:
                lost.append((topic.slug, phrase, matches))
    assert lost == []


@given(st.text(alphabet="aU.N' -\u2019\u00a0climte hng\u0301\n,\u00ad", max_size=60))
def test_any_text_gives_matches_whose_span_holds_words(text):
    words = vocabulary(climate=["climate change", "climat*"], un=["UN"], a=["a * a"])
    for match in match_topics(text, Span(0, len(text)), words):
        matched = text[match.span.start : match.span.end]
        assert matched
        assert matched[0].isalnum()


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_stands_around_a_span_changes_nothing(before, after):
    inside = "on climate change and trade"
    text = f"{before}\n{inside}\n{after}"
    begin = len(before) + 1
    shifted = match_topics(text, Span(begin, begin + len(inside)), load_vocabulary())
    plain = match_topics(inside, Span(0, len(inside)), load_vocabulary())
    assert [(m.topic, m.phrase, m.span.start - begin) for m in shifted] == [
        (m.topic, m.phrase, m.span.start) for m in plain
    ]
