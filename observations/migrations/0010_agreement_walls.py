"""No lesson is scheduled without everyone's yes to one version; nobody's comfort is anybody else's to read."""

from django.db import migrations

from people import walls

# Everyone who takes part: the observers who have not been replaced, and the teacher.
AGREED = """
CREATE FUNCTION observations_all_accepted(joint uuid, agreement uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT agreement IS NOT NULL AND count(*) >= 3 AND bool_and(EXISTS (
        SELECT 1 FROM people_acceptance a WHERE a.person_id = takes_part.person_id AND a.text_id = agreement
        AND a.about = joint AND a.withdrawn_at IS NULL
    )) FROM (
        SELECT o.person_id FROM observations_observer o WHERE o.joint_id = joint AND o.replaced_at IS NULL
        UNION SELECT l.teacher_id FROM observations_jointobservation j JOIN observations_lesson l ON l.id = j.lesson_id
        WHERE j.id = joint
    ) takes_part
$$;

CREATE FUNCTION observations_guard_scheduled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('scheduled', 'observed') AND (TG_OP = 'INSERT' OR OLD.state IN ('proposed', 'agreed'))
    AND NOT observations_all_accepted(NEW.id, NEW.text_id) THEN
        RAISE EXCEPTION 'not everyone has accepted the same agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guard_scheduled BEFORE INSERT OR UPDATE ON observations_jointobservation
    FOR EACH ROW EXECUTE FUNCTION observations_guard_scheduled();

-- Whoever joins a lesson that is scheduled has accepted what the others did.
CREATE FUNCTION observations_guard_joining() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM observations_jointobservation j WHERE j.id = NEW.joint_id AND j.state IN ('scheduled', 'observed')
        AND NOT EXISTS (
            SELECT 1 FROM people_acceptance a WHERE a.person_id = NEW.person_id AND a.text_id = j.text_id
            AND a.about = j.id AND a.withdrawn_at IS NULL
        )
    ) THEN
        RAISE EXCEPTION 'whoever joins has accepted the agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guard_joining BEFORE INSERT ON observations_observer
    FOR EACH ROW EXECUTE FUNCTION observations_guard_joining();
"""

PRIVATE = """
ALTER TABLE observations_comfort ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations_comfort FORCE ROW LEVEL SECURITY;
CREATE POLICY comfort_is_ones_own ON observations_comfort FOR ALL
    USING (person_id = staffroom_person()) WITH CHECK (person_id = staffroom_person());
"""


class Migration(migrations.Migration):
    dependencies = [("observations", "0009_setting_up"), ("people", "0004_taking_part_walls")]

    operations = [
        migrations.RunSQL(AGREED, migrations.RunSQL.noop),
        migrations.RunSQL(PRIVATE, migrations.RunSQL.noop),
        walls.history_is_kept("observations_teacherstermsevent"),
    ]
