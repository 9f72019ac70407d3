import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0003_reader_version'),
        ('search', '0005_embedded_narrowing'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_hash', models.CharField(max_length=80)),
                ('reader', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('read', 'read'), ('no_text', 'pictures of pages, no text'), ('encrypted', 'protected by a password'), ('broken', 'broken'), ('too_large', 'too large'), ('too_slow', 'took too long'), ('missing', 'the file is missing'), ('unknown', 'not a kind of file that is read')], max_length=10)),
                ('language', models.CharField(blank=True, max_length=2)),
                ('pages', models.JSONField(default=list)),
                ('has_pages', models.BooleanField(default=True)),
                ('is_cut', models.BooleanField(default=False)),
                ('read_at', models.DateTimeField(auto_now=True)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cms.sitedocument')),
            ],
            options={
                'verbose_name': 'text of a document',
                'verbose_name_plural': 'texts of documents',
                'indexes': [models.Index(fields=['state'], name='document_text_by_state')],
            },
        ),
    ]
