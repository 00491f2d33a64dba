"""Invitations, versions of the agreement and what the installation is leave their trail too."""

import datetime
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
        ('people', '0004_taking_part_walls'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='AgreementTextEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('scope_id', models.UUIDField(blank=True, null=True)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('published_at', models.DateTimeField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_scope_id_number_written_by_published_at_events', to='people.agreementtext')),
                        ('written_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='56d05daa86e7255e86f5e428d0b41a7a7afabb33', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf63b', table='people_agreementtextevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='InstallationEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('only', models.BooleanField(default=True, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('demo', 'demonstration'), ('real', 'real alliance')], max_length=4)),
                        ('clock_offset', models.DurationField(default=datetime.timedelta(0))),
                        ('created_at', models.DateTimeField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.installation')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='16ea50cdb815baffec8c023c76dd8780758e8f8f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05b4c', table='people_installationevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='InvitationEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('sent_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('invited_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_person_invited_by_sent_at_expires_at_accepted_at_events', to='people.invitation')),
                    ],
                    options={
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0548ef14484ef06f5c33eedd6d72cae59b01216d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9789a', table='people_invitationevent', when='BEFORE'))],
                    },
                ),
            ],
        ),
        tables.TriggersAtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name='agreementtext',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_agreementtextevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "scope_id", "written_by_id") VALUES (NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."scope_id", NEW."written_by_id"); RETURN NULL;', hash='7a6e453bfed93707d436fcb59248d5d6adf367d0', operation='INSERT', pgid='pgtrigger_insert_insert_829ed', table='people_agreementtext', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='agreementtext',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."scope_id" IS DISTINCT FROM (NEW."scope_id") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "people_agreementtextevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "scope_id", "written_by_id") VALUES (NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_at", NEW."scope_id", NEW."written_by_id"); RETURN NULL;', hash='8c6bcefe9141358e41e5c988791b0b6f7b119d1c', operation='UPDATE', pgid='pgtrigger_update_update_84f2e', table='people_agreementtext', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='agreementtext',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_agreementtextevent" ("id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "scope_id", "written_by_id") VALUES (OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."scope_id", OLD."written_by_id"); RETURN NULL;', hash='d09093ad4819d0c4859c30c191b633894ccb77f9', operation='DELETE', pgid='pgtrigger_delete_delete_4b875', table='people_agreementtext', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='installation',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_installationevent" ("clock_offset", "created_at", "kind", "only", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."clock_offset", NEW."created_at", NEW."kind", NEW."only", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."only"); RETURN NULL;', hash='b802afa27648974c615552ee0fd17ad7b482253e', operation='INSERT', pgid='pgtrigger_insert_insert_4645c', table='people_installation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='installation',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_installationevent" ("clock_offset", "created_at", "kind", "only", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."clock_offset", NEW."created_at", NEW."kind", NEW."only", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."only"); RETURN NULL;', hash='89c2b246f7fe737381e2acb22b652bf5c5cd4dec', operation='UPDATE', pgid='pgtrigger_update_update_91b59', table='people_installation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='installation',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_installationevent" ("clock_offset", "created_at", "kind", "only", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."clock_offset", OLD."created_at", OLD."kind", OLD."only", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."only"); RETURN NULL;', hash='72447ca5f14208724aecc3faa9c234ba24c4dbaa', operation='DELETE', pgid='pgtrigger_delete_delete_b28f4', table='people_installation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='invitation',
                    trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationevent" ("accepted_at", "expires_at", "id", "invited_by_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."accepted_at", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at"); RETURN NULL;', hash='7ba9acd5b2bbaa4b96824f9c861061ee835dd9ac', operation='INSERT', pgid='pgtrigger_insert_insert_6ecd8', table='people_invitation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='invitation',
                    trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at"))', func='INSERT INTO "people_invitationevent" ("accepted_at", "expires_at", "id", "invited_by_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (NEW."accepted_at", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at"); RETURN NULL;', hash='baf84d44652b8586a0c7ded684394e0e6791f376', operation='UPDATE', pgid='pgtrigger_update_update_1209f', table='people_invitation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='invitation',
                    trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationevent" ("accepted_at", "expires_at", "id", "invited_by_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at") VALUES (OLD."accepted_at", OLD."expires_at", OLD."id", OLD."invited_by_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_at"); RETURN NULL;', hash='108242e8b99bd1c59a1ed6900f7c98c067b0a293', operation='DELETE', pgid='pgtrigger_delete_delete_88427', table='people_invitation', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='user',
                    trigger=pgtrigger.compiler.Trigger(name='name_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "people_userevent" ("email", "id", "is_active", "is_administrator", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_administrator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'name\', NEW."id"); RETURN NULL;', hash='1f8c13fbccddd06be5d5aeeaac13d6f8c55f308c', operation='UPDATE', pgid='pgtrigger_name_update_6cb89', table='people_user', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='user',
                    trigger=pgtrigger.compiler.Trigger(name='title_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "people_userevent" ("email", "id", "is_active", "is_administrator", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_administrator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'title\', NEW."id"); RETURN NULL;', hash='564f17790ff1aa0ebd493018172fab797cacad95', operation='UPDATE', pgid='pgtrigger_title_update_e9378', table='people_user', when='AFTER')),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name='user',
                    trigger=pgtrigger.compiler.Trigger(name='password_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."password" IS DISTINCT FROM (NEW."password"))', func='INSERT INTO "people_userevent" ("email", "id", "is_active", "is_administrator", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_administrator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'password\', NEW."id"); RETURN NULL;', hash='f2627ff1ea68cd28fa76d02c2aa4ebd4a7391a4f', operation='UPDATE', pgid='pgtrigger_password_update_ee3c7', table='people_user', when='AFTER')),
                ),
            ],
        ),
        walls.history_is_kept(
            'people_agreementtextevent',
            'people_installationevent',
            'people_invitationevent',
        ),
    ]
