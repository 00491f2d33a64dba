"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0005_cluster_templates'),
    ]

    operations = [
        tables.history_is_read(
            'reports_briefevent',
            'reports_reportevent',
            'reports_reportfileevent',
            'reports_wordtemplateevent',
        ),
    ]
