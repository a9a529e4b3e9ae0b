"""The query language: what each construct is read as, and what each error says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.search import language
from readouts.search.errors import QueryError
from readouts.search.language import parse
from readouts.search.nodes import And, Field, Near, Not, Or, Phrase, Prefix, Term


def shape(node):
    """The tree without its offsets."""
    match node:
        case None:
            return None
        case Term(words=words):
            return "~".join(words)
        case Prefix(words=words):
            return "~".join(words) + "*"
        case Phrase(words=words):
            return f'"{" ".join(words)}"'
        case Field(name=name, value=value):
            return f"{name}:{value}"
        case Near(left=left, right=right, distance=distance):
            return ("near", distance, shape(left), shape(right))
        case Not(part=part):
            return ("not", shape(part))
        case And(parts=parts):
            return ("and", *map(shape, parts))
        case Or(parts=parts):
            return ("or", *map(shape, parts))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", None),
        ("  \t ", None),
        ("nuclear", "nuclear"),
        ("nuclear missile", ("and", "nuclear", "missile")),
        ("nuclear AND missile", ("and", "nuclear", "missile")),
        ("nuclear OR missile", ("or", "nuclear", "missile")),
        ("a b OR c d", ("or", ("and", "a", "b"), ("and", "c", "d"))),
        ("or", "or"),
        ("-iran", ("not", "iran")),
        ("NOT iran", ("not", "iran")),
        ("--iran", ("not", ("not", "iran"))),
        ("rules-based", "rules~based"),
        ("a – b & c", ("and", "a", "b", "c")),
        ("(nuclear OR missile) -iran", ("and", ("or", "nuclear", "missile"), ("not", "iran"))),
        ("-(a b)", ("not", ("and", "a", "b"))),
        ('"rules-based, international order!"', '"rules based international order"'),
        ("“curly quotes”", '"curly quotes"'),
        ("«guillemets» „low”", ("and", '"guillemets"', '"low"')),
        ('-"a phrase"', ("not", '"a phrase"')),
        ("cooperat*", "cooperat*"),
        ("taiwan NEAR/5 strait", ("near", 5, "taiwan", "strait")),
        ('"north korea" NEAR/3 missil*', ("near", 3, '"north korea"', "missil*")),
        ("a b NEAR/2 c d", ("and", "a", ("near", 2, "b", "c"), "d")),
        ("taiwan near/5 strait", ("near", 5, "taiwan", "strait")),
        ("taiwan Near/5 strait", ("near", 5, "taiwan", "strait")),
        ("near", "near"),
        ("near/far", "near~far"),
        ("speaker:lavrov", "speaker:lavrov"),
        ("Speaker:Lavrov", "speaker:Lavrov"),
        ('speaker:"Sergey Lavrov" x', ("and", "speaker:Sergey Lavrov", "x")),
        ("speaker:“Sergey Lavrov”", "speaker:Sergey Lavrov"),
        ("-place:tashkent", ("not", "place:tashkent")),
        ("Iran: a plan", ("and", "Iran", "a", "plan")),
        ("at 10:30", ("and", "at", "10~30")),
        ("China’s U.S. policy", ("and", "China~s", "U.S", "policy")),
        ('a"b"c', ("and", "a", '"b"', "c")),
    ],
)
def test_it_is_read_as(query, expected):
    assert shape(parse(query)) == expected


@pytest.mark.parametrize(
    ("query", "character", "problem", "right"),
    [
        ('nuclear "weapons', 9, "never closed", '"weapons"'),
        ("“weapons", 1, "never closed", '“weapons"'),
        ('""', 1, "no words between", '"strategic stability"'),
        ('"…"', 1, "no words between", '"strategic stability"'),
        ("(nuclear", 1, "never closed", "(nuclear)"),
        ("a (b OR (c d)", 3, "never closed", "(b OR (c d))"),
        ("nuclear) x", 8, "never opened", "Write ("),
        (")", 1, "never opened", "Write ("),
        ("a ()", 3, "nothing between", "(nuclear OR missile)"),
        ("OR a", 1, "OR cannot stand at the start", '"OR"'),
        ("a OR", 3, "nothing follows OR", "leave out OR"),
        ("a OR OR b", 6, "OR cannot stand after OR", '"OR"'),
        ("(a OR)", 6, ") cannot stand after OR", "Write a word"),
        ("a NOT", 3, "nothing follows NOT", "leave out NOT"),
        ("speeker:lavrov", 1, "no field “speeker”", "speaker:, topic:"),
        ('spoken:"x y"', 1, "no field “spoken”", '"spoken:x y"'),
        ("speaker: lavrov", 1, "speaker: has no value", "speaker:lavrov"),
        ("x year:", 3, "year: has no value", "year:2022"),
        ("speaker:(a OR b)", 1, "cannot be followed by (", "(speaker:lavrov OR speaker:…)"),
        ("*", 1, "asterisk", "cooperat*"),
        ("coop*tion", 1, "asterisk", "cooperat*"),
        ("a*", 1, "nearly every word", "at least 2 letters"),
        ("the people's*", 5, "punctuation divides people's into people and s", "as in people*"),
        ("speaker:lav*", 1, "takes whole words", "speaker:lavrov"),
        ("  & — …", 3, "no word in this", "leave the box empty"),
        (":", 1, "no word in this", "leave the box empty"),
        ("-", 1, "stands alone and excludes nothing", "nuclear -iran"),
        ("nuclear -", 9, "stands alone and excludes nothing", "nuclear -iran"),
        ("nuclear - iran", 9, "stands alone and excludes nothing", "nuclear -iran"),
        ("nuclear -&", 9, "nothing follows -", "leave out -"),
        ("a near/99 b", 3, "near/99 is no distance", "from 1 to 50"),
        ("a NEAR b", 3, "does not say how near", "taiwan NEAR/5 strait"),
        ("a NEAR/0 b", 3, "NEAR/0 is no distance", "from 1 to 50"),
        ("a NEAR/x b", 3, "NEAR/x is no distance", "from 1 to 50"),
        ("a NEAR/99999999999 b", 3, "is no distance", "from 1 to 50"),
        ("a NEAR/5", 3, "nothing follows NEAR/5", "leave out NEAR/5"),
        ("NEAR/5 a", 1, "NEAR/5 cannot stand at the start", '"NEAR/5"'),
        ("a NEAR/5 (b c)", 11, "NEAR has no group beside it", "taiwan NEAR/5 strait"),
        ("a NEAR/5 -b", 10, "NEAR has no exclusion beside it", "taiwan NEAR/5 strait"),
        ("year:2021 NEAR/5 b", 1, "NEAR has no field beside it", "taiwan NEAR/5 strait"),
        ("a NEAR/5 b NEAR/5 c", 12, "joins two words", "each pair by itself"),
    ],
)
def test_an_error_names_the_place_and_what_would_be_right(query, character, problem, right):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.start + 1 == character
    assert problem in caught.value.problem
    assert right in caught.value.right
    assert str(caught.value).startswith(f"At character {character} of the search: ")


@pytest.mark.parametrize(
    ("query", "character", "bound"),
    [
        ("x" * (language.MOST_CHARACTERS + 3), 1001, "may have 1,000"),
        (" ".join("x" * (language.MOST_TERMS + 1)), 121, "may have 60"),
        ("(" * 30 + "x" + ")" * 30, 22, "20 inside each other"),
        ("-" * 200 + "x", 22, "20 inside each other"),
    ],
)
def test_too_large_a_query_is_told_the_bound_and_where_it_is_passed(query, character, bound):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.start + 1 == character
    assert bound in caught.value.problem


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ('a "b c', ['a "b c"', "a b c"]),
        ("(a b", ["(a b)", "a b"]),
        ("a) b", ["a b"]),
        ("a OR", ["a"]),
        ("a - b", ["a b"]),
        ("() a", ["a"]),
        ("speeker:lavrov a", ["speaker:lavrov a", '"speeker:lavrov" a']),
        ("the people's*", ["the people's", "the people*"]),
        ("a*", []),
    ],
)
def test_an_error_knows_what_may_have_been_meant(query, mended):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.mended(query) == mended
    for other in mended:
        assert parse(other) is not None


def test_an_error_repeats_the_characters_it_is_about():
    with pytest.raises(QueryError) as caught:
        parse('nuclear "weapons')
    assert caught.value.told('nuclear "weapons').startswith(
        'At character 9 of the search, “"weapons”: this quotation mark is never closed.'
    )


SYNTAX = st.text(st.sampled_from(list("ab \"“”()-*:/'.,’ΩORNEAR/5 speaker:")), max_size=40)


@given(SYNTAX | st.text(max_size=40))
def test_anything_is_read_or_refused_with_a_place(query):
    node, error = attempt(query)
    if error is not None:
        assert 0 <= error.start < error.end <= len(query)
        assert error.problem
        for mended in error.mended(query):
            attempt(mended)
        assert error.right
    elif node is not None:
        assert 0 <= node.start < node.end <= len(query)


def attempt(query):
    try:
        return parse(query), None
    except QueryError as error:
        return None, error
