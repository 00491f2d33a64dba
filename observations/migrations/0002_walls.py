"""The blind in the database: row-level security on judgements, and one definer function that decides the reveal."""

from django.db import migrations

from people import walls

# A sheet and its history are seen by their own observer, and by others only after the reveal. Notes, ratings and grounds
# follow their sheet: the policy's sub-select is itself narrowed.
POLICIES = """
ALTER TABLE observations_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations_sheet FORCE ROW LEVEL SECURITY;
CREATE POLICY sheet_seen ON observations_sheet FOR SELECT USING (
    person_id = staffroom_person()
    OR EXISTS (SELECT 1 FROM observations_jointobservation j WHERE j.id = joint_id AND j.revealed_at IS NOT NULL)
);
CREATE POLICY sheet_begun ON observations_sheet FOR INSERT WITH CHECK (person_id = staffroom_person());
CREATE POLICY sheet_written ON observations_sheet FOR UPDATE
    USING (person_id = staffroom_person()) WITH CHECK (person_id = staffroom_person());

ALTER TABLE observations_sheetevent ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations_sheetevent FORCE ROW LEVEL SECURITY;
CREATE POLICY sheet_event_seen ON observations_sheetevent FOR SELECT USING (
    person_id = staffroom_person()
    OR EXISTS (SELECT 1 FROM observations_jointobservation j WHERE j.id = joint_id AND j.revealed_at IS NOT NULL)
);
CREATE POLICY sheet_event_kept ON observations_sheetevent FOR INSERT WITH CHECK (person_id = staffroom_person());
"""

PART = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY part_seen ON {table} FOR SELECT USING (
    EXISTS (SELECT 1 FROM observations_sheet s WHERE s.id = sheet_id)
);
CREATE POLICY part_written ON {table} FOR ALL USING (
    EXISTS (SELECT 1 FROM observations_sheet s WHERE s.id = sheet_id AND s.person_id = staffroom_person())
) WITH CHECK (
    EXISTS (SELECT 1 FROM observations_sheet s WHERE s.id = sheet_id AND s.person_id = staffroom_person())
);
"""

# The sheet says itself whose it is, for the policy's sake; it cannot disagree with its observer.
IDENTITY = """
ALTER TABLE observations_sheet ADD CONSTRAINT sheet_is_its_observers
    FOREIGN KEY (observer_id, joint_id, person_id) REFERENCES observations_observer (id, joint_id, person_id);
"""

# Under row-level security a naive "are all sealed?" answers true too early, so this alone runs with the owner's eyes.
# The trigger makes it the only way: no code path can set or clear the time of the reveal otherwise.
REVEAL = """
CREATE FUNCTION observations_all_sealed(joint uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) >= 2 AND count(*) = count(s.sealed_at)
    FROM observations_observer o LEFT JOIN observations_sheet s ON s.observer_id = o.id
    WHERE o.joint_id = joint AND o.replaced_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION observations_all_sealed(uuid) FROM PUBLIC;

CREATE FUNCTION observations_reveal(joint uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM observations_jointobservation j WHERE j.id = joint FOR UPDATE;
    IF NOT observations_all_sealed(joint) THEN RETURN false; END IF;
    UPDATE observations_jointobservation j SET state = 'revealed', revealed_at = at
    WHERE j.id = joint AND j.revealed_at IS NULL AND j.state IN ('scheduled', 'observed');
    RETURN FOUND;
END
$$;

CREATE FUNCTION observations_guard_reveal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.revealed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a new joint observation is not revealed' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.revealed_at IS DISTINCT FROM OLD.revealed_at THEN
        IF OLD.revealed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a reveal stays as it was' USING ERRCODE = 'check_violation';
        ELSIF NOT observations_all_sealed(NEW.id) THEN
            RAISE EXCEPTION 'not every sheet is sealed' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guard_reveal BEFORE INSERT OR UPDATE ON observations_jointobservation
    FOR EACH ROW EXECUTE FUNCTION observations_guard_reveal();

-- After a reveal nobody joins or leaves: the sheets shown are the sheets counted.
CREATE FUNCTION observations_guard_observers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM observations_jointobservation j
        WHERE j.id = COALESCE(NEW.joint_id, OLD.joint_id) AND j.revealed_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'the observers of a revealed lesson stay as they were' USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER guard_observers BEFORE INSERT OR UPDATE OR DELETE ON observations_observer
    FOR EACH ROW EXECUTE FUNCTION observations_guard_observers();
"""


class Migration(migrations.Migration):
    dependencies = [("observations", "0001_initial"), ("people", "0002_walls")]

    operations = [
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        *[
            migrations.RunSQL(PART.format(table=f"observations_{part}"), migrations.RunSQL.noop)
            for part in ("note", "rating", "ground")
        ],
        migrations.RunSQL(IDENTITY, migrations.RunSQL.noop),
        migrations.RunSQL(REVEAL, migrations.RunSQL.noop),
        walls.history_is_kept(
            "observations_sheetevent",
            "observations_jointobservationevent",
            "observations_observerevent",
            "observations_roundevent",
            "observations_roundschoolevent",
            "observations_instrumentversionevent",
            "observations_crosswalkrowevent",
        ),
    ]
