"""Scenes: who meets whom in a text of several encounters, for "they" and "the two sides"."""

from __future__ import annotations

from readouts.extraction.appositions import Mention
from readouts.extraction.clauses import Clause, clause_at
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import word_set
from readouts.extraction.matching import name_words
from readouts.extraction.participant import FURTHER_MEETING, Participant
from readouts.extraction.purposes import encounter_verbs
from readouts.extraction.resolution import Speakers, State, resolve_subject
from readouts.extraction.roster import Roster
from readouts.extraction.subjects import parse_noun
from readouts.extraction.tokens import Tokens

_ENCOUNTER = word_set("scenes_encounter")
_STOPS = word_set("scenes_stops")
# "... met representatives of civil society": "they" are none of those who are named.
_UNNAMED = word_set("scenes_unnamed")
# So far into a sentence its subject is looked for, and behind these stands none.
_REACH_OF_FRONTING = 14
_NO_SUBJECT = word_set("clauses_not_before_subject")
_POPE = frozenset({"pope", "holy father", "supreme pontiff"})
# "Minister Dahl was received by President Berg"
_HOSTED = frozenset({"be received", "be hosted", "be met", "be welcomed", "be greeted"})
_PRESENT = frozenset({"present", "attendance", "attending", "participating"})
_LATER = frozenset({"subsequently", "then", "later", "afterwards", "also", "thereafter"})
# The people of an encounter stand close behind its verb.
_REACH = 40


def read_scene(
    tokens: Tokens, clause: Clause, end: int, roster: Roster, state: State
) -> Speakers | None:
    """The people of the encounter that a clause tells of, None where it tells of none.

    Only one of them, or none, is given where the text does not introduce the others:
    "they" is then nobody who can be named.
    """
    verb = clause.cue.verb
    hosted = verb.lemma in _HOSTED
    if (verb.lemma not in encounter_verbs() - {"join"} and not hosted) or verb.tense not in (
        "past",
        "perfect",
    ):
        return None
    people = list(resolve_subject(tokens, clause, roster, state).people)
    at, stop = clause.cue.j, min(end, clause.cue.j + _REACH)
    if hosted:
        at = next((k + 1 for k in range(at, stop) if tokens.low[k] == "by"), stop)
    met, strangers = _people_met(tokens, at, stop, roster)
    if not people:
        # "Minister Lay hosted the guests to lunch", and nobody knows Minister Lay.
        return tuple(met[:1]) if met and clause.subject.nouns[0].kind == "person" else None
    if strangers:
        # Two who met others are still two.
        return tuple(people[:1]) if len(people) < 2 else None
    people.extend(p for p in met if p not in people)
    return tuple(people) if len(people) > 1 else None


def scene_of_lead(tokens: Tokens, lead: Lead | None, roster: Roster) -> Speakers | None:
    """Those whom the lead brings together, where the text tells of further encounters."""
    then = _met_then(tokens, lead, roster) if lead is not None else None
    if then is not None:
        return then
    first = [p for p in roster.principals if not p.group and (p.subject or p.rule == "lead")]
    later = [p for p in roster.principals if p.rule in ("title", FURTHER_MEETING)]
    later = [p for p in later if p not in first]
    return tuple(first) if len(first) > 1 and later else None


def _met_then(tokens: Tokens, lead: Lead, roster: Roster) -> Speakers | None:
    """ "The King received Minister Berg, who then met with Minister Dahl": the talks were these."""
    if any(_POPE & set(p.keys) for p in roster.principals if p.subject):
        # The Holy See tells where the talks were.
        return None
    for k in range(lead.verb + 1, lead.j - 3):
        at = k + 2 if tokens.low[k + 1] in _LATER else k + 1
        if tokens.low[k] == "who" and tokens.low[at] in ("met", "meets"):
            guests = [p for m in lead.objects if m.j <= k for p in _named(tokens, m, roster)]
            met, strangers = _people_met(tokens, at, lead.j, roster)
            if guests and met and not strangers:
                return (guests[-1], *(p for p in met if p is not guests[-1]))
    return None


def _named(tokens: Tokens, mention: Mention, roster: Roster) -> list[Participant]:
    words = name_words(tokens, mention.name) if mention.name else ()
    return roster.by_name(words) if words else []


def meeting_now(state: State, roster: Roster) -> Speakers:
    """All who meet: in the encounter told last, else in the whole text."""
    scene = state.scene
    return scene if scene is not None and len(scene) > 1 else roster.everybody()


