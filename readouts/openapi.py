"""The description of the JSON twins as OpenAPI 3.1, made from the addresses and the filters.

Every schema is closed (no property that it does not name), and the tests hold each answer of
the site against it: what the description leaves out or promises too much fails there.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from readouts.filters import MeetingFilter, SearchFilter, StatementFilter
from readouts.models import Kind, Party, ReviewState, Topic
from readouts.search import facets
from readouts.search.state import PER_PAGE, SORTS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
OFFSET: Schema = {
    "type": "integer",
    "minimum": 0,
    "description": "A position in the readout's text, in Unicode code points.",
}
PERCENT: Schema = {"type": "number", "minimum": 0, "maximum": 100}
DATE: Schema = {"type": "string", "format": "date"}
URL: Schema = {"type": "string", "format": "uri"}
CODE: Schema = {"type": "string", "pattern": "^[0-9a-f]{10}$"}
MANY = ("speaker", "party", "topic", "year", "month", "kind", "publisher", "place", "joint")
EXAMPLES = {"year": 2021, "month": "2021-07", "kind": "meeting", "party": "CN"}


def closed(**properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def several(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def perhaps(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def one_of(values: Any) -> Schema:
    return {"type": "string", "enum": [str(value) for value in values]}


SPEAKER = {"slug": TEXT, "name": TEXT, "url": URL}
SPEAKER_LINE = {**SPEAKER, "office": TEXT, "party": perhaps(TEXT)}
MEETING_LINE = {
    "code": CODE,
    "title": TEXT,
    "date": perhaps(DATE),
    "date_end": perhaps(DATE),
    "kind": one_of(Kind.values),
    "place": TEXT,
    "url": URL,
}
STATEMENT = {
    "start": OFFSET,
    "end": OFFSET,
    "text": TEXT,
    "speakers": several(ref("Speaker")),
    "voice": perhaps(ref("Speaker")),
    "unnamed_group": perhaps(TEXT),
    "topics": several(ref("Topic")),
    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "rule": TEXT,
    "review_state": one_of(ReviewState.values),
    "url": URL,
}
TOPIC = {"slug": TEXT, "name": TEXT, "group": one_of(Topic.Group.values), "url": URL}
PARTY = {"code": TEXT, "name": TEXT, "kind": one_of(Party.Kind.values), "url": URL}
TIMELINE = several(closed(period=TEXT, count=COUNT))
WORDS_COMPARED = several(
    closed(word=TEXT, count=COUNT, percent=PERCENT, percent_of_others=PERCENT, url=URL)
)
TOPICS_COMPARED = several(
    closed(name=TEXT, count=COUNT, percent=PERCENT, percent_of_archive=PERCENT, url=URL)
)
MET = several(closed(name=TEXT, meetings=COUNT, url=URL))
TALLY = several(closed(name=TEXT, count=COUNT, url=URL))


def listed(results: Schema) -> Schema:
    return closed(
        count=COUNT,
        next=perhaps(URL),
        previous=perhaps(URL),
        results=several(results),
        facets=several(ref("Facet")),
    )


def schemas() -> dict[str, Schema]:
    """The named schemas."""
    return {
        "Speaker": closed(**SPEAKER),
        "SpeakerLine": closed(**SPEAKER_LINE),
        "Topic": closed(**TOPIC),
        "Party": closed(**PARTY),
        "MeetingLine": closed(**MEETING_LINE),
        "ReadoutLine": closed(
            code=CODE,
            sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
            title=TEXT,
            publisher=perhaps(TEXT),
            publisher_slug=perhaps(TEXT),
            published_on=perhaps(DATE),
            language={"type": "string", "description": "A BCP 47 tag."},
            source=perhaps(URL),
            url=URL,
        ),
        "Statement": closed(**STATEMENT),
        "ListedStatement": closed(
            **{**STATEMENT, "speakers": several(ref("SpeakerLine"))},
            date=perhaps(DATE),
            readout=ref("ReadoutLine"),
            meeting=ref("MeetingLine"),
        ),
        "ListedMeeting": closed(
            **MEETING_LINE,
            participants=several(ref("SpeakerLine")),
            readouts=several(ref("ReadoutLine")),
        ),
        "Facet": closed(
            name=one_of(facets.BY_NAME),
            label=TEXT,
            values=several(
                closed(
                    value=TEXT,
                    label=TEXT,
                    count=COUNT,
                    selected={"type": "boolean"},
                    toggle_url=URL,
                )
            ),
        ),
        "Refusal": closed(errors=several(TEXT)),
        **page_schemas(),
    }


def page_schemas() -> dict[str, Schema]:
    """What each page that is no list of results answers."""
    counted_speaker = closed(**SPEAKER, sort_name=TEXT, party=perhaps(TEXT), statement_count=COUNT)
    read_from = closed(
        written=TEXT,
        start=perhaps(OFFSET),
        end=perhaps(OFFSET),
        corrected={"type": "boolean"},
    )
    claims = {"type": "object", "additionalProperties": read_from}
    correction = closed(
        day=DATE,
        changes=several(
            closed(what=TEXT, about=perhaps(TEXT), before=perhaps(TEXT), after=perhaps(TEXT))
        ),
    )
    mention = closed(
        name=TEXT, start=perhaps(OFFSET), end=perhaps(OFFSET), speaker=perhaps(ref("Speaker"))
    )
    office = closed(
        office=TEXT,
        party=perhaps(TEXT),
        printed=several(TEXT),
        first=perhaps(DATE),
        last=perhaps(DATE),
        meetings=COUNT,
    )
    return {
        "Meeting": closed(
            **MEETING_LINE,
            readout=perhaps(ref("ReadoutLine")),
            readouts=several(ref("ReadoutLine")),
            participants=several(
                closed(**SPEAKER_LINE, start=perhaps(OFFSET), end=perhaps(OFFSET))
            ),
            mentioned=several(mention),
            read_from=claims,
            corrections=several(correction),
            previous=perhaps(ref("MeetingLine")),
            next=perhaps(ref("MeetingLine")),
            text=perhaps(TEXT),
            statements=several(ref("Statement")),
        ),
        "Place": closed(
            offset=OFFSET,
            withdrawn={"type": "boolean"},
            statement=perhaps(ref("Statement")),
            paragraph=perhaps(closed(start=OFFSET, end=OFFSET, text=TEXT)),
            annotation={"type": "object", "description": "W3C Web Annotation selectors."},
            citation=closed(plain=TEXT, chicago=TEXT, apa=TEXT, mla=TEXT),
            readout=ref("ReadoutLine"),
            meeting=ref("MeetingLine"),
        ),
        "SpeakerPage": closed(
            **{**SPEAKER, "party": perhaps(ref("Party"))},
            aliases=several(TEXT),
            offices=several(office),
            statement_count=COUNT,
            statements=TEXT,
            timeline=TIMELINE,
            topics=TOPICS_COMPARED,
            words=WORDS_COMPARED,
            met=MET,
        ),
        "TopicPage": closed(
            **TOPIC,
            description=TEXT,
            phrases=several(TEXT),
            statement_count=COUNT,
            statements=TEXT,
            timeline=TIMELINE,
            speakers=TALLY,
            parties=TALLY,
            topics=TALLY,
        ),
        "PartyPage": closed(
            **PARTY,
            statement_count=COUNT,
            meeting_count=COUNT,
            statements=TEXT,
            timeline=TIMELINE,
            topics=TOPICS_COMPARED,
            words=WORDS_COMPARED,
            people=MET,
            met=MET,
        ),
        "StatementList": listed(ref("ListedStatement")),
        "MeetingList": listed(ref("ListedMeeting")),
        "SpeakerList": listed(counted_speaker),
        "TopicList": listed(closed(**TOPIC, statement_count=COUNT)),
        "PartyList": listed(closed(**PARTY, meeting_count=COUNT, speaker_count=COUNT)),
    }


def parameters(filters: type[SearchFilter]) -> list[Schema]:
    """The query parameters of a list, from its filters."""
    found = []
    for name, filter_ in filters.get_filters().items():
        if name == "format":
            continue
        schema: Schema = dict(TEXT)
        if name in MANY:
            schema = several(dict(TEXT))
        elif name in ("from", "to"):
            schema = DATE
        elif name == "page":
            schema = {"type": "integer", "minimum": 1}
        elif name in ("sort", "per_page", "show"):
            schema = one_of({"sort": SORTS, "per_page": PER_PAGE, "show": facets.BY_NAME}[name])
        parameter: Schema = {"name": name, "in": "query", "schema": schema}
        if filter_.label:
            parameter["description"] = str(filter_.label)
        if name in MANY:
            parameter["description"] = "Several values mean any of them."
            parameter["explode"] = True
        found.append(parameter)
    return found


ADDRESSES: tuple[tuple[str, str, str], ...] = (
    # the address's name, its schema, what it answers
    ("statements", "StatementList", "Statements, searched and filtered"),
    ("meetings", "MeetingList", "Meetings, searched by what was said in them and filtered"),
    ("meeting", "Meeting", "A meeting with the text of its first readout and its statements"),
    ("readout", "Meeting", "The meeting of a readout, with the text of that readout"),
    ("place", "Place", "The statement that covers a character of a text today, or its paragraph"),
    ("speakers", "SpeakerList", "Speakers from A to Z"),
    ("speaker", "SpeakerPage", "A speaker"),
    ("topics", "TopicList", "The topics"),
    ("topic", "TopicPage", "A topic"),
    ("parties", "PartyList", "States and organisations"),
    ("party", "PartyPage", "A state or an organisation"),
)
PATHS: dict[str, tuple[str, dict[str, Schema]]] = {
    "meeting": ("/meetings/{code}/{slug}/", {"code": CODE, "slug": TEXT}),
    "readout": ("/readouts/{code}/", {"code": CODE}),
    "place": ("/readouts/{code}/{offset}/", {"code": CODE, "offset": OFFSET}),
    "speaker": ("/speakers/{slug}/", {"slug": TEXT}),
    "topic": ("/topics/{slug}/", {"slug": TEXT}),
    "party": ("/parties/{code}/", {"code": TEXT}),
}
FILTERS = {"statements": StatementFilter, "meetings": MeetingFilter}
# The same address without ``format=json`` answers with its page.
PAGE: Schema = {"text/html": {}}
AS_JSON = {"name": "format", "in": "query", "required": True, "schema": {"const": "json"}}


def operation(name: str, schema: str, summary: str) -> Schema:
    inside = PATHS[name][1] if name in PATHS else {}
    in_path = [
        {"name": part, "in": "path", "required": True, "schema": kind}
        for part, kind in inside.items()
    ]
    in_query = parameters(FILTERS[name]) if name in FILTERS else []
    answer = {"application/json": {"schema": ref(schema)}, **PAGE}
    refusal = {"application/json": {"schema": ref("Refusal")}, **PAGE}
    meanings = {"400": "What is wrong with the query"}
    if name in FILTERS:
        meanings["503"] = "The search asks too much"
    if inside:
        meanings["404"] = "There is no such thing"
    responses: Schema = {
        "200": {"description": summary, "content": answer},
        **{
            status: {"description": meaning, "content": refusal}
            for status, meaning in meanings.items()
        },
    }
    if inside:
        withdrawn = {"anyOf": [ref("Refusal"), ref(schema)]}
        responses["410"] = {
            "description": "It was withdrawn",
            "content": {"application/json": {"schema": withdrawn}, **PAGE},
        }
        responses["301"] = {"description": "It goes by another address now"}
        responses["302"] = {"description": "It is shown at another address"}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [AS_JSON, *in_path, *in_query],
            "responses": responses,
        }
    }


def description(base: str) -> Schema:
    """The whole description; ``base`` is the address of the site."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Readout Archive",
            "version": "1",
            "description": "The JSON twins of the archive's pages. Reading only; no key is needed.",
        },
        "servers": [{"url": base}],
        "paths": {
            (PATHS[name][0] if name in PATHS else reverse(f"readouts:{name}")): operation(
                name, schema, summary
            )
            for name, schema, summary in ADDRESSES
        },
        "components": {"schemas": schemas()},
    }
