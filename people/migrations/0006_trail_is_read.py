"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_trail'),
    ]

    operations = [
        tables.history_is_read(
            'people_acceptanceevent',
            'people_agreementtextevent',
            'people_installationevent',
            'people_invitationevent',
            'people_userevent',
        ),
    ]
