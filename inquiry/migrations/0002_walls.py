"""History of the log cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("inquiry", "0001_initial")]

    operations = [
        walls.history_is_kept(
            "inquiry_entryevent", "inquiry_replyevent", "inquiry_attachmentevent", "inquiry_followingevent"
        ),
    ]
