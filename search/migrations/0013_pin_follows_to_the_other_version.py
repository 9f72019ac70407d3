"""A page that the desk chose may be deleted in one language: the choice follows to the other. Nothing changes in tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.translations.heirs


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0012_counted"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="pin",
            name="page",
            field=models.ForeignKey(
                on_delete=cms.translations.heirs.OtherVersionOr(django.db.models.deletion.CASCADE),
                related_name="search_pins",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="page",
            ),
        ),
    ]
