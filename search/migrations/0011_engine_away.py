from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0010_terms")]

    operations = [
        migrations.AddField(
            model_name="searchstate",
            name="engine_away_until",
            field=models.DateTimeField(null=True),
        ),
    ]
