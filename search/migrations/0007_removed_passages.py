from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0006_document_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='RemovedPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('kind', models.CharField(max_length=16)),
                ('language', models.CharField(max_length=2)),
                ('page_key', models.UUIDField()),
                ('version', models.BigIntegerField()),
                ('removed_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'removed passage',
                'verbose_name_plural': 'removed passages',
                'indexes': [models.Index(fields=['version', 'id'], name='removed_passage_by_version')],
            },
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(fields=['version', 'id'], name='passage_by_version'),
        ),
    ]
