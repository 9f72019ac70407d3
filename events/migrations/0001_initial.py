"""The calendar, its venues and categories, and the private submissions."""

import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import cms.translations.fields


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms', '0002_media_and_editorial'),
        ('pages', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_fi', models.CharField(max_length=80, unique=True, verbose_name='name in Finnish')),
                ('name_sv', models.CharField(max_length=80, unique=True, verbose_name='name in Swedish')),
                ('yso_id', models.CharField(help_text='As yso:p1234.', max_length=20, unique=True, validators=[django.core.validators.RegexValidator('^yso:p\\d+$')], verbose_name='YSO identifier')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ('name_fi',),
            },
        ),
        migrations.CreateModel(
            name='EventIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences for lists and search results.', max_length=400, verbose_name='summary')),
            ],
            options={
                'verbose_name': 'event calendar',
                'verbose_name_plural': 'event calendars',
            },
            bases=(cms.translations.fields.DeclaresTranslation, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish')], max_length=2, verbose_name='language')),
                ('state', models.CharField(choices=[('unverified', 'waits for confirmation'), ('pending', 'in moderation'), ('changes_requested', 'changes requested'), ('published', 'published'), ('rejected', 'rejected'), ('withdrawn', 'withdrawn'), ('expired', 'expired'), ('archived', 'archived')], default='unverified', max_length=20, verbose_name='state')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('payload', models.JSONField(default=dict, verbose_name='what was sent')),
                ('contact_name', models.CharField(blank=True, max_length=160, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('token_hash', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ('token_expires_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='received')),
                ('verified_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('reason_code', models.CharField(blank=True, max_length=4)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('contact_erased_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='event')),
            ],
            options={
                'verbose_name': 'submission',
                'verbose_name_plural': 'submissions',
            },
        ),
        migrations.CreateModel(
            name='SubmissionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('payload', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='events.submission')),
            ],
            options={
                'verbose_name': 'sent version',
                'verbose_name_plural': 'sent versions',
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_fi', models.CharField(blank=True, max_length=160, verbose_name='name in Finnish')),
                ('name_sv', models.CharField(blank=True, max_length=160, verbose_name='name in Swedish')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('-90')), django.core.validators.MaxValueValidator(Decimal('90'))], verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('-180')), django.core.validators.MaxValueValidator(Decimal('180'))], verbose_name='longitude')),
                ('step_free', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='step-free entrance')),
                ('lift', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='lift')),
                ('accessible_wc', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='accessible WC')),
                ('induction_loop', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='induction loop')),
                ('parking', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='accessible parking')),
                ('access_checked_on', models.DateField(blank=True, null=True, verbose_name='facts of access checked on')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pages.municipalitypage', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'venue',
                'verbose_name_plural': 'venues',
                'ordering': ('name_fi', 'name_sv'),
            },
        ),
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences for lists and search results.', max_length=400, verbose_name='summary')),
                ('lead', models.TextField(blank=True, max_length=400, verbose_name='lead')),
                ('body', wagtail.fields.StreamField([('heading', 2), ('paragraph', 3), ('quote', 7), ('figure', 10), ('figures', 16), ('attachment', 19)], blank=True, block_lookup={0: ('cms.blocks.TranslatedCharBlock', (), {'label': 'heading', 'max_length': 160}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'main'), ('3', 'sub')], 'label': 'level'}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('level', 1)]], {}), 3: ('cms.blocks.TranslatedRichTextBlock', (), {'description': 'Paragraphs and lists', 'icon': 'pilcrow', 'label': 'Text', 'template': 'blocks/paragraph.html'}), 4: ('cms.blocks.TranslatedTextBlock', (), {'label': 'quotation'}), 5: ('cms.blocks.SharedCharBlock', (), {'label': 'who said it', 'required': False}), 6: ('cms.blocks.TranslatedCharBlock', (), {'label': 'in what role', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('speaker', 5), ('role', 6)]], {}), 8: ('wagtail.images.blocks.ImageBlock', [], {'label': 'image'}), 9: ('cms.blocks.TranslatedCharBlock', (), {'label': 'caption', 'max_length': 250, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('image', 8), ('caption', 9)]], {}), 11: ('cms.blocks.TranslatedCharBlock', (), {'label': 'caption', 'max_length': 160}), 12: ('cms.blocks.TranslatedCharBlock', (), {'label': 'name', 'max_length': 120}), 13: ('cms.blocks.TranslatedCharBlock', (), {'label': 'value', 'max_length': 80}), 14: ('wagtail.blocks.StructBlock', [[('name', 12), ('value', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'rows'}), 16: ('wagtail.blocks.StructBlock', [[('caption', 11), ('rows', 15)]], {}), 17: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'document', 'required': False}), 18: ('cms.blocks.TranslatedCharBlock', (), {'label': 'title', 'max_length': 200}), 19: ('wagtail.blocks.StructBlock', [[('document', 17), ('title', 18)]], {})}, verbose_name='text')),
                ('audience', models.CharField(blank=True, max_length=200, verbose_name='for whom')),
                ('organiser_name', models.CharField(blank=True, help_text='Where the organiser is not in the list of associations.', max_length=160, verbose_name='organiser')),
                ('contact_email', models.EmailField(blank=True, help_text="A role address, not a person's.", max_length=254, verbose_name='contact address')),
                ('venue_details', models.CharField(blank=True, max_length=200, verbose_name='where in the venue')),
                ('mode', models.CharField(choices=[('onsite', 'on site'), ('remote', 'remote'), ('hybrid', 'hybrid')], default='onsite', max_length=10, verbose_name='mode')),
                ('remote_link', models.URLField(blank=True, verbose_name='link for joining')),
                ('is_free', models.BooleanField(default=True, verbose_name='free')),
                ('price', models.CharField(blank=True, max_length=120, verbose_name='price')),
                ('registration_link', models.URLField(blank=True, verbose_name='registration')),
                ('register_by', models.DateTimeField(blank=True, null=True, verbose_name='register by')),
                ('event_language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish'), ('both', 'Finnish and Swedish')], default='fi', max_length=4, verbose_name='language of the event')),
                ('sign_interpreting', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='sign language interpreting')),
                ('text_interpreting', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='text interpreting')),
                ('association', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pages.associationpage', verbose_name='organising association')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.category', verbose_name='category')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pages.goalpage', verbose_name='goal')),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cms.siteimage', verbose_name='image')),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.venue', verbose_name='venue')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
            bases=(cms.translations.fields.DeclaresTranslation, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('starts_at', models.DateTimeField(db_index=True, verbose_name='starts')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='ends')),
                ('previous_start', models.DateTimeField(blank=True, null=True, verbose_name='was to start')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name of this date')),
                ('status', models.CharField(choices=[('scheduled', 'scheduled'), ('cancelled', 'cancelled'), ('postponed', 'postponed'), ('rescheduled', 'rescheduled')], default='scheduled', max_length=12, verbose_name='status')),
                ('status_note', models.CharField(blank=True, max_length=200, verbose_name='what changed and why')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='occurrences', to='events.eventpage')),
            ],
            options={
                'verbose_name': 'date',
                'verbose_name_plural': 'dates',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('uid', 'locale'), name='events_occurrence_uid_once_per_language'), models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='events_occurrence_ends_after_it_starts')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(cms.translations.fields.DeclaresTranslation, models.Model),
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(condition=models.Q(('state', 'pending')), fields=['created_at'], name='events_submission_queue'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(condition=models.Q(('event__isnull', False), ('state__in', ('unverified', 'pending', 'changes_requested'))), fields=('event',), name='events_one_open_submission_per_event'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('unverified', 'pending', 'changes_requested', 'published', 'rejected', 'withdrawn', 'expired', 'archived'))), name='events_submission_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('changes_requested', 'published', 'rejected')), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='events_decision_names_its_moderator'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('changes_requested', 'rejected')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='events_refusal_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('unverified', 'withdrawn', 'expired')), ('verified_at__isnull', False), _connector='OR'), name='events_only_proven_submissions_are_moderated'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('token_hash__isnull', True), ('token_expires_at__isnull', False), _connector='OR'), name='events_submission_token_expires'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='events_submission_version_from_one'),
        ),
        migrations.AddConstraint(
            model_name='submissionversion',
            constraint=models.UniqueConstraint(fields=('submission', 'number'), name='events_submission_version_once'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name_fi', ''), _negated=True), models.Q(('name_sv', ''), _negated=True), _connector='OR'), name='events_venue_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='events_venue_has_both_coordinates_or_none'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('step_free__in', ['yes', 'no', 'unknown'])), name='events_venue_step_free_is_known_or_not'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('lift__in', ['yes', 'no', 'unknown'])), name='events_venue_lift_is_known_or_not'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('accessible_wc__in', ['yes', 'no', 'unknown'])), name='events_venue_accessible_wc_is_known_or_not'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('induction_loop__in', ['yes', 'no', 'unknown'])), name='events_venue_induction_loop_is_known_or_not'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('parking__in', ['yes', 'no', 'unknown'])), name='events_venue_parking_is_known_or_not'),
        ),
    ]
