"""All of 0001_initial to 0004_taking_part_walls at once, for a new database."""

import datetime
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from people import tables, walls


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ('people', '0001_initial'),
        ('people', '0002_walls'),
        ('people', '0003_taking_part'),
        ('people', '0004_taking_part_walls'),
    ]

    dependencies = []

    operations = [
        walls.grants(),
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='Installation',
                    fields=[
                        ('only', models.BooleanField(default=True, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('demo', 'demonstration'), ('real', 'real alliance')], max_length=4)),
                        ('clock_offset', models.DurationField(default=datetime.timedelta(0))),
                        ('created_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('only', True)), name='installation_once'),
                            models.CheckConstraint(condition=models.Q(('kind', 'demo'), ('clock_offset', datetime.timedelta(0)), _connector='OR'), name='installation_real_clock'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('token_hash', models.CharField(max_length=64, unique=True)),
                        ('sent_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('sent_at'))), name='invitation_lasts'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='SetupCode',
                    fields=[
                        ('only', models.BooleanField(default=True, editable=False, primary_key=True, serialize=False)),
                        ('code_hash', models.CharField(max_length=64)),
                        ('made_at', models.DateTimeField()),
                        ('wrong_tries', models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('only', True)), name='setup_code_once'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='UserEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                        ('is_active', models.BooleanField(default=True)),
                        ('is_administrator', models.BooleanField(default=False)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_email_is_active_is_administrator_events', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='58c9797304ded816d5f5d9c12355ee086d62bf08', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f5bab', table='people_userevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                        ('name', models.CharField(max_length=120)),
                        ('title', models.CharField(blank=True, help_text='How others address them, e.g. Mr or Dr', max_length=20)),
                        ('is_active', models.BooleanField(default=True)),
                        ('is_administrator', models.BooleanField(default=False)),
                        ('created_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once'),
                            models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='user_has_a_name'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_userevent" ("email", "id", "is_active", "is_administrator", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_administrator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='611b21dc9845e1127227fdf5839d45949d755fac', operation='INSERT', pgid='pgtrigger_insert_insert_7e9ab', table='people_user', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_administrator" IS DISTINCT FROM (NEW."is_administrator"))', func='INSERT INTO "people_userevent" ("email", "id", "is_active", "is_administrator", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_administrator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='0f079ff38dde7f23091c429a43a1d583ef23b283', operation='UPDATE', pgid='pgtrigger_update_update_86e64', table='people_user', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_userevent" ("email", "id", "is_active", "is_administrator", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."is_administrator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='9e42d1b9b3072e03ca85260210162ec8b6a98d95', operation='DELETE', pgid='pgtrigger_delete_delete_bec80', table='people_user', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Acceptance',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('about', models.UUIDField(blank=True, null=True)),
                        ('accepted_at', models.DateTimeField()),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='people.agreementtext')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('about', 'person', 'text'), name='accepted_once'),
                            models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('accepted_at')), _connector='OR'), name='acceptance_in_order'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_acceptanceevent" ("accepted_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_id", "withdrawn_at") VALUES (NEW."accepted_at", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text_id", NEW."withdrawn_at"); RETURN NULL;', hash='411fe5170abe301827dab49a674f584499a554c5', operation='INSERT', pgid='pgtrigger_insert_insert_adfe6', table='people_acceptance', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."text_id" IS DISTINCT FROM (NEW."text_id") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))', func='INSERT INTO "people_acceptanceevent" ("accepted_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_id", "withdrawn_at") VALUES (NEW."accepted_at", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text_id", NEW."withdrawn_at"); RETURN NULL;', hash='40b0d05e62b69c2149f1ed090439089210f489f8', operation='UPDATE', pgid='pgtrigger_update_update_460ce', table='people_acceptance', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_acceptanceevent" ("accepted_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_id", "withdrawn_at") VALUES (OLD."accepted_at", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text_id", OLD."withdrawn_at"); RETURN NULL;', hash='e844096ada97a973f6e8809871d6d6f35f221e3b', operation='DELETE', pgid='pgtrigger_delete_delete_c37c9', table='people_acceptance', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='AgreementText',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('scope_id', models.UUIDField(blank=True, null=True)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('purpose', models.TextField(max_length=2000)),
                        ('who_sees', models.TextField(max_length=2000)),
                        ('never_shown', models.TextField(max_length=2000)),
                        ('withdrawing', models.TextField(max_length=2000)),
                        ('published_at', models.DateTimeField()),
                        ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('scope_id', 'number'), name='agreement_version_once', nulls_distinct=False),
                            models.CheckConstraint(condition=models.Q(models.Q(('purpose', ''), _negated=True), models.Q(('who_sees', ''), _negated=True), models.Q(('never_shown', ''), _negated=True), models.Q(('withdrawing', ''), _negated=True)), name='agreement_is_whole'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='agreement_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."scope_id" IS DISTINCT FROM (NEW."scope_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."who_sees" IS DISTINCT FROM (NEW."who_sees") OR OLD."never_shown" IS DISTINCT FROM (NEW."never_shown") OR OLD."withdrawing" IS DISTINCT FROM (NEW."withdrawing") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='4bd9bf7d3e0a3fcc4ae9a6a2bc540d9cc54e7247', operation='UPDATE', pgid='pgtrigger_agreement_stays_fa3f5', table='people_agreementtext', when='BEFORE')),
                            pgtrigger.compiler.Trigger(name='agreement_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e59d62d2b993d7fe8589e1b7626a563ba148a34c', operation='DELETE', pgid='pgtrigger_agreement_kept_38559', table='people_agreementtext', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='AcceptanceEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('accepted_at', models.DateTimeField()),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_text_person_accepted_at_withdrawn_at_events', to='people.acceptance')),
                        ('text', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.agreementtext')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='359a0163c10d832492ee90a95b2d1fca0a74a0ee', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad5b2', table='people_acceptanceevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='FirstHour',
                    fields=[
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                        ('began_at', models.DateTimeField()),
                        ('read_at', models.DateTimeField(blank=True, null=True)),
                        ('takes_part', models.BooleanField(blank=True, null=True)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('dismissed_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('takes_part__isnull', True)), models.Q(('answered_at__isnull', False), ('takes_part__isnull', False)), _connector='OR'), name='first_hour_answer_has_time'),
                        ],
                    },
                ),
            ]
        ),
        walls.history_is_kept(
            'people_userevent',
            'people_acceptanceevent',
        ),
        migrations.RunSQL(
            """
            CREATE FUNCTION staffroom_person() RETURNS uuid LANGUAGE sql STABLE AS
            $$ SELECT NULLIF(current_setting('staffroom.person', true), '')::uuid $$;
            """,
            "DROP FUNCTION staffroom_person()",
        ),
    ]
