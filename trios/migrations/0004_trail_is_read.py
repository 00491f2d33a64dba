"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('trios', '0003_report_drafts'),
    ]

    operations = [
        tables.history_is_read(
            'trios_coverpromiseevent',
            'trios_descentevent',
            'trios_groundrulesevent',
            'trios_headviewevent',
            'trios_leadernoteevent',
            'trios_memberevent',
            'trios_reportevent',
            'trios_trioevent',
            'trios_visitevent',
            'trios_willingnessevent',
        ),
    ]
