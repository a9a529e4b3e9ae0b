"""Cut a word after its letters are taken apart, so that it always fits into a text vector.

A word was cut to 200 characters first, and then normalized: one Arabic ligature becomes eighteen
letters, and a word of them went over the 2,046 bytes that a lexeme may have. A statement with it
could not be stored, and a search for it failed.

The function is changed as it stands in the database, since it names the collation found there.
"""

from django.db import migrations

BEFORE = "left(match[1], 200)"
AFTER = "left(normalize(left(match[1], 200), NFKC), 200)"

CHANGE = """
DO $do$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('readouts_words(text)'::regprocedure), '{old}', '{new}'
    );
END
$do$;
"""
# The words that were stored longer are cut too.
REFRESH = """
DO $do$
DECLARE
    longer bigint[] := ARRAY(
        SELECT DISTINCT statement_id FROM readouts_search, unnest(tsv)
        WHERE length(lexeme) > 201
    );
BEGIN
    PERFORM readouts_search_refresh(longer, longer);
END
$do$;
"""


class Migration(migrations.Migration):
    dependencies = [("readouts", "0005_reader_reports")]

    operations = [
        migrations.RunSQL(
            [CHANGE.format(old=BEFORE, new=AFTER), REFRESH],
            [CHANGE.format(old=AFTER, new=BEFORE)],
        ),
    ]
