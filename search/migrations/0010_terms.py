import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0009_questions'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish')], max_length=2, verbose_name='language')),
                ('questions', models.TextField(help_text='One on each line, such as “grant”. Inflected forms of the words count too.', verbose_name='searches')),
                ('order', models.PositiveSmallIntegerField(default=1, help_text='The smallest number stands first. Three pages are shown at most.', verbose_name='order')),
                ('last_day', models.DateField(blank=True, help_text='Empty: until further notice.', null=True, verbose_name='last day')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_pins', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': "editors' choice",
                'verbose_name_plural': "editors' choices",
                'ordering': ('language', 'questions', 'order', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='PinEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=200)),
                ('forms', models.JSONField()),
                ('pin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='search.pin')),
            ],
            options={
                'verbose_name': "entry of an editors' choice",
                'verbose_name_plural': "entries of editors' choices",
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fi', models.CharField(blank=True, max_length=100, verbose_name='in Finnish')),
                ('fi_also', models.TextField(blank=True, help_text='Other words for the same thing, one on each line.', verbose_name='also in Finnish')),
                ('sv', models.CharField(blank=True, max_length=100, verbose_name='in Swedish')),
                ('sv_also', models.TextField(blank=True, help_text='Other words for the same thing, one on each line.', verbose_name='also in Swedish')),
                ('is_used', models.BooleanField(default=True, help_text='A search for one of the words also finds the others.', verbose_name='in use')),
                ('source', models.CharField(choices=[('editor', 'the desk'), ('proposal', 'a search without results'), ('site', 'names on this site'), ('official', 'the official word list')], default='editor', editable=False, max_length=10, verbose_name='source')),
                ('origin', models.CharField(blank=True, editable=False, max_length=250)),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ('fi', 'sv', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='TermEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('form', models.CharField(max_length=200)),
                ('is_first', models.BooleanField()),
                ('forms', models.JSONField()),
            ],
            options={
                'verbose_name': 'entry of a term',
                'verbose_name_plural': 'entries of terms',
            },
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('fi', 'sv'), name='term_pair'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(condition=models.Q(('origin', ''), _negated=True), fields=('origin',), name='term_origin'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('fi', ''), ('sv', ''), _negated=True), name='term_has_a_word'),
        ),
        migrations.AddField(
            model_name='termentry',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='search.term'),
        ),
        migrations.AddIndex(
            model_name='pinentry',
            index=models.Index(fields=['form'], name='pin_entry_by_form'),
        ),
        migrations.AddIndex(
            model_name='termentry',
            index=models.Index(fields=['form', 'term'], name='term_entry_by_form'),
        ),
    ]
