"""History of accounts cannot be edited; the function that says who is looking."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        walls.history_is_kept("people_userevent"),
        migrations.RunSQL(
            """
            CREATE FUNCTION staffroom_person() RETURNS uuid LANGUAGE sql STABLE AS
            $$ SELECT NULLIF(current_setting('staffroom.person', true), '')::uuid $$;
            """,
            "DROP FUNCTION staffroom_person()",
        ),
    ]
