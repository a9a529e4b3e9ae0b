"""The FilterSets of the list pages: they validate the query string.

Nothing is filtered here: what is valid becomes a ``State``, and ``readouts.search`` answers it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict

from readouts.models import (
    EARLIEST_DATE,
    LATEST_DATE,
    Kind,
    Meeting,
    Participant,
    Party,
    Publisher,
    Statement,
    Topic,
)
from readouts.search import facets, nearest, people
from readouts.search.nearest import Nearest
from readouts.search.plan import Plan
from readouts.search.state import PER_PAGE, SORTS, State

FORMATS = ("html", "json", "csv", "csvm", "jsonl", "atom")
# Others add these to addresses to count who follows a link; they ask for nothing.
COUNTERS = re.compile(r"utm_\w+|\w*clid|mc_[ce]id|_ga")
MOST_TOLD = 2  # of the nearest values, in a sentence
MOST_UNKNOWN = 10  # values and names that are told of; only an attack has more
LAST_PAGE = 1_000_000  # no archive has as many; only an attack asks for more


class UnknownValueError(ValidationError):
    """A value that no row has: ``nearest`` are values that could be meant."""

    def __init__(self, problem: str, value: str, nearest: Sequence[Nearest]) -> None:
        meant = " or ".join(near.told for near in nearest[:MOST_TOLD])
        told = problem % {"value": value}
        super().__init__(f"{told} Did you mean {meant}?" if meant else told)
        self.value = value
        self.nearest = nearest


class ManyField(forms.MultipleChoiceField):
    """Several values of the query string, each checked by ``number``: its integer, or None.

    ``facet`` names the values among which the nearest to an unknown one are looked for.
    """

    problem = "“%(value)s” is not known."
    facet = ""

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        raise NotImplementedError

    def unknown(self, value: str) -> UnknownValueError:
        alike = nearest.values(self.facet, value) if self.facet else []
        return UnknownValueError(self.problem, value, alike)

    def clean(self, value: Any) -> dict[str, int]:
        values = [text.strip() for text in self.to_python(value) if text.strip()]
        askable = [text for text in values if "\x00" not in text]
        found = self.numbers(askable) if askable else {}
        unknown = dict.fromkeys(text for text in values if found.get(text) is None)
        if unknown:
            told = [self.unknown(text) for text in list(unknown)[:MOST_UNKNOWN]]
            raise ValidationError(told)
        return {text: number for text in values if (number := found[text]) is not None}


class YearField(ManyField):
    problem = f"“%(value)s” is no year from {EARLIEST_DATE.year} to {LATEST_DATE.year}."

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        return {text: self.number(text) for text in values}

    def number(self, text: str) -> int | None:
        if not re.fullmatch(r"[0-9]{4}", text):
            return None
        return int(text) if EARLIEST_DATE.year <= int(text) <= LATEST_DATE.year else None


class MonthField(YearField):
    problem = "“%(value)s” is no month. Write the year and the month, as in 2021-07."

    def number(self, text: str) -> int | None:
        match = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
        if match is None or super().number(match[1]) is None:
            return None
        return int(match[1]) * 100 + int(match[2])


class PlaceField(ManyField):
    problem = "No meeting in the archive took place in “%(value)s”."
    facet = "place"

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        return {**facets.term_numbers("place", values)}


class KindField(ManyField):
    problem = f"“%(value)s” is no kind of meeting. The kinds are: {', '.join(Kind.values)}."
    facet = "kind"

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        met = facets.term_numbers("kind", values)
        never_met = {kind: facets.GREATEST - place for place, kind in enumerate(Kind.values)}
        return {**never_met, **met}


class JointField(ManyField):
    problem = "“%(value)s” is neither “joint” nor “single”."

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        return {text: facets.JOINT_VALUES.get(text) for text in values}


class RowField(ManyField):
    """Rows of ``model``, named by their ``key``."""

    def __init__(self, *, model: type[Model], key: str, what: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows = model._default_manager.all()
        self.key = key
        self.facet = what
        self.problem = f"The archive has no {what} “%(value)s”."

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        rows = self.rows.filter(**{f"{self.key}__in": values})
        found = dict(rows.values_list(self.key, "pk"))
        return {text: found.get(text) for text in values}


class SpeakerField(RowField):
    """Whoever was merged into somebody else is found under both addresses."""

    def numbers(self, values: Sequence[str]) -> dict[str, int | None]:
        return {**people.living_by_slug(values)}


class ManyFilter(django_filters.Filter):
    """A facet: any of several values."""

    def __init__(self, field_class: type[ManyField], **kwargs: Any) -> None:
        self.field_class = field_class
        super().__init__(widget=forms.SelectMultiple, **kwargs)


def date_filter(label: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        label=label,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "This is no date. Write year, month and day: 2021-07-15."},
    )


def one_of(label: str, values: Iterable[str]) -> django_filters.ChoiceFilter:
    values = [str(value) for value in values]
    return django_filters.ChoiceFilter(
        label=label,
        choices=[(value, value) for value in values],
        error_messages={"invalid_choice": f"“%(value)s” is none of: {', '.join(values)}."},
    )


class PageFilter(django_filters.Filter):
    field_class = forms.IntegerField


class SearchForm(forms.Form):
    """What can be wrong with two values at once."""

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        since, until = found.get("from"), found.get("to")
        if since and until and since > until:
            self.add_error("to", f"“{until}” is before “{since}”, where the time begins.")
        return found


class SearchFilter(django_filters.FilterSet):
    """What both list pages can be asked for."""

    q = django_filters.CharFilter(label="Search")
    speaker = ManyFilter(SpeakerField, model=Participant, key="slug", what="speaker")
    party = ManyFilter(RowField, model=Party, key="code", what="party")
    topic = ManyFilter(RowField, model=Topic, key="slug", what="topic")
    year = ManyFilter(YearField)
    month = ManyFilter(MonthField)
    kind = ManyFilter(KindField)
    publisher = ManyFilter(RowField, model=Publisher, key="slug", what="publisher")
    place = ManyFilter(PlaceField)
    joint = ManyFilter(JointField)
    sort = one_of("Order", SORTS)
    per_page = one_of("Results on a page", map(str, PER_PAGE))
    page = PageFilter(
        label="Page",
        min_value=1,
        max_value=LAST_PAGE,
        error_messages={
            "invalid": "This is no page number.",
            "min_value": "The first page is page 1.",
            "max_value": "There is no such page.",
        },
    )
    show = one_of("The facet to show in full", facets.BY_NAME)
    find = django_filters.CharFilter(label="Find in the facet shown in full", max_length=100)
    format = one_of("Format", FORMATS)

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """``from`` is a word of Python's and cannot be written as an attribute."""
        filters = super().get_filters()
        return {**filters, "from": date_filter("From"), "to": date_filter("To")}

    def problems(self) -> list[str]:
        """What is wrong with the query string, each with the name and value it is about."""
        return [
            problem if name == "__all__" else f"{name}: {_named(problem, self.data, name)}"
            for name, problems in self.errors.items()
            for problem in problems
        ]

    def strangers(self) -> list[str]:
        """What to say of each name that no list page knows, those of link counters left aside."""
        strange = [
            name for name in self.data if name not in self.filters and not COUNTERS.fullmatch(name)
        ]
        told = []
        for name in strange[:MOST_UNKNOWN]:
            alike = difflib.get_close_matches(name.lower(), self.filters, n=1)
            meant = f" Did you mean “{alike[0]}”?" if alike else ""
            told.append(f"“{name}” is nothing that this page can be asked for.{meant}")
        return told

    def nearest(self) -> list[tuple[str, str, str]]:
        """(name, unknown value, a value that could be meant), the likeliest first."""
        return [
            (name, problem.value, near.value)
            for name, problems in self.errors.as_data().items()
            for problem in problems
            if isinstance(problem, UnknownValueError)
            for near in problem.nearest
        ]

    def state(self, path: str, plan: Plan | None) -> State:
        """The state that a valid query string describes."""
        found = self.form.cleaned_data
        return State(
            path=path,
            query=found["q"],
            plan=plan,
            chosen={
                facet.name: {facet.pack(n): text for text, n in found[facet.name].items()}
                for facet in facets.FACETS
                if found[facet.name]
            },
            since=found["from"],
            until=found["to"],
            sort=found["sort"],
            per_page=int(found["per_page"] or PER_PAGE[0]),
            page=int(found["page"] or 1),
            show=found["show"],
            find=found["find"].strip(),
        )


class StatementFilter(SearchFilter):
    class Meta:
        model = Statement
        form = SearchForm
        fields: list[str] = []


class MeetingFilter(SearchFilter):
    class Meta:
        model = Meeting
        form = SearchForm
        fields: list[str] = []


def _named(problem: str, data: QueryDict, name: str) -> str:
    """The message with the value it is about, where it does not name it already."""
    value = data.get(name, "")
    return problem if "“" in problem else f"“{value}”: {problem}"
