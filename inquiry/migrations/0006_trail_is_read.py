"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('inquiry', '0005_frozen_citations'),
    ]

    operations = [
        tables.history_is_read(
            'inquiry_attachmentevent',
            'inquiry_citationevent',
            'inquiry_entryevent',
            'inquiry_followingevent',
            'inquiry_replyevent',
        ),
    ]
