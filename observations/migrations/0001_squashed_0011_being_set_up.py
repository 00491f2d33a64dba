"""All of 0001_initial to 0011_being_set_up at once, for a new database."""

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from people import tables, walls

# A sheet and its history are seen by their own observer, and by others only after the reveal. Notes, ratings,
# grounds and photos follow their sheet: the policy's sub-select is itself narrowed.
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

# Practice is one's own; a reference is there for whoever has sealed on its lesson, and for whoever wrote it.
PRACTICE = """
ALTER TABLE observations_practicesheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations_practicesheet FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_own ON observations_practicesheet FOR ALL
    USING (person_id = staffroom_person()) WITH CHECK (person_id = staffroom_person());

ALTER TABLE observations_practicereference ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations_practicereference FORCE ROW LEVEL SECURITY;
CREATE POLICY reference_seen ON observations_practicereference FOR SELECT USING (
    EXISTS (
        SELECT 1 FROM observations_practicesheet s
        WHERE s.lesson_id = observations_practicereference.lesson_id
            AND s.person_id = staffroom_person() AND s.sealed_at IS NOT NULL
    ) OR EXISTS (
        SELECT 1 FROM observations_practicelesson l
        WHERE l.id = observations_practicereference.lesson_id AND l.written_by_id = staffroom_person()
    )
);
CREATE POLICY reference_written ON observations_practicereference FOR INSERT WITH CHECK (true);
"""

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
    initial = True

    replaces = [
        ('observations', '0001_initial'),
        ('observations', '0002_walls'),
        ('observations', '0003_afterwards'),
        ('observations', '0004_photos'),
        ('observations', '0005_ungraded_and_pairs'),
        ('observations', '0006_paperwork'),
        ('observations', '0007_practice'),
        ('observations', '0008_measures'),
        ('observations', '0009_setting_up'),
        ('observations', '0010_agreement_walls'),
        ('observations', '0011_being_set_up'),
    ]

    dependencies = [
        ('people', '0001_squashed_0004_taking_part_walls'),
        ('clusters', '0001_squashed_0005_steps_back'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='ReferenceGrade',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('word', models.CharField(max_length=40)),
                        ('letters', models.CharField(max_length=2)),
                        ('scale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grades', to='observations.referencescale')),
                    ],
                    options={
                        'ordering': ['position'],
                        'constraints': [
                            models.UniqueConstraint(fields=('scale', 'position'), name='reference_position_once'),
                            models.CheckConstraint(condition=models.Q(('position__gte', 1), ('position__lte', 9)), name='reference_position_range'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='CrosswalkRow',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('word', 'same word'), ('position', 'same position'), ('judged', 'judged equivalent')], max_length=8)),
                        ('judged_on', models.DateField(blank=True, null=True)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('disputed_on', models.DateField(blank=True, null=True)),
                        ('dispute_reason', models.CharField(blank=True, max_length=300)),
                        ('judged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('own_grade', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='crosswalk_rows', to='observations.owngrade')),
                        ('reference_grade', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.referencegrade')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='crosswalk_dates_in_order'),
                            models.CheckConstraint(condition=models.Q(models.Q(('kind', 'judged'), _negated=True), ('judged_on__isnull', False), _connector='OR'), name='crosswalk_judged_when'),
                            models.CheckConstraint(condition=models.Q(models.Q(('dispute_reason', ''), ('disputed_on__isnull', True)), models.Q(('disputed_on__isnull', False), models.Q(('dispute_reason', ''), _negated=True)), _connector='OR'), name='crosswalk_dispute_has_reason'),
                            models.UniqueConstraint(fields=('own_grade', 'valid_from'), name='crosswalk_starts_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_crosswalkrowevent" ("disputed_on", "id", "judged_by_id", "judged_on", "kind", "own_grade_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_grade_id", "valid_from", "valid_to") VALUES (NEW."disputed_on", NEW."id", NEW."judged_by_id", NEW."judged_on", NEW."kind", NEW."own_grade_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference_grade_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='5124b4eba9b32b485a615c164618039748827d00', operation='INSERT', pgid='pgtrigger_insert_insert_794b4', table='observations_crosswalkrow', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."disputed_on" IS DISTINCT FROM (NEW."disputed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_by_id" IS DISTINCT FROM (NEW."judged_by_id") OR OLD."judged_on" IS DISTINCT FROM (NEW."judged_on") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."own_grade_id" IS DISTINCT FROM (NEW."own_grade_id") OR OLD."reference_grade_id" IS DISTINCT FROM (NEW."reference_grade_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "observations_crosswalkrowevent" ("disputed_on", "id", "judged_by_id", "judged_on", "kind", "own_grade_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_grade_id", "valid_from", "valid_to") VALUES (NEW."disputed_on", NEW."id", NEW."judged_by_id", NEW."judged_on", NEW."kind", NEW."own_grade_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference_grade_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='43fdc843809f826b48619b279eda6c90fc9def8e', operation='UPDATE', pgid='pgtrigger_update_update_5b701', table='observations_crosswalkrow', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_crosswalkrowevent" ("disputed_on", "id", "judged_by_id", "judged_on", "kind", "own_grade_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_grade_id", "valid_from", "valid_to") VALUES (OLD."disputed_on", OLD."id", OLD."judged_by_id", OLD."judged_on", OLD."kind", OLD."own_grade_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference_grade_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='156077f6f63afd0ed92449dbf24d9ca7adb4656a', operation='DELETE', pgid='pgtrigger_delete_delete_c8281', table='observations_crosswalkrow', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Instrument',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instruments', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('school', 'name'), name='instrument_name_once'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='InstrumentVersion',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('criteria_on', models.CharField(choices=[('grades', "the form's own grades"), ('levels', 'clearly / partly / not seen / not applicable')], default='grades', max_length=6)),
                        ('scale_note', models.CharField(blank=True, max_length=120)),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='observations.instrument')),
                        ('guide', models.TextField(blank=True, max_length=2000)),
                        ('level_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                        ('principles', models.TextField(blank=True, max_length=2000)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('instrument', 'number'), name='version_number_once'),
                            models.CheckConstraint(condition=models.Q(('level_words__len__in', [0, 3])), name='version_words_for_all_levels_or_none'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='published_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."published_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='86e28276762818a291d21c3e6f27316d0d7406ca', operation='UPDATE OR DELETE', pgid='pgtrigger_published_is_final_b2f85', table='observations_instrumentversion', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_instrumentversionevent" ("id", "instrument_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at") VALUES (NEW."id", NEW."instrument_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_at"); RETURN NULL;', hash='8298e748ef1b32fe8a9d00bf54d8c558377f9785', operation='INSERT', pgid='pgtrigger_insert_insert_c8cba', table='observations_instrumentversion', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."instrument_id" IS DISTINCT FROM (NEW."instrument_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at"))', func='INSERT INTO "observations_instrumentversionevent" ("id", "instrument_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at") VALUES (NEW."id", NEW."instrument_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_at"); RETURN NULL;', hash='ab5df2e472442c464db32977d5a2bf2a8234c70d', operation='UPDATE', pgid='pgtrigger_update_update_aa2ed', table='observations_instrumentversion', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_instrumentversionevent" ("id", "instrument_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at") VALUES (OLD."id", OLD."instrument_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_at"); RETURN NULL;', hash='ded4a13451356843da4a9f475656f133eac1a0ad', operation='DELETE', pgid='pgtrigger_delete_delete_c220c', table='observations_instrumentversion', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Criterion',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('order', models.PositiveSmallIntegerField()),
                        ('label', models.CharField(max_length=80)),
                        ('sub_code', models.CharField(choices=[('on_task', 'Students on task'), ('outcomes', 'Different outcomes met'), ('enjoyment', 'Enjoyment and focus'), ('afl', 'AfL and questioning'), ('challenge', 'Challenge'), ('assistants', 'Use of teaching assistants'), ('knowledge', 'Teacher knowledge'), ('homework', 'Homework'), ('resources', 'Resources'), ('other', 'Something else')], default='other', max_length=10)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='observations.instrumentversion')),
                        ('guide', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ['order'],
                        'constraints': [
                            models.UniqueConstraint(fields=('version', 'order'), name='criterion_order_once'),
                            models.UniqueConstraint(fields=('version', 'label'), name='criterion_label_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='criterion_of_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_instrumentversion v\n                    WHERE v.id = part.version_id AND v.published_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this version is published' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='6f7fc8abdee7e3385ab3fa9e7a2b2ced4c3dfa52', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_criterion_of_draft_6232d', table='observations_criterion', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='InstrumentVersionEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.instrument')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_instrument_number_published_at_events', to='observations.instrumentversion')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f1d04614cf0ccc98d75797f5b4be67a18474d4c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fd3d7', table='observations_instrumentversionevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='JointObservation',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('state', models.CharField(choices=[('proposed', 'proposed'), ('agreed', 'agreed'), ('scheduled', 'scheduled'), ('observed', 'observed'), ('revealed', 'revealed'), ('discussed', 'discussed'), ('closed', 'closed'), ('withdrawn', 'withdrawn'), ('unpaired', 'closed unpaired')], default='proposed', max_length=9)),
                        ('graded', models.BooleanField()),
                        ('talk_at', models.DateTimeField(blank=True, null=True, verbose_name='feedback conversation')),
                        ('talk_how', models.CharField(blank=True, help_text='For example by phone', max_length=40)),
                        ('created_at', models.DateTimeField()),
                        ('revealed_at', models.DateTimeField(blank=True, null=True)),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('lesson', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='joint_observation', to='observations.lesson')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_observations', to='observations.round')),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('discussed_at', models.DateTimeField(blank=True, null=True)),
                        ('discussed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('names_out_at', models.DateTimeField(blank=True, null=True)),
                        ('observers_changed_at', models.DateTimeField(blank=True, null=True)),
                        ('picked_at', models.DateTimeField(blank=True, null=True)),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='why it was withdrawn')),
                        ('scheduled_at', models.DateTimeField(blank=True, null=True)),
                        ('text', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agreementtext')),
                    ],
                    options={
                        'indexes': [
                            models.Index(condition=models.Q(('state__in', ['proposed', 'agreed'])), fields=['state'], name='joint_being_set_up'),
                        ],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('revealed_at__isnull', False), ('state__in', ['revealed', 'discussed', 'closed'])), models.Q(('revealed_at__isnull', True), ('state__in', ['proposed', 'agreed', 'scheduled', 'observed', 'unpaired'])), ('state', 'withdrawn'), _connector='OR'), name='revealed_state_has_time'),
                            models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True)), _connector='OR'), name='withdrawn_state_has_time'),
                            models.CheckConstraint(condition=models.Q(models.Q(('discussed_at__isnull', False), ('state__in', ['discussed', 'closed'])), ('state', 'withdrawn'), models.Q(models.Q(('state__in', ['discussed', 'closed', 'withdrawn']), _negated=True), ('discussed_at__isnull', True)), _connector='OR'), name='discussed_state_has_time'),
                            models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed'), ('talk_at__isnull', False)), ('state', 'withdrawn'), models.Q(models.Q(('state__in', ['closed', 'withdrawn']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='closed_state_has_times'),
                            models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'scheduled', 'observed']), _negated=True), ('picked_at__isnull', False), _connector='OR'), name='agreed_state_has_a_time_picked'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_jointobservationevent" ("graded", "id", "lesson_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "talk_at") VALUES (NEW."graded", NEW."id", NEW."lesson_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."round_id", NEW."state", NEW."talk_at"); RETURN NULL;', hash='2dfa0596df090f83836a063001392e23fb1384fb', operation='INSERT', pgid='pgtrigger_insert_insert_e420d', table='observations_jointobservation', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."graded" IS DISTINCT FROM (NEW."graded") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lesson_id" IS DISTINCT FROM (NEW."lesson_id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."talk_at" IS DISTINCT FROM (NEW."talk_at"))', func='INSERT INTO "observations_jointobservationevent" ("graded", "id", "lesson_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "talk_at") VALUES (NEW."graded", NEW."id", NEW."lesson_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."round_id", NEW."state", NEW."talk_at"); RETURN NULL;', hash='b328b8779257b99280fbd442f7548b4b24225221', operation='UPDATE', pgid='pgtrigger_update_update_5ff34', table='observations_jointobservation', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_jointobservationevent" ("graded", "id", "lesson_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "talk_at") VALUES (OLD."graded", OLD."id", OLD."lesson_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."round_id", OLD."state", OLD."talk_at"); RETURN NULL;', hash='6b0c4d4e23d00599808c0331506d38494bc26d77', operation='DELETE', pgid='pgtrigger_delete_delete_599dc', table='observations_jointobservation', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='LedgerEntry',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('school_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                        ('school_phase', models.CharField(max_length=9)),
                        ('subject', models.CharField(max_length=40)),
                        ('key_stage', models.CharField(max_length=1)),
                        ('month', models.DateField()),
                        ('observers', models.PositiveSmallIntegerField()),
                        ('framing', models.CharField(choices=[('rr', 'rule × rule'), ('ri', 'rule × inductive'), ('ii', 'inductive × inductive')], max_length=2)),
                        ('verdict', models.CharField(choices=[('agree', 'agree'), ('mapping', 'agree by mapping'), ('differ', 'differ'), ('none', 'not comparable')], max_length=7)),
                        ('verdict_without', models.CharField(choices=[('agree', 'agree'), ('mapping', 'agree by mapping'), ('differ', 'differ'), ('none', 'not comparable')], max_length=7)),
                        ('vector_with', models.CharField(max_length=40)),
                        ('vector_without', models.CharField(max_length=40)),
                        ('school_pair', models.CharField(max_length=73)),
                        ('pair_shown', models.BooleanField()),
                        ('disputed', models.BooleanField(default=False)),
                        ('revealed_at', models.DateTimeField()),
                        ('counted_at', models.DateTimeField(null=True)),
                        ('voided_at', models.DateTimeField(null=True)),
                        ('uncounted_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.alliance')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.cluster')),
                        ('host_school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('joint', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='observations.jointobservation')),
                        ('term', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.term')),
                        ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.referencescale')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.round')),
                        ('criteria_compared', models.PositiveSmallIntegerField(default=0)),
                        ('criteria_same', models.PositiveSmallIntegerField(default=0)),
                        ('graded', models.BooleanField(default=True)),
                        ('grounds_named', models.PositiveSmallIntegerField(default=0)),
                        ('grounds_shared', models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        'indexes': [
                            models.Index(condition=models.Q(('counted_at__isnull', True)), fields=['revealed_at'], name='ledger_uncounted'),
                            models.Index(condition=models.Q(('uncounted_at__isnull', True), ('voided_at__isnull', False)), fields=['voided_at'], name='ledger_void_uncounted'),
                            models.Index(fields=['round', 'month'], name='ledger_of_round'),
                        ],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('observers__gte', 2)), name='ledger_two_observers_at_least'),
                            models.CheckConstraint(condition=models.Q(('uncounted_at__isnull', True), models.Q(('counted_at__isnull', False), ('voided_at__isnull', False)), _connector='OR'), name='ledger_uncounted_after_void'),
                            models.CheckConstraint(condition=models.Q(('criteria_same__lte', models.F('criteria_compared')), ('grounds_shared__lte', models.F('grounds_named'))), name='ledger_parts_of_wholes'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='entry_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='3f9c6837f0b0e548ee14c60c8eec293a4312b697', operation='DELETE', pgid='pgtrigger_entry_kept_51c99', table='observations_ledgerentry', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='entry_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."host_school_id" IS DISTINCT FROM (NEW."host_school_id") OR OLD."school_ids" IS DISTINCT FROM (NEW."school_ids") OR OLD."school_phase" IS DISTINCT FROM (NEW."school_phase") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."key_stage" IS DISTINCT FROM (NEW."key_stage") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."observers" IS DISTINCT FROM (NEW."observers") OR OLD."framing" IS DISTINCT FROM (NEW."framing") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."verdict_without" IS DISTINCT FROM (NEW."verdict_without") OR OLD."vector_with" IS DISTINCT FROM (NEW."vector_with") OR OLD."vector_without" IS DISTINCT FROM (NEW."vector_without") OR OLD."school_pair" IS DISTINCT FROM (NEW."school_pair") OR OLD."pair_shown" IS DISTINCT FROM (NEW."pair_shown") OR OLD."disputed" IS DISTINCT FROM (NEW."disputed") OR OLD."graded" IS DISTINCT FROM (NEW."graded") OR OLD."criteria_same" IS DISTINCT FROM (NEW."criteria_same") OR OLD."criteria_compared" IS DISTINCT FROM (NEW."criteria_compared") OR OLD."grounds_shared" IS DISTINCT FROM (NEW."grounds_shared") OR OLD."grounds_named" IS DISTINCT FROM (NEW."grounds_named") OR OLD."revealed_at" IS DISTINCT FROM (NEW."revealed_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='47a75f76f49388f45156d63031cbb6bd8b0f3499', operation='UPDATE', pgid='pgtrigger_entry_frozen_842fa', table='observations_ledgerentry', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='LedgerJudgement',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('is_host', models.BooleanField()),
                        ('by_rules', models.BooleanField(verbose_name='on a form with hard rules')),
                        ('how_reached', models.CharField(blank=True, max_length=8)),
                        ('word', models.CharField(blank=True, max_length=40)),
                        ('letters', models.CharField(blank=True, max_length=2)),
                        ('position', models.PositiveSmallIntegerField(null=True)),
                        ('row_kind', models.CharField(blank=True, max_length=8)),
                        ('rule_fired', models.BooleanField()),
                        ('word_without', models.CharField(blank=True, max_length=40)),
                        ('letters_without', models.CharField(blank=True, max_length=2)),
                        ('position_without', models.PositiveSmallIntegerField(null=True)),
                        ('grounds', models.JSONField(default=list)),
                        ('decided', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), default=list, size=None)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='observations.ledgerentry')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('row', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='observations.crosswalkrow')),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [
                            models.UniqueConstraint(fields=('entry', 'number'), name='ledger_number_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='judgement_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."is_host" IS DISTINCT FROM (NEW."is_host") OR OLD."by_rules" IS DISTINCT FROM (NEW."by_rules") OR OLD."how_reached" IS DISTINCT FROM (NEW."how_reached") OR OLD."word" IS DISTINCT FROM (NEW."word") OR OLD."letters" IS DISTINCT FROM (NEW."letters") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."row_kind" IS DISTINCT FROM (NEW."row_kind") OR OLD."rule_fired" IS DISTINCT FROM (NEW."rule_fired") OR OLD."word_without" IS DISTINCT FROM (NEW."word_without") OR OLD."letters_without" IS DISTINCT FROM (NEW."letters_without") OR OLD."position_without" IS DISTINCT FROM (NEW."position_without") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."decided" IS DISTINCT FROM (NEW."decided"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9dba993c09eca2c224d0b0b493fc9ff11e77fff4', operation='UPDATE', pgid='pgtrigger_judgement_frozen_aecaa', table='observations_ledgerjudgement', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='judgement_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='3689fb82174e8bdfd41d50191028ed153aca6231', operation='DELETE', pgid='pgtrigger_judgement_kept_3d97b', table='observations_ledgerjudgement', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='LedgerPair',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('order', models.CharField(choices=[('home', 'home observer first'), ('rule', 'rule-framed first'), ('hash', 'no meaning')], max_length=4)),
                        ('framing', models.CharField(choices=[('rr', 'rule × rule'), ('ri', 'rule × inductive'), ('ii', 'inductive × inductive')], max_length=2)),
                        ('school_pair', models.CharField(max_length=73)),
                        ('pair_shown', models.BooleanField()),
                        ('pattern_with', models.CharField(max_length=3)),
                        ('pattern_without', models.CharField(max_length=3)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pairs', to='observations.ledgerentry')),
                    ],
                    options={
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='pair_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='7689228f56a6affab3382b8fa38b5d1586fe0216', operation='UPDATE', pgid='pgtrigger_pair_frozen_c9825', table='observations_ledgerpair', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='pair_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='48962b01d930e3d36536fc71207db766513c1c8c', operation='DELETE', pgid='pgtrigger_pair_kept_16ece', table='observations_ledgerpair', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Lesson',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('subject', models.CharField(max_length=40)),
                        ('year_group', models.CharField(blank=True, help_text='For example Year 8', max_length=20)),
                        ('key_stage', models.CharField(choices=[('0', 'early years'), ('1', 'key stage 1'), ('2', 'key stage 2'), ('3', 'key stage 3'), ('4', 'key stage 4'), ('5', 'key stage 5')], max_length=1)),
                        ('starts_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('period', models.CharField(blank=True, help_text='For example period 3', max_length=20)),
                        ('room', models.CharField(blank=True, max_length=40)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('teacher', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='lesson_in_order'),
                            models.CheckConstraint(condition=models.Q(('ends_at__lte', django.db.models.expressions.CombinedExpression(models.F('starts_at'), '+', models.Value(datetime.timedelta(seconds=28800))))), name='lesson_within_a_day'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Observer',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('is_host', models.BooleanField(default=False)),
                        ('replaced_at', models.DateTimeField(blank=True, null=True)),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observers', to='observations.jointobservation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.instrumentversion')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('joint', 'person'), name='observer_once_on_a_lesson'),
                            models.UniqueConstraint(fields=('id', 'joint', 'person'), name='observer_identity'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='nobody_observes_themself', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT 1 FROM observations_jointobservation j\n                        JOIN observations_lesson l ON l.id = j.lesson_id\n                        WHERE j.id = NEW.joint_id AND l.teacher_id = NEW.person_id\n                    ) THEN\n                        RAISE EXCEPTION 'nobody observes themself' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='1610c034692d454cdac4770c66d425e386a4c957', operation='INSERT OR UPDATE', pgid='pgtrigger_nobody_observes_themself_74a94', table='observations_observer', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_observerevent" ("id", "is_host", "joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "school_id", "version_id") VALUES (NEW."id", NEW."is_host", NEW."joint_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."replaced_at", NEW."school_id", NEW."version_id"); RETURN NULL;', hash='c67f26094c8cc6046473130270e4fffd07d9a01b', operation='INSERT', pgid='pgtrigger_insert_insert_4ceaa', table='observations_observer', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "observations_observerevent" ("id", "is_host", "joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "school_id", "version_id") VALUES (NEW."id", NEW."is_host", NEW."joint_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."replaced_at", NEW."school_id", NEW."version_id"); RETURN NULL;', hash='50cc028e62302a58b9499383cc54ec9ee9ddf1ba', operation='UPDATE', pgid='pgtrigger_update_update_beebd', table='observations_observer', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_observerevent" ("id", "is_host", "joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "school_id", "version_id") VALUES (OLD."id", OLD."is_host", OLD."joint_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."replaced_at", OLD."school_id", OLD."version_id"); RETURN NULL;', hash='8e97611e0fbfe5d361555bc87963550d0438e9d8', operation='DELETE', pgid='pgtrigger_delete_delete_cd287', table='observations_observer', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ObserverEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('is_host', models.BooleanField(default=False)),
                        ('replaced_at', models.DateTimeField(blank=True, null=True)),
                        ('joint', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.jointobservation')),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='observations.observer')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.instrumentversion')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e3032d349fbebb9ddbe1e6e544f09fae9887ee5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_27d39', table='observations_observerevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='OwnGrade',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('word', models.CharField(max_length=40)),
                        ('letters', models.CharField(max_length=2)),
                        ('description', models.CharField(blank=True, max_length=120)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grades', to='observations.instrumentversion')),
                    ],
                    options={
                        'ordering': ['position'],
                        'constraints': [
                            models.UniqueConstraint(fields=('version', 'position'), name='own_position_once'),
                            models.UniqueConstraint(fields=('version', 'word'), name='own_word_once'),
                            models.CheckConstraint(condition=models.Q(('position__gte', 1), ('position__lte', 9)), name='own_position_range'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='grade_of_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_instrumentversion v\n                    WHERE v.id = part.version_id AND v.published_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this version is published' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='4c9ef76c935f596db250eefb2694b2d6fe6cbeb7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_grade_of_draft_8502a', table='observations_owngrade', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='CrosswalkRowEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('word', 'same word'), ('position', 'same position'), ('judged', 'judged equivalent')], max_length=8)),
                        ('judged_on', models.DateField(blank=True, null=True)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('disputed_on', models.DateField(blank=True, null=True)),
                        ('judged_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='observations.crosswalkrow')),
                        ('own_grade', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.owngrade')),
                        ('reference_grade', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.referencegrade')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3b7d4a294116bad0d2bc49bf7e40b85f41089708', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_197ba', table='observations_crosswalkrowevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ReferenceScale',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('code', models.SlugField(max_length=40, unique=True)),
                        ('name', models.CharField(max_length=80)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='scale_dates_in_order'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='LedgerCriterion',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('sub_code', models.CharField(max_length=10)),
                        ('observers', models.PositiveSmallIntegerField()),
                        ('vector', models.CharField(max_length=40)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='observations.ledgerentry')),
                        ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.referencescale')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('entry', 'sub_code'), name='ledger_criterion_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='criterion_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='bc20d2876a369ff195c0cbe503f4c60cb75dce8c', operation='UPDATE', pgid='pgtrigger_criterion_frozen_7d4a3', table='observations_ledgercriterion', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='criterion_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='050f496d027099485ba02122ac73741279d1eff3', operation='DELETE', pgid='pgtrigger_criterion_kept_9dcd6', table='observations_ledgercriterion', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Cell',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scope_kind', models.CharField(choices=[('round', 'round'), ('school', 'school'), ('alliance', 'alliance'), ('cluster', 'cluster')], max_length=8)),
                        ('scope_id', models.UUIDField()),
                        ('facet', models.CharField(max_length=14)),
                        ('value', models.CharField(blank=True, max_length=73)),
                        ('with_rules', models.BooleanField()),
                        ('unit', models.CharField(choices=[('lesson', 'lesson'), ('home', 'pair, home observer first'), ('rule', 'pair, rule-framed first'), ('hash', 'pair, order without meaning'), ('judged', 'judgement')], max_length=6)),
                        ('observers', models.PositiveSmallIntegerField()),
                        ('pattern', models.CharField(blank=True, max_length=81)),
                        ('count', models.BigIntegerField()),
                        ('counted_at', models.DateTimeField()),
                        ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.referencescale')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('scope_id', 'scope_kind', 'facet', 'value', 'scale', 'with_rules', 'unit', 'observers', 'pattern'), name='cell_once'),
                            models.CheckConstraint(condition=models.Q(('count__gte', 0)), name='cell_never_negative'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Round',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('title', models.CharField(max_length=120)),
                        ('question', models.CharField(blank=True, max_length=300)),
                        ('graded', models.BooleanField(default=False)),
                        ('publishes', models.CharField(choices=[('close', 'when the round closes'), ('live', 'as it goes')], default='close', max_length=5)),
                        ('sample_note', models.CharField(blank=True, max_length=300)),
                        ('created_at', models.DateTimeField()),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='clusters.alliance')),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.referencescale')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('graded', False), models.Q(('question', ''), _negated=True), _connector='OR'), name='graded_round_has_question'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_roundevent" ("alliance_id", "closed_at", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publishes", "scale_id") VALUES (NEW."alliance_id", NEW."closed_at", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."publishes", NEW."scale_id"); RETURN NULL;', hash='768856951e1105cbfa668ad017a774a84479aae5', operation='INSERT', pgid='pgtrigger_insert_insert_df00b', table='observations_round', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."graded" IS DISTINCT FROM (NEW."graded") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."publishes" IS DISTINCT FROM (NEW."publishes") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id"))', func='INSERT INTO "observations_roundevent" ("alliance_id", "closed_at", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publishes", "scale_id") VALUES (NEW."alliance_id", NEW."closed_at", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."publishes", NEW."scale_id"); RETURN NULL;', hash='2e8c9e51a2ba0bce608fd1062984e60464773877', operation='UPDATE', pgid='pgtrigger_update_update_ff1f5', table='observations_round', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_roundevent" ("alliance_id", "closed_at", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publishes", "scale_id") VALUES (OLD."alliance_id", OLD."closed_at", OLD."graded", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."publishes", OLD."scale_id"); RETURN NULL;', hash='a19be6495d757a3a8a976d2ebf87a1fe5201c491', operation='DELETE', pgid='pgtrigger_delete_delete_938ba', table='observations_round', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='JointObservationEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('state', models.CharField(choices=[('proposed', 'proposed'), ('agreed', 'agreed'), ('scheduled', 'scheduled'), ('observed', 'observed'), ('revealed', 'revealed'), ('discussed', 'discussed'), ('closed', 'closed'), ('withdrawn', 'withdrawn'), ('unpaired', 'closed unpaired')], default='proposed', max_length=9)),
                        ('graded', models.BooleanField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_lesson_round_state_graded_talk_at_events', to='observations.jointobservation')),
                        ('lesson', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.lesson')),
                        ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.round')),
                        ('talk_at', models.DateTimeField(blank=True, null=True, verbose_name='feedback conversation')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d4b4dcb18f42579238e2ab7a5130c16c81caaf3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_eaeb0', table='observations_jointobservationevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='RoundEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('graded', models.BooleanField(default=False)),
                        ('publishes', models.CharField(choices=[('close', 'when the round closes'), ('live', 'as it goes')], default='close', max_length=5)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_graded_publishes_scale_closed_at_events', to='observations.round')),
                        ('scale', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.referencescale')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='68c2aa6c4a7680807d0120ff0d3f064fa611965c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_75c5e', table='observations_roundevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='RoundSchool',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('agreed_to_be_shown', models.BooleanField(default=False)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='round_schools', to='observations.round')),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('round', 'school'), name='school_once_in_round'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_roundschoolevent" ("agreed_to_be_shown", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "school_id") VALUES (NEW."agreed_to_be_shown", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."round_id", NEW."school_id"); RETURN NULL;', hash='fbc89250b71ce8c248f400fea938433e924fb030', operation='INSERT', pgid='pgtrigger_insert_insert_1f145', table='observations_roundschool', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "observations_roundschoolevent" ("agreed_to_be_shown", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "school_id") VALUES (NEW."agreed_to_be_shown", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."round_id", NEW."school_id"); RETURN NULL;', hash='77c5c4f140b7079a71187839582faf48bbc6f14a', operation='UPDATE', pgid='pgtrigger_update_update_49c17', table='observations_roundschool', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_roundschoolevent" ("agreed_to_be_shown", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "school_id") VALUES (OLD."agreed_to_be_shown", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."round_id", OLD."school_id"); RETURN NULL;', hash='b61d7747e73484d43ec9dff1d85422a4a6729ff0', operation='DELETE', pgid='pgtrigger_delete_delete_cd565', table='observations_roundschool', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='RoundSchoolEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('agreed_to_be_shown', models.BooleanField(default=False)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='observations.roundschool')),
                        ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.round')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='854d4a23bbb7444c768b6de86f4822fd7099e648', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7aad2', table='observations_roundschoolevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Rule',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('over_percent', models.PositiveSmallIntegerField(verbose_name='its mark: per cent of the lesson, or how many times')),
                        ('effect', models.CharField(choices=[('is', 'is judged'), ('most', 'is judged at most'), ('least', 'is judged at least')], default='is', max_length=5)),
                        ('grade', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.owngrade')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='observations.instrumentversion')),
                        ('compares', models.CharField(choices=[('over', 'more than'), ('under', 'less than')], default='over', max_length=5)),
                        ('measure', models.CharField(blank=True, max_length=60)),
                        ('unit', models.CharField(choices=[('percent', 'per cent of the lesson'), ('times', 'times')], default='percent', max_length=7)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('over_percent__lte', 99)), name='rule_percent_range'),
                            models.UniqueConstraint(fields=('version', 'measure', 'compares', 'over_percent'), name='rule_mark_once'),
                            models.CheckConstraint(condition=models.Q(models.Q(('measure', ''), _negated=True), ('unit', 'percent'), _connector='OR'), name='rule_front_is_in_percent'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='rule_of_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_instrumentversion v\n                    WHERE v.id = part.version_id AND v.published_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this version is published' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='974460b5466c809a272fa6d6e069e000c5ed7d43', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_rule_of_draft_cee2c', table='observations_rule', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Sheet',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('draft', models.PositiveIntegerField(default=0, verbose_name='how many times saved')),
                        ('no_grade', models.BooleanField(default=False)),
                        ('no_grade_without_rule', models.BooleanField(default=False)),
                        ('how_reached', models.CharField(blank=True, choices=[('decided', 'A rule decided'), ('informed', 'A rule informed'), ('weighed', 'Weighed as a whole')], max_length=8)),
                        ('front_seconds', models.PositiveIntegerField(null=True)),
                        ('front_stretches', models.JSONField(default=list)),
                        ('saved_at', models.DateTimeField()),
                        ('sealed_at', models.DateTimeField(null=True)),
                        ('grade', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.owngrade')),
                        ('grade_without_rule', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.owngrade')),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.jointobservation')),
                        ('observer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.observer')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('rule', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.rule')),
                        ('writer', models.UUIDField(null=True)),
                        ('writer_step', models.PositiveIntegerField(default=0)),
                        ('measured', models.JSONField(default=dict)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('no_grade', False), ('grade__isnull', True), _connector='OR'), name='sheet_grade_or_none'),
                            models.CheckConstraint(condition=models.Q(('no_grade_without_rule', False), ('grade_without_rule__isnull', True), _connector='OR'), name='sheet_without_grade_or_none'),
                            models.CheckConstraint(condition=models.Q(('sealed_at__isnull', True), models.Q(('grade_without_rule__isnull', True), ('no_grade_without_rule', False), ('rule__isnull', True)), models.Q(('grade_without_rule__isnull', False), ('rule__isnull', False)), models.Q(('no_grade_without_rule', True), ('rule__isnull', False)), _connector='OR'), name='sealed_rule_has_both_grades'),
                            models.CheckConstraint(condition=models.Q(('front_seconds__isnull', True), ('front_seconds__lte', 28800), _connector='OR'), name='sheet_front_range'),
                            models.CheckConstraint(condition=models.Q(('sealed_at__isnull', True), ('sealed_at__gte', models.F('saved_at')), _connector='OR'), name='sealed_after_saved'),
                            models.CheckConstraint(condition=models.Q(('writer__isnull', False), ('writer_step', 0), _connector='OR'), name='sheet_step_has_a_writer'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='sealed_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."sealed_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3d7012f24ccd77a047ac859074f4fb1676590617', operation='UPDATE OR DELETE', pgid='pgtrigger_sealed_is_final_43da6', table='observations_sheet', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='sealed_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."sealed_at" IS NOT NULL AND OLD."sealed_at" IS NULL)', func='INSERT INTO "observations_sheetevent" ("id", "joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed_at") VALUES (NEW."id", NEW."joint_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'sealed\', NEW."id", NEW."sealed_at"); RETURN NULL;', hash='7cb1f1d2ebc7e9008af1ac9693e512b82bec5ac4', operation='UPDATE', pgid='pgtrigger_sealed_update_7dd2f', table='observations_sheet', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Rating',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('level', models.CharField(blank=True, choices=[('clearly', 'Clearly'), ('partly', 'Partly'), ('not_seen', 'Not seen'), ('na', 'Not applicable')], max_length=8)),
                        ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.criterion')),
                        ('grade', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.owngrade')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.sheet')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('sheet', 'criterion'), name='criterion_rated_once'),
                            models.CheckConstraint(condition=models.Q(models.Q(('grade__isnull', False), ('level', '')), models.Q(('grade__isnull', True), models.Q(('level', ''), _negated=True)), _connector='OR'), name='rating_grade_or_level'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='rating_of_open_sheet', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_sheet s WHERE s.id = part.sheet_id AND s.sealed_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='cf806101af17e045ccb4e276cbe7ed5d90e6eb90', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_rating_of_open_sheet_232e9', table='observations_rating', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Note',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('key', models.UUIDField()),
                        ('seen_at', models.DateTimeField()),
                        ('text', models.TextField(max_length=20000)),
                        ('criteria', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.sheet')),
                    ],
                    options={
                        'ordering': ['seen_at', 'key'],
                        'constraints': [
                            models.UniqueConstraint(fields=('sheet', 'key'), name='note_key_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='note_of_open_sheet', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_sheet s WHERE s.id = part.sheet_id AND s.sealed_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='4d020de1c6228a8b60a3019930bb71ee6fdd7150', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_note_of_open_sheet_c712f', table='observations_note', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Ground',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('role', models.CharField(choices=[('decisive', 'Decisive'), ('support', 'Supporting'), ('boundary', 'On the boundary')], max_length=8)),
                        ('order', models.PositiveSmallIntegerField()),
                        ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.criterion')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.sheet')),
                    ],
                    options={
                        'ordering': ['order'],
                        'constraints': [
                            models.UniqueConstraint(fields=('sheet', 'criterion'), name='ground_named_once'),
                            models.UniqueConstraint(fields=('sheet', 'order'), name='ground_order_once'),
                            models.CheckConstraint(condition=models.Q(('order__gte', 1), ('order__lte', 3)), name='three_grounds_at_most'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='ground_of_open_sheet', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_sheet s WHERE s.id = part.sheet_id AND s.sealed_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='b30cfe39f7e5c66cf700c613c869f13b73f29bf6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ground_of_open_sheet_40e79', table='observations_ground', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='SheetEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('sealed_at', models.DateTimeField(null=True)),
                        ('joint', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.jointobservation')),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_joint_person_sealed_at_events', to='observations.sheet')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e4b8227ca66239ca0f6aec26b20e0c60f91bd7f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9c2a', table='observations_sheetevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='JointNote',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('text', models.TextField(blank=True, max_length=20000)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('written_at', models.DateTimeField()),
                        ('joint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.jointobservation')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='joint_note_after_the_reveal', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM observations_jointobservation j\n                        WHERE j.id = NEW.joint_id AND j.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'a joint note comes after the reveal' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='1c588457ec0acab1de84b422c6151cba9aaa99a4', operation='INSERT OR UPDATE', pgid='pgtrigger_joint_note_after_the_reveal_a7965', table='observations_jointnote', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_jointnoteevent" ("id", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "written_at", "written_by_id") VALUES (NEW."id", NEW."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='2c74ed6f0a9b2e6bbf3675a87514716022a1b7ea', operation='INSERT', pgid='pgtrigger_insert_insert_32350', table='observations_jointnote', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."joint_id" IS DISTINCT FROM (NEW."joint_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "observations_jointnoteevent" ("id", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "written_at", "written_by_id") VALUES (NEW."id", NEW."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='6b36147ca0cc5dc85a2c5578a6ab0d5b1fbbb9b6', operation='UPDATE', pgid='pgtrigger_update_update_322f1', table='observations_jointnote', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_jointnoteevent" ("id", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "written_at", "written_by_id") VALUES (OLD."id", OLD."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='54c19d6dbcac56a96ed138de297986bf9d436c20', operation='DELETE', pgid='pgtrigger_delete_delete_71e31', table='observations_jointnote', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='JointNoteEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('written_at', models.DateTimeField()),
                        ('joint', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.jointobservation')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_joint_version_written_by_written_at_events', to='observations.jointnote')),
                        ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='798cb56917ddf959760336a744ac0d9b52e7fda2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d18c8', table='observations_jointnoteevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='SecondThought',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('key', models.UUIDField()),
                        ('text', models.TextField(max_length=20000)),
                        ('written_at', models.DateTimeField()),
                        ('grade', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.owngrade')),
                        ('observer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.observer')),
                    ],
                    options={
                        'ordering': ['written_at', 'id'],
                        'constraints': [
                            models.UniqueConstraint(fields=('observer', 'key'), name='second_thought_key_once'),
                            models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='second_thought_has_words'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='second_thought_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d46637804cfa99469300204fcbee24218d828e92', operation='UPDATE OR DELETE', pgid='pgtrigger_second_thought_only_added_cffcd', table='observations_secondthought', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='second_thought_after_the_reveal', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM observations_observer o\n                        JOIN observations_jointobservation j ON j.id = o.joint_id\n                        WHERE o.id = NEW.observer_id AND o.replaced_at IS NULL AND j.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'second thoughts come after the reveal' USING ERRCODE = 'check_violation';\n                    END IF;\n                    IF NEW.grade_id IS NOT NULL AND NOT EXISTS (\n                        SELECT 1 FROM observations_observer o\n                        JOIN observations_owngrade g ON g.version_id = o.version_id\n                        WHERE o.id = NEW.observer_id AND g.id = NEW.grade_id\n                    ) THEN\n                        RAISE EXCEPTION 'a grade of another form' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='f87fd2af99ad98f448e628594da5e55efe1dc4a1', operation='INSERT', pgid='pgtrigger_second_thought_after_the_reveal_9e1e8', table='observations_secondthought', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_secondthoughtevent" ("id", "observer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at") VALUES (NEW."id", NEW."observer_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."written_at"); RETURN NULL;', hash='330f961b60e17379932a91f4b209d817c6b200e2', operation='INSERT', pgid='pgtrigger_insert_insert_8019c', table='observations_secondthought', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='SecondThoughtEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('written_at', models.DateTimeField()),
                        ('observer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.observer')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_observer_written_at_events', to='observations.secondthought')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='96f55c922a5368fa79d949137aa4caa32421e41c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_82441', table='observations_secondthoughtevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ThreadMessage',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('key', models.UUIDField()),
                        ('text', models.TextField(max_length=20000)),
                        ('written_at', models.DateTimeField()),
                        ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.jointobservation')),
                    ],
                    options={
                        'ordering': ['written_at', 'id'],
                        'constraints': [
                            models.UniqueConstraint(fields=('joint', 'author', 'key'), name='message_key_once'),
                            models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='message_has_words'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='message_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3ed2b766dda86dea79d2c4c89b0646444f6b58ed', operation='UPDATE OR DELETE', pgid='pgtrigger_message_only_added_3ec80', table='observations_threadmessage', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_threadmessageevent" ("author_id", "id", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at") VALUES (NEW."author_id", NEW."id", NEW."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."written_at"); RETURN NULL;', hash='e467cc3a0a3b4a5a78f23c373fb75e368b31cb40', operation='INSERT', pgid='pgtrigger_insert_insert_6c007', table='observations_threadmessage', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ThreadMessageEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('written_at', models.DateTimeField()),
                        ('author', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('joint', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.jointobservation')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_joint_author_written_at_events', to='observations.threadmessage')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d41becbb437bdd732034fac3a66c5b028583968', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a794a', table='observations_threadmessageevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Photo',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('jpg', 'JPEG'), ('png', 'PNG')], max_length=3)),
                        ('width', models.PositiveSmallIntegerField()),
                        ('height', models.PositiveSmallIntegerField()),
                        ('digest', models.CharField(max_length=64, verbose_name='SHA-256 of the content')),
                        ('content', models.BinaryField()),
                        ('added_at', models.DateTimeField()),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.sheet')),
                    ],
                    options={
                        'ordering': ['added_at', 'digest'],
                        'constraints': [
                            models.UniqueConstraint(fields=('sheet', 'digest'), name='photo_once'),
                            models.CheckConstraint(condition=models.Q(('height__gte', 1), ('width__gte', 1)), name='photo_has_a_size'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='photo_of_open_sheet', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE part RECORD;', func="\n                IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n                IF EXISTS (\n                    SELECT 1 FROM observations_sheet s WHERE s.id = part.sheet_id AND s.sealed_at IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION 'this sheet is sealed' USING ERRCODE = 'restrict_violation';\n                END IF;\n                RETURN part;\n                ", hash='73a01bdcd466308dc8cacfceeabb5b1756d4cff9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_photo_of_open_sheet_245be', table='observations_photo', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeLesson',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('title', models.CharField(max_length=80)),
                        ('subject', models.CharField(max_length=40)),
                        ('year_group', models.CharField(blank=True, max_length=20)),
                        ('key_stage', models.CharField(choices=[('0', 'early years'), ('1', 'key stage 1'), ('2', 'key stage 2'), ('3', 'key stage 3'), ('4', 'key stage 4'), ('5', 'key stage 5')], max_length=1)),
                        ('minutes', models.PositiveSmallIntegerField()),
                        ('text', models.TextField(blank=True, max_length=20000)),
                        ('link', models.URLField(blank=True, max_length=500)),
                        ('graded', models.BooleanField(default=False)),
                        ('added_at', models.DateTimeField()),
                        ('put_away_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.alliance')),
                        ('school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.school')),
                        ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('school__isnull', True), ('alliance__isnull', True), _connector='OR'), name='practice_of_one'),
                            models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('link', ''), _negated=True), _connector='OR'), name='practice_has_a_lesson'),
                            models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 480)), name='practice_minutes_range'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='practice_lesson_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."year_group" IS DISTINCT FROM (NEW."year_group") OR OLD."key_stage" IS DISTINCT FROM (NEW."key_stage") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."graded" IS DISTINCT FROM (NEW."graded") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='258ebd5ed55e32c8b30ea9071607c56730b229cb', operation='UPDATE', pgid='pgtrigger_practice_lesson_stays_f57cd', table='observations_practicelesson', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeSheet',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('begun_at', models.DateTimeField()),
                        ('draft', models.PositiveIntegerField(default=0, verbose_name='how many times saved')),
                        ('saved_at', models.DateTimeField()),
                        ('sealed_at', models.DateTimeField(null=True)),
                        ('content', models.JSONField(default=dict)),
                        ('writer', models.UUIDField(null=True)),
                        ('writer_step', models.PositiveIntegerField(default=0)),
                        ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.practicelesson')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('rule', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.rule')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.instrumentversion')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('lesson', 'person'), name='practice_once_a_lesson'),
                            models.CheckConstraint(condition=models.Q(('sealed_at__isnull', True), ('sealed_at__gte', models.F('begun_at')), _connector='OR'), name='practice_sealed_after_begun'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='practice_sealed_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."sealed_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8c54b4fc76037fefc89d8a0e6112b109c057243d', operation='UPDATE', pgid='pgtrigger_practice_sealed_is_final_45f8f', table='observations_practicesheet', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeReference',
                    fields=[
                        ('lesson', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='observations.practicelesson')),
                        ('position', models.PositiveSmallIntegerField(null=True)),
                        ('reason', models.TextField(max_length=2000)),
                        ('ratings', models.JSONField(default=dict)),
                        ('grounds', models.JSONField(default=list)),
                        ('scale', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.referencescale')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('position__isnull', True), models.Q(('position__gte', 1), ('position__lte', 9), ('scale__isnull', False)), _connector='OR'), name='practice_position_on_a_scale'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='practice_reference_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8486b8b907c1bfc48766db4f77a7f44b9389dfa0', operation='UPDATE', pgid='pgtrigger_practice_reference_stays_5a08c', table='observations_practicereference', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Comfort',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('moment', models.CharField(choices=[('before', 'before'), ('after', 'after')], max_length=6)),
                        ('value', models.PositiveSmallIntegerField()),
                        ('answered_at', models.DateTimeField()),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.jointobservation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('person', 'joint', 'moment'), name='comfort_once_a_moment'),
                            models.CheckConstraint(condition=models.Q(('value__lte', 10)), name='comfort_to_ten'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Look',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('day', models.DateField()),
                        ('at', models.DateTimeField()),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='observations.jointobservation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['at', 'id'],
                        'constraints': [
                            models.UniqueConstraint(condition=models.Q(('reason', '')), fields=('joint', 'person', 'day'), name='look_once_a_day'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='OfferedTime',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('starts_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('period', models.CharField(blank=True, max_length=20)),
                        ('room', models.CharField(blank=True, max_length=40)),
                        ('is_reserve', models.BooleanField(default=False)),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offered_times', to='observations.jointobservation')),
                    ],
                    options={
                        'ordering': ['starts_at', 'id'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='offered_time_in_order'),
                            models.UniqueConstraint(fields=('joint', 'starts_at'), name='offered_time_once'),
                            models.UniqueConstraint(condition=models.Q(('is_reserve', True)), fields=('joint',), name='one_reserve_time_a_lesson'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Opening',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('rung', models.CharField(choices=[('resource', 'Share a resource'), ('plan', 'Plan a lesson together'), ('work', 'Swap pupils’ work'), ('walk', 'A learning walk'), ('part', 'Part of a lesson, by invitation'), ('lesson', 'A whole lesson, without grades'), ('joint', 'A joint judgement with grades')], max_length=8)),
                        ('reach', models.CharField(choices=[('dept', 'My department'), ('school', 'Other departments'), ('others', 'Other schools')], max_length=6)),
                        ('chosen_at', models.DateTimeField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('person', 'rung'), name='rung_once_a_person'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Reserve',
                    fields=[
                        ('joint', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reserve', serialize=False, to='observations.jointobservation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='observations.instrumentversion')),
                    ],
                    options={
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='nobody_stands_by_for_themself', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT 1 FROM observations_jointobservation j\n                        JOIN observations_lesson l ON l.id = j.lesson_id\n                        WHERE j.id = NEW.joint_id AND l.teacher_id = NEW.person_id\n                    ) OR EXISTS (\n                        SELECT 1 FROM observations_observer o\n                        WHERE o.joint_id = NEW.joint_id AND o.person_id = NEW.person_id\n                    ) THEN\n                        RAISE EXCEPTION 'a reserve takes no other part' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='f5d003b308662e21a25208c160579245c58d9af9', operation='INSERT OR UPDATE', pgid='pgtrigger_nobody_stands_by_for_themself_0851c', table='observations_reserve', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='SetUpStep',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('waits_for', models.CharField(choices=[('times', 'times to be offered'), ('reply', 'a time to be picked'), ('yes', 'everyone’s yes'), ('cover', 'cover'), ('room', 'a room'), ('day', 'the day of the lesson')], max_length=5)),
                        ('began_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='set_up_steps', to='observations.jointobservation')),
                    ],
                    options={
                        'ordering': ['began_at', 'id'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('began_at')), _connector='OR'), name='set_up_step_in_order'),
                            models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('joint', 'waits_for'), name='waits_once_for_a_thing'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='TeachersTerms',
                    fields=[
                        ('joint', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='terms', serialize=False, to='observations.jointobservation')),
                        ('appraiser', models.CharField(choices=[('none', 'None of them is my appraiser'), ('chosen', 'One of them is, and I choose that')], max_length=6)),
                        ('receives', models.BooleanField(default=False, verbose_name='receives the judgements')),
                        ('released', models.BooleanField(default=False, verbose_name='releases them to the school lead')),
                        ('decided_at', models.DateTimeField()),
                        ('response', models.TextField(blank=True, max_length=20000)),
                        ('responded_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('response', ''), ('responded_at__isnull', False), _connector='OR'), name='response_has_a_time'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_teacherstermsevent" ("decided_at", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receives", "released") VALUES (NEW."decided_at", NEW."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."joint_id", NEW."receives", NEW."released"); RETURN NULL;', hash='677dcbecfa5597385e0b6e384701149e0f15953f', operation='INSERT', pgid='pgtrigger_insert_insert_141fc', table='observations_teachersterms', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."joint_id" IS DISTINCT FROM (NEW."joint_id") OR OLD."receives" IS DISTINCT FROM (NEW."receives") OR OLD."released" IS DISTINCT FROM (NEW."released"))', func='INSERT INTO "observations_teacherstermsevent" ("decided_at", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receives", "released") VALUES (NEW."decided_at", NEW."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."joint_id", NEW."receives", NEW."released"); RETURN NULL;', hash='8686dbc0e7244dd0fec3650cba2e536b109ef2d7', operation='UPDATE', pgid='pgtrigger_update_update_f8072', table='observations_teachersterms', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_teacherstermsevent" ("decided_at", "joint_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receives", "released") VALUES (OLD."decided_at", OLD."joint_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."joint_id", OLD."receives", OLD."released"); RETURN NULL;', hash='de3f71a0f82b029ac4dcffc926b254ecfce3c6cf', operation='DELETE', pgid='pgtrigger_delete_delete_d1207', table='observations_teachersterms', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='TeachersTermsEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('receives', models.BooleanField(default=False, verbose_name='receives the judgements')),
                        ('released', models.BooleanField(default=False, verbose_name='releases them to the school lead')),
                        ('decided_at', models.DateTimeField()),
                        ('joint', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='observations.jointobservation')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='joint_receives_released_decided_at_events', to='observations.teachersterms')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='37f7754dc149083a15047edea6d7ab64d75751c9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_06014', table='observations_teacherstermsevent', when='BEFORE')),
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        *[
            migrations.RunSQL(PART.format(table=f"observations_{part}"), migrations.RunSQL.noop)
            for part in ("note", "rating", "ground", "photo")
        ],
        migrations.RunSQL(IDENTITY, migrations.RunSQL.noop),
        migrations.RunSQL(REVEAL, migrations.RunSQL.noop),
        migrations.RunSQL(PRACTICE, migrations.RunSQL.noop),
        migrations.RunSQL(AGREED, migrations.RunSQL.noop),
        migrations.RunSQL(PRIVATE, migrations.RunSQL.noop),
        walls.history_is_kept(
            'observations_sheetevent',
            'observations_jointobservationevent',
            'observations_observerevent',
            'observations_roundevent',
            'observations_roundschoolevent',
            'observations_instrumentversionevent',
            'observations_crosswalkrowevent',
            'observations_threadmessageevent',
            'observations_secondthoughtevent',
            'observations_jointnoteevent',
            'observations_teacherstermsevent',
        ),
    ]
