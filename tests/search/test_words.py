"""Texts and queries are cut into words by one rule, here and in the database."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from readouts.search import words

ALPHABET = st.characters(
    codec="utf-8", exclude_categories=("Cs",), exclude_characters="\x00"
) | st.sampled_from(list("aBcé.-’'“” \n*ﬁ1½U.S."))


def in_database(text):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m[1] FROM regexp_matches(%s, %s, 'g') WITH ORDINALITY AS x (m, n) ORDER BY n",
            [text, f"({words.WORD.pattern})"],
        )
        return [row[0] for row in cursor.fetchall()]


def folded(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT readouts_words(%s)", [text])
        return cursor.fetchone()[0]


@pytest.mark.django_db
@given(st.text(ALPHABET, max_size=60))
def test_the_database_cuts_where_python_cuts(text):
    assert in_database(text) == words.words(text)


@pytest.mark.django_db
@given(st.text(ALPHABET, max_size=60))
def test_every_word_of_python_is_one_word_of_the_database(text):
    assert len(folded(text)) == len(words.words(text))


@pytest.mark.django_db
def test_the_migration_holds_the_same_pattern():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'readouts_words'")
        assert words.WORD.pattern in cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “rules‑based” order", ["the", "rules", "based", "order"]),
        ("China’s U.S.-led plan at 9 p.m.", ["china", "s", "us", "led", "plan", "at", "9", "pm"]),
        ("Türkiye, ERDOĞAN, Đoković", ["turkiye", "erdogan", "dokovic"]),
        ("Ё ЛАВРОВ 王毅", ["е", "лавров", "王毅"]),
        ("Erdog\u0306an", ["erdogan"]),
        ("state.gov/a_b", ["state", "gov", "a", "b"]),
        ("— … “”", []),
    ],
)
def test_words_are_folded(text, expected):
    assert folded(text) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("letter", ["a", "王", "𝔘", "ﷺ", "㎨", "½", "İ"])
def test_the_longest_word_fits_into_a_vector(letter):
    word = letter * 400
    with connection.cursor() as cursor:
        cursor.execute("SELECT readouts_vector(%s)", [f"before {word} after"])
        assert "'=after':3" in cursor.fetchone()[0]
