"""Where a personal name begins and ends."""

from __future__ import annotations

from functools import cache

from readouts.extraction.lexicon import DATA, word_set
from readouts.extraction.offices import is_head, match_honorific, office_words
from readouts.extraction.parties import gazetteer, match_party
from readouts.extraction.tokens import Tokens, fold

PARTICLES = word_set("personal_names_particles")


_SURNAME_WORDS = word_set("personal_names_surname_words")


_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "vi"})


_SON_OF = frozenset({"bin", "ibn", "bint", "binti", "binte", "bte", "bt", "ould", "mint"})


_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "x", "xiv", "xvi"})


_QUOTES = frozenset({"“", "”", '"', "'", "„"})
# Names of months that people bear as well.
_MONTHS = frozenset({"may", "june", "april", "august", "january"})


_RANKS_OF_FATHERS = frozenset(
    {"haji", "hajji", "hj", "hj.", "pehin", "dato", "datuk", "awang", "pengiran"}
)


# Letters of honours and degrees behind a name: no part of it.
POST_NOMINALS = word_set("personal_names_post_nominals")
_COMMA_SUFFIXES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})
_AFTER_NAME = frozenset({"of", ",", ".", "and", "in", "on", "to", "at", "from", "today", "'s"})


@cache
def never_names() -> frozenset[str]:
    """Words of ``data/never_names.txt`` and of the office lists: no names begin with them."""
    lines = (DATA / "never_names.txt").read_text(encoding="utf-8").splitlines()
    words = {fold(w) for line in lines if not line.startswith("#") for w in line.split()}
    lists = office_words()
    return frozenset(words | lists.heads | set(lists.plurals) | lists.modifiers | lists.portfolio)


def parse_name(tokens: Tokens, i: int, end: int, known: frozenset[str] = frozenset()) -> int:
    """The end of the personal name that starts at token ``i``; ``i`` where there is none.

    ``known`` are folded words that are names in this text whatever the word
    lists say ("West", "Price").
    """
    if i >= end or not _may_start_name(tokens, i, end, known):
        return i
    j = i + 1
    while j < end:
        low = tokens.low[j]
        if tokens.caps[j] and tokens.words[j][0].isalpha():
            if not (low in known or _may_continue_name(tokens, i, j, end)):
                break
            j += 1
        elif low in PARTICLES and _particle_leads_on(tokens, j, end):
            j += 1
        elif low in _QUOTES and _calls_by_another_name(tokens, j, end):
            j += 3
        elif low == "'" and _behind_an_apostrophe(tokens, j, end):
            j += 2
        elif low.startswith(("al-", "el-")) and len(low) > 4:
            j += 1
        elif low == "," and j + 1 < end and tokens.low[j + 1] in _COMMA_SUFFIXES:
            j += 2
        elif low == "(" and j == i + 1 and _nickname_in_brackets(tokens, i, j, end):
            j += 3
        else:
            break
    return j


def _calls_by_another_name(tokens: Tokens, j: int, end: int) -> bool:
    """Whether a name goes on behind the nickname at ``j``: "Karl “Kalle” Dahl"."""
    if j + 3 >= end or tokens.low[j + 2] not in _QUOTES or not tokens.caps[j + 1]:
        return False
    # "Karl Dahl “Kalle”" as well, where the mark stands apart from the name before it
    apart = tokens.start[j] > tokens.end[j - 1] and tokens.end[j] == tokens.start[j + 1]
    return tokens.caps[j + 3] or apart


_PEERS = frozenset({"lord", "lady", "baroness", "sir", "dame"})


def _nickname_in_brackets(tokens: Tokens, i: int, j: int, end: int) -> bool:
    """Whether a name from ``i`` on goes on behind the brackets at ``j``: "Karl (Kalle) Dahl"."""
    if j + 3 >= end or tokens.low[j + 2] != ")" or tokens.words[j + 1].isupper():
        return False
    if tokens.low[i] in _PEERS or any("." in tokens.low[k] for k in (i, j + 1)):
        return False
    inside, behind = j + 1, j + 3
    named = tokens.caps[inside] and tokens.caps[behind] and tokens.words[behind][0].isalpha()
    words = {tokens.low[inside], tokens.low[behind]}
    return (
        named
        and not words & never_names()
        and not any(match_party(tokens, k, end) or is_head(tokens.low[k]) for k in (inside, behind))
    )


def _behind_an_apostrophe(tokens: Tokens, j: int, end: int) -> bool:
    """Whether a name goes on behind the mark at ``j``: "Abd 'al-Aziz", "Ana ‘Uta"."""
    if j + 1 >= end or tokens.low[j + 1].startswith(("al-", "el-")):
        return j + 1 < end
    joined = tokens.end[j] == tokens.start[j + 1] and tokens.end[j - 1] < tokens.start[j]
    return joined and tokens.caps[j + 1] and tokens.low[j + 1] not in never_names()


