"""History of quiet periods and travel cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("diary", "0001_initial")]

    operations = [walls.history_is_kept("diary_quietperiodevent", "diary_travelevent")]
