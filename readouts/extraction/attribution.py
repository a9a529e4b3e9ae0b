"""The state machine: walks over sentences and says, for each stretch, who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readouts.extraction.clauses import (
    Clause,
    first_word,
    main_clause,
    past_the_spokesperson,
    postposed_clause,
)
from readouts.extraction.confidence import trust_beside_strangers
from readouts.extraction.coordinates import further_decisions
from readouts.extraction.decisions import CARRY, NARRATIVE, Decision
from readouts.extraction.first_person import (
    meets_the_press,
    narrator_of,
    of_the_narrator,
    opens_in_first_person,
    says_i,
    we_agreed,
)
from readouts.extraction.layout import Paragraph
from readouts.extraction.lead_position import position_in_lead, reports_early
from readouts.extraction.lede import Lead
from readouts.extraction.lexicon import pattern
from readouts.extraction.main_clauses import decide_main
from readouts.extraction.own_words import goes_on, introduces, said_below
from readouts.extraction.participant import Participant
from readouts.extraction.pronouns import learn_pronoun
from readouts.extraction.quotations import (
    is_inside,
    is_told_in_quotes,
    is_whole,
    opens_quotation,
    quoting_clause,
    stays_open,
)
from readouts.extraction.resolution import State
from readouts.extraction.roster import Roster
from readouts.extraction.scenes import fronted_scene, introduced, read_scene, scene_of_lead
from readouts.extraction.sentences import split_sentences
from readouts.extraction.speech import decide
from readouts.extraction.stretches import Stretches
from readouts.extraction.subjectless import decide_of_a_stranger, decide_without_subject
from readouts.extraction.tokens import Tokens
from readouts.extraction.turns import turns_of
from readouts.extraction.units import Unit

_ORDINAL = pattern("attribution_ordinal")
_OPENS_LIST = pattern("attribution_opens_list")
_WE_AGREE = pattern("attribution_we_agree")
_FIRST_PERSON = re.compile(r"(?:we|i|our|my)\b", re.IGNORECASE)
_BEHIND_THE_LEAD = frozenset({"in", "during", "at", "over", "after", "following", "where", "which"})
# "– We are friends, – said the President.", and an item of a list.
_DASH = re.compile(r"[–—-]\s*\w")


class Attributor:
    """Attributes the sentences of one readout, paragraph by paragraph."""

    def __init__(self, tokens: Tokens, roster: Roster, kind: str, lead: Lead | None) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.roster = roster
        self.press = kind == "press conference" or meets_the_press(tokens.text)
        self.narrator: Participant | None = None
        self.lead = lead
        self.state = State(press=self.press, scene=scene_of_lead(tokens, lead, roster))
        subjects = [p for p in roster.people if p.subject and not p.group]
        if lead is not None and len(subjects) == 1:
            # "He underscored ..." right behind the lead is the lead's subject.
            self.state.last_single = subjects[0]
        self._stretches = Stretches(roster, self.state)
        self.units, self.silences = self._stretches.units, self._stretches.silences
        self.strangers = self._stretches.strangers
        self._told_in_quotes = is_told_in_quotes(tokens.text)
        self._open_list = False
        self._last: Unit | None = None

    def run(self, paragraphs: Sequence[Paragraph]) -> list[Unit]:
        """The units of all paragraphs, in order."""
        lead_at = self.tokens.start[self.lead.i] if self.lead else -1
        if paragraphs:
            self.narrator = narrator_of(self.text, paragraphs[0].body, self.roster)
            if self.narrator is not None:
                # What the narrator tells of the encounter may stand anywhere.
                self.lead, lead_at = None, -1
        turns = turns_of(self.tokens, paragraphs, self.roster)
        if turns:
            # Whoever says "I" there does not tell the whole text, and may tell of the encounter.
            first = paragraphs[min(turns)].start
            self.narrator = None
            self.lead, lead_at = (self.lead, lead_at) if lead_at < first else (None, first)
        for number, paragraph in enumerate(paragraphs):
            before = len(self.units)
            sentences = split_sentences(self.text, paragraph.body, paragraph.end)
            early = [
                s
                for s in sentences
                if s[0] < lead_at and reports_early(self.tokens, *s, paragraph.end, self.roster)
            ]
            lead_at = early[0][0] if early else lead_at
            told = [s for s in sentences if s[0] >= lead_at]
            self._ahead = paragraphs[number:]
            turn = turns.get(number)
            if turn is not None:
                self._own = turn.speaker
            if turn is not None and turn.alone:
                self._own, self._introduced = None, turn.speaker
                self._stretches.emit(paragraph.body, paragraph.end, NARRATIVE)
                self._end_paragraph()
            elif told:
                self._begin_paragraph(paragraph, sentences)
                for start, end in told:
                    self._sentence(start, end)
                if paragraph.listed and paragraph.dateline is None and len(self.units) > before:
                    # "2. The two leaders ...": the number goes with its sentence.
                    self.units[before].start = paragraph.start
                self._end_paragraph()
            for unit in self.units[before:]:
                unit.paragraph = number
        if any(silence.reason == "unresolved subject" for silence in self.silences):
            for unit in self.units:
                unit.trust *= trust_beside_strangers(unit.rule)
        return self.units

    # Paragraphs -------------------------------------------------------------------

    def _begin_paragraph(self, paragraph: Paragraph, sentences: list[tuple[int, int]]) -> None:
        state, last = self.state, self._last
        state.narrator, state.last_joint = self.narrator, ()
        self._paragraph_start, self._paragraph_end = paragraph.body, paragraph.end
        inherited = last is not None and bool(last.speakers) and self._inherits(paragraph)
        self._inherited_list = bool(inherited) and self._own is None
        self._introduced = said_below(self.tokens, self._ahead, self.roster, state)
        self._own = self._introduced or self._own
        if self._own is not None:
            self._stretches.activate((self._own,), "quotation")
            return
        if inherited and last is not None:
            quoted = self._opens_quotation(paragraph.body)
            rule = "quotation" if quoted else "open list"
            opener, exact = self._list_opener or last, state.exact
            self._stretches.activate(opener.speakers, rule, opener.voice, opener.others)
            state.carried, state.exact = last.carried + 1, exact
            return
        state.active, state.rule, state.voice, state.others, state.carried = (), "", None, "", 0
        dialogue = _DASH.match(self.text, paragraph.start)
        if self._opens_quotation(paragraph.body) or dialogue:
            self._begin_quotation(paragraph, by_others=not dialogue)
        elif self.press:
            self._begin_press(paragraph)

    def _inherits(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is an item of the list that the one before opened."""
        if not self._open_list:
            return False
        if _ORDINAL.match(self.text, paragraph.body, paragraph.end) or paragraph.listed:
            return True
        if self._inherited_list and _DASH.match(self.text, paragraph.start):
            return True
        return self._ended_with_colon

    # This paragraph and all behind it.
    _ahead: Sequence[Paragraph] = ()
    _own: Participant | None = None
    _introduced: Participant | None = None
    _unclosed = False
    _paragraph_start = _paragraph_end = 0
    _ended_with_colon = False
    _inherited_list = False
    # Whose list goes on, whoever spoke in its items.
    _list_opener: Unit | None = None

    def _begin_press(self, paragraph: Paragraph) -> None:
        single = self.narrator or self.state.last_single
        if single is None:
            return
        opens = _FIRST_PERSON.match(self.text, paragraph.body, paragraph.end)
        self.state.narrator = single if opens else self.narrator
        if (
            _WE_AGREE.match(self.text, paragraph.body, paragraph.end)
            and len(self.roster.everybody()) > 1
        ):
            self._stretches.activate(self.roster.everybody(), "we agree", single)
        elif opens:
            self._stretches.activate((single,), "press carry")

    def _begin_quotation(self, paragraph: Paragraph, *, by_others: bool) -> None:
        """A quotation that opens a paragraph: by whom its own words name, or the last speaker.

        Not ``by_others``: where its own words do not name anybody it is none.
        """
        i, j = self.tokens.between(paragraph.body, paragraph.end)
        clause = postposed_clause(self.tokens, i, j, self.roster.known)
        if clause is not None:
            decision = decide(self.tokens, clause, self.roster, self.state)
            if decision.outcome == "speak" and len(decision.speakers) == 1:
                self._stretches.activate(decision.speakers, "quotation")
                return
        last = self._last
        if by_others and clause is None and self._stretches.only_quoted is not None:
            self._stretches.activate((self._stretches.only_quoted,), "quotation")
        elif (
            by_others
            and last is not None
            and len(last.speakers) == 1
            and (
                self._ended_with_colon
                or self._quoted_last
                or is_whole(self.text, paragraph.body, paragraph.end)
            )
        ):
            self._stretches.activate(last.speakers, "quotation")

    _quoted_last = False

    def _end_paragraph(self) -> None:
        if not self.units:
            return
        unit = self.units[-1]
        tail = self.text[max(unit.start, unit.end - 160) : unit.end]
        opens = _OPENS_LIST.search(tail) is not None
        self._ended_with_colon = tail.rstrip('"”’').endswith(":")
        self._quoted_last = self._opens_quotation(self._paragraph_start)
        self._open_list = bool(unit.speakers) and (opens or self._inherited_list)
        if not self._inherited_list:
            self._list_opener = unit if self._open_list else None
        self._last = unit
        here, more = self._ahead[0], len(self._ahead) > 1
        before = self._unclosed and self._own is not None
        self._unclosed = stays_open(self.text, here.body, here.end, before=before)
        if self._own is not None and not self._unclosed:
            on = more and goes_on(self.tokens, self._ahead, self.roster.known)
            self._own = self._own if on else None
        self._own, self._introduced = self._introduced or self._own, None

    # Sentences --------------------------------------------------------------------

    def _sentence(self, start: int, end: int) -> None:
        i, j = self.tokens.between(start, end)
        if i >= j:
            return
        if self.lead is not None and i <= self.lead.i < j and not self._in_quotation(start):
            self._lead_sentence(start, end, self.lead)
            return
        if self._in_quotation(start):
            self._stretches.emit(start, end, self._quoted(i, j))
            self._resume("quotation")
            return
        if self._opens_quotation(start) and self._own_words(start, end):
            return
        if len(self.roster.principals) > 2:
            at = first_word(self.tokens, i, j)
            scene = fronted_scene(self.tokens, at, j, self.roster) if at < j else None
            self.state.scene = scene or self.state.scene
        clause = main_clause(self.tokens, i, j, self.roster.known)
        k = past_the_spokesperson(self.tokens, clause, j)
        if k:
            i, clause = k, main_clause(self.tokens, k, j, self.roster.known)
        decision = CARRY
        if clause is not None:
            decision = decide_main(self.tokens, clause, i, j, self.roster, self.state)
            if decision.outcome == "speak" and len(decision.speakers) == 1:
                learn_pronoun(self.tokens, clause, decision.speakers[0], self.state.pronouns)
                if introduces(self.tokens, clause, self._ahead) and end >= self._ahead[0].end:
                    self._introduced = decision.speakers[0]
                    decision = NARRATIVE
            self._scene(clause, j)
        if decision.outcome == "carry" and not opens_in_first_person(self.tokens, i, j):
            decision = decide_without_subject(self.tokens, i, j, clause, self.roster, self.state)
        voice = self.state.voice
        if voice is not None and decision is CARRY and says_i(self.tokens, i, j):
            decision = Decision("speak", (voice,), "press carry")
        if decision is CARRY and clause is None:
            decision = decide_of_a_stranger(self.tokens, i, j, self.state)
        if self.narrator is not None and not self.press:
            self._resume("press carry")
            decision = of_the_narrator(self.tokens, i, j, decision, self.state)
        self._stretches.emit(start, end, decision)
        if not self.units[-1].speakers:
            state = self.state
            state.last_single = (
                introduced(self.tokens, clause, i, j, self.roster, state) or state.last_single
            )
        self._coordinates(clause, i, j, end)

    def _scene(self, clause: Clause, j: int) -> None:
        if clause.cue.verb.kind == "narrative":
            scene = read_scene(self.tokens, clause, j, self.roster, self.state)
            self.state.scene = self.state.scene if scene is None else scene

    def _in_quotation(self, start: int) -> bool:
        """Whether a sentence begins inside somebody's own words."""
        before = self.text[self._paragraph_start : start]
        quoted = self.state.rule == "quotation"
        inside = quoted and (is_inside(before) or self._opens_quotation(start))
        return inside or self._own is not None

    def _opens_quotation(self, at: int) -> bool:
        return not self._told_in_quotes and opens_quotation(self.text, at)

    def _own_words(self, start: int, end: int) -> bool:
        """Attribute a quotation amid a paragraph to whom the words behind it name, if any."""
        stop, known = self._paragraph_end, self.roster.known
        clause = quoting_clause(self.tokens, start, end, stop, known)
        if clause is None:
            return False
        decision = decide(self.tokens, clause, self.roster, self.state)
        if decision.outcome != "speak" or len(decision.speakers) != 1:
            return False
        i, j = self.tokens.between(start, end)
        own = main_clause(self.tokens, first_word(self.tokens, i, j), j, known)
        agreed = we_agreed(self.tokens, own, self.roster, decision.speakers[0])
        if agreed.outcome == "speak":
            self._stretches.emit(start, end, agreed)
            self._stretches.activate(decision.speakers, decision.rule)
            return True
        if clause.cue.i >= j:
            decision = replace(decision, rule="quotation")
        self._stretches.emit(start, end, decision)
        return True

    def _resume(self, rule: str) -> None:
        """Behind "We agreed ..." the rest is the words of its speaker alone again."""
        voice = self.state.voice
        if self.state.rule == "we agree" and voice is not None:
            self._stretches.activate((voice,), rule)
        elif not self.state.active and self._own is not None:
            self._stretches.activate((self._own,), rule)

    def _quoted(self, i: int, j: int) -> Decision:
        known = self.roster.known
        own = main_clause(self.tokens, first_word(self.tokens, i, j), j, known)
        clause = postposed_clause(self.tokens, i, j, known)
        if clause is None:
            return we_agreed(self.tokens, own, self.roster, self.state.single)
        decision = decide(self.tokens, clause, self.roster, self.state)
        if decision.outcome != "speak":
            return CARRY
        one = decision.speakers[0] if len(decision.speakers) == 1 else None
        agreed = we_agreed(self.tokens, own, self.roster, one)
        return agreed if agreed.outcome == "speak" else decision

    def _lead_sentence(self, start: int, end: int, lead: Lead) -> None:
        """The lead is narrative unless it reports a position too ("... and reaffirmed ...")."""
        found = position_in_lead(self.tokens, lead, self.roster)
        if found is None:
            self._stretches.emit(start, end, Decision("narrative"))
            return
        speakers, at = found
        if self.tokens.low[at] in _BEHIND_THE_LEAD:
            # "..., in which they agreed ...": what stands before tells of the encounter.
            begin = self.tokens.start[at]
            self._stretches.emit(start, begin, Decision("narrative"))
            start = begin
        self._stretches.emit(
            start, end, Decision("speak", speakers, "lead position", evidence=(at, at + 1))
        )

    def _coordinates(self, clause: Clause | None, i: int, j: int, end: int) -> None:
        """Split off what another speaker says in the same sentence."""
        for k, decision in further_decisions(self.tokens, clause, i, j, self.roster, self.state):
            self.units[-1].end = self.tokens.end[k - 1]
            self._stretches.emit(self.tokens.start[k], end, decision)
