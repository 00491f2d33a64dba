"""No trio descends from itself, whoever writes at the same time; and history cannot be edited."""

from django.db import migrations

from people import walls

# One lock for all descents: two that are each right alone could close a circle together.
NO_CIRCLE = """
CREATE FUNCTION trios_guard_descent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('trios_descent'));
    IF EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT d.parent_id FROM trios_descent d JOIN above ON d.child_id = above.id WHERE d.id <> NEW.id
        )
        SELECT 1 FROM above WHERE above.id = NEW.child_id
    ) THEN
        RAISE EXCEPTION 'a trio cannot descend from itself' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guard_descent BEFORE INSERT OR UPDATE ON trios_descent
    FOR EACH ROW EXECUTE FUNCTION trios_guard_descent();
"""

UNDO = "DROP TRIGGER guard_descent ON trios_descent; DROP FUNCTION trios_guard_descent();"


class Migration(migrations.Migration):
    dependencies = [("trios", "0001_initial"), ("people", "0002_walls")]

    operations = [
        migrations.RunSQL(NO_CIRCLE, UNDO),
        walls.history_is_kept(
            "trios_trioevent",
            "trios_memberevent",
            "trios_descentevent",
            "trios_visitevent",
            "trios_coverpromiseevent",
            "trios_groundrulesevent",
            "trios_leadernoteevent",
            "trios_willingnessevent",
            "trios_reportevent",
            "trios_headviewevent",
        ),
    ]
