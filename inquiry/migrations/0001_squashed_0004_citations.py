"""All of 0001_initial to 0004_citations at once, for a new database."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
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
        ('inquiry', '0001_initial'),
        ('inquiry', '0002_walls'),
        ('inquiry', '0003_trio_audience'),
        ('inquiry', '0004_citations'),
    ]

    dependencies = [
        ('people', '0001_squashed_0004_taking_part_walls'),
        ('clusters', '0001_squashed_0005_steps_back'),
        ('trios', '0001_squashed_0003_report_drafts'),
    ]

    operations = [
        tables.AtOnce(
            [
                migrations.CreateModel(
                    name='Attachment',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120)),
                        ('kind', models.CharField(choices=[('jpg', 'Photo'), ('png', 'Picture'), ('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel'), ('pptx', 'PowerPoint')], max_length=4)),
                        ('size', models.PositiveIntegerField(help_text='Bytes')),
                        ('content', models.BinaryField()),
                        ('added_at', models.DateTimeField()),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='inquiry.entry')),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('size__gt', 0), ('size__lte', 10485760)), name='attachment_size'),
                            models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='attachment_has_a_name'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_attachmentevent" ("added_at", "entry_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") VALUES (NEW."added_at", NEW."entry_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."size"); RETURN NULL;', hash='fcc81daa63d7c586240fe37dc54ad962f4db4c52', operation='INSERT', pgid='pgtrigger_insert_insert_45f16', table='inquiry_attachment', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."size" IS DISTINCT FROM (NEW."size"))', func='INSERT INTO "inquiry_attachmentevent" ("added_at", "entry_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") VALUES (NEW."added_at", NEW."entry_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."size"); RETURN NULL;', hash='4e200ebcb6e5c2b34baff1d5f0a3abe769f6472a', operation='UPDATE', pgid='pgtrigger_update_update_5a9aa', table='inquiry_attachment', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_attachmentevent" ("added_at", "entry_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") VALUES (OLD."added_at", OLD."entry_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."size"); RETURN NULL;', hash='eb8b537c6f03df81a6dff26a8f8003c341066a58', operation='DELETE', pgid='pgtrigger_delete_delete_6fae0', table='inquiry_attachment', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='FollowingEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('wants_digest', models.BooleanField(default=True)),
                        ('feed_made_at', models.DateTimeField(null=True)),
                        ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='person_wants_digest_feed_made_at_events', to='inquiry.following')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c7775c43a3a588ed78d715620f9c8e1379640f1d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26ff5', table='inquiry_followingevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Mention',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('is_question', models.BooleanField(default=False)),
                        ('made_at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='inquiry.entry')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('reply', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='inquiry.reply')),
                    ],
                    options={
                        'indexes': [
                            models.Index(fields=['person', '-made_at'], name='mention_of_person'),
                        ],
                        'constraints': [
                            models.UniqueConstraint(fields=('entry', 'reply', 'person'), name='mentioned_once', nulls_distinct=False),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Reply',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('text', models.TextField(max_length=20000)),
                        ('written_at', models.DateTimeField()),
                        ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('text', config='english'), output_field=django.contrib.postgres.search.SearchVectorField())),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='inquiry.entry')),
                    ],
                    options={
                        'indexes': [
                            django.contrib.postgres.indexes.GinIndex(fields=['search'], name='reply_search'),
                            models.Index(fields=['entry', 'written_at'], name='reply_in_order'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_replyevent" ("author_id", "entry_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at") VALUES (NEW."author_id", NEW."entry_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."written_at"); RETURN NULL;', hash='b338d67c65399353b982706c96ea7245a41702b0', operation='INSERT', pgid='pgtrigger_insert_insert_933b4', table='inquiry_reply', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at"))', func='INSERT INTO "inquiry_replyevent" ("author_id", "entry_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at") VALUES (NEW."author_id", NEW."entry_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."written_at"); RETURN NULL;', hash='349d0fd84ef79a798f405e7fb12770d9f4c2496d', operation='UPDATE', pgid='pgtrigger_update_update_151b5', table='inquiry_reply', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_replyevent" ("author_id", "entry_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "written_at") VALUES (OLD."author_id", OLD."entry_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."written_at"); RETURN NULL;', hash='901d45403a8d7b8586b76c7b24c65c07cc237c23', operation='DELETE', pgid='pgtrigger_delete_delete_927d4', table='inquiry_reply', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='ReplyEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('written_at', models.DateTimeField()),
                        ('author', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inquiry.entry')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_entry_author_written_at_events', to='inquiry.reply')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='290d635468db1cdeba22c540e1f588abeae91d9a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d1642', table='inquiry_replyevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Digest',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('week', models.DateField(help_text='The Monday on which it is due')),
                        ('entries', models.PositiveIntegerField()),
                        ('sent_at', models.DateTimeField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('person', 'week'), name='one_digest_a_week'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('entry', 'Entry'), ('tool', 'Tool'), ('process', 'Process')], default='entry', max_length=7)),
                        ('title', models.CharField(max_length=120)),
                        ('text', models.TextField(max_length=20000)),
                        ('tried', models.BooleanField(default=False)),
                        ('audience', models.CharField(choices=[('me', 'Only me'), ('trio', 'My trio'), ('school', 'My school'), ('alliance', 'The alliance'), ('cluster', 'The cluster')], max_length=8)),
                        ('written_at', models.DateTimeField()),
                        ('edited_at', models.DateTimeField(null=True)),
                        ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='english', weight='A'), '||', django.contrib.postgres.search.SearchVector('text', config='english', weight='B'), django.contrib.postgres.search.SearchConfig('english')), output_field=django.contrib.postgres.search.SearchVectorField())),
                        ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.alliance')),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='log_entries', to=settings.AUTH_USER_MODEL)),
                        ('cluster', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.cluster')),
                        ('school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clusters.school')),
                        ('trio', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='trios.trio')),
                    ],
                    options={
                        'indexes': [
                            django.contrib.postgres.indexes.GinIndex(fields=['search'], name='entry_search'),
                            models.Index(fields=['-written_at'], name='entry_newest_first'),
                        ],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='entry_has_a_title'),
                            models.CheckConstraint(condition=models.Q(('edited_at__isnull', True), ('edited_at__gte', models.F('written_at')), _connector='OR'), name='entry_edited_after_written'),
                            models.CheckConstraint(condition=models.Q(models.Q(('alliance__isnull', True), ('audience', 'me'), ('cluster__isnull', True), ('school__isnull', True)), models.Q(('alliance__isnull', True), ('audience', 'trio'), ('cluster__isnull', True), ('school__isnull', True), ('trio__isnull', False)), models.Q(('alliance__isnull', True), ('audience', 'school'), ('cluster__isnull', True), ('school__isnull', False)), models.Q(('alliance__isnull', False), ('audience', 'alliance'), ('cluster__isnull', True), ('school__isnull', True)), models.Q(('alliance__isnull', True), ('audience', 'cluster'), ('cluster__isnull', False), ('school__isnull', True)), _connector='OR'), name='entry_audience_has_its_place'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_entryevent" ("alliance_id", "audience", "author_id", "cluster_id", "edited_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "tried", "trio_id", "written_at") VALUES (NEW."alliance_id", NEW."audience", NEW."author_id", NEW."cluster_id", NEW."edited_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."tried", NEW."trio_id", NEW."written_at"); RETURN NULL;', hash='57e4c94cfbda9de2faec26d91e6dfb5061f48fde', operation='INSERT', pgid='pgtrigger_insert_insert_8a88a', table='inquiry_entry', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."edited_at" IS DISTINCT FROM (NEW."edited_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."tried" IS DISTINCT FROM (NEW."tried") OR OLD."trio_id" IS DISTINCT FROM (NEW."trio_id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at"))', func='INSERT INTO "inquiry_entryevent" ("alliance_id", "audience", "author_id", "cluster_id", "edited_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "tried", "trio_id", "written_at") VALUES (NEW."alliance_id", NEW."audience", NEW."author_id", NEW."cluster_id", NEW."edited_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."tried", NEW."trio_id", NEW."written_at"); RETURN NULL;', hash='1748f77aa5e8735d3828ef828de5880c5a6293ae', operation='UPDATE', pgid='pgtrigger_update_update_05b64', table='inquiry_entry', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_entryevent" ("alliance_id", "audience", "author_id", "cluster_id", "edited_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "tried", "trio_id", "written_at") VALUES (OLD."alliance_id", OLD."audience", OLD."author_id", OLD."cluster_id", OLD."edited_at", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."tried", OLD."trio_id", OLD."written_at"); RETURN NULL;', hash='1d36af1efec7612d246810aec6c15050d7517e08', operation='DELETE', pgid='pgtrigger_delete_delete_af456', table='inquiry_entry', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='AttachmentEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('jpg', 'Photo'), ('png', 'Picture'), ('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel'), ('pptx', 'PowerPoint')], max_length=4)),
                        ('size', models.PositiveIntegerField(help_text='Bytes')),
                        ('added_at', models.DateTimeField()),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_entry_kind_size_added_at_events', to='inquiry.attachment')),
                        ('entry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inquiry.entry')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='389565769fce27b07c059697f4bc8cc0989e8701', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c7e9c', table='inquiry_attachmentevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='EntryEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('kind', models.CharField(choices=[('entry', 'Entry'), ('tool', 'Tool'), ('process', 'Process')], default='entry', max_length=7)),
                        ('tried', models.BooleanField(default=False)),
                        ('audience', models.CharField(choices=[('me', 'Only me'), ('trio', 'My trio'), ('school', 'My school'), ('alliance', 'The alliance'), ('cluster', 'The cluster')], max_length=8)),
                        ('written_at', models.DateTimeField()),
                        ('edited_at', models.DateTimeField(null=True)),
                        ('alliance', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.alliance')),
                        ('author', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('cluster', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.cluster')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_author_kind_tried_audience_trio_school_alliance_cluster_written_at_edited_at_events', to='inquiry.entry')),
                        ('school', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.school')),
                        ('trio', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trios.trio')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='51d978f2b2ff83119d6be7a10f3dacc9981b0128', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_190ec', table='inquiry_entryevent', when='BEFORE')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='EntryTag',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('word', models.CharField(db_index=True, max_length=40)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='inquiry.entry')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('entry', 'word'), name='tag_once_on_an_entry'),
                            models.CheckConstraint(condition=models.Q(('word', ''), _negated=True), name='tag_has_a_word'),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Following',
                    fields=[
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                        ('wants_digest', models.BooleanField(default=True)),
                        ('feed_hash', models.CharField(max_length=64, null=True, unique=True)),
                        ('feed_made_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('feed_hash__isnull', True), ('feed_made_at__isnull', True)), models.Q(('feed_hash__isnull', False), ('feed_made_at__isnull', False)), _connector='OR'), name='feed_has_its_time'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_followingevent" ("feed_made_at", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wants_digest") VALUES (NEW."feed_made_at", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."person_id", NEW."wants_digest"); RETURN NULL;', hash='75e403925c48170a9da457221b1b3da45c06f4bc', operation='INSERT', pgid='pgtrigger_insert_insert_12cb7', table='inquiry_following', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."feed_made_at" IS DISTINCT FROM (NEW."feed_made_at") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."wants_digest" IS DISTINCT FROM (NEW."wants_digest"))', func='INSERT INTO "inquiry_followingevent" ("feed_made_at", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wants_digest") VALUES (NEW."feed_made_at", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."person_id", NEW."wants_digest"); RETURN NULL;', hash='4bc2fd6554f67f7dd824e7074c83631d8a44e8f4', operation='UPDATE', pgid='pgtrigger_update_update_fe477', table='inquiry_following', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_followingevent" ("feed_made_at", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wants_digest") VALUES (OLD."feed_made_at", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."person_id", OLD."wants_digest"); RETURN NULL;', hash='6cee8624218d18f059c96c867827557d5bf23109', operation='DELETE', pgid='pgtrigger_delete_delete_7dc7d', table='inquiry_following', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='Citation',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('part', models.CharField(choices=[('activity', 'a) activity this term'), ('successes', 'b) key successes'), ('challenges', 'c) challenges'), ('impact', 'd) impact, and findings'), ('next_steps', 'next steps')], max_length=10)),
                        ('note', models.CharField(blank=True, max_length=200, verbose_name='what it shows')),
                        ('cited_at', models.DateTimeField()),
                        ('cited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='inquiry.entry')),
                        ('update_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='clusters.progressupdate')),
                    ],
                    options={
                        'constraints': [
                            models.UniqueConstraint(fields=('entry', 'update_of', 'part'), name='cited_once_in_a_part'),
                        ],
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_citationevent" ("cited_at", "cited_by_id", "entry_id", "id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "update_of_id") VALUES (NEW."cited_at", NEW."cited_by_id", NEW."entry_id", NEW."id", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."update_of_id"); RETURN NULL;', hash='3f56e9cbdd5d44fac28504d26441fbd61479e746', operation='INSERT', pgid='pgtrigger_insert_insert_04f97', table='inquiry_citation', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cited_at" IS DISTINCT FROM (NEW."cited_at") OR OLD."cited_by_id" IS DISTINCT FROM (NEW."cited_by_id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."update_of_id" IS DISTINCT FROM (NEW."update_of_id"))', func='INSERT INTO "inquiry_citationevent" ("cited_at", "cited_by_id", "entry_id", "id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "update_of_id") VALUES (NEW."cited_at", NEW."cited_by_id", NEW."entry_id", NEW."id", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."update_of_id"); RETURN NULL;', hash='bbf805e2a8f6a90e0162d2aa3602c77a12434f35', operation='UPDATE', pgid='pgtrigger_update_update_a490a', table='inquiry_citation', when='AFTER')),
                            pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inquiry_citationevent" ("cited_at", "cited_by_id", "entry_id", "id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "update_of_id") VALUES (OLD."cited_at", OLD."cited_by_id", OLD."entry_id", OLD."id", OLD."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."update_of_id"); RETURN NULL;', hash='7b6d5156f1a8cca6a79567bc112c347c0aaf66bf', operation='DELETE', pgid='pgtrigger_delete_delete_92b13', table='inquiry_citation', when='AFTER')),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name='CitationEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                        ('part', models.CharField(choices=[('activity', 'a) activity this term'), ('successes', 'b) key successes'), ('challenges', 'c) challenges'), ('impact', 'd) impact, and findings'), ('next_steps', 'next steps')], max_length=10)),
                        ('cited_at', models.DateTimeField()),
                        ('cited_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inquiry.entry')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='id_entry_update_of_part_cited_by_cited_at_events', to='inquiry.citation')),
                        ('update_of', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='clusters.progressupdate')),
                    ],
                    options={
                        'abstract': False,
                        'triggers': [
                            pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0f8c3c4498065b9020cad083dadd6afef41faf4f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_facd5', table='inquiry_citationevent', when='BEFORE')),
                        ],
                    },
                ),
            ]
        ),
        walls.history_is_kept(
            'inquiry_entryevent',
            'inquiry_replyevent',
            'inquiry_attachmentevent',
            'inquiry_followingevent',
            'inquiry_citationevent',
        ),
    ]
