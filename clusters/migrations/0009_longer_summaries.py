from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("clusters", "0008_comments_in_order")]

    operations = [migrations.AlterField("turn", "summary", models.TextField(blank=True, max_length=2_600))]
