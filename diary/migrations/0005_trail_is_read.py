"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('diary', '0004_cap_walls'),
    ]

    operations = [
        tables.history_is_read(
            'diary_capevent',
            'diary_quietperiodevent',
            'diary_travelevent',
        ),
    ]
