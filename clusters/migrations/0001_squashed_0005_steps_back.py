"""All of 0001_initial to 0005_steps_back at once, for a new database."""

import django.core.validators
import django.db.models.constraints
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
        ('clusters', '0001_initial'),
        ('clusters', '0002_walls'),
        ('clusters', '0003_meetings'),
        ('clusters', '0004_meeting_walls'),
        ('clusters', '0005_steps_back'),
    ]

    dependencies = [
        ('people', '0001_squashed_0004_taking_part_walls'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='Cluster',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('wave', models.CharField(blank=True, max_length=40)),
                        ('theme', models.CharField(blank=True, max_length=300)),
                    ],
                ),
                migrations.CreateModel(
                    name='Alliance',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alliances', to='clusters.cluster')),
                        ('lead_school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_alliances', to='clusters.school')),
                        ('schools', models.ManyToManyField(related_name='alliances', through='clusters.Partnership', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('cluster', 'name'), name='alliance_name_once_in_cluster'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('role', models.CharField(choices=[('teacher', 'Teacher'), ('school_lead', 'School lead'), ('sle', 'SLE'), ('alliance_lead', 'Alliance lead'), ('cluster_lead', 'Cluster lead'), ('researcher', 'Researcher')], max_length=13)),
                        ('post', models.CharField(blank=True, choices=[('head', 'Headteacher'), ('senior', 'Senior leader'), ('middle', 'Middle leader'), ('teacher', 'Teacher'), ('other', 'Other')], max_length=7)),
                        ('department', models.CharField(blank=True, max_length=60)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='clusters.alliance')),
                        ('cluster', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='clusters.cluster')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                        ('school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('alliance__isnull', True), ('cluster__isnull', True), ('role__in', ['teacher', 'school_lead']), ('school__isnull', False)), models.Q(('alliance__isnull', False), ('cluster__isnull', True), ('role__in', ['sle', 'alliance_lead']), ('school__isnull', True)), models.Q(('alliance__isnull', True), ('cluster__isnull', False), ('role__in', ['cluster_lead', 'researcher']), ('school__isnull', True)), _connector='OR'), name='membership_scope_of_role'),
                            models.CheckConstraint(condition=models.Q(('post', ''), ('school__isnull', False), _connector='OR'), name='membership_post_at_school'),
                            models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_in_order'),
                            models.UniqueConstraint(fields=('person', 'role', 'school', 'alliance', 'cluster', 'starts_on'), name='membership_once', nulls_distinct=False),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_membershipevent" ("alliance_id", "cluster_id", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "school_id", "starts_on") VALUES (NEW."alliance_id", NEW."cluster_id", NEW."ends_on", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."post", NEW."role", NEW."school_id", NEW."starts_on"); RETURN NULL;', hash='6c6245b49c9f3578e1c4832cf4b2e6ccbd53ef28', operation='INSERT', pgid='pgtrigger_insert_insert_d80de', table='clusters_membership', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))', func='INSERT INTO "clusters_membershipevent" ("alliance_id", "cluster_id", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "school_id", "starts_on") VALUES (NEW."alliance_id", NEW."cluster_id", NEW."ends_on", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."post", NEW."role", NEW."school_id", NEW."starts_on"); RETURN NULL;', hash='0830216d95fd2f96a97ff9dc5eeabf219b457c2c', operation='UPDATE', pgid='pgtrigger_update_update_94826', table='clusters_membership', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_membershipevent" ("alliance_id", "cluster_id", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role", "school_id", "starts_on") VALUES (OLD."alliance_id", OLD."cluster_id", OLD."ends_on", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."post", OLD."role", OLD."school_id", OLD."starts_on"); RETURN NULL;', hash='77036ad6d4a314841b47d50df59a653e78246893', operation='DELETE', pgid='pgtrigger_delete_delete_db495', table='clusters_membership', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Partnership',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('joined_on', models.DateField()),
                        ('left_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partnerships', to='clusters.alliance')),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='clusters.school')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('alliance', 'school'), name='school_once_in_alliance'),
                            models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='partnership_in_order'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_partnershipevent" ("alliance_id", "id", "joined_on", "left_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."alliance_id", NEW."id", NEW."joined_on", NEW."left_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id"); RETURN NULL;', hash='a16f762a625b04c17b8227264cfd153ffa908c1f', operation='INSERT', pgid='pgtrigger_insert_insert_694bc', table='clusters_partnership', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "clusters_partnershipevent" ("alliance_id", "id", "joined_on", "left_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."alliance_id", NEW."id", NEW."joined_on", NEW."left_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id"); RETURN NULL;', hash='39409f8d3f7162fa56d030b18ff5f9615111ea9e', operation='UPDATE', pgid='pgtrigger_update_update_36f25', table='clusters_partnership', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_partnershipevent" ("alliance_id", "id", "joined_on", "left_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (OLD."alliance_id", OLD."id", OLD."joined_on", OLD."left_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id"); RETURN NULL;', hash='8f4117263fac95ed2e71887e9ebb29f43a763e6c', operation='DELETE', pgid='pgtrigger_delete_delete_66ce1', table='clusters_partnership', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ProgressUpdate',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('activity', models.TextField(blank=True, max_length=20000, verbose_name='a) activity undertaken this term')),
                        ('successes', models.TextField(blank=True, max_length=20000, verbose_name='b) key successes')),
                        ('challenges', models.TextField(blank=True, max_length=20000, verbose_name='c) any challenges')),
                        ('impact', models.TextField(blank=True, max_length=20000, verbose_name='d) how impact was measured, and emerging findings')),
                        ('next_steps', models.TextField(blank=True, max_length=20000, verbose_name='next steps')),
                        ('saved_at', models.DateTimeField()),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='clusters.alliance')),
                        ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='clusters.term')),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('shared', 'Shared'), ('final', 'Final')], default='shared', max_length=6)),
                        ('unsorted', models.TextField(blank=True, max_length=20000, verbose_name='not yet sorted')),
                        ('version', models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('alliance', 'term'), name='one_update_a_term'),
                            models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'shared', 'final'])), name='update_state_known'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='final_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'final' AND (NEW.state, NEW.activity, NEW.successes, NEW.challenges, NEW.impact, NEW.next_steps, NEW.unsorted, NEW.saved_at, NEW.version, NEW.alliance_id, NEW.term_id) IS DISTINCT FROM (OLD.state, OLD.activity, OLD.successes, OLD.challenges, OLD.impact, OLD.next_steps, OLD.unsorted, OLD.saved_at, OLD.version, OLD.alliance_id, OLD.term_id))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='76556ae47077cdbb593fb344cca7cf54809e81c3', operation='UPDATE', pgid='pgtrigger_final_is_final_30396', table='clusters_progressupdate', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='final_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'final\')', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e71d384d356d7cffd0827fd28f0388c66b7f1fa8', operation='DELETE', pgid='pgtrigger_final_is_kept_e0b9e', table='clusters_progressupdate', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_progressupdateevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "state", "term_id", "written_by_id") VALUES (NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."state", NEW."term_id", NEW."written_by_id"); RETURN NULL;', hash='e7712634b4a0502abb613008cacf2af6ff51f654', operation='INSERT', pgid='pgtrigger_insert_insert_09118', table='clusters_progressupdate', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."saved_at" IS DISTINCT FROM (NEW."saved_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "clusters_progressupdateevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "state", "term_id", "written_by_id") VALUES (NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at", NEW."state", NEW."term_id", NEW."written_by_id"); RETURN NULL;', hash='dff32f14a06be5e17cfcf303554d6eba845039ff', operation='UPDATE', pgid='pgtrigger_update_update_007ad', table='clusters_progressupdate', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_progressupdateevent" ("alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "state", "term_id", "written_by_id") VALUES (OLD."alliance_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."state", OLD."term_id", OLD."written_by_id"); RETURN NULL;', hash='52fabb6c259ccbb39a6a29f60448767c821e31c1', operation='DELETE', pgid='pgtrigger_delete_delete_def7b', table='clusters_progressupdate', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='School',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('urn', models.CharField(max_length=6, unique=True, validators=[django.core.validators.RegexValidator('^[1-9]\\d{5}$', 'A URN has six digits, for example 113890.')], verbose_name='URN')),
                        ('name', models.CharField(max_length=120)),
                        ('school_phase', models.CharField(choices=[('primary', 'Primary'), ('secondary', 'Secondary'), ('all', 'All-through'), ('special', 'Special'), ('other', 'Other')], default='secondary', max_length=9)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('urn__regex', '^[1-9]\\d{5}$')), name='school_urn_six_digits'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='PartnershipEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('joined_on', models.DateField()),
                        ('left_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='clusters.partnership')),
                        ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ba9a2cf19e70123e4654bcb745e3ffb66e2d51bc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b4359', table='clusters_partnershipevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='MembershipEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('role', models.CharField(choices=[('teacher', 'Teacher'), ('school_lead', 'School lead'), ('sle', 'SLE'), ('alliance_lead', 'Alliance lead'), ('cluster_lead', 'Cluster lead'), ('researcher', 'Researcher')], max_length=13)),
                        ('post', models.CharField(blank=True, choices=[('head', 'Headteacher'), ('senior', 'Senior leader'), ('middle', 'Middle leader'), ('teacher', 'Teacher'), ('other', 'Other')], max_length=7)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('cluster', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.cluster')),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_person_role_post_school_alliance_cluster_starts_on_ends_on_events', to='clusters.membership')),
                        ('school', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4edd101cb93129229294eb4d9929930abe1c672b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_653c0', table='clusters_membershipevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Term',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=40)),
                        ('academic_year', models.CharField(max_length=7, validators=[django.core.validators.RegexValidator('^\\d{4}-\\d{2}$')])),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='clusters.cluster')),
                    ],
                    options={
                        'ordering': ['starts_on'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='term_in_order'),
                            models.UniqueConstraint(fields=('cluster', 'starts_on'), name='term_starts_once'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ProgressUpdateEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('saved_at', models.DateTimeField()),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_term_written_by_saved_at_state_events', to='clusters.progressupdate')),
                        ('written_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('term', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.term')),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('shared', 'Shared'), ('final', 'Final')], default='shared', max_length=6)),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='661bf615a69305b70cf42b0a7166489f9a7acdb9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_11dbd', table='clusters_progressupdateevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='AgendaItem',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('order', models.PositiveSmallIntegerField()),
                        ('title', models.CharField(max_length=200)),
                        ('short', models.CharField(blank=True, max_length=40)),
                        ('minutes', models.PositiveSmallIntegerField()),
                        ('is_updates', models.BooleanField(default=False)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='clusters.meeting')),
                    ],
                    options={
                        'ordering': ['order'],
                        'constraints': [
                            models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'order'), name='item_order_once'),
                            models.CheckConstraint(condition=models.Q(('minutes__range', (1, 240))), name='item_minutes_in_range'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Gathering',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('conference', 'Conference'), ('cross', 'Cross-alliance event')], default='cross', max_length=10)),
                        ('title', models.CharField(max_length=120)),
                        ('held_on', models.DateField()),
                        ('alliance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='gatherings', to='clusters.alliance')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gatherings', to='clusters.cluster')),
                        ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='hosted_gatherings', to='clusters.school')),
                    ],
                    options={
                        'ordering': ['-held_on', 'title'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('kind__in', ['conference', 'cross'])), name='gathering_kind_known'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='GatheringPlace',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='clusters.gathering')),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.school')),
                    ],
                    options={
                        'ordering': ['school__name', 'name'],
                        'constraints': [
                            models.UniqueConstraint(fields=('gathering', 'school', 'name'), name='came_once'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('title', models.CharField(max_length=120)),
                        ('mode', models.CharField(choices=[('face', 'Face to face'), ('call', 'Conference call')], default='face', max_length=4)),
                        ('planned_mode', models.CharField(choices=[('face', 'Face to face'), ('call', 'Conference call')], default='face', max_length=4)),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('starts_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('reflections', models.TextField(blank=True, max_length=20000)),
                        ('shared_challenges', models.TextField(blank=True, max_length=20000)),
                        ('next_facilitation', models.CharField(blank=True, max_length=200)),
                        ('next_at', models.DateTimeField(blank=True, null=True)),
                        ('words_version', models.PositiveIntegerField(default=1)),
                        ('state', models.CharField(choices=[('planned', 'Planned'), ('running', 'Running'), ('closed', 'Closed'), ('off', 'Called off')], default='planned', max_length=7)),
                        ('current_since', models.DateTimeField(null=True)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('sequence', models.PositiveIntegerField(default=0)),
                        ('stamp', models.PositiveIntegerField(default=1)),
                        ('current', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clusters.agendaitem')),
                        ('facilitator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('term', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='clusters.term')),
                        ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='clusters.series')),
                        ('follows', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='clusters.meeting')),
                        ('previous_since', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['-starts_at'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_in_order'),
                            models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='meeting_closed_has_time'),
                            models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'running', 'closed', 'off'])), name='meeting_state_known'),
                            models.CheckConstraint(condition=models.Q(('follows__isnull', True), models.Q(('follows', models.F('pk')), _negated=True), _connector='OR'), name='meeting_follows_another'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_meetingevent" ("closed_at", "ends_at", "facilitator_id", "id", "mode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "starts_at", "state") VALUES (NEW."closed_at", NEW."ends_at", NEW."facilitator_id", NEW."id", NEW."mode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."series_id", NEW."starts_at", NEW."state"); RETURN NULL;', hash='cb6aea271152b13eae62deec980ddc7edf94f2e4', operation='INSERT', pgid='pgtrigger_insert_insert_dede0', table='clusters_meeting', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."facilitator_id" IS DISTINCT FROM (NEW."facilitator_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='INSERT INTO "clusters_meetingevent" ("closed_at", "ends_at", "facilitator_id", "id", "mode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "starts_at", "state") VALUES (NEW."closed_at", NEW."ends_at", NEW."facilitator_id", NEW."id", NEW."mode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."series_id", NEW."starts_at", NEW."state"); RETURN NULL;', hash='242f48f95bf448cd74ae4d376fe1ab1ff8be9163', operation='UPDATE', pgid='pgtrigger_update_update_ee9a4', table='clusters_meeting', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_meetingevent" ("closed_at", "ends_at", "facilitator_id", "id", "mode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "starts_at", "state") VALUES (OLD."closed_at", OLD."ends_at", OLD."facilitator_id", OLD."id", OLD."mode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."series_id", OLD."starts_at", OLD."state"); RETURN NULL;', hash='56a0248a6dc4bbe9894b14bb2a1352ca7106d128', operation='DELETE', pgid='pgtrigger_delete_delete_3d8cf', table='clusters_meeting', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='MeetingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('mode', models.CharField(choices=[('face', 'Face to face'), ('call', 'Conference call')], default='face', max_length=4)),
                        ('starts_at', models.DateTimeField()),
                        ('ends_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('planned', 'Planned'), ('running', 'Running'), ('closed', 'Closed'), ('off', 'Called off')], default='planned', max_length=7)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('facilitator', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_series_mode_starts_at_ends_at_facilitator_state_closed_at_events', to='clusters.meeting')),
                        ('series', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.series')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c90caa0e66143c871b87f5807b5a47d93cd5234a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_87361', table='clusters_meetingevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Outcome',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('note', 'Note'), ('decision', 'Decision'), ('action', 'Action')], max_length=8)),
                        ('text', models.TextField(max_length=1000)),
                        ('typed_at', models.DateTimeField()),
                        ('due_on', models.DateField(null=True)),
                        ('done_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clusters.alliance')),
                        ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='outcomes', to='clusters.agendaitem')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='clusters.meeting')),
                        ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meeting_actions', to=settings.AUTH_USER_MODEL)),
                        ('typed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['typed_at', 'id'],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', False), ('kind', 'action')), models.Q(('done_at__isnull', True), ('due_on__isnull', True), ('kind__in', ['note', 'decision']), ('owner__isnull', True)), _connector='OR'), name='only_actions_are_due'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_outcomeevent" ("alliance_id", "done_at", "due_on", "id", "item_id", "kind", "meeting_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed_at", "typed_by_id") VALUES (NEW."alliance_id", NEW."done_at", NEW."due_on", NEW."id", NEW."item_id", NEW."kind", NEW."meeting_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."typed_at", NEW."typed_by_id"); RETURN NULL;', hash='508971dd91ee7fb84f8a46652a723ddb9a9168a2', operation='INSERT', pgid='pgtrigger_insert_insert_88b3b', table='clusters_outcome', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."typed_at" IS DISTINCT FROM (NEW."typed_at") OR OLD."typed_by_id" IS DISTINCT FROM (NEW."typed_by_id"))', func='INSERT INTO "clusters_outcomeevent" ("alliance_id", "done_at", "due_on", "id", "item_id", "kind", "meeting_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed_at", "typed_by_id") VALUES (NEW."alliance_id", NEW."done_at", NEW."due_on", NEW."id", NEW."item_id", NEW."kind", NEW."meeting_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."typed_at", NEW."typed_by_id"); RETURN NULL;', hash='653b1ad62a9434cf61f4bf43b949c0b6a54c043e', operation='UPDATE', pgid='pgtrigger_update_update_111c4', table='clusters_outcome', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "clusters_outcomeevent" ("alliance_id", "done_at", "due_on", "id", "item_id", "kind", "meeting_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed_at", "typed_by_id") VALUES (OLD."alliance_id", OLD."done_at", OLD."due_on", OLD."id", OLD."item_id", OLD."kind", OLD."meeting_id", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."typed_at", OLD."typed_by_id"); RETURN NULL;', hash='c077529ae8b804fac928549dbe4457b52422d6cc', operation='DELETE', pgid='pgtrigger_delete_delete_6441e', table='clusters_outcome', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='OutcomeEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, serialize=False)),
                        ('kind', models.CharField(choices=[('note', 'Note'), ('decision', 'Decision'), ('action', 'Action')], max_length=8)),
                        ('typed_at', models.DateTimeField()),
                        ('due_on', models.DateField(null=True)),
                        ('done_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('item', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.agendaitem')),
                        ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.meeting')),
                        ('owner', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_meeting_item_alliance_kind_typed_at_typed_by_owner_due_on_done_at_events', to='clusters.outcome')),
                        ('typed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb09eafd1c7e038d56a291543d946bd8dd5c3255', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cb807', table='clusters_outcomeevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Paper',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('title', models.CharField(max_length=120)),
                        ('here_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.alliance')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='clusters.meeting')),
                    ],
                    options={
                        'ordering': ['alliance__name', 'title', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='PollAnswer',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('can', models.BooleanField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('date', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='clusters.polldate')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('date', 'person'), name='one_answer_a_date'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='PollDate',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('starts_at', models.DateTimeField()),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='poll_dates', to='clusters.meeting')),
                    ],
                    options={
                        'ordering': ['starts_at'],
                        'constraints': [
                            models.UniqueConstraint(fields=('meeting', 'starts_at'), name='poll_date_once'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Seat',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('is_guest', models.BooleanField(default=False)),
                        ('mailed_at', models.DateTimeField(null=True)),
                        ('came', models.BooleanField(null=True)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='clusters.meeting')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['person__name', 'id'],
                        'constraints': [
                            models.UniqueConstraint(fields=('meeting', 'person'), name='seated_once'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Series',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('alliance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='series', to='clusters.alliance')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='series', to='clusters.cluster')),
                    ],
                    options={
                        'ordering': ['name'],
                        'constraints': [
                            models.UniqueConstraint(fields=('cluster', 'alliance', 'name'), name='series_name_once', nulls_distinct=False),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Turn',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('order', models.PositiveSmallIntegerField()),
                        ('summary', models.TextField(blank=True, max_length=1500)),
                        ('began_at', models.DateTimeField(null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='clusters.alliance')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='clusters.meeting')),
                    ],
                    options={
                        'ordering': ['order', 'alliance__name'],
                        'constraints': [
                            models.UniqueConstraint(fields=('meeting', 'alliance'), name='alliance_once_at_meeting'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='UpdateComment',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ('text', models.TextField(max_length=2000)),
                        ('said_at', models.DateTimeField()),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('update_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='clusters.progressupdate')),
                    ],
                    options={
                        'ordering': ['said_at', 'id'],
                    },
                ),
            ]
        ),
        walls.history_is_kept(
            'clusters_membershipevent',
            'clusters_partnershipevent',
            'clusters_progressupdateevent',
            'clusters_meetingevent',
            'clusters_outcomeevent',
        ),
    ]
