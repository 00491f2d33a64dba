"""All of 0001_initial to 0004_meetings_and_final at once, for a new database."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from people import tables, walls

# An observer's severity is shown to that observer alone; a worker writes each row with that observer's eyes.
WALL = """
ALTER TABLE reports_observerseverity ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports_observerseverity FORCE ROW LEVEL SECURITY;
CREATE POLICY severity_own ON reports_observerseverity FOR ALL
    USING (person_id = staffroom_person()) WITH CHECK (person_id = staffroom_person());
"""


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ('reports', '0001_initial'),
        ('reports', '0002_walls'),
        ('reports', '0003_snapshots'),
        ('reports', '0004_meetings_and_final'),
    ]

    dependencies = [
        ('people', '0001_squashed_0004_taking_part_walls'),
        ('clusters', '0001_squashed_0005_steps_back'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='Brief',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('token_hash', models.CharField(max_length=64, unique=True)),
                        ('content', models.JSONField()),
                        ('made_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('revoked_at', models.DateTimeField(null=True)),
                        ('views', models.PositiveIntegerField(default=0)),
                        ('viewed_at', models.DateTimeField(null=True)),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='briefs', to='reports.report')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='brief_lasts'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_briefevent" ("expires_at", "id", "made_at", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "revoked_at") VALUES (NEW."expires_at", NEW."id", NEW."made_at", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."revoked_at"); RETURN NULL;', hash='157475e50219151a786fa0e423b1a05e2dc5e1cc', operation='INSERT', pgid='pgtrigger_insert_insert_a5243', table='reports_brief', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))', func='INSERT INTO "reports_briefevent" ("expires_at", "id", "made_at", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "revoked_at") VALUES (NEW."expires_at", NEW."id", NEW."made_at", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."revoked_at"); RETURN NULL;', hash='811f673d320b0a0182116873b4d274fec4ebfa11', operation='UPDATE', pgid='pgtrigger_update_update_e4d1a', table='reports_brief', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_briefevent" ("expires_at", "id", "made_at", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "revoked_at") VALUES (OLD."expires_at", OLD."id", OLD."made_at", OLD."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."revoked_at"); RETURN NULL;', hash='62442064de0a5259c944781e04e3ea23e9152381', operation='DELETE', pgid='pgtrigger_delete_delete_00391', table='reports_brief', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Report',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('alliance', 'Progress report of an alliance'), ('cluster', 'Progress report of a cluster'), ('pack', 'Pack for a meeting')], max_length=8)),
                        ('version', models.PositiveSmallIntegerField()),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('shared', 'Shared'), ('final', 'Final')], default='draft', max_length=6)),
                        ('content', models.JSONField(default=dict, help_text='Empty until a worker has put it together')),
                        ('data_hash', models.CharField(blank=True, max_length=64)),
                        ('words', models.JSONField(default=dict)),
                        ('asked_at', models.DateTimeField()),
                        ('compiled_at', models.DateTimeField(null=True)),
                        ('saved_at', models.DateTimeField(help_text='When its words were last saved; the form says which it was based on')),
                        ('shared_at', models.DateTimeField(null=True)),
                        ('final_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='clusters.alliance')),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='clusters.cluster')),
                        ('final_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='clusters.term')),
                        ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='clusters.meeting')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('compiled_at__isnull', True), ('data_hash', '')), models.Q(('compiled_at__isnull', False), ('data_hash__gt', '')), _connector='OR'), name='report_has_its_fingerprint'),
                            models.CheckConstraint(condition=models.Q(('state', 'draft'), ('compiled_at__isnull', False), _connector='OR'), name='report_is_shared_when_it_is_there'),
                            models.CheckConstraint(condition=models.Q(models.Q(('final_at__isnull', False), ('state', 'final')), models.Q(models.Q(('state', 'final'), _negated=True), ('final_at__isnull', True)), _connector='OR'), name='report_final_has_its_time'),
                            models.UniqueConstraint(fields=('kind', 'cluster', 'alliance', 'term', 'meeting', 'version'), name='report_version_once', nulls_distinct=False),
                            models.CheckConstraint(condition=models.Q(models.Q(('alliance__isnull', False), ('kind', 'alliance'), ('meeting__isnull', True)), models.Q(('alliance__isnull', True), ('kind__in', ('cluster', 'pack')), ('meeting__isnull', False)), _connector='OR'), name='report_is_of_its_scope'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='report_final_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'final' AND (NEW.state, NEW.content, NEW.data_hash, NEW.words, NEW.version, NEW.compiled_at, NEW.final_at, NEW.kind, NEW.alliance_id, NEW.term_id, NEW.meeting_id) IS DISTINCT FROM (OLD.state, OLD.content, OLD.data_hash, OLD.words, OLD.version, OLD.compiled_at, OLD.final_at, OLD.kind, OLD.alliance_id, OLD.term_id, OLD.meeting_id))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a62ed05febd601da374d140fef4ec8617375bec1', operation='UPDATE', pgid='pgtrigger_report_final_is_final_8cad7', table='reports_report', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='report_final_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'final')", func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='8fb84ab483fb7e10f4ddfcffa1455a0b10dfed9e', operation='DELETE', pgid='pgtrigger_report_final_is_kept_bfc9f', table='reports_report', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportevent" ("alliance_id", "cluster_id", "data_hash", "final_at", "id", "kind", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at", "state", "term_id", "version") VALUES (NEW."alliance_id", NEW."cluster_id", NEW."data_hash", NEW."final_at", NEW."id", NEW."kind", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."shared_at", NEW."state", NEW."term_id", NEW."version"); RETURN NULL;', hash='d47886e288e0843b36c51f30eec4f161440ed340', operation='INSERT', pgid='pgtrigger_insert_insert_84ceb', table='reports_report', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."data_hash" IS DISTINCT FROM (NEW."data_hash") OR OLD."final_at" IS DISTINCT FROM (NEW."final_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."shared_at" IS DISTINCT FROM (NEW."shared_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "reports_reportevent" ("alliance_id", "cluster_id", "data_hash", "final_at", "id", "kind", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at", "state", "term_id", "version") VALUES (NEW."alliance_id", NEW."cluster_id", NEW."data_hash", NEW."final_at", NEW."id", NEW."kind", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."shared_at", NEW."state", NEW."term_id", NEW."version"); RETURN NULL;', hash='63ad1533b158abaedeb4e617d1a93beb1420f60e', operation='UPDATE', pgid='pgtrigger_update_update_234a9', table='reports_report', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportevent" ("alliance_id", "cluster_id", "data_hash", "final_at", "id", "kind", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at", "state", "term_id", "version") VALUES (OLD."alliance_id", OLD."cluster_id", OLD."data_hash", OLD."final_at", OLD."id", OLD."kind", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."shared_at", OLD."state", OLD."term_id", OLD."version"); RETURN NULL;', hash='5e06a5830e4711541a9c42da2543406aea9a8a63', operation='DELETE', pgid='pgtrigger_delete_delete_6acd6', table='reports_report', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='BriefEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('made_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('revoked_at', models.DateTimeField(null=True)),
                        ('made_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_report_made_by_made_at_expires_at_revoked_at_events', to='reports.brief')),
                        ('report', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.report')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c71af7af237087e8de5d567d1ed7543950ab5da6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e16a0', table='reports_briefevent', when='BEFORE')),
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
                        ('kind', models.CharField(choices=[('alliance', 'Progress report of an alliance'), ('cluster', 'Progress report of a cluster'), ('pack', 'Pack for a meeting')], max_length=8)),
                        ('version', models.PositiveSmallIntegerField()),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('shared', 'Shared'), ('final', 'Final')], default='draft', max_length=6)),
                        ('data_hash', models.CharField(blank=True, max_length=64)),
                        ('shared_at', models.DateTimeField(null=True)),
                        ('final_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('cluster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.cluster')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_kind_cluster_alliance_term_meeting_version_state_data_hash_shared_at_final_at_events', to='reports.report')),
                        ('term', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.term')),
                        ('meeting', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.meeting')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='79709c12d5a2ece868c72f81bcfe3e43e6ab1222', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_eac1b', table='reports_reportevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ReportFile',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word')], max_length=4)),
                        ('content', models.BinaryField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('made_at', models.DateTimeField()),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reports.report')),
                        ('template', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reports.wordtemplate')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('report', 'kind'), name='report_file_once'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportfileevent" ("id", "kind", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256") VALUES (NEW."id", NEW."kind", NEW."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."sha256"); RETURN NULL;', hash='1186657beaa5f60877ab9b739ac286089a98e484', operation='INSERT', pgid='pgtrigger_insert_insert_359f0', table='reports_reportfile', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))', func='INSERT INTO "reports_reportfileevent" ("id", "kind", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256") VALUES (NEW."id", NEW."kind", NEW."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."sha256"); RETURN NULL;', hash='194d2836652279d74446bbc074ab2131f8aee23b', operation='UPDATE', pgid='pgtrigger_update_update_91b67', table='reports_reportfile', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportfileevent" ("id", "kind", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256") VALUES (OLD."id", OLD."kind", OLD."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."sha256"); RETURN NULL;', hash='cc6b458cc53c5b0eddfefa9e42388ab9c4f862dc', operation='DELETE', pgid='pgtrigger_delete_delete_135c3', table='reports_reportfile', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='file_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5fd345a36f53a17b5ed593bc9f344f3d8a01b311', operation='UPDATE', pgid='pgtrigger_file_stays_33cab', table='reports_reportfile', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ReportFileEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word')], max_length=4)),
                        ('sha256', models.CharField(max_length=64)),
                        ('made_at', models.DateTimeField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_report_kind_sha256_made_at_events', to='reports.reportfile')),
                        ('report', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.report')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b9c074434fe9cb79ea38ea3e1267c12338dcd203', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7df3', table='reports_reportfileevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='WordTemplate',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('content', models.BinaryField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('added_at', models.DateTimeField()),
                        ('is_ours', models.BooleanField(default=False, help_text='The alliance went back to the template of the app')),
                        ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='word_templates', to='clusters.alliance')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='word_template_has_a_name'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_wordtemplateevent" ("added_at", "added_by_id", "alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256") VALUES (NEW."added_at", NEW."added_by_id", NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256"); RETURN NULL;', hash='b46060113cf26502d2ee076880e4cfc1edaa15c5', operation='INSERT', pgid='pgtrigger_insert_insert_419ec', table='reports_wordtemplate', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))', func='INSERT INTO "reports_wordtemplateevent" ("added_at", "added_by_id", "alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256") VALUES (NEW."added_at", NEW."added_by_id", NEW."alliance_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256"); RETURN NULL;', hash='2ae9c4ff2cb7a4a78528ec8c6ae18a07bb2e6a53', operation='UPDATE', pgid='pgtrigger_update_update_216fb', table='reports_wordtemplate', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_wordtemplateevent" ("added_at", "added_by_id", "alliance_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256") VALUES (OLD."added_at", OLD."added_by_id", OLD."alliance_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256"); RETURN NULL;', hash='fdfe183cf8d5a3077464506ac9887588ee9628a2', operation='DELETE', pgid='pgtrigger_delete_delete_b3956', table='reports_wordtemplate', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='WordTemplateEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('sha256', models.CharField(max_length=64)),
                        ('added_at', models.DateTimeField()),
                        ('added_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_alliance_sha256_added_by_added_at_events', to='reports.wordtemplate')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4c77411f0495e85a24320f93487a9d63026c5008', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e77c2', table='reports_wordtemplateevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('compile', 'Put together'), ('files', 'Make PDF and Word')], max_length=7)),
                        ('subject', models.UUIDField()),
                        ('asked_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=7)),
                        ('parts_done', models.PositiveSmallIntegerField(default=0)),
                        ('parts', models.PositiveSmallIntegerField(default=1)),
                        ('doing', models.CharField(blank=True, max_length=500)),
                        ('why_failed', models.CharField(blank=True, max_length=500)),
                        ('tries', models.PositiveSmallIntegerField(default=0)),
                        ('touched_at', models.DateTimeField(help_text='When a worker last said how far it is, or when it was asked for')),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [
                            models.Index(condition=models.Q(('state__in', ('waiting', 'running'))), fields=['touched_at'], name='job_unfinished_first'),
                        ],
                        'constraints': [
                            models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'running'))), fields=('kind', 'subject'), name='job_asked_for_once'),
                            models.CheckConstraint(condition=models.Q(('parts__gte', 1), ('parts_done__lte', models.F('parts'))), name='job_parts_in_range'),
                            models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ('waiting', 'running'))), models.Q(('ended_at__isnull', False), ('state__in', ('done', 'failed'))), _connector='OR'), name='job_ends_once'),
                            models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('why_failed', ''), _negated=True), _connector='OR'), name='job_says_why_it_failed'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Snapshot',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('scope_kind', models.CharField(choices=[('round', 'round'), ('school', 'school'), ('alliance', 'alliance'), ('cluster', 'cluster')], max_length=8)),
                        ('scope_id', models.UUIDField()),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=7)),
                        ('parts_done', models.PositiveSmallIntegerField(default=0)),
                        ('parts', models.PositiveSmallIntegerField(default=1)),
                        ('doing', models.CharField(blank=True, max_length=500)),
                        ('tries', models.PositiveSmallIntegerField(default=0)),
                        ('touched_at', models.DateTimeField(help_text='When a worker last said how far it is, or when it fell due')),
                        ('counted_at', models.DateTimeField(null=True)),
                        ('data_hash', models.CharField(blank=True, max_length=64)),
                        ('engine', models.CharField(blank=True, max_length=20)),
                        ('seconds', models.FloatField(default=0, help_text='How long the last result took to work out')),
                        ('result', models.TextField(blank=True, help_text='JSON, by the id of the reference scale')),
                        ('made_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('scope_id', 'scope_kind'), name='snapshot_once'),
                            models.CheckConstraint(condition=models.Q(('parts__gte', 1), ('parts_done__lte', models.F('parts'))), name='snapshot_parts_in_range'),
                            models.CheckConstraint(condition=models.Q(models.Q(('data_hash', ''), ('made_at__isnull', True), ('result', '')), models.Q(('made_at__isnull', False), models.Q(('result', ''), _negated=True), models.Q(('data_hash', ''), _negated=True)), _connector='OR'), name='snapshot_made_whole'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ObserverSeverity',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('scope_kind', models.CharField(choices=[('round', 'round'), ('school', 'school'), ('alliance', 'alliance'), ('cluster', 'cluster')], max_length=8)),
                        ('scope_id', models.UUIDField()),
                        ('scale_id', models.UUIDField()),
                        ('value', models.FloatField()),
                        ('low', models.FloatField()),
                        ('high', models.FloatField()),
                        ('lessons', models.PositiveIntegerField()),
                        ('data_hash', models.CharField(max_length=64)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('person', 'scope_id', 'scope_kind', 'scale_id'), name='severity_once_for_an_observer'),
                            models.CheckConstraint(condition=models.Q(('low__lte', models.F('value')), ('value__lte', models.F('high'))), name='severity_inside_its_interval'),
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
        walls.history_is_kept(
            'reports_reportevent',
            'reports_reportfileevent',
            'reports_wordtemplateevent',
            'reports_briefevent',
        ),
    ]
