from django.db import migrations, models

# Until now the clock said which came first.
COMMENTS = """
UPDATE clusters_updatecomment c SET number = o.number
FROM (SELECT id, row_number() OVER (PARTITION BY update_of_id ORDER BY said_at, id) AS number
      FROM clusters_updatecomment) o
WHERE o.id = c.id
"""
READ = """
UPDATE clusters_commentsread r SET number = o.number
FROM (SELECT m.id, max(c.number) AS number FROM clusters_commentsread m
      JOIN clusters_updatecomment c ON c.update_of_id = m.update_of_id AND c.said_at <= m.up_to GROUP BY m.id) o
WHERE o.id = r.id
"""


class Migration(migrations.Migration):

    dependencies = [("clusters", "0007_trail")]

    operations = [
        migrations.AddField("updatecomment", "number", models.PositiveIntegerField(default=0), preserve_default=False),
        migrations.AddField("commentsread", "number", models.PositiveIntegerField(default=0), preserve_default=False),
        migrations.RunSQL(COMMENTS, migrations.RunSQL.noop),
        migrations.RunSQL(READ, migrations.RunSQL.noop),
        migrations.RemoveField("commentsread", "up_to"),
        migrations.AlterModelOptions("updatecomment", {"ordering": ["number", "id"]}),
        migrations.AddConstraint(
            "updatecomment", models.UniqueConstraint(fields=["update_of", "number"], name="comment_number_once")
        ),
    ]
