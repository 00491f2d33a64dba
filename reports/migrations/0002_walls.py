"""History of documents cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        walls.history_is_kept(
            "reports_reportevent", "reports_reportfileevent", "reports_wordtemplateevent", "reports_briefevent"
        ),
    ]
