"""What people did is read: by who, and by when."""

from django.db import migrations

from people import tables


class Migration(migrations.Migration):

    dependencies = [
        ('observations', '0012_trail'),
    ]

    operations = [
        tables.history_is_read(
            'observations_crosswalkrowevent',
            'observations_instrumentevent',
            'observations_instrumentversionevent',
            'observations_jointnoteevent',
            'observations_jointobservationevent',
            'observations_lessonevent',
            'observations_observerevent',
            'observations_practicelessonevent',
            'observations_referencegradeevent',
            'observations_referencescaleevent',
            'observations_reserveevent',
            'observations_roundevent',
            'observations_roundschoolevent',
            'observations_secondthoughtevent',
            'observations_sheetevent',
            'observations_teacherstermsevent',
            'observations_threadmessageevent',
        ),
    ]
