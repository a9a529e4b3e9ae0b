"""The search table: what search and facets are answered from, kept current by triggers.

``readouts_search`` holds one row a standing statement, ``readouts_search_meeting`` one a
standing meeting with all who took part in it. The views ``*_source`` say what each row has to
be; the triggers copy the changed rows from them in the transaction that changes anything they
read, and ``manage.py check_search`` compares the whole. The words of both this file and
``readouts.search.words`` are cut by the same pattern.

A facet's value is packed into one integer as ``code << 24 | value`` (the codes are those of
``readouts.search.facets``), so that one pass over the matching rows counts every facet.

Locks: a writer takes the participants whose party it reads (FOR SHARE), then the meetings whose
rows it writes (FOR NO KEY UPDATE), and reads only then, by a new snapshot. So of two
transactions that change parts of the same row the second waits and sees what the first did.

The functions that write keep one plan: to plan the views anew for every few rows takes longer
than to run them.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

SEPARATORS = (
    r"\u0001-/:-@\[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u02b9-\u02df\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4"
    r"\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u1680"
    r"\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u3004\u3008-\u3020\u3030\u30fb\ufe10-\ufe1f\ufe30-\ufe6f\ufeff"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff9-\uffff"
    r"\U0001f000-\U0001faff"
)
WORD = rf"[A-Za-z](?:\.[A-Za-z])+(?![0-9A-Za-z])|[^{SEPARATORS}]+"

# The embedded server's collation lowers no letter beyond ASCII, so the functions name one that
# does: PostgreSQL's own where there is one (17 and newer), or else one of the system's.
WORDS = rf"""
DO $do$
DECLARE
    lowering text := (
        SELECT quote_ident(collname) FROM pg_collation
        WHERE collname IN ('pg_c_utf8', 'und-x-icu', 'C.utf8')
          AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
        ORDER BY array_position(ARRAY['pg_c_utf8', 'und-x-icu', 'C.utf8'], collname::text)
        LIMIT 1
    );
