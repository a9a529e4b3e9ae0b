"""Comparing people across readouts: the same person, different ones, or one for a person to tell.

One reads "Antony J. Blinken", "Anthony Blinken" and "Secretary Blinken", "Sergei" and
"Sergey" Lavrov, "Recep Tayyip Erdoğan" without its mark. A name alone seldom proves
anything, so the party that is represented and the office are weighed with it:

* same: the names agree as far as they go, and party or office agree with them;
* different: the names cannot be one person's, or a mere surname stands in two parties;
* uncertain: anything between, to be proposed to a person and never merged unasked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from rapidfuzz.distance import OSA

from readouts.extraction.naming import (
    PATRONYMICS,
    Name,
    alike,
    office_words,
    parse_name,
    skeleton,
    spelling_keys,
)

Verdict = Literal["same", "different", "uncertain"]
# One letter in a name shorter than this makes another name of it: Ali, Eli.
_LONG_ENOUGH_FOR_A_SLIP = 5
_ONE_WORD = "one word of the name agrees"
# Words that make another office of an office, however alike the rest is.
_RANKS = frozenset(
    {"deputy", "vice", "assistant", "under", "prime", "crown", "first", "permanent", "principal"}
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of somebody: the name, other forms of it, party and office ("" unknown)."""

    name: str
    aliases: tuple[str, ...] = ()
    party: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two people, and the reason in words for a person to read."""

    verdict: Verdict
    reason: str


def compare(one: Identity, other: Identity) -> Comparison:
    """Whether two people are one, by name, party and office.

    Symmetric. Somebody whose name has two words or more is the same as themselves.
    Raises ValueError where a name holds no letter.
    """
    first, second = sorted(
        (one, other), key=lambda who: (who.name, who.party, who.office, who.aliases)
    )
    best = _compare_forms(first, second, _name(first), _name(second))
    if best.verdict == "same":
        return best
    for left, right in product(_full_forms(first), _full_forms(second)):
        found = _compare_forms(first, second, left, right)
        if found.verdict == "same":
            return found
    return best


def blocking_keys(who: Identity) -> frozenset[str]:
    """Keys of which two people share one at least, unless `compare` finds them different.

    Only people who share a key need comparing, which spares the importer most pairs.
    """
    keys: set[str] = set()
    for name in (_name(who), *_full_forms(who)):
        keys.update(key for word in name.words for key in spelling_keys(word))
        keys.add(skeleton("".join(name.words)))
    return frozenset(keys)


def _name(who: Identity) -> Name:
    return parse_name(who.name, who.party, who.aliases)


def _full_forms(who: Identity) -> Iterator[Name]:
    """The name and those of its other forms that have two words at least."""
    yield _name(who)
    for alias in who.aliases:
        try:
            name = parse_name(alias, who.party)
        except ValueError:
            continue
        if len(name.words) > 1:
            yield name


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What party and office say: True they agree, False they do not, None one is unknown."""

    party: bool | None
    office: bool | None


def _compare_forms(one: Identity, other: Identity, left: Name, right: Name) -> Comparison:
    evidence = _Evidence(_parties_agree(one, other), _offices_agree(one, other, left, right))
    pair = _Pair(left, right, (one.party, other.party))
    if pair.contradict():
        return Comparison("different", "the initials or numerals differ")
    if (how := pair.whole()) is not None:
        single = len(left.words) == 1 == len(right.words) and not (left.numeral and right.numeral)
        return _judge_whole(how, evidence, single=single)
    if (how := pair.part()) is not None:
        return _judge_part(how, evidence)
    nearly = evidence.party is True and pair.nearly()
    if pair.same_surname():
        return _judge_surname(pair, evidence, nearly=nearly)
    if nearly:
        return Comparison("uncertain", "the names differ by one letter, and the parties agree")
    return Comparison("different", "the names differ")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two names side by side, and the parties whose customs tell what is a spelling."""

    left: Name
    right: Name
    parties: tuple[str, str]

    def alike(self, one: str, other: str) -> bool:
        return alike(one, other, *self.parties)

    def contradict(self) -> bool:
        """Whether both have a numeral, or middle initials, and these cannot be one person's."""
        left, right = self.left, self.right
        if left.numeral and right.numeral and left.numeral != right.numeral:
            return True
        if min(len(left.words), len(right.words)) < 2 or not (left.initials and right.initials):
            return False
        return not (
            left.letters.issuperset(right.initials) and right.letters.issuperset(left.initials)
        )

    def whole(self) -> str | None:
        """How two names agree in all their words; None where they do not."""
        left, right = self.left, self.right
        if left.words == right.words:
            return "the names agree"
        if "".join(left.words) == "".join(right.words):
            return "the names agree but for spaces and hyphens"
        if len(left.words) == len(right.words):
            if all(map(self.alike, left.words, right.words)):
                return "the names are spellings of each other"
            if sorted(left.words) == sorted(right.words):
                return "the names agree in another order"
        joined = "".join(left.given), "".join(right.given)
        if all(joined) and self.same_surname() and self.alike(*joined):
            return "the names are spellings of each other"
        return None

    def part(self) -> str | None:
        """How a shorter name is a part of a longer one; None where it is none."""
        short, long = sorted((self.left, self.right), key=lambda name: len(name.words))
        if len(short.words) == len(long.words):
            return None
        if self._leaves_out(short, long):
            return "middle or last names are left out"
        if len(short.surname) == len(short.words) and self._is_surname(short.words, long):
            initial = short.initials and long.given
            if initial and long.given[0][0] not in short.initials:
                return None
            return "surname and initial agree" if initial else "the surname agrees"
        if len(short.words) == 1 and any(self.alike(short.words[0], word) for word in long.words):
            return _ONE_WORD
        return None

    def _leaves_out(self, short: Name, long: Name) -> bool:
        """Whether a shorter full name is a longer one without some of its words.

        "Joseph Biden", "Tayyip Erdogan", "Mohammed bin Zayed"; but "Salman bin Abdulaziz"
        is the father of "Khalid bin Salman bin Abdulaziz", and "Al Nahyan" a family.
        """
        if not short.given or short.surname_first or long.surname_first:
            return False
        same_first = self.alike(short.words[0], long.words[0])
        same_last = self.alike(short.words[-1], long.words[-1])
        if not same_first and (not same_last or not PATRONYMICS.isdisjoint(long.words)):
            return False
        return self._in_order(short.words, long.words)

    def same_surname(self) -> bool:
        return self.alike(self.left.surname[-1], self.right.surname[-1])

    def nearly(self) -> bool:
        """Whether two names of several words differ by one slip in a single longer word."""
        left, right = self.left.words, self.right.words
        if len(left) != len(right) or len(left) < 2:
            return False
        unlike = [words for words in zip(left, right, strict=True) if not self.alike(*words)]
        return len(unlike) == 1 and _slip(*unlike[0])

    def _is_surname(self, words: tuple[str, ...], long: Name) -> bool:
        """Whether the words are the surname of ``long``, or how it ends (or begins)."""
        if len(words) == len(long.surname) and all(map(self.alike, words, long.surname)):
            return True
        edge = long.words[: len(words)] if long.surname_first else long.words[-len(words) :]
        return all(map(self.alike, words, edge))

    def _in_order(self, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
        rest = iter(long)
        return all(any(self.alike(word, candidate) for candidate in rest) for word in short)


def _slip(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) >= _LONG_ENOUGH_FOR_A_SLIP
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )


