"""What the search was asked, as numbers, and what was decided about questions without results."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0008_search_alerts")]

    operations = [
        migrations.CreateModel(
            name="AskedQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("language", models.CharField(max_length=2)),
                ("text", models.CharField(max_length=100)),
                ("times", models.PositiveIntegerField()),
                ("times_without", models.PositiveIntegerField()),
                ("last_total", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "search that was made",
                "verbose_name_plural": "searches that were made",
                "indexes": [models.Index(fields=["month", "times"], name="asked_question_by_month")],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "text", "month"), name="asked_question_once_a_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="DismissedQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=2)),
                ("text", models.CharField(max_length=100)),
            ],
            options={
                "verbose_name": "search that needs no term",
                "verbose_name_plural": "searches that need no term",
                "constraints": [models.UniqueConstraint(fields=("language", "text"), name="dismissed_question_once")],
            },
        ),
    ]