BEGIN
    EXECUTE replace($function$
        CREATE FUNCTION readouts_words(source text) RETURNS text[]
        LANGUAGE sql STABLE PARALLEL SAFE AS $body$
            SELECT coalesce(
                string_to_array(
                    translate(
                        lower(unaccent(lower(
                            normalize(
                                string_agg(left(match[1], 200), E'\n' ORDER BY place), NFKC
                            ) COLLATE lowering
                        )) COLLATE lowering),
                        '''\ .', ''
                    ),
                    E'\n'
                ),
                '{{}}'
            )
            FROM regexp_matches(source, '({WORD})', 'g') WITH ORDINALITY AS m (match, place)
        $body$
    $function$, 'lowering', coalesce(lowering, '"default"'));
END
$do$;
COMMENT ON FUNCTION readouts_words IS
    'A text''s words in order: lower case, without diacritics and punctuation.';

CREATE FUNCTION readouts_stem(word text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (ts_lexize('english_stem', word))[1]
$$;
COMMENT ON FUNCTION readouts_stem IS 'The stem of a folded word, null for a stop word.';

CREATE FUNCTION readouts_vector(source text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(
        string_agg(
            '''=' || word || ''':' || place
                || coalesce(' ''' || readouts_stem(word) || ''':' || place, ''),
            ' '
        ),
        ''
    )::tsvector
    FROM unnest(readouts_words(source)) WITH ORDINALITY AS w (word, place)
$$;
COMMENT ON FUNCTION readouts_vector IS
    'Every word as it stands, marked by =, and every stem, at the same places.';
"""

TABLES = """
CREATE TABLE readouts_search (
    statement_id bigint PRIMARY KEY,
    meeting_id bigint NOT NULL,
    readout_id bigint NOT NULL,
    start integer NOT NULL,
    date date,
    facets integer[] NOT NULL,
    tsv tsvector NOT NULL
);
CREATE INDEX readouts_search_tsv ON readouts_search USING gin (tsv);
CREATE INDEX readouts_search_facets ON readouts_search USING gin (facets);
CREATE INDEX readouts_search_meeting_id ON readouts_search (meeting_id);
CREATE INDEX readouts_search_newest ON readouts_search
    (date DESC NULLS LAST, meeting_id DESC, readout_id, start);
CREATE INDEX readouts_search_oldest ON readouts_search
    (date ASC NULLS LAST, meeting_id, readout_id, start);

CREATE TABLE readouts_search_meeting (
    meeting_id bigint PRIMARY KEY,
    date date,
    facets integer[] NOT NULL
);
CREATE INDEX readouts_search_meeting_facets ON readouts_search_meeting USING gin (facets);

-- Numbers for the facet values that are words (kind, place).
CREATE TABLE readouts_search_term (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    facet integer NOT NULL,
    value text NOT NULL,
    UNIQUE (facet, value)
);

-- The archive's own words, for spelling suggestions. Not unique on purpose: two transactions
-- that bring the same new word must not wait for each other. A word may outlive its last
-- statement; whoever suggests one counts first.
CREATE TABLE readouts_search_word (word text NOT NULL);
CREATE INDEX readouts_search_word_itself ON readouts_search_word (word);
CREATE INDEX readouts_search_word_alike ON readouts_search_word USING gin (word gin_trgm_ops);
"""

SOURCES = """
CREATE FUNCTION readouts_living(participant bigint) RETURNS bigint
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT id, merged_into_id FROM readouts_participant WHERE id = participant
        UNION
        SELECT next.id, next.merged_into_id
        FROM chain JOIN readouts_participant AS next ON next.id = chain.merged_into_id
    )
    SELECT coalesce((SELECT min(id) FROM chain WHERE merged_into_id IS NULL), participant)
$$;
COMMENT ON FUNCTION readouts_living IS 'Into whom a participant was merged in the end.';

CREATE FUNCTION readouts_family(participants bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE family AS (
        SELECT readouts_living(id) AS id FROM unnest(participants) AS id
        UNION
        SELECT id FROM unnest(participants) AS id
        UNION
        SELECT merged.id
        FROM family JOIN readouts_participant AS merged ON merged.merged_into_id = family.id
    )
    SELECT coalesce(array_agg(id), '{}') FROM family
$$;
COMMENT ON FUNCTION readouts_family IS 'Everybody who was merged into the same persons as these.';

CREATE VIEW readouts_search_presence AS
SELECT
    a.meeting_id,
    coalesce(living.id, p.id) AS participant_id,
    coalesce(a.party_id, living.party_id, p.party_id) AS party_id
FROM readouts_attendance AS a
JOIN readouts_participant AS p ON p.id = a.participant_id
LEFT JOIN readouts_participant AS living ON living.id =
    CASE WHEN p.merged_into_id IS NOT NULL THEN readouts_living(p.id) END
WHERE a.review_state <> 'rejected';
COMMENT ON VIEW readouts_search_presence IS 'Who was at a meeting, for which party.';

CREATE VIEW readouts_search_source AS
SELECT
    s.id AS statement_id,
    r.meeting_id,
    r.id AS readout_id,
    s.start,
    m.date,
    ARRAY(
        WITH said AS (
            SELECT
                coalesce(living.id, p.id)::integer AS speaker,
                coalesce(there.party_id, living.party_id, p.party_id)::integer AS party
            FROM readouts_statement_speakers AS link
            JOIN readouts_participant AS p ON p.id = link.participant_id
            LEFT JOIN readouts_participant AS living ON living.id =
                CASE WHEN p.merged_into_id IS NOT NULL THEN readouts_living(p.id) END
            LEFT JOIN readouts_search_presence AS there
                ON there.meeting_id = r.meeting_id
                AND there.participant_id = coalesce(living.id, p.id)
            WHERE link.statement_id = s.id
        )
        SELECT 1 << 24 | speaker FROM said
        UNION
        SELECT 2 << 24 | party FROM said WHERE party IS NOT NULL
        UNION
        SELECT 3 << 24 | topic_id::integer FROM readouts_statementtopic WHERE statement_id = s.id
        UNION
        SELECT 4 << 24 | extract(year FROM m.date)::integer WHERE m.date IS NOT NULL
        UNION
        SELECT 5 << 24 | to_char(m.date, 'YYYYMM')::integer WHERE m.date IS NOT NULL
        UNION
        SELECT facet << 24 | id FROM readouts_search_term
        WHERE (facet = 6 AND value = m.kind) OR (facet = 8 AND value = m.place)
        UNION
        SELECT 7 << 24 | r.publisher_id::integer WHERE r.publisher_id IS NOT NULL
        UNION
        SELECT 9 << 24 | CASE
            WHEN s.unnamed_group <> '' OR (SELECT count(DISTINCT speaker) FROM said) > 1
            THEN 2 ELSE 1
        END
        ORDER BY 1
    ) AS facets
FROM readouts_statement AS s
JOIN readouts_readout AS r ON r.id = s.readout_id
JOIN readouts_meeting AS m ON m.id = r.meeting_id
WHERE 'rejected' NOT IN (s.review_state, r.review_state, m.review_state);
COMMENT ON VIEW readouts_search_source IS 'What readouts_search has to hold, but for the words.';

CREATE VIEW readouts_search_meeting_source AS
SELECT
    m.id AS meeting_id,
    m.date,
    ARRAY(
        SELECT 1 << 24 | participant_id::integer
        FROM readouts_search_presence WHERE meeting_id = m.id
        UNION
        SELECT 2 << 24 | party_id::integer
        FROM readouts_search_presence WHERE meeting_id = m.id AND party_id IS NOT NULL
        UNION
        SELECT 4 << 24 | extract(year FROM m.date)::integer WHERE m.date IS NOT NULL
        UNION
        SELECT 5 << 24 | to_char(m.date, 'YYYYMM')::integer WHERE m.date IS NOT NULL
        UNION
        SELECT facet << 24 | id FROM readouts_search_term
        WHERE (facet = 6 AND value = m.kind) OR (facet = 8 AND value = m.place)
        UNION
        SELECT 7 << 24 | publisher_id::integer FROM readouts_readout
        WHERE meeting_id = m.id AND review_state <> 'rejected' AND publisher_id IS NOT NULL
        ORDER BY 1
    ) AS facets
FROM readouts_meeting AS m
WHERE m.review_state <> 'rejected';
COMMENT ON VIEW readouts_search_meeting_source IS 'What readouts_search_meeting has to hold.';
"""

REFRESH = """
CREATE FUNCTION readouts_search_lock(readouts bigint[], meetings bigint[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM 1 FROM readouts_participant WHERE id IN (
        SELECT a.participant_id FROM readouts_attendance AS a
        WHERE a.meeting_id IN (
            SELECT unnest(meetings)
            UNION SELECT meeting_id FROM readouts_readout WHERE id = ANY (readouts)
        )
        UNION
        SELECT link.participant_id
        FROM readouts_statement AS s
        JOIN readouts_statement_speakers AS link ON link.statement_id = s.id
        WHERE s.readout_id = ANY (readouts)
    ) ORDER BY id FOR SHARE;
    PERFORM 1 FROM readouts_readout WHERE id = ANY (readouts) ORDER BY id FOR SHARE;
    PERFORM 1 FROM readouts_meeting WHERE id IN (
        SELECT unnest(meetings)
        UNION SELECT meeting_id FROM readouts_readout WHERE id = ANY (readouts)
    ) ORDER BY id FOR NO KEY UPDATE;
END
$$;

-- The numbers of the kinds and places of these meetings, made if they are new.
CREATE FUNCTION readouts_search_number_terms(meetings bigint[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO readouts_search_term (facet, value)
    SELECT DISTINCT said.facet, said.value
    FROM readouts_meeting AS m,
        LATERAL (VALUES (6, m.kind), (8, m.place)) AS said (facet, value)
    WHERE m.id = ANY (meetings) AND said.value <> '' AND NOT EXISTS (
        SELECT FROM readouts_search_term AS known
        WHERE known.facet = said.facet AND known.value = said.value
    )
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION readouts_search_learn_words(statements bigint[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO readouts_search_word (word)
    SELECT DISTINCT substr(lexeme, 2)
    FROM readouts_search, unnest(tsv)
    WHERE statement_id = ANY (statements) AND lexeme LIKE '=___%' AND length(lexeme) < 50
        AND NOT EXISTS (SELECT FROM readouts_search_word WHERE word = substr(lexeme, 2))
$$;

CREATE FUNCTION readouts_search_refresh_meetings(meetings bigint[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM readouts_search_number_terms(meetings);
    DELETE FROM readouts_search_meeting AS kept
    WHERE kept.meeting_id = ANY (meetings) AND NOT EXISTS (
        SELECT FROM readouts_search_meeting_source AS source
        WHERE source.meeting_id = kept.meeting_id
    );
    INSERT INTO readouts_search_meeting AS kept
    SELECT source.* FROM readouts_search_meeting_source AS source
    WHERE source.meeting_id = ANY (meetings)
    ON CONFLICT (meeting_id) DO UPDATE SET date = excluded.date, facets = excluded.facets
    WHERE (kept.date, kept.facets) IS DISTINCT FROM (excluded.date, excluded.facets);
END
$$;

-- ``reworded``: those of ``statements`` whose text is another than before.
CREATE FUNCTION readouts_search_refresh(statements bigint[], reworded bigint[] = '{}')
RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    added bigint[];
BEGIN
    DELETE FROM readouts_search AS kept
    WHERE kept.statement_id = ANY (statements) AND (
        kept.statement_id = ANY (reworded) OR NOT EXISTS (
            SELECT FROM readouts_search_source AS source
            WHERE source.statement_id = kept.statement_id
        )
    );
    UPDATE readouts_search AS kept
    SET meeting_id = source.meeting_id, readout_id = source.readout_id, start = source.start,
        date = source.date, facets = source.facets
    FROM readouts_search_source AS source
    WHERE kept.statement_id = ANY (statements) AND source.statement_id = kept.statement_id
        AND (kept.meeting_id, kept.readout_id, kept.start, kept.date, kept.facets) IS DISTINCT FROM
            (source.meeting_id, source.readout_id, source.start, source.date, source.facets);
    WITH inserted AS (
        INSERT INTO readouts_search
        SELECT source.*, readouts_vector(s.text)
        FROM readouts_search_source AS source JOIN readouts_statement AS s ON s.id = statement_id
        WHERE source.statement_id = ANY (statements) AND NOT EXISTS (
            SELECT FROM readouts_search AS kept WHERE kept.statement_id = source.statement_id
        )
        RETURNING statement_id
    )
    SELECT array_agg(statement_id) INTO added FROM inserted;
    PERFORM readouts_search_learn_words(added);
END
$$;

CREATE FUNCTION readouts_search_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE readouts_search, readouts_search_meeting IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM readouts_search;
    DELETE FROM readouts_search_meeting;
    DELETE FROM readouts_search_word;
    PERFORM readouts_search_refresh_meetings(ARRAY(SELECT id FROM readouts_meeting));
    PERFORM readouts_search_refresh(ARRAY(SELECT id FROM readouts_statement));
END
$$;
"""

# A transition table can be named by a trigger of one event only, hence three triggers a table.
TRIGGERS = """
CREATE FUNCTION readouts_search_on_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    statements bigint[];
    reworded bigint[];
    readouts bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(id), array_agg(DISTINCT readout_id) INTO statements, readouts
        FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(id), array_agg(DISTINCT readout_id) INTO statements, readouts
        FROM old_rows;
    ELSE
        SELECT
            array_agg(now.id),
            array_agg(now.id) FILTER (WHERE now.text <> was.text),
            array_agg(now.readout_id) || array_agg(was.readout_id)
        INTO statements, reworded, readouts
        FROM new_rows AS now JOIN old_rows AS was USING (id)
        WHERE (now.readout_id, now.start, now.text, now.unnamed_group, now.review_state) <>
            (was.readout_id, was.start, was.text, was.unnamed_group, was.review_state);
    END IF;
    IF statements IS NOT NULL THEN
        PERFORM readouts_search_lock(readouts, '{}');
        PERFORM readouts_search_refresh(statements, coalesce(reworded, '{}'));
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION readouts_search_on_statement_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    statements bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT statement_id) INTO statements FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT statement_id) INTO statements FROM old_rows;
    ELSE
        SELECT array_agg(now.statement_id) || array_agg(was.statement_id) INTO statements
        FROM new_rows AS now JOIN old_rows AS was USING (id)
        -- One function serves two tables: their own columns are asked for by name.
        WHERE (now.statement_id, to_jsonb(now) -> TG_ARGV[0])
            <> (was.statement_id, to_jsonb(was) -> TG_ARGV[0]);
    END IF;
    IF statements IS NOT NULL THEN
        PERFORM readouts_search_lock(
            ARRAY(SELECT readout_id FROM readouts_statement WHERE id = ANY (statements)), '{}'
        );
        PERFORM readouts_search_refresh(statements);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION readouts_search_on_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meetings bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT meeting_id) INTO meetings FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT meeting_id) INTO meetings FROM old_rows;
    ELSE
        SELECT array_agg(now.meeting_id) || array_agg(was.meeting_id) INTO meetings
        FROM new_rows AS now JOIN old_rows AS was USING (id)
        WHERE (now.meeting_id, now.participant_id, now.party_id, now.review_state)
            IS DISTINCT FROM
            (was.meeting_id, was.participant_id, was.party_id, was.review_state);
    END IF;
    IF meetings IS NOT NULL THEN
        PERFORM readouts_search_lock('{}', meetings);
        PERFORM readouts_search_refresh_meetings(meetings);
        PERFORM readouts_search_refresh(ARRAY(
            SELECT s.id
            FROM readouts_readout AS r JOIN readouts_statement AS s ON s.readout_id = r.id
            WHERE r.meeting_id = ANY (meetings)
        ));
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION readouts_search_on_participant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[];
    family bigint[];
    meetings bigint[];
BEGIN
    SELECT array_agg(now.id) || array_agg(was.merged_into_id) INTO changed
    FROM new_rows AS now JOIN old_rows AS was USING (id)
    WHERE (now.party_id, now.merged_into_id) IS DISTINCT FROM (was.party_id, was.merged_into_id);
    IF changed IS NULL THEN
        RETURN NULL;
    END IF;
    family := readouts_family(array_remove(changed, NULL));
    PERFORM 1 FROM readouts_participant WHERE id = ANY (family)
    ORDER BY id FOR NO KEY UPDATE;
    meetings := ARRAY(
        SELECT meeting_id FROM readouts_attendance WHERE participant_id = ANY (family)
        UNION
        SELECT r.meeting_id
        FROM readouts_statement_speakers AS link
        JOIN readouts_statement AS s ON s.id = link.statement_id
        JOIN readouts_readout AS r ON r.id = s.readout_id
        WHERE link.participant_id = ANY (family)
    );
    PERFORM readouts_search_lock('{}', meetings);
    PERFORM readouts_search_refresh_meetings(meetings);
    PERFORM readouts_search_refresh(ARRAY(
        SELECT DISTINCT statement_id FROM readouts_statement_speakers
        WHERE participant_id = ANY (family)
    ));
    RETURN NULL;
END
$$;

CREATE FUNCTION readouts_search_on_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meetings bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM readouts_search_refresh_meetings(ARRAY(SELECT id FROM new_rows));
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM readouts_search_meeting WHERE meeting_id IN (SELECT id FROM old_rows);
        DELETE FROM readouts_search WHERE meeting_id IN (SELECT id FROM old_rows);
        RETURN NULL;
    END IF;
    SELECT array_agg(now.id) INTO meetings
    FROM new_rows AS now JOIN old_rows AS was USING (id)
    WHERE (now.date, now.kind, now.place, now.review_state) IS DISTINCT FROM
        (was.date, was.kind, was.place, was.review_state);
    IF meetings IS NOT NULL THEN
        PERFORM readouts_search_lock('{}', meetings);
        PERFORM readouts_search_refresh_meetings(meetings);
        PERFORM readouts_search_refresh(ARRAY(
            SELECT s.id
            FROM readouts_readout AS r JOIN readouts_statement AS s ON s.readout_id = r.id
            WHERE r.meeting_id = ANY (meetings)
        ));
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION readouts_search_on_readout() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    readouts bigint[] = '{}';
    meetings bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT meeting_id) INTO meetings FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT meeting_id) INTO meetings FROM old_rows;
    ELSE
        SELECT array_agg(now.id), array_agg(now.meeting_id) || array_agg(was.meeting_id)
        INTO readouts, meetings
        FROM new_rows AS now JOIN old_rows AS was USING (id)
        WHERE (now.meeting_id, now.publisher_id, now.review_state) IS DISTINCT FROM
            (was.meeting_id, was.publisher_id, was.review_state);
    END IF;
    IF meetings IS NOT NULL THEN
        PERFORM readouts_search_lock(readouts, meetings);
        PERFORM readouts_search_refresh_meetings(meetings);
        PERFORM readouts_search_refresh(ARRAY(
            SELECT id FROM readouts_statement WHERE readout_id = ANY (readouts)
        ));
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION readouts_search_on_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM readouts_search_rebuild();
    RETURN NULL;
END
$$;
"""

WATCHED = (
    ("readouts_statement", "statement()", "insert update delete truncate"),
    (
        "readouts_statement_speakers",
        "statement_link('participant_id')",
        "insert update delete truncate",
    ),
    ("readouts_statementtopic", "statement_link('topic_id')", "insert update delete truncate"),
    ("readouts_attendance", "attendance()", "insert update delete truncate"),
    ("readouts_participant", "participant()", "update"),
    ("readouts_meeting", "meeting()", "insert update delete truncate"),
    ("readouts_readout", "readout()", "insert update delete truncate"),
)
TRANSITIONS = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
    "truncate": "",
}


def triggers():
    for table, function, events in WATCHED:
        for event in events.split():
            call = "truncate()" if event == "truncate" else function
            yield (
                f"CREATE TRIGGER readouts_search_{event} AFTER {event.upper()} ON {table} "
                f"{TRANSITIONS[event]} FOR EACH STATEMENT "
                f"EXECUTE FUNCTION readouts_search_on_{call};"
            )


def no_triggers():
    for table, _, events in WATCHED:
        for event in events.split():
            yield f"DROP TRIGGER readouts_search_{event} ON {table};"


NOTHING = """
DROP FUNCTION readouts_search_on_statement, readouts_search_on_statement_link,
    readouts_search_on_attendance, readouts_search_on_participant, readouts_search_on_meeting,
    readouts_search_on_readout, readouts_search_on_truncate, readouts_search_rebuild,
    readouts_search_refresh, readouts_search_refresh_meetings, readouts_search_learn_words,
    readouts_search_number_terms, readouts_search_lock;
DROP VIEW readouts_search_meeting_source, readouts_search_source, readouts_search_presence;
DROP FUNCTION readouts_family, readouts_living;
DROP TABLE readouts_search, readouts_search_meeting, readouts_search_term, readouts_search_word;
DROP FUNCTION readouts_vector, readouts_stem, readouts_words;
"""


class Migration(migrations.Migration):
    dependencies = [("readouts", "0001_initial")]

    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        # One string in a list is one statement: the percent signs in it are no placeholders.
        migrations.RunSQL(
            [WORDS, TABLES, SOURCES, REFRESH, TRIGGERS, *triggers()],
            [*no_triggers(), NOTHING],
        ),
        migrations.RunSQL("SELECT readouts_search_rebuild()", migrations.RunSQL.noop),
    ]
