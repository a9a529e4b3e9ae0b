"""Reporting verbs and their forms: which words after a subject are a cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from readouts.extraction.lexicon import Lexicon, load_toml, word_set

VerbClass = Literal["report", "discuss", "weak", "narrative", "unknown"]
Tense = Literal["past", "present", "perfect", "modal", "ing"]

_VOWELS = "aeiou"
_DOUBLING = word_set("verbs_doubling")


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb or verb phrase."""

    lemma: str
    kind: VerbClass
    tense: Tense


def past_of(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    if base in _DOUBLING:
        return base + base[-1] + "ed"
    return base + "ed"


def third_person_of(base: str) -> str:
    if base in ("have", "be"):
        return {"have": "has", "be": "is"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def ing_of(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and base not in ("see", "agree", "disagree", "be"):
        return base[:-1] + "ing"
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    return base + "ing"


def forms(entry: str) -> list[tuple[str, Tense]]:
    """The forms of a data entry ("speak about:spoke about:spoken about")."""
    base, *irregular = entry.split(":")
    verb, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    if verb == "be":
        return [(f"{be}{tail}", "past") for be in ("was", "were")] + [
            (f"{be}{tail}", "present") for be in ("is", "are")
        ]
    past = irregular[0] if irregular else past_of(verb) + tail
    made: list[tuple[str, Tense]] = [(past, "past"), (base, "present")]
    made.append((third_person_of(verb) + tail, "present"))
    made.append((ing_of(verb) + tail, "ing"))
    made.extend((participle, "past") for participle in irregular[1:])
    if "ize" in verb:
        made.extend(
            (form.replace("iz", "is", 1), tense) for form, tense in list(made) if "iz" in form
        )
    return made


@cache
def verb_lexicon() -> Lexicon[Verb]:
    """All forms of all verbs of the data; a narrative phrase wins over a shorter reporting verb."""
    data = load_toml("reporting_verbs")
    kinds: tuple[VerbClass, ...] = ("narrative", "report", "discuss", "weak")
    return Lexicon(
        (form, Verb(entry.split(":")[0], kind, tense))
        for kind in kinds
        for entry in data[kind]
        for form, tense in forms(entry)
    )


@cache
def adverb_lexicon() -> Lexicon[bool]:
    return Lexicon((phrase, True) for phrase in load_toml("reporting_verbs")["adverbs"])
