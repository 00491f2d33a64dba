"""All of 0001_initial to 0003_report_drafts at once, for a new database."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from people import tables, walls

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
    initial = True

    replaces = [
        ('trios', '0001_initial'),
        ('trios', '0002_walls'),
        ('trios', '0003_report_drafts'),
    ]

    dependencies = [
        ('people', '0001_squashed_0004_taking_part_walls'),
        ('clusters', '0001_squashed_0005_steps_back'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='Descent',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='descents', to='trios.trio')),
                        ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offshoots', to='trios.trio')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('child', 'parent'), name='descent_once'),
                            models.CheckConstraint(condition=models.Q(('child', models.F('parent')), _negated=True), name='descent_not_of_itself'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_descentevent" ("child_id", "id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."child_id", NEW."id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='1cf47472cdd4f7251af18931850f35d8c2708dfd', operation='INSERT', pgid='pgtrigger_insert_insert_f7411', table='trios_descent', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trios_descentevent" ("child_id", "id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."child_id", NEW."id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='f02e6ee3e8ace771c7d9cd548c6c5ef433f2ae8e', operation='UPDATE', pgid='pgtrigger_update_update_e0ed7', table='trios_descent', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_descentevent" ("child_id", "id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."child_id", OLD."id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='7d73c337c211568216474c95ebf82b453be0aac0', operation='DELETE', pgid='pgtrigger_delete_delete_62ea6', table='trios_descent', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='CoverPromise',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('periods', models.PositiveSmallIntegerField(verbose_name='lessons a term for each of our people')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='how it works at our school')),
                        ('said_on', models.DateField()),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.alliance')),
                        ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('alliance', 'school'), name='cover_promised_once'),
                            models.CheckConstraint(condition=models.Q(('periods__range', (1, 40))), name='cover_promise_of_some_lessons'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_coverpromiseevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by_id", "said_on", "school_id") VALUES (NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."said_by_id", NEW."said_on", NEW."school_id"); RETURN NULL;', hash='c9462d984cc06020ba7af4205f4ac250a7516833', operation='INSERT', pgid='pgtrigger_insert_insert_fff30', table='trios_coverpromise', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."said_by_id" IS DISTINCT FROM (NEW."said_by_id") OR OLD."said_on" IS DISTINCT FROM (NEW."said_on") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id"))', func='INSERT INTO "trios_coverpromiseevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by_id", "said_on", "school_id") VALUES (NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."said_by_id", NEW."said_on", NEW."school_id"); RETURN NULL;', hash='35702ae603bd445278f003baff2fc6615c5b335a', operation='UPDATE', pgid='pgtrigger_update_update_714bc', table='trios_coverpromise', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_coverpromiseevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by_id", "said_on", "school_id") VALUES (OLD."alliance_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."said_by_id", OLD."said_on", OLD."school_id"); RETURN NULL;', hash='a0f56fd87cda7573105ff103de9b3d5986606a31', operation='DELETE', pgid='pgtrigger_delete_delete_b263e', table='trios_coverpromise', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='CoverPromiseEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('said_on', models.DateField()),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_school_said_on_said_by_events', to='trios.coverpromise')),
                        ('said_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e84dc079fe6470a2a40f9a321545c8fda8c679d4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7006d', table='trios_coverpromiseevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='GroundRules',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('text', models.TextField(max_length=2000)),
                        ('saved_at', models.DateTimeField()),
                        ('alliance', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.alliance')),
                        ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_groundrulesevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id") VALUES (NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id"); RETURN NULL;', hash='fe5520f4258aa53d14ef9154ec4567dae09f7441', operation='INSERT', pgid='pgtrigger_insert_insert_6f073', table='trios_groundrules', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."saved_by_id" IS DISTINCT FROM (NEW."saved_by_id"))', func='INSERT INTO "trios_groundrulesevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id") VALUES (NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id"); RETURN NULL;', hash='d2262867473f299735b6eaf700dea53a3efa93d2', operation='UPDATE', pgid='pgtrigger_update_update_56598', table='trios_groundrules', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_groundrulesevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id") VALUES (OLD."alliance_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id"); RETURN NULL;', hash='2d8e64dffb8b7fbd647144dea57252adf596881d', operation='DELETE', pgid='pgtrigger_delete_delete_c7379', table='trios_groundrules', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='GroundRulesEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('saved_at', models.DateTimeField()),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_saved_at_saved_by_events', to='trios.groundrules')),
                        ('saved_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='10f1f6482c306b98eb33d908ebc07fd0cd7173ee', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4561e', table='trios_groundrulesevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='HeadView',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('seen', models.TextField(blank=True, max_length=1000)),
                        ('again', models.CharField(choices=[('yes', 'Yes'), ('if', 'Yes, if something changes'), ('no', 'No')], max_length=3)),
                        ('change', models.CharField(blank=True, max_length=300)),
                        ('sent_at', models.DateTimeField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('trio', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='head_views', to='trios.trio')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('trio', 'school'), name='trio_head_view_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_headviewevent" ("again", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sent_at", "trio_id") VALUES (NEW."again", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."sent_at", NEW."trio_id"); RETURN NULL;', hash='9aaed106e86803ddd8e5eb7abcc87d49106f0987', operation='INSERT', pgid='pgtrigger_insert_insert_a6581', table='trios_headview', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."again" IS DISTINCT FROM (NEW."again") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."trio_id" IS DISTINCT FROM (NEW."trio_id"))', func='INSERT INTO "trios_headviewevent" ("again", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sent_at", "trio_id") VALUES (NEW."again", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."sent_at", NEW."trio_id"); RETURN NULL;', hash='3e7b24f76ddef5adb6fd4a3b288599a8717c7647', operation='UPDATE', pgid='pgtrigger_update_update_caa77', table='trios_headview', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_headviewevent" ("again", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sent_at", "trio_id") VALUES (OLD."again", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."sent_at", OLD."trio_id"); RETURN NULL;', hash='8f8265f9d0892f24c09da6c6688dd045b22f1af1', operation='DELETE', pgid='pgtrigger_delete_delete_c24d7', table='trios_headview', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='LeaderNote',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('post', models.CharField(choices=[('head', 'Headteacher'), ('senior', 'Senior leader'), ('middle', 'Middle leader'), ('teacher', 'Teacher'), ('other', 'Other')], max_length=7)),
                        ('did', models.TextField(max_length=1000, verbose_name='what I did')),
                        ('learned', models.TextField(blank=True, max_length=1000, verbose_name='what I learned')),
                        ('written_at', models.DateTimeField()),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.alliance')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-written_at', 'pk'],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_leadernoteevent" ("alliance_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "written_at") VALUES (NEW."alliance_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."post", NEW."written_at"); RETURN NULL;', hash='f065d37fdb10587e7d429e8b7cda58c5f12fa65b', operation='INSERT', pgid='pgtrigger_insert_insert_1cfa6', table='trios_leadernote', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at"))', func='INSERT INTO "trios_leadernoteevent" ("alliance_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "written_at") VALUES (NEW."alliance_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."post", NEW."written_at"); RETURN NULL;', hash='4dde38f450838b1688de28c6b7fc51fc14dcf9d5', operation='UPDATE', pgid='pgtrigger_update_update_a4362', table='trios_leadernote', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_leadernoteevent" ("alliance_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "written_at") VALUES (OLD."alliance_id", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."post", OLD."written_at"); RETURN NULL;', hash='7186b8d1fbb6f9e681bb81a698eae560514052d4', operation='DELETE', pgid='pgtrigger_delete_delete_13ad0', table='trios_leadernote', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='LeaderNoteEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('post', models.CharField(choices=[('head', 'Headteacher'), ('senior', 'Senior leader'), ('middle', 'Middle leader'), ('teacher', 'Teacher'), ('other', 'Other')], max_length=7)),
                        ('written_at', models.DateTimeField()),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_person_post_written_at_events', to='trios.leadernote')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='97ab0d5e0ee77b7981c229fc6bc73a97f9f0848a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2e559', table='trios_leadernoteevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Member',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('department', models.CharField(blank=True, max_length=60)),
                        ('post', models.CharField(blank=True, choices=[('head', 'Headteacher'), ('senior', 'Senior leader'), ('middle', 'Middle leader'), ('teacher', 'Teacher'), ('other', 'Other')], max_length=7)),
                        ('place', models.PositiveSmallIntegerField()),
                        ('cover_asked_on', models.DateField()),
                        ('cover_agreed_on', models.DateField(blank=True, null=True)),
                        ('cover_agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trio_memberships', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('trio', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='trios.trio')),
                    ],
                    options={
                        'ordering': ['place', 'pk'],
                        'constraints': [
                            models.UniqueConstraint(fields=('trio', 'person'), name='person_once_in_trio'),
                            models.UniqueConstraint(fields=('trio', 'place'), name='trio_place_once'),
                            models.CheckConstraint(condition=models.Q(('place__range', (1, 3))), name='trio_has_three_places'),
                            models.CheckConstraint(condition=models.Q(('cover_agreed_on__isnull', True), ('cover_agreed_on__gte', models.F('cover_asked_on')), _connector='OR'), name='trio_cover_asked_first'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_memberevent" ("cover_agreed_by_id", "cover_agreed_on", "cover_asked_on", "department", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post", "school_id", "trio_id") VALUES (NEW."cover_agreed_by_id", NEW."cover_agreed_on", NEW."cover_asked_on", NEW."department", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."post", NEW."school_id", NEW."trio_id"); RETURN NULL;', hash='511ffaf618b423b8b71a775abe4014474da66e3d', operation='INSERT', pgid='pgtrigger_insert_insert_fa62d', table='trios_member', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trios_memberevent" ("cover_agreed_by_id", "cover_agreed_on", "cover_asked_on", "department", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post", "school_id", "trio_id") VALUES (NEW."cover_agreed_by_id", NEW."cover_agreed_on", NEW."cover_asked_on", NEW."department", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."post", NEW."school_id", NEW."trio_id"); RETURN NULL;', hash='cf0951f86ea2b389264d2f95bc7ae5bfd5c41439', operation='UPDATE', pgid='pgtrigger_update_update_fafb2', table='trios_member', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_memberevent" ("cover_agreed_by_id", "cover_agreed_on", "cover_asked_on", "department", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "post", "school_id", "trio_id") VALUES (OLD."cover_agreed_by_id", OLD."cover_agreed_on", OLD."cover_asked_on", OLD."department", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."post", OLD."school_id", OLD."trio_id"); RETURN NULL;', hash='c56cd12b5dc740dc0f0aacbedd2a4156f7b1289e', operation='DELETE', pgid='pgtrigger_delete_delete_42a91', table='trios_member', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Report',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('aims', models.TextField(blank=True, max_length=2000)),
                        ('went', models.TextField(blank=True, max_length=2000)),
                        ('own_teaching', models.TextField(blank=True, max_length=2000)),
                        ('learned', models.TextField(blank=True, max_length=2000)),
                        ('pupils', models.TextField(blank=True, max_length=2000)),
                        ('shared', models.TextField(blank=True, max_length=2000)),
                        ('connected', models.CharField(blank=True, choices=[('much', 'Much more'), ('little', 'A little more'), ('same', 'About the same')], max_length=6)),
                        ('would_lead', models.CharField(blank=True, choices=[('yes', 'Yes'), ('later', 'Not yet'), ('no', 'No')], max_length=5)),
                        ('lead_focus', models.CharField(blank=True, max_length=200)),
                        ('compared', models.TextField(blank=True, max_length=2000)),
                        ('sent_at', models.DateTimeField(null=True)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trio_reports', to=settings.AUTH_USER_MODEL)),
                        ('trio', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='trios.trio')),
                        ('saved_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('trio', 'person'), name='trio_report_once'),
                            models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), models.Q(models.Q(('own_teaching', ''), _negated=True), models.Q(('pupils', ''), _negated=True), models.Q(('would_lead', ''), _negated=True)), _connector='OR'), name='trio_report_required_answers'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_reportevent" ("connected", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "trio_id", "would_lead") VALUES (NEW."connected", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."trio_id", NEW."would_lead"); RETURN NULL;', hash='10ae5e2e288b974dfd01920fca176cddaacbb8d8', operation='INSERT', pgid='pgtrigger_insert_insert_b2a20', table='trios_report', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."connected" IS DISTINCT FROM (NEW."connected") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."trio_id" IS DISTINCT FROM (NEW."trio_id") OR OLD."would_lead" IS DISTINCT FROM (NEW."would_lead"))', func='INSERT INTO "trios_reportevent" ("connected", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "trio_id", "would_lead") VALUES (NEW."connected", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at", NEW."trio_id", NEW."would_lead"); RETURN NULL;', hash='c2b0f88a396b61f9863a4b6925f3a41ec40f61e2', operation='UPDATE', pgid='pgtrigger_update_update_28bc4', table='trios_report', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_reportevent" ("connected", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "trio_id", "would_lead") VALUES (OLD."connected", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."trio_id", OLD."would_lead"); RETURN NULL;', hash='03197efbc308fd9bec00d60cc9c9a60a9e7707a0', operation='DELETE', pgid='pgtrigger_delete_delete_1e99e', table='trios_report', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Trio',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('number', models.PositiveIntegerField()),
                        ('focus', models.CharField(blank=True, max_length=200, verbose_name='focus question')),
                        ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'running'), ('finished', 'finished'), ('aside', 'set aside')], default='planned', max_length=8)),
                        ('formed_at', models.DateTimeField()),
                        ('plan_on', models.DateField(blank=True, null=True)),
                        ('visits_from', models.DateField(blank=True, null=True)),
                        ('visits_by', models.DateField(blank=True, null=True)),
                        ('revisits_from', models.DateField(blank=True, null=True)),
                        ('revisits_by', models.DateField(blank=True, null=True)),
                        ('debrief_by', models.DateField(blank=True, null=True)),
                        ('planned_on', models.DateField(blank=True, null=True)),
                        ('debriefed_on', models.DateField(blank=True, null=True)),
                        ('started_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('why_set_aside', models.CharField(blank=True, max_length=300)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trios', to='clusters.alliance')),
                        ('formed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_trios', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['number', 'pk'],
                        'constraints': [
                            models.UniqueConstraint(fields=('alliance', 'number'), name='trio_number_once_in_alliance'),
                            models.CheckConstraint(condition=models.Q(models.Q(('visits_from__gte', models.F('plan_on')), ('plan_on__isnull', True), ('visits_from__isnull', True), _connector='OR'), models.Q(('visits_by__gte', models.F('plan_on')), ('plan_on__isnull', True), ('visits_by__isnull', True), _connector='OR'), models.Q(('revisits_from__gte', models.F('plan_on')), ('plan_on__isnull', True), ('revisits_from__isnull', True), _connector='OR'), models.Q(('revisits_by__gte', models.F('plan_on')), ('plan_on__isnull', True), ('revisits_by__isnull', True), _connector='OR'), models.Q(('debrief_by__gte', models.F('plan_on')), ('plan_on__isnull', True), ('debrief_by__isnull', True), _connector='OR'), models.Q(('visits_by__gte', models.F('visits_from')), ('visits_from__isnull', True), ('visits_by__isnull', True), _connector='OR'), models.Q(('revisits_from__gte', models.F('visits_from')), ('visits_from__isnull', True), ('revisits_from__isnull', True), _connector='OR'), models.Q(('revisits_by__gte', models.F('visits_from')), ('visits_from__isnull', True), ('revisits_by__isnull', True), _connector='OR'), models.Q(('debrief_by__gte', models.F('visits_from')), ('visits_from__isnull', True), ('debrief_by__isnull', True), _connector='OR'), models.Q(('revisits_from__gte', models.F('visits_by')), ('visits_by__isnull', True), ('revisits_from__isnull', True), _connector='OR'), models.Q(('revisits_by__gte', models.F('visits_by')), ('visits_by__isnull', True), ('revisits_by__isnull', True), _connector='OR'), models.Q(('debrief_by__gte', models.F('visits_by')), ('visits_by__isnull', True), ('debrief_by__isnull', True), _connector='OR'), models.Q(('revisits_by__gte', models.F('revisits_from')), ('revisits_from__isnull', True), ('revisits_by__isnull', True), _connector='OR'), models.Q(('debrief_by__gte', models.F('revisits_from')), ('revisits_from__isnull', True), ('debrief_by__isnull', True), _connector='OR'), models.Q(('debrief_by__gte', models.F('revisits_by')), ('revisits_by__isnull', True), ('debrief_by__isnull', True), _connector='OR')), name='trio_dates_in_order'),
                            models.CheckConstraint(condition=models.Q(models.Q(('started_on__isnull', True), ('state', 'planned')), ('state', 'aside'), ('started_on__isnull', False), _connector='OR'), name='trio_started_unless_planned'),
                            models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state__in', ['planned', 'running'])), models.Q(('ended_on__isnull', False), ('state__in', ['finished', 'aside'])), _connector='OR'), name='trio_ended_when_finished'),
                            models.CheckConstraint(condition=models.Q(('debriefed_on__isnull', True), ('planned_on__isnull', False), _connector='OR'), name='trio_planned_first'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_trioevent" ("alliance_id", "debrief_by", "debriefed_on", "ended_on", "id", "leader_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_on", "planned_on", "revisits_by", "revisits_from", "started_on", "state", "visits_by", "visits_from") VALUES (NEW."alliance_id", NEW."debrief_by", NEW."debriefed_on", NEW."ended_on", NEW."id", NEW."leader_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_on", NEW."planned_on", NEW."revisits_by", NEW."revisits_from", NEW."started_on", NEW."state", NEW."visits_by", NEW."visits_from"); RETURN NULL;', hash='65880f14ebf517906fe7e0c1e0e46bdb404df32d', operation='INSERT', pgid='pgtrigger_insert_insert_95c34', table='trios_trio', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."debrief_by" IS DISTINCT FROM (NEW."debrief_by") OR OLD."debriefed_on" IS DISTINCT FROM (NEW."debriefed_on") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."leader_id" IS DISTINCT FROM (NEW."leader_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."plan_on" IS DISTINCT FROM (NEW."plan_on") OR OLD."planned_on" IS DISTINCT FROM (NEW."planned_on") OR OLD."revisits_by" IS DISTINCT FROM (NEW."revisits_by") OR OLD."revisits_from" IS DISTINCT FROM (NEW."revisits_from") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."visits_by" IS DISTINCT FROM (NEW."visits_by") OR OLD."visits_from" IS DISTINCT FROM (NEW."visits_from"))', func='INSERT INTO "trios_trioevent" ("alliance_id", "debrief_by", "debriefed_on", "ended_on", "id", "leader_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_on", "planned_on", "revisits_by", "revisits_from", "started_on", "state", "visits_by", "visits_from") VALUES (NEW."alliance_id", NEW."debrief_by", NEW."debriefed_on", NEW."ended_on", NEW."id", NEW."leader_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_on", NEW."planned_on", NEW."revisits_by", NEW."revisits_from", NEW."started_on", NEW."state", NEW."visits_by", NEW."visits_from"); RETURN NULL;', hash='a8163c9db97360653011efcec80868dde42de273', operation='UPDATE', pgid='pgtrigger_update_update_dd5bb', table='trios_trio', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_trioevent" ("alliance_id", "debrief_by", "debriefed_on", "ended_on", "id", "leader_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_on", "planned_on", "revisits_by", "revisits_from", "started_on", "state", "visits_by", "visits_from") VALUES (OLD."alliance_id", OLD."debrief_by", OLD."debriefed_on", OLD."ended_on", OLD."id", OLD."leader_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_on", OLD."planned_on", OLD."revisits_by", OLD."revisits_from", OLD."started_on", OLD."state", OLD."visits_by", OLD."visits_from"); RETURN NULL;', hash='31fe01ac60e71d82596170bee33050c60b7f9e54', operation='DELETE', pgid='pgtrigger_delete_delete_a5aeb', table='trios_trio', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ReportEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('would_lead', models.CharField(blank=True, choices=[('yes', 'Yes'), ('later', 'Not yet'), ('no', 'No')], max_length=5)),
                        ('connected', models.CharField(blank=True, choices=[('much', 'Much more'), ('little', 'A little more'), ('same', 'About the same')], max_length=6)),
                        ('sent_at', models.DateTimeField(null=True)),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_trio_person_would_lead_connected_sent_at_events', to='trios.report')),
                        ('trio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='540b682c760cf9bb2b504f2cf382f0ecea542893', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_810dc', table='trios_reportevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='MemberEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('department', models.CharField(blank=True, max_length=60)),
                        ('post', models.CharField(blank=True, choices=[('head', 'Headteacher'), ('senior', 'Senior leader'), ('middle', 'Middle leader'), ('teacher', 'Teacher'), ('other', 'Other')], max_length=7)),
                        ('place', models.PositiveSmallIntegerField()),
                        ('cover_asked_on', models.DateField()),
                        ('cover_agreed_on', models.DateField(blank=True, null=True)),
                        ('cover_agreed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trios.member')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('trio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4dcb7b2818f18ceb8e6a32e99ffc290486ae3642', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9dd21', table='trios_memberevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='HeadViewEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('again', models.CharField(choices=[('yes', 'Yes'), ('if', 'Yes, if something changes'), ('no', 'No')], max_length=3)),
                        ('sent_at', models.DateTimeField()),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_trio_school_person_again_sent_at_events', to='trios.headview')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('trio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='08eef7e329bcb520b09ac8a811f3e6f1bfc6afe7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_21500', table='trios_headviewevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='DescentEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trios.descent')),
                        ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                        ('parent', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c7bb86a8a754936105f169e8b43c143c1806bbb7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6636d', table='trios_descentevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='TrioEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('number', models.PositiveIntegerField()),
                        ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'running'), ('finished', 'finished'), ('aside', 'set aside')], default='planned', max_length=8)),
                        ('plan_on', models.DateField(blank=True, null=True)),
                        ('visits_from', models.DateField(blank=True, null=True)),
                        ('visits_by', models.DateField(blank=True, null=True)),
                        ('revisits_from', models.DateField(blank=True, null=True)),
                        ('revisits_by', models.DateField(blank=True, null=True)),
                        ('debrief_by', models.DateField(blank=True, null=True)),
                        ('planned_on', models.DateField(blank=True, null=True)),
                        ('debriefed_on', models.DateField(blank=True, null=True)),
                        ('started_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('leader', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_number_leader_state_plan_on_visits_from_visits_by_revisits_from_revisits_by_debrief_by_planned_on_debriefed_on_started_on_ended_on_events', to='trios.trio')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f70b9c5ecff08984e9badc3ab456c9c84a81d899', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56a21', table='trios_trioevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Visit',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('visit', 'Visit'), ('revisit', 'Revisit')], max_length=7)),
                        ('asked_at', models.DateTimeField()),
                        ('declined_at', models.DateTimeField(blank=True, null=True)),
                        ('starts_at', models.DateTimeField(blank=True, null=True)),
                        ('ends_at', models.DateTimeField(blank=True, null=True)),
                        ('period', models.CharField(blank=True, max_length=40)),
                        ('place', models.CharField(blank=True, max_length=80)),
                        ('needs_cover', models.BooleanField(default=False)),
                        ('revision', models.PositiveSmallIntegerField(default=0)),
                        ('done_at', models.DateTimeField(blank=True, null=True)),
                        ('tried', models.TextField(blank=True, max_length=2000, verbose_name='what was tried')),
                        ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trio_lessons', to=settings.AUTH_USER_MODEL)),
                        ('trio', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='trios.trio')),
                        ('visitor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trio_visits', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['kind', 'starts_at', 'pk'],
                        'constraints': [
                            models.UniqueConstraint(fields=('trio', 'kind', 'visitor', 'host'), name='trio_visit_once'),
                            models.CheckConstraint(condition=models.Q(('visitor', models.F('host')), _negated=True), name='trio_visit_of_another'),
                            models.CheckConstraint(condition=models.Q(models.Q(('ends_at__isnull', True), ('starts_at__isnull', True)), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='trio_visit_in_order'),
                            models.CheckConstraint(condition=models.Q(('done_at__isnull', True), ('starts_at__isnull', False), _connector='OR'), name='trio_visit_dated_before_done'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_visitevent" ("done_at", "ends_at", "host_id", "id", "kind", "needs_cover", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "trio_id", "visitor_id") VALUES (NEW."done_at", NEW."ends_at", NEW."host_id", NEW."id", NEW."kind", NEW."needs_cover", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_at", NEW."trio_id", NEW."visitor_id"); RETURN NULL;', hash='087c3689e3f97821fd9ce78ebc8eca601e2961e7', operation='INSERT', pgid='pgtrigger_insert_insert_332c4', table='trios_visit', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."host_id" IS DISTINCT FROM (NEW."host_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."needs_cover" IS DISTINCT FROM (NEW."needs_cover") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."trio_id" IS DISTINCT FROM (NEW."trio_id") OR OLD."visitor_id" IS DISTINCT FROM (NEW."visitor_id"))', func='INSERT INTO "trios_visitevent" ("done_at", "ends_at", "host_id", "id", "kind", "needs_cover", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "trio_id", "visitor_id") VALUES (NEW."done_at", NEW."ends_at", NEW."host_id", NEW."id", NEW."kind", NEW."needs_cover", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_at", NEW."trio_id", NEW."visitor_id"); RETURN NULL;', hash='ce6639aca75ee1bf895028a2b26ba4f9c386f08f', operation='UPDATE', pgid='pgtrigger_update_update_43872', table='trios_visit', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_visitevent" ("done_at", "ends_at", "host_id", "id", "kind", "needs_cover", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "trio_id", "visitor_id") VALUES (OLD."done_at", OLD."ends_at", OLD."host_id", OLD."id", OLD."kind", OLD."needs_cover", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."trio_id", OLD."visitor_id"); RETURN NULL;', hash='6535ad57ca337c1cd488e8d1b63e77e7eeec5fd0', operation='DELETE', pgid='pgtrigger_delete_delete_e1331', table='trios_visit', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Offer',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('starts_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('period', models.CharField(blank=True, max_length=40)),
                        ('place', models.CharField(blank=True, max_length=80)),
                        ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='trios.visit')),
                    ],
                    options={
                        'ordering': ['starts_at', 'pk'],
                        'constraints': [
                            models.UniqueConstraint(fields=('visit', 'starts_at'), name='trio_offer_once'),
                            models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='trio_offer_in_order'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='VisitEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('visit', 'Visit'), ('revisit', 'Revisit')], max_length=7)),
                        ('starts_at', models.DateTimeField(blank=True, null=True)),
                        ('ends_at', models.DateTimeField(blank=True, null=True)),
                        ('needs_cover', models.BooleanField(default=False)),
                        ('done_at', models.DateTimeField(blank=True, null=True)),
                        ('host', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_trio_kind_visitor_host_starts_at_ends_at_needs_cover_done_at_events', to='trios.visit')),
                        ('trio', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                        ('visitor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4bb0e73553cd26170f1668b7eb17517303df110a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3b34', table='trios_visitevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Willingness',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('join', 'join a trio'), ('lead', 'lead a trio')], max_length=4)),
                        ('focus', models.CharField(blank=True, max_length=200, verbose_name='on what')),
                        ('since', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.alliance')),
                        ('from_trio', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='trios.trio')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['since', 'pk'],
                        'constraints': [
                            models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('alliance', 'person', 'kind'), name='willing_once'),
                            models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('since')), _connector='OR'), name='willing_in_order'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_willingnessevent" ("alliance_id", "ended_on", "from_trio_id", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (NEW."alliance_id", NEW."ended_on", NEW."from_trio_id", NEW."id", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since"); RETURN NULL;', hash='14cd6d69a79dc91343c87b57cb501ba647284ae1', operation='INSERT', pgid='pgtrigger_insert_insert_17e20', table='trios_willingness', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."from_trio_id" IS DISTINCT FROM (NEW."from_trio_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."since" IS DISTINCT FROM (NEW."since"))', func='INSERT INTO "trios_willingnessevent" ("alliance_id", "ended_on", "from_trio_id", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (NEW."alliance_id", NEW."ended_on", NEW."from_trio_id", NEW."id", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since"); RETURN NULL;', hash='0e90e8a4cd4f25d367c0cc3c34b726d6e91d13d3', operation='UPDATE', pgid='pgtrigger_update_update_5e5cc', table='trios_willingness', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trios_willingnessevent" ("alliance_id", "ended_on", "from_trio_id", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (OLD."alliance_id", OLD."ended_on", OLD."from_trio_id", OLD."id", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since"); RETURN NULL;', hash='1cfb396ef9dcac4e2efb5509dd088d68688dc59f', operation='DELETE', pgid='pgtrigger_delete_delete_5bdf3', table='trios_willingness', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='WillingnessEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('join', 'join a trio'), ('lead', 'lead a trio')], max_length=4)),
                        ('since', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('from_trio', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_person_kind_since_from_trio_ended_on_events', to='trios.willingness')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7ee37a21410a247cd3984bcfa2538b2efdb85b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9d51a', table='trios_willingnessevent', when='BEFORE')),
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(NO_CIRCLE, UNDO),
        walls.history_is_kept(
            'trios_trioevent',
            'trios_memberevent',
            'trios_descentevent',
            'trios_visitevent',
            'trios_coverpromiseevent',
            'trios_groundrulesevent',
            'trios_leadernoteevent',
            'trios_willingnessevent',
            'trios_reportevent',
            'trios_headviewevent',
        ),
    ]
