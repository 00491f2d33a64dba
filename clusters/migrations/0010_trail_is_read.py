"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('clusters', '0009_longer_summaries'),
    ]

    operations = [
        tables.history_is_read(
            'clusters_allianceevent',
            'clusters_clusterevent',
            'clusters_meetingevent',
            'clusters_membershipevent',
            'clusters_outcomeevent',
            'clusters_partnershipevent',
            'clusters_progressupdateevent',
            'clusters_schoolevent',
            'clusters_termevent',
        ),
    ]
