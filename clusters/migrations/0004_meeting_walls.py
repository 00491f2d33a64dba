"""History of meetings and outcomes cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("clusters", "0003_meetings")]

    operations = [walls.history_is_kept("clusters_meetingevent", "clusters_outcomeevent")]
