"""All of 0001_initial to 0004_cap_walls at once, for a new database."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from people import tables, walls


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ('diary', '0001_initial'),
        ('diary', '0002_walls'),
        ('diary', '0003_caps'),
        ('diary', '0004_cap_walls'),
    ]

    dependencies = [
        ('people', '0001_squashed_0004_taking_part_walls'),
        ('clusters', '0001_squashed_0005_steps_back'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='QuietPeriod',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('reason', models.CharField(blank=True, max_length=120)),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quiet_periods', to='clusters.school')),
                    ],
                    options={
                        'ordering': ['starts_on', 'pk'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='quiet_period_in_order'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diary_quietperiodevent" ("ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."starts_on"); RETURN NULL;', hash='31868327da4dbe305109fb952f2e151b00f11143', operation='INSERT', pgid='pgtrigger_insert_insert_70955', table='diary_quietperiod', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))', func='INSERT INTO "diary_quietperiodevent" ("ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."starts_on"); RETURN NULL;', hash='d31ca1d3db837df1c1ce9d2833ca3b7b27a5263f', operation='UPDATE', pgid='pgtrigger_update_update_c61aa', table='diary_quietperiod', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diary_quietperiodevent" ("ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (OLD."ends_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."starts_on"); RETURN NULL;', hash='f301e4501a0f21ef5ecd7acbc648611f381f6b0f', operation='DELETE', pgid='pgtrigger_delete_delete_e589f', table='diary_quietperiod', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='QuietPeriodEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_school_starts_on_ends_on_events', to='diary.quietperiod')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb71b3611ad4ba5712572681ec74ddbcce2fe19e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_96019', table='diary_quietperiodevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Travel',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('minutes', models.PositiveSmallIntegerField()),
                        ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.school')),
                        ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('one', 'other'), name='travel_pair_once'),
                            models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='travel_pair_in_order'),
                            models.CheckConstraint(condition=models.Q(('minutes__lte', 240)), name='travel_is_a_trip'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diary_travelevent" ("id", "minutes", "one_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."minutes", NEW."one_id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='10289dda1a303a854a9ad027b5fa9ad49c0dd971', operation='INSERT', pgid='pgtrigger_insert_insert_321b3', table='diary_travel', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "diary_travelevent" ("id", "minutes", "one_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."minutes", NEW."one_id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='50ba034eb6a9f01c92461ab9c7b7f6e2ac67f7c2', operation='UPDATE', pgid='pgtrigger_update_update_34e72', table='diary_travel', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diary_travelevent" ("id", "minutes", "one_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."minutes", OLD."one_id", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='6d180e772caff56cff6c153349c2efee1790f71c', operation='DELETE', pgid='pgtrigger_delete_delete_fbbfb', table='diary_travel', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='TravelEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('minutes', models.PositiveSmallIntegerField()),
                        ('one', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='diary.travel')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='592d6001a97673193208f86c32b54e2f9471f93e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1752f', table='diary_travelevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='WeeklyTime',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('lesson', 'I teach'), ('planning', 'planning, preparation and assessment')], max_length=8)),
                        ('day', models.PositiveSmallIntegerField(choices=[(1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday')])),
                        ('starts_at', models.TimeField()),
                        ('ends_at', models.TimeField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weekly_times', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['day', 'starts_at', 'pk'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='weekly_time_in_order'),
                            models.CheckConstraint(condition=models.Q(('day__range', (1, 5))), name='weekly_time_on_a_school_day'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='CapEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('visits', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='diary.cap')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='clusters.school')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='af5bd01ab261cb081ce48346a3ddf2ed57a14bd7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9ac0', table='diary_capevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Cap',
                    fields=[
                        ('school', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='clusters.school')),
                        ('visits', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('visits__isnull', False), ('minutes__isnull', False), _connector='OR'), name='cap_says_something'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diary_capevent" ("minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "visits") VALUES (NEW."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."school_id", NEW."school_id", NEW."visits"); RETURN NULL;', hash='b18e4516b24782ba2e9fc14af3d2476ae7e35cf6', operation='INSERT', pgid='pgtrigger_insert_insert_a6c2b', table='diary_cap', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "diary_capevent" ("minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "visits") VALUES (NEW."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."school_id", NEW."school_id", NEW."visits"); RETURN NULL;', hash='1d70d4a22bdb7a0c895fbeb1da06caf084da1dc5', operation='UPDATE', pgid='pgtrigger_update_update_38e1d', table='diary_cap', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "diary_capevent" ("minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "visits") VALUES (OLD."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."school_id", OLD."school_id", OLD."visits"); RETURN NULL;', hash='79875c355af1af182132b4a0eba93c8bf2373d64', operation='DELETE', pgid='pgtrigger_delete_delete_d8b7b', table='diary_cap', when='AFTER')),
                        ],
                    },
                ),
            ]
        ),
        walls.history_is_kept(
            'diary_quietperiodevent',
            'diary_travelevent',
            'diary_capevent',
        ),
    ]
