from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0002_index_pages"),
    ]

    operations = [
        migrations.AddField(
            model_name="cue",
            name="words_language",
            field=models.CharField(
                blank=True, choices=[("fi", "Finnish"), ("sv", "Swedish")], default="", max_length=2
            ),
            preserve_default=False,
        ),
    ]
