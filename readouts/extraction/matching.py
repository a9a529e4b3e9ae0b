"""Whether two names, or two offices, are one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from readouts.extraction.lexicon import word_set
from readouts.extraction.tokens import Tokens, fold

# Ranks that are printed with a peer's name.
_RANKS = frozenset({"lord", "lady", "baroness", "viscount", "viscountess"})
_SUBORDINATE = word_set("matching_subordinate")


_LOWER = frozenset({"deputy", "under", "assistant", "associate"})
# Name words too common to identify anybody by themselves.
_WEAK_NAME_WORDS = word_set("matching_weak_name_words")


def same_word(a: str, b: str) -> bool:
    """Whether two name words are one name in two spellings ("Sergei", "Sergey")."""
    if a == b:
        return True
    a, b = _plain(a), _plain(b)
    if a == b:
        return True
    # Shorter names differ by a letter and are two: Wang and Wong, Park and Pak.
    if min(len(a), len(b)) < 5 or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return (a.startswith("al") and a[2:] == b) or (b.startswith("al") and b[2:] == a)
    return _one_edit(a, b)


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """A name word without hyphens and doubled letters: "Ammar" is also written "Amar"."""
    bare = word.replace("-", "")
    if len(bare) < 5:
        return bare
    return "".join(a for a, b in pairwise(bare + " ") if a != b)


def _one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    for k, letter in enumerate(a):
        if letter != b[k]:
            return a[k + 1 :] == b[k + 1 :] if len(a) == len(b) else a[k:] == b[k + 1 :]
    return True


def name_words(tokens: Tokens, name: tuple[int, int]) -> tuple[str, ...]:
    return strong_words(tokens.low[name[0] : name[1]])


def strong_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words that identify somebody: no particles, no "al-" ("el-Sisi" is "sisi").

    A father's name ("Hussein bin Abdullah") is marked with "~": it is no name of
    the son's by itself.
    """
    kept: list[str] = []
    patronymic = False
    told = tuple(words)
    for word in told[1:] if len(told) > 1 and told[0] in _RANKS else told:
        if word not in _WEAK_NAME_WORDS:
            bare = word[3:] if word.startswith(("al-", "el-")) and len(word) > 5 else word
            kept.append(f"~{bare}" if patronymic else bare)
        patronymic = word in ("bin", "ibn", "bint")
    return tuple(kept)


def names_agree(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether every word of ``shorter`` is a word (or an initial) of ``longer``.

    "Amir-Abdollahian" is also written as two words, or as the second alone.
    """
    if not shorter:
        return False
    if _words_agree(shorter, longer):
        return True
    apart = (_parts(shorter), _parts(longer))
    return apart != (shorter, longer) and _words_agree(*apart)


def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with those that a hyphen joins taken apart, where no part is an initial."""
    parts: list[str] = []
    for word in words:
        joined = word.split("-")
        parts.extend(joined if min(map(len, joined)) > 2 else [word])
    return tuple(parts)


def _words_agree(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    used: set[int] = set()
    real = False
    for word in shorter:
        for k, other in enumerate(longer):
            initial = (len(word) <= 2 and other.startswith(word[0])) or (
                len(other) <= 2 and word.startswith(other[0])
            )
            if k not in used and (same_word(word, other) or initial):
                used.add(k)
                real = real or (len(word) > 2 and not initial) or word == other
                break
        else:
            # An initial that the other form leaves out; "Yi" is a name.
            if len(word.rstrip(".")) == 1:
                continue
            return False
    return real


def key_score(asked: str, held: str) -> int:
    if asked == held:
        return 4
    asked_words, held_words = _ranked(asked), _ranked(held)
    if len(asked_words) >= len(held_words):
        # "Special Envoy for Climate" for one introduced as "Special Envoy": loosely.
        return 1 if held_words == asked_words[: len(held_words)] and len(held_words) > 1 else 0
    n = len(asked_words)
    if held_words[:n] == asked_words:
        return 3
    for k in range(1, len(held_words) - n + 1):
        if held_words[k : k + n] == asked_words:
            before = held_words[k - 1]
            if before in ("to", "of"):
                return 0
            return 1 if before in _SUBORDINATE or held_words[0] in _LOWER else 3
    return 3 if _is_shortened(asked_words, held_words) else 0


def _ranked(key: str) -> list[str]:
    """The words of an office; a vice minister is a deputy minister."""
    return ["deputy" if word == "vice" else word for word in key.split()]


def _is_shortened(asked: list[str], held: list[str]) -> bool:
    """Whether "Deputy Minister" leaves out of "Deputy Foreign Minister" what it is for."""
    head = asked[-1]
    if asked[0] not in _SUBORDINATE or asked[0] != held[0] or head not in held:
        return False
    rest = iter(held[: held.index(head) + 1])
    return all(word in rest for word in asked)


def same_head(a: str, b: str) -> bool:
    """Whether two offices are of one sort ("foreign minister", "minister")."""
    return a == b or a.endswith(b.split()[-1]) or b.endswith(a.split()[-1])


def display_name(words: str) -> str:
    """A name as the archive shows it: "HAYASHI Yoshimasa" becomes "Hayashi Yoshimasa"."""
    shown = []
    for word in words.split():
        plain = word.strip(",.")
        if len(plain) > 3 and plain.isupper() and "." not in plain and fold(plain) not in ("iii",):
            word = "-".join(part.capitalize() for part in word.split("-"))
        shown.append(word)
    return " ".join(shown).strip(" ,")