def fronted_scene(tokens: Tokens, i: int, end: int, roster: Roster) -> Speakers | None:
    """The people of "At his meeting with Minister Dahl, ..." at token ``i``, None without one.

    Whoever the lead's subject is takes part in all encounters of the text.
    """
    holy_see = _at_the_secretariat(tokens, i, end, roster)
    if holy_see is not None:
        return holy_see
    if tokens.low[i] not in ("at", "during", "in") or not _ENCOUNTER & set(tokens.low[i : i + 6]):
        return None
    comma = next((k for k in range(i, min(end, i + _REACH)) if tokens.low[k] == ","), 0)
    if not comma or "with" not in tokens.low[i:comma]:
        return None
    at = tokens.low.index("with", i)
    met, strangers = _people_met(tokens, at + 1, comma, roster)
    hosts = [p for p in roster.principals if p.subject and not p.group and p not in met]
    if not met or strangers or len(hosts) != 1:
        return None
    return (hosts[0], *met)


def _at_the_secretariat(tokens: Tokens, i: int, end: int, roster: Roster) -> Speakers | None:
    """ "During the talks in the Secretariat of State, the Parties ...": the Pope was not there.

    Whoever accompanied the Cardinal Secretary of State there was.
    """
    low = tokens.low[i : min(end, i + 12)]
    if low[:1] not in (["during"], ["in"], ["at"]) or "secretariat" not in low:
        return None
    there = low[low.index("secretariat") : low.index("secretariat") + 3]
    if there != ["secretariat", "of", "state"]:
        return None
    people = [p for p in roster.people if not p.group and not set(p.keys) & _POPE]
    people = [p for p in people if p.principal or any("relations with states" in k for k in p.keys)]
    return tuple(people) if len(people) > 1 else None


def introduced(
    tokens: Tokens, clause: Clause | None, i: int, end: int, roster: Roster, state: State
) -> Participant | None:
    """Whom a sentence that is told brings in for a "he" behind it, if one alone.

    "The session was joined by the Danish Minister Eva Falk.", "Minister Dahl visited a school."
    "Also in attendance was Minister Falk."
    """
    acting = _who_acts(tokens, clause, i, end, roster, state)
    if acting is not None or not {"was", "were"} & set(tokens.low[i:end]):
        return acting
    if _PRESENT & set(tokens.low[i : i + 4]) and "was" in tokens.low[i + 1 : end]:
        people, _ = _people_met(tokens, tokens.low.index("was", i + 1) + 1, end, roster)
        return people[0] if len(people) == 1 and not people[0].group else None
    by = next((k for k in range(i + 1, end - 1) if tokens.low[k] == "by" and k + 1 < end), 0)
    people, _ = _people_met(tokens, by + 1, end, roster) if by else ([], False)
    return people[0] if len(people) == 1 and not people[0].group else None


def _who_acts(
    tokens: Tokens, clause: Clause | None, i: int, end: int, roster: Roster, state: State
) -> Participant | None:
    """The one who does something that is no words: "At the school Dahl handed over prizes."."""
    if clause is None:
        starts = (k for k in range(i + 1, min(end, i + _REACH_OF_FRONTING)) if tokens.caps[k])
        at = next((k for k in starts if tokens.low[k] in roster.known), 0)
        found = clause_at(tokens, at, end, roster.known, "fronted", i) if at else None
        clause = found if found is not None and tokens.low[at - 1] not in _NO_SUBJECT else None
    if clause is None or clause.cue.verb.kind != "narrative" or clause.cue.verb.tense != "past":
        return None
    named = len(clause.subject.nouns) == 1 and clause.subject.nouns[0].kind in ("person", "office")
    people = resolve_subject(tokens, clause, roster, state).people if named else ()
    return people[0] if len(people) == 1 and not people[0].group else None


def _people_met(tokens: Tokens, k: int, end: int, roster: Roster) -> tuple[list[Participant], bool]:
    people: list[Participant] = []
    strangers = False
    while k < end and tokens.low[k] not in _STOPS:
        noun = None
        strangers = strangers or (not people and tokens.low[k] in _UNNAMED)
        if tokens.caps[k] or tokens.low[k] in ("the", "his", "her"):
            noun = parse_noun(tokens, k, end, roster.known)
        if noun is None or noun.kind not in ("person", "office", "group"):
            k += 1
            continue
        found = roster.resolve(tokens, noun)
        people.extend(p for p in found.people if p not in people)
        strangers = strangers or (
            not found.people and noun.kind == "person" and bool(noun.titles or noun.honorific)
        )
        k = max(noun.j, k + 1)
    return people, strangers
