"""History of acceptances cannot be edited."""

from django.db import migrations

from people import walls


class Migration(migrations.Migration):
    dependencies = [("people", "0003_taking_part")]

    operations = [walls.history_is_kept("people_acceptanceevent")]
