"""History of caps cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("diary", "0003_caps")]

    operations = [walls.history_is_kept("diary_capevent")]
