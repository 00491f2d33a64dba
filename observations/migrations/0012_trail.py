"""Lessons, reserves, forms, scales and lessons to practise on leave their trail too."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from people import tables, walls


class Migration(migrations.Migration):

    dependencies = [
        ('clusters', '0005_steps_back'),
        ('observations', '0011_being_set_up'),
        ('people', '0004_taking_part_walls'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='InstrumentEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_school_events', to='observations.instrument')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1a28b1ca06f809ecca9e669a26868de52ae5dd6f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7f36', table='observations_instrumentevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='LessonEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('key_stage', models.CharField(choices=[('0', 'early years'), ('1', 'key stage 1'), ('2', 'key stage 2'), ('3', 'key stage 3'), ('4', 'key stage 4'), ('5', 'key stage 5')], max_length=1)),
                        ('starts_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_school_key_stage_starts_at_ends_at_events', to='observations.lesson')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e55ad9bfbf5d3b52f08e73fba21135c861b6914', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_99667', table='observations_lessonevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeLessonEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('graded', models.BooleanField(default=False)),
                        ('added_at', models.DateTimeField()),
                        ('put_away_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_school_alliance_graded_written_by_added_at_put_away_at_events', to='observations.practicelesson')),
                        ('school', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('written_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f29aa2a1d1869776434485647c0df6f0456dc038', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fa43a', table='observations_practicelessonevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='ReferenceGradeEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_scale_position_events', to='observations.referencegrade')),
                        ('scale', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.referencescale')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='235124e20cfc89fa918d3fcb0411f453f0ee4192', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3bf25', table='observations_referencegradeevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='ReferenceScaleEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('code', models.SlugField(db_index=False, max_length=40)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_code_valid_from_valid_to_events', to='observations.referencescale')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d7f8415f0d5413cfd95ffb3fcdd694954780e29', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e01e1', table='observations_referencescaleevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='ReserveEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('joint', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='observations.jointobservation')),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='observations.reserve')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='observations.instrumentversion')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b0cfc6a69f7738d2397cb82148aebbe3430d7f98', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e33ce', table='observations_reserveevent', when='BEFORE'))],
                    },
                ),
            ],
        ),
        tables.TriggersAtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name='crosswalkrow',
                    trigger=pgtrigger.compiler.Trigger(name='dispute_reason_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."dispute_reason" IS DISTINCT FROM (NEW."dispute_reason"))', func='INSERT INTO "observations_crosswalkrowevent" ("disputed_on", "id", "judged_by_id", "judged_on", "kind", "own_grade_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_grade_id", "valid_from", "valid_to") VALUES (NEW."disputed_on", NEW."id", NEW."judged_by_id", NEW."judged_on", NEW."kind", NEW."own_grade_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'dispute_reason\', NEW."id", NEW."reference_grade_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='c08cc5ae98ffd9f87bb6b2e2113191c876035c48', operation='UPDATE', pgid='pgtrigger_dispute_reason_update_4a35e', table='observations_crosswalkrow', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instrument',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_instrumentevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id"); RETURN NULL;', hash='0e759c0f86f3dad4ad33d2a5fb87b4ac2911d1ea', operation='INSERT', pgid='pgtrigger_insert_insert_86fb4', table='observations_instrument', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instrument',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id"))', func='INSERT INTO "observations_instrumentevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id"); RETURN NULL;', hash='3fba6b2c789a870ba01cb26871a7f164cfc42fc5', operation='UPDATE', pgid='pgtrigger_update_update_3daa9', table='observations_instrument', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instrument',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_instrumentevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id"); RETURN NULL;', hash='460b2bc304c2ea998f9defbb0ffbf9ed83ef533a', operation='DELETE', pgid='pgtrigger_delete_delete_6ef71', table='observations_instrument', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='instrument',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "observations_instrumentevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id", NEW."school_id"); RETURN NULL;', hash='434068bdfebe53e16b4b3a9900fc231700de3cc6', operation='UPDATE', pgid='pgtrigger_name_update_06a7a', table='observations_instrument', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='jointobservation',
                    trigger=pgtrigger.compiler.Trigger(name='text_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."text_id" IS DISTINCT FROM (NEW."text_id"))', func='INSERT INTO "observations_jointobservationevent" ("graded", "id", "lesson_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "talk_at") VALUES (NEW."graded", NEW."id", NEW."lesson_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'text\', NEW."id", NEW."round_id", NEW."state", NEW."talk_at"); RETURN NULL;', hash='1cf8168e121099736c6b0539e2da6a8d0e2cce82', operation='UPDATE', pgid='pgtrigger_text_update_1a691', table='observations_jointobservation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='37823e193506dcf05c4c74cd3761f32702653942', operation='INSERT', pgid='pgtrigger_insert_insert_41ec4', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key_stage" IS DISTINCT FROM (NEW."key_stage") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at"))', func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='ff7e15310593517b69f3aed78e73d99ca6eb23ec', operation='UPDATE', pgid='pgtrigger_update_update_8d422', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (OLD."ends_at", OLD."id", OLD."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."starts_at"); RETURN NULL;', hash='7ef2da4a0032d6efe62de23e46b68f7d89cbf160', operation='DELETE', pgid='pgtrigger_delete_delete_2a685', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='teacher_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."teacher_id" IS DISTINCT FROM (NEW."teacher_id"))', func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'teacher\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='d23373c1c927035c4a26e056225321bbeb8e6ce5', operation='UPDATE', pgid='pgtrigger_teacher_update_caf8d', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='subject_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."subject" IS DISTINCT FROM (NEW."subject"))', func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'subject\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='a185911d3714721839a52b8329ed6cd01b502440', operation='UPDATE', pgid='pgtrigger_subject_update_7a13f', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='year_group_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."year_group" IS DISTINCT FROM (NEW."year_group"))', func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'year_group\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='f01ff6d763c3f7458ad79b1f8bd7f691465f7032', operation='UPDATE', pgid='pgtrigger_year_group_update_e0a1e', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='period_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."period" IS DISTINCT FROM (NEW."period"))', func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'period\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='5c258efed87f644106ed307f6e702b3055474e9d', operation='UPDATE', pgid='pgtrigger_period_update_80699', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='lesson',
                    trigger=pgtrigger.compiler.Trigger(name='room_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."room" IS DISTINCT FROM (NEW."room"))', func='INSERT INTO "observations_lessonevent" ("ends_at", "id", "key_stage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key_stage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'room\', NEW."id", NEW."school_id", NEW."starts_at"); RETURN NULL;', hash='8ab53ac1ec0f21c867c86a4bb534a93443369f60', operation='UPDATE', pgid='pgtrigger_room_update_b647c', table='observations_lesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='practicelesson',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_practicelessonevent" ("added_at", "alliance_id", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "school_id", "written_by_id") VALUES (NEW."added_at", NEW."alliance_id", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."put_away_at", NEW."school_id", NEW."written_by_id"); RETURN NULL;', hash='2c274cd457bd7f0f6b470059edd7f48a50875a78', operation='INSERT', pgid='pgtrigger_insert_insert_6afb5', table='observations_practicelesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='practicelesson',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."graded" IS DISTINCT FROM (NEW."graded") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."put_away_at" IS DISTINCT FROM (NEW."put_away_at") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "observations_practicelessonevent" ("added_at", "alliance_id", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "school_id", "written_by_id") VALUES (NEW."added_at", NEW."alliance_id", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."put_away_at", NEW."school_id", NEW."written_by_id"); RETURN NULL;', hash='513f2331de49c93c1eebae37b7dc5bf90b4a7f1f', operation='UPDATE', pgid='pgtrigger_update_update_64e20', table='observations_practicelesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='practicelesson',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_practicelessonevent" ("added_at", "alliance_id", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "school_id", "written_by_id") VALUES (OLD."added_at", OLD."alliance_id", OLD."graded", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."put_away_at", OLD."school_id", OLD."written_by_id"); RETURN NULL;', hash='5317c15bc06e57aaf4fe0c5402d3c0d92c4fd201', operation='DELETE', pgid='pgtrigger_delete_delete_dd3cd', table='observations_practicelesson', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencegrade',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_referencegradeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."scale_id"); RETURN NULL;', hash='7fad1aa34dc566d23b78bcfdede659bef2c60453', operation='INSERT', pgid='pgtrigger_insert_insert_8fe76', table='observations_referencegrade', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencegrade',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id"))', func='INSERT INTO "observations_referencegradeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."scale_id"); RETURN NULL;', hash='94bb9907acc1e3fc4505db9e12e3c3406ea0a105', operation='UPDATE', pgid='pgtrigger_update_update_e9acf', table='observations_referencegrade', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencegrade',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_referencegradeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."scale_id"); RETURN NULL;', hash='06471d147f8c548bd8fa53db703d1571c5a0ffc3', operation='DELETE', pgid='pgtrigger_delete_delete_ea61b', table='observations_referencegrade', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencegrade',
                    trigger=pgtrigger.compiler.Trigger(name='word_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."word" IS DISTINCT FROM (NEW."word"))', func='INSERT INTO "observations_referencegradeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'word\', NEW."id", NEW."position", NEW."scale_id"); RETURN NULL;', hash='12b5aac1a3372c3caf6ee73d4e4f6067db401676', operation='UPDATE', pgid='pgtrigger_word_update_ee798', table='observations_referencegrade', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencegrade',
                    trigger=pgtrigger.compiler.Trigger(name='letters_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."letters" IS DISTINCT FROM (NEW."letters"))', func='INSERT INTO "observations_referencegradeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'letters\', NEW."id", NEW."position", NEW."scale_id"); RETURN NULL;', hash='361906195f4b3464757984ead2ed5dae3ff4d8d0', operation='UPDATE', pgid='pgtrigger_letters_update_90b8d', table='observations_referencegrade', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencescale',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_referencescaleevent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='598f4f777873298a3c686f439a3a69906e4712ed', operation='INSERT', pgid='pgtrigger_insert_insert_9edc6', table='observations_referencescale', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencescale',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='INSERT INTO "observations_referencescaleevent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='1ec967d31774b6748ccc9cdc389c6da95a324334', operation='UPDATE', pgid='pgtrigger_update_update_7966f', table='observations_referencescale', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencescale',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_referencescaleevent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='5b66e82246484af8cd879308699709bbf4ca39ae', operation='DELETE', pgid='pgtrigger_delete_delete_10a30', table='observations_referencescale', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='referencescale',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "observations_referencescaleevent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='0899d4b480e01399384e80e4be3002b6e897103b', operation='UPDATE', pgid='pgtrigger_name_update_50cc9', table='observations_referencescale', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='reserve',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_reserveevent" ("joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "version_id") VALUES (NEW."joint_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."joint_id", NEW."school_id", NEW."version_id"); RETURN NULL;', hash='854362dc001f4c207f94e2a5a3eb3c780321493e', operation='INSERT', pgid='pgtrigger_insert_insert_cf05c', table='observations_reserve', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='reserve',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "observations_reserveevent" ("joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "version_id") VALUES (NEW."joint_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."joint_id", NEW."school_id", NEW."version_id"); RETURN NULL;', hash='2dc81def471ff6ec0a6829dfa72e0ca028db068a', operation='UPDATE', pgid='pgtrigger_update_update_e6563', table='observations_reserve', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='reserve',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "observations_reserveevent" ("joint_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "version_id") VALUES (OLD."joint_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."joint_id", OLD."school_id", OLD."version_id"); RETURN NULL;', hash='f7e8e717a85c9d2d1a7049a4c660ad6233d7cf26', operation='DELETE', pgid='pgtrigger_delete_delete_86902', table='observations_reserve', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='round',
                    trigger=pgtrigger.compiler.Trigger(name='title_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "observations_roundevent" ("alliance_id", "closed_at", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publishes", "scale_id") VALUES (NEW."alliance_id", NEW."closed_at", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'title\', NEW."id", NEW."publishes", NEW."scale_id"); RETURN NULL;', hash='4ee6960d9484be4326e6d6dee452c50c99753694', operation='UPDATE', pgid='pgtrigger_title_update_31932', table='observations_round', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='round',
                    trigger=pgtrigger.compiler.Trigger(name='question_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."question" IS DISTINCT FROM (NEW."question"))', func='INSERT INTO "observations_roundevent" ("alliance_id", "closed_at", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publishes", "scale_id") VALUES (NEW."alliance_id", NEW."closed_at", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'question\', NEW."id", NEW."publishes", NEW."scale_id"); RETURN NULL;', hash='064c982d13d45020219d6a11cc66df1638635541', operation='UPDATE', pgid='pgtrigger_question_update_4d9fd', table='observations_round', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='round',
                    trigger=pgtrigger.compiler.Trigger(name='sample_note_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."sample_note" IS DISTINCT FROM (NEW."sample_note"))', func='INSERT INTO "observations_roundevent" ("alliance_id", "closed_at", "graded", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publishes", "scale_id") VALUES (NEW."alliance_id", NEW."closed_at", NEW."graded", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'sample_note\', NEW."id", NEW."publishes", NEW."scale_id"); RETURN NULL;', hash='3f5d92df17258bf82c98ae88c4fdf5893a86b98c', operation='UPDATE', pgid='pgtrigger_sample_note_update_7e8e0', table='observations_round', when='AFTER')),
                ),
            ],
        ),
        walls.history_is_kept(
            'observations_instrumentevent',
            'observations_lessonevent',
            'observations_practicelessonevent',
            'observations_referencegradeevent',
            'observations_referencescaleevent',
            'observations_reserveevent',
        ),
    ]
