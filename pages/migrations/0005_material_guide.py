from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_material_and_grant_facts_feedback_subject"),
    ]

    operations = [
        migrations.AlterField(
            model_name="materialpage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("report", "report"),
                    ("plan", "plan"),
                    ("presentation", "presentation"),
                    ("survey", "survey"),
                    ("guide", "guide"),
                ],
                default="report",
                max_length=20,
                verbose_name="kind",
            ),
        ),
    ]