# -- what the evidence makes of it


def _judge_whole(how: str, evidence: _Evidence, *, single: bool) -> Comparison:
    if evidence.party is False:
        if single:
            return Comparison("different", "only surnames agree, and the parties differ")
        return Comparison("uncertain", f"{how}, but the parties differ")
    if single:
        if evidence.party and evidence.office:
            return Comparison("same", "surname, party and office agree")
        return Comparison("uncertain", "only surnames are known, and they agree")
    if how == "the names agree":
        return Comparison(
            "same", how if evidence.party is None else f"{how}, and so do the parties"
        )
    if evidence.party:
        return Comparison("same", f"{how}, and the parties agree")
    if evidence.office:
        return Comparison("same", f"{how}, and the offices agree")
    return Comparison("uncertain", f"{how}, and a party is not known")


def _judge_part(how: str, evidence: _Evidence) -> Comparison:
    if how == _ONE_WORD:
        # "President Lula", "Dr Tedros": some are called by their given name.
        if evidence.party and evidence.office:
            return Comparison("uncertain", f"{how}, and party and office agree")
        return Comparison("different", f"only {how}")
    surname = how != "middle or last names are left out"
    if evidence.party is False:
        return Comparison("different" if surname else "uncertain", f"{how}, but the parties differ")
    if evidence.party and (evidence.office or not surname):
        tail = "so do party and office" if surname else "the parties agree"
        return Comparison("same", f"{how}, and {tail}")
    if evidence.office and not surname:
        return Comparison("same", f"{how}, and the offices agree")
    if evidence.office is False:
        return Comparison("uncertain", f"{how}, but the offices differ")
    return Comparison("uncertain", f"{how}, and more is not known")


def _judge_surname(pair: _Pair, evidence: _Evidence, *, nearly: bool) -> Comparison:
    """One surname, and given names that are not the same."""
    left, right = pair.left, pair.right
    if not left.given and not right.given:
        return Comparison("different", "the initials differ")
    if nearly:
        return Comparison("uncertain", "the given names differ by one letter")
    return Comparison("different", "the surnames agree, but the given names differ")


def _parties_agree(one: Identity, other: Identity) -> bool | None:
    """Whether the parties are one; unknown where one chairs a body of states for a while.

    The chair of the African Union is a president of one of its members.
    """
    if one.party == other.party:
        return True if one.party else None
    if not one.party or not other.party or _chairs_body(one) != _chairs_body(other):
        return None
    return False


def _chairs_body(who: Identity) -> bool:
    """Whether somebody is the chair of an organisation: a state's code has two letters."""
    return len(who.party) > 2 and "chair" in office_words(who.office)


def _offices_agree(one: Identity, other: Identity, left: Name, right: Name) -> bool | None:
    """Whether two offices may be one: the words of one are among the other's, with equal rank."""
    first = office_words(one.office) or left.titles
    second = office_words(other.office) or right.titles
    if not first or not second:
        return None
    if first & _RANKS != second & _RANKS:
        return False
    return first <= second or second <= first
