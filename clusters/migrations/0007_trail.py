"""Clusters, alliances, schools and terms leave their trail too."""

import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from people import tables, walls


class Migration(migrations.Migration):

    dependencies = [
        ('clusters', '0006_who_comes_and_what_is_read'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='AllianceEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('cluster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.cluster')),
                        ('lead_school', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_cluster_lead_school_events', to='clusters.alliance')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='35c3c12bb242139ba5894d593301f3bdcdc16019', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bf191', table='clusters_allianceevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='ClusterEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_events', to='clusters.cluster')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3f361373fb0097785d4d86e2bb8aa0318d7d888', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f31b1', table='clusters_clusterevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='SchoolEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('urn', models.CharField(max_length=6, validators=[django.core.validators.RegexValidator('^[1-9]\\d{5}$', 'A URN has six digits, for example 113890.')], verbose_name='URN')),
                        ('school_phase', models.CharField(choices=[('primary', 'Primary'), ('secondary', 'Secondary'), ('all', 'All-through'), ('special', 'Special'), ('other', 'Other')], default='secondary', max_length=9)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_urn_school_phase_events', to='clusters.school')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d846ebe0dad20cb2a8cc8d2b0d03cfb5545d00c1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b5a26', table='clusters_schoolevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='TermEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('academic_year', models.CharField(max_length=7, validators=[django.core.validators.RegexValidator('^\\d{4}-\\d{2}$')])),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('cluster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.cluster')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_cluster_academic_year_starts_on_ends_on_events', to='clusters.term')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c8c263f74243f4155ddd376dba0dee70d351ddc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e0be4', table='clusters_termevent', when='BEFORE'))],
                    },
                ),
            ],
        ),
        tables.TriggersAtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name='alliance',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_allianceevent" ("cluster_id", "id", "lead_school_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."cluster_id", NEW."id", NEW."lead_school_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='5b30fc6e0a8d0ee047e39baa16fe6a95a8a6c85f', operation='INSERT', pgid='pgtrigger_insert_insert_93690', table='clusters_alliance', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='alliance',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lead_school_id" IS DISTINCT FROM (NEW."lead_school_id"))', func='INSERT INTO "clusters_allianceevent" ("cluster_id", "id", "lead_school_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."cluster_id", NEW."id", NEW."lead_school_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='5f0c2f50d91c611438ab075304ebc9b1a019969a', operation='UPDATE', pgid='pgtrigger_update_update_c9229', table='clusters_alliance', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='alliance',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_allianceevent" ("cluster_id", "id", "lead_school_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."cluster_id", OLD."id", OLD."lead_school_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='99d40e27aa5a9c68c06f4e2461d6d1b99292d82f', operation='DELETE', pgid='pgtrigger_delete_delete_cc537', table='clusters_alliance', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='alliance',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "clusters_allianceevent" ("cluster_id", "id", "lead_school_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."cluster_id", NEW."id", NEW."lead_school_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id"); RETURN NULL;', hash='1886b937a8595acef95f1d01f27393bfe0288bd5', operation='UPDATE', pgid='pgtrigger_name_update_562f9', table='clusters_alliance', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='cluster',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_clusterevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='15e930fac4aa6e1ad30331e2b40022d350756042', operation='INSERT', pgid='pgtrigger_insert_insert_3762a', table='clusters_cluster', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='cluster',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id"))', func='INSERT INTO "clusters_clusterevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='b7d2ac2b188b76b9a00b3db684cff664d14a072d', operation='UPDATE', pgid='pgtrigger_update_update_03e1f', table='clusters_cluster', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='cluster',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_clusterevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='e57f06ddc74449011fe406fbdb2599d4d361830e', operation='DELETE', pgid='pgtrigger_delete_delete_bb341', table='clusters_cluster', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='cluster',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "clusters_clusterevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id"); RETURN NULL;', hash='9eaa62d76bf31e74381419d1d3299e28ba837127', operation='UPDATE', pgid='pgtrigger_name_update_50300', table='clusters_cluster', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='cluster',
                    trigger=pgtrigger.compiler.Trigger(name='wave_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."wave" IS DISTINCT FROM (NEW."wave"))', func='INSERT INTO "clusters_clusterevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'wave\', NEW."id"); RETURN NULL;', hash='2fabbde5b24adb30beef8b2906afd9f581acb138', operation='UPDATE', pgid='pgtrigger_wave_update_91dab', table='clusters_cluster', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='cluster',
                    trigger=pgtrigger.compiler.Trigger(name='theme_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."theme" IS DISTINCT FROM (NEW."theme"))', func='INSERT INTO "clusters_clusterevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'theme\', NEW."id"); RETURN NULL;', hash='671fa430c6c4b3e95c49d49aad8e64f4d838774d', operation='UPDATE', pgid='pgtrigger_theme_update_2be0f', table='clusters_cluster', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='membership',
                    trigger=pgtrigger.compiler.Trigger(name='department_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."department" IS DISTINCT FROM (NEW."department"))', func='INSERT INTO "clusters_membershipevent" ("alliance_id", "cluster_id", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "school_id", "starts_on") VALUES (NEW."alliance_id", NEW."cluster_id", NEW."ends_on", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'department\', NEW."id", NEW."post", NEW."role", NEW."school_id", NEW."starts_on"); RETURN NULL;', hash='49f352aa73080e4d255c4621e5dce11977e1eac3', operation='UPDATE', pgid='pgtrigger_department_update_e87f1', table='clusters_membership', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='school',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_schoolevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_phase", "urn") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_phase", NEW."urn"); RETURN NULL;', hash='31e56d2b6504130658e8e7dc0af3bcfd27831eef', operation='INSERT', pgid='pgtrigger_insert_insert_75bde', table='clusters_school', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='school',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."school_phase" IS DISTINCT FROM (NEW."school_phase") OR OLD."urn" IS DISTINCT FROM (NEW."urn"))', func='INSERT INTO "clusters_schoolevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_phase", "urn") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_phase", NEW."urn"); RETURN NULL;', hash='2be99b46beee9306e74d69e836094f0df47fb864', operation='UPDATE', pgid='pgtrigger_update_update_a6e8a', table='clusters_school', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='school',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_schoolevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_phase", "urn") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_phase", OLD."urn"); RETURN NULL;', hash='c00dfbc3cf6d8cc00f63e2604df953a0f8a6e9a8', operation='DELETE', pgid='pgtrigger_delete_delete_fd7f1', table='clusters_school', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='school',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "clusters_schoolevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_phase", "urn") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id", NEW."school_phase", NEW."urn"); RETURN NULL;', hash='1e9cbffe61c3ba51dbaff00b91f1ebffae2e481d', operation='UPDATE', pgid='pgtrigger_name_update_3bbb8', table='clusters_school', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='term',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_termevent" ("academic_year", "cluster_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."academic_year", NEW."cluster_id", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='d2ce4c18cb97804b746a6864592886b869b437c6', operation='INSERT', pgid='pgtrigger_insert_insert_730f6', table='clusters_term', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='term',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."academic_year" IS DISTINCT FROM (NEW."academic_year") OR OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))', func='INSERT INTO "clusters_termevent" ("academic_year", "cluster_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."academic_year", NEW."cluster_id", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='8f62094c7149fc3908cc682c269b3f07e8bb9c07', operation='UPDATE', pgid='pgtrigger_update_update_f4a03', table='clusters_term', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='term',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_termevent" ("academic_year", "cluster_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."academic_year", OLD."cluster_id", OLD."ends_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;', hash='9005893dfbd5fba45139258559bb4651116cd3aa', operation='DELETE', pgid='pgtrigger_delete_delete_78898', table='clusters_term', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='term',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "clusters_termevent" ("academic_year", "cluster_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."academic_year", NEW."cluster_id", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='27be137187fbd1b173eecdfc660da77266d51c50', operation='UPDATE', pgid='pgtrigger_name_update_a021f', table='clusters_term', when='AFTER')),
                ),
            ],
        ),
        walls.history_is_kept(
            'clusters_allianceevent',
            'clusters_clusterevent',
            'clusters_schoolevent',
            'clusters_termevent',
        ),
    ]
