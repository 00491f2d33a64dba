"""History of memberships, partnerships and updates cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("clusters", "0001_initial")]

    operations = [
        walls.history_is_kept("clusters_membershipevent", "clusters_partnershipevent", "clusters_progressupdateevent"),
    ]