def _may_start_name(tokens: Tokens, i: int, end: int, known: frozenset[str]) -> bool:
    word, low = tokens.words[i], tokens.low[i]
    if low in known:
        return tokens.caps[i]
    if not tokens.caps[i] or not word[0].isalpha():
        # "al-Sisi", "bin Zayed" and the like.
        return (
            _is_particle_of_the_titled(tokens, i, end)
            or (
                low in PARTICLES
                and low
                not in ("la", "le", "do", "e", "y", "ten", "den", "a", "st", "du", "da", "der")
                and i + 1 < end
                and tokens.caps[i + 1]
            )
            or low.startswith(("al-", "el-"))
        )
    if low in never_names() and low not in _SURNAME_WORDS and word.isascii():
        # "General Secretary To Lam": behind an office a capital makes a name of a small word.
        small = (
            low in ("to", "an", "so", "on", "no", "he", "you")
            and i + 1 < end
            and tokens.caps[i + 1]
        )
        return small and _after_office(tokens, i)
    if (
        len(word) > 3
        and word.isupper()
        and "-" not in word
        and not (i + 1 < end and tokens.caps[i + 1])
        and not _after_title(tokens, i)
    ):
        return False
    if word.isupper() and len(word) in (2, 3) and match_party(tokens, i, end):
        return False
    if "-" in low and all(part in gazetteer() for part in low.split("-")):
        # "China-Brazil"
        return False
    party = match_party(tokens, i, end)
    if party is None:
        return low not in _MONTHS or not _is_a_date(tokens, i, end)
    # "Foreign Minister Israel Katz": a country's name that is a first name.
    following = party.j
    return (
        low in _SURNAME_WORDS
        and party.j == i + 1
        and following < end
        and tokens.caps[following]
        and tokens.low[following] not in never_names()
        and match_party(tokens, following, end) is None
        and not match_honorific(tokens, following, end)
    )


def _is_particle_of_the_titled(tokens: Tokens, i: int, end: int) -> bool:
    """ "President von der Dahl", "Mr da Berg": behind an office or "Mr" any particle begins one."""
    k = i
    while k < min(end, i + 3) and tokens.low[k] in PARTICLES and not tokens.caps[k]:
        k += 1
    named = i < k < end and tokens.caps[k] and tokens.low[k] not in never_names()
    return named and (_after_title(tokens, i) or _after_office(tokens, i))


def _is_a_date(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "May" stands in "16 May" or "May 2024"."""
    before, after = tokens.low[max(i - 1, 0) : i], tokens.low[i + 1 : min(i + 2, end)]
    return any(word[:1].isdigit() for word in (*before, *after))


def _after_office(tokens: Tokens, i: int) -> bool:
    if i == 0:
        return False
    party = any(match_party(tokens, k, i) is not None for k in range(max(0, i - 3), i))
    return is_head(tokens.low[i - 1]) or party


def _after_title(tokens: Tokens, i: int) -> bool:
    return i > 0 and (
        is_head(tokens.low[i - 1])
        or tokens.low[i - 1] in ("mr.", "mr", "ms.", "ms", "mrs.", "mrs", "dr", "dr.", "mme")
    )


def _may_continue_name(tokens: Tokens, i: int, j: int, end: int) -> bool:
    low = tokens.low[j]
    if low in _SUFFIXES or low in _NUMERALS or low in PARTICLES or low in ("sheikh", "shaikh"):
        return True
    if tokens.low[j - 1] in ("al", "el", *_SON_OF):
        return True  # "Khalid bin Sultan": behind "son of" an office is a name
    if low in _SURNAME_WORDS:
        # "Thomas West led": a surname closes the name; "Thomas West Africa" would not.
        return not (
            j + 1 < end
            and tokens.caps[j + 1]
            and tokens.low[j + 1] in never_names()
            and not is_head(tokens.low[j + 1])
        )
    if low == "he" and j == i + 1:
        # "Vice Premier Liu He of China"
        after = tokens.low[j + 1] if j + 1 < end else "."
        return i > 0 and is_head(tokens.low[i - 1]) and after in _AFTER_NAME
    if low in POST_NOMINALS and tokens.words[j].isupper():
        return False
    if low == "said":
        # "Ambassador Omar Khalid Said thanked": in a sentence a verb has no capital.
        return j + 1 >= end or tokens.low[j + 1] in _AFTER_NAME or not tokens.caps[j + 1]
    if low in _RANKS_OF_FATHERS and j + 1 < end and tokens.caps[j + 1]:
        # "Mohamad Haji Hasan": of the father
        return True
    if low in never_names() or match_honorific(tokens, j, end):
        return False
    return match_party(tokens, j, end) is None or _ends_a_name(tokens, i, j, end)


def _ends_a_name(tokens: Tokens, i: int, j: int, end: int) -> bool:
    """Whether "Nepal" in "Mr. Madhav Kumar Nepal, Prime Minister of ..." is a surname."""
    office = j + 2 < end and tokens.low[j + 1] == "," and is_head(tokens.low[j + 2])
    office = office or (j + 3 < end and tokens.low[j + 1] == "," and is_head(tokens.low[j + 3]))
    return office and j - i >= 2 and tokens.caps[j + 2]


def _particle_leads_on(tokens: Tokens, j: int, end: int) -> bool:
    k = j
    while k < end and k < j + 3 and not tokens.caps[k]:
        if tokens.low[k] not in PARTICLES:
            return False
        k += 1
    return (
        k < end
        and tokens.caps[k]
        and tokens.words[k][0].isalpha()
        and (
            tokens.low[k] not in never_names()
            or tokens.low[k] == "said"
            or tokens.low[k - 1] in _SON_OF
        )
    )
