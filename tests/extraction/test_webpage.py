"""Web pages: title and paragraphs stay, everything around them goes."""

import time

import pytest

from readouts.extraction.webpage import page_text


def page(body: str, head: str = "") -> str:
    return page_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def test_blocks_become_paragraphs_with_a_blank_line_between():
    assert page("<h1>X Meets Y</h1><p>One.</p><div>Two.</div>") == "X Meets Y\n\nOne.\n\nTwo.\n"


def test_text_after_a_block_is_a_paragraph_of_its_own():
    assert page("<p>One.</p>two <b>and</b> three") == "One.\n\ntwo and three\n"


def test_a_line_break_stays_and_two_of_them_end_the_paragraph():
    assert page("<p>a<br>b<br><br>c</p>") == "a\nb\n\nc\n"


def test_spaces_collapse_but_non_breaking_ones_stay():
    assert page("<p>Wang\n   met&nbsp;&nbsp;Lavrov</p>") == "Wang met\u00a0\u00a0Lavrov\n"


def test_preformatted_text_keeps_its_lines():
    assert page("<pre>one\ntwo</pre>") == "one\ntwo\n"


def test_list_items_keep_their_marks():
    assert page("<ul><li><p>First</p><li>Second</ul><ol><li>a<li>b</ol>") == (
        "• First\n\n• Second\n\n1. a\n\n2. b\n"
    )


def test_numbered_items_keep_their_numbers():
    assert page("<ol start=3><li>a<li value=7>b<li>c</ol>") == "3. a\n\n7. b\n\n8. c\n"


def test_where_a_word_may_be_broken_there_is_nothing_to_read():
    assert page("<h1>X&shy;Y</h1><p>coop&shy;er&#8203;ation&#xfeff;</p>") == "XY\n\ncooperation\n"


def test_a_page_that_stands_in_one_form_is_read():
    inside = "<input type=hidden value=x><div>They met.</div><p>He said so.</p>"
    assert page(f"<form id=aspnetForm>{inside}</form>") == "They met.\n\nHe said so.\n"


def test_character_references_become_characters_and_no_markup():
    assert page("<p>1 &lt; 2, &#x201c;q&rdquo;, &lt;b&gt;</p>") == "1 < 2, “q”, <b>\n"


@pytest.mark.parametrize(
    "around",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<nav><a href=/>News</a></nav>",
        "<aside>Read also</aside>",
        "<form><input value=x><button>Search</button></form>",
        "<div role=navigation>Menu</div>",
        "<div class='share-buttons'>Tweet this</div>",
        "<div class='post addthis_toolbox social'>Tweet this</div>",
        "<ul id=breadcrumb><li>Home<li>News</ul>",
        "<div style='display: none'>hidden</div>",
        "<p hidden>hidden</p>",
        "<div><a href=1>One</a> | <a href=2>Two</a> | <a href=3>Three</a></div>",
        "<table><tr><td><a>One</a><br><a>Two</a><br><a>Three</a></td></tr></table>",
        "<div><header class=site-header>The Ministry</header></div>",
        "<p><span class=sr-only>opens in a new window</span></p>",
        "<footer>Copyright</footer>",
        "<header>The Ministry</header>",
        "<!-- a comment -->",
    ],
)
def test_what_surrounds_the_text_is_left_out(around):
    assert page(f"{around}<p>On June 4 they met in the capital.</p>{around}") == (
        "On June 4 they met in the capital.\n"
    )


def test_links_inside_a_sentence_stay():
    sentence = "They are <a>Ann</a>, <a>Bob</a> and <a>Cem</a>, who all came to the meeting."
    assert page(f"<p>{sentence}</p>").startswith("They are Ann, Bob and Cem, who")


def test_an_element_that_holds_the_page_stays_whatever_it_is_called():
    assert page("<div class='page social'><p>All of the text.</p></div>") == "All of the text.\n"


def test_the_main_element_wins_over_what_stands_beside_it():
    text = "A long enough paragraph about a meeting."
    assert page(f"<div>Latest news</div><main><p>{text}</p></main>") == f"{text}\n"


@pytest.mark.parametrize("element", ["main", "article", "div role=main"])
def test_the_header_of_the_text_itself_stays(element):
    header = "<header class=hero><h1>X Meets Y</h1><p>Readout</p><time>June 4, 2021</time></header>"
    text = "<p>They met today in the capital.</p>"
    closed = f"<{element}>{header}{text}</{element.split()[0]}>"
    assert (
        page(closed) == "X Meets Y\n\nReadout\n\nJune 4, 2021\n\nThey met today in the capital.\n"
    )


def test_a_header_around_the_title_stays():
    header = "<header class=hero><h1>X Meets Y</h1><div>June 4, 2021</div></header>"
    assert page(f"<div>{header}<p>They met today.</p></div>") == (
        "X Meets Y\n\nJune 4, 2021\n\nThey met today.\n"
    )


def test_one_article_of_many_teasers_is_not_the_text():
    assert "Second" in page("<article><p>First</p></article><article><p>Second</p></article>")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>X Meets Y | Ministry</title>", "<h1>X Meets Y</h1>", "X Meets Y"),
        (
            "<meta property='og:title' content='X Meets Y'>",
            "<header><h1>The Ministry</h1></header>",
            "X Meets Y",
        ),
        (
            "<meta property='og:title' content='X Meets Y - Ministry'>",
            "<header><h1>X Meets Y</h1></header>",
            "X Meets Y",
        ),
        ("<title>X Meets\n Y</title>", "", "X Meets Y"),
    ],
)
def test_the_title_comes_first(head, body, title):
    assert page(f"{body}<p>They met in the capital on June 4.</p>", head).split("\n\n")[0] == title


def test_a_title_that_is_there_is_not_said_twice():
    assert page("<p>News</p><h1>X Meets Y</h1><p>Text.</p>").count("X Meets Y") == 1


def test_an_empty_page_gives_an_empty_text():
    assert page("<script>1</script>") == ""


@pytest.mark.parametrize("markup", ["<div>", "<div class=share>", "<ol><li>x", "<p><a>x</a>"])
def test_a_page_that_nests_thousands_deep_takes_no_time(markup):
    begun = time.perf_counter()
    page(markup * 5000)
    assert time.perf_counter() - begun < 5
