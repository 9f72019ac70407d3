"""Finds in the words that said for whom an event is the groups that they name; the words stay as they are."""

import json
import re

from django.db import migrations
from django.db.models import Min
from django.utils import timezone

WORDS = {
    "everyone": r"^(avoin |öppet )?(kaikille|för alla)\s*(,|$)",
    "children": r"laps|perhe|vanhem|barn|famil|föräldr|\b\d–1?\d-(vuoti|åring)",
    "young": r"\bnuor|\bunga\b|\bungdom|\b1\d–[12]\d-(vuoti|åring)",
    "adults": r"\baikuisille\b|\bför vuxna\b",
    "older": r"ikäihmi|ikäänty|senior|eläke|\bäldre\b|pension",
    "disabled": r"vamma|huonokuul|sairaille|funktions|hörsel|långtidssj",
    "carers": r"omaishoit|lähei|närstående|anhörig",
    "immigrants": r"maahan ?muut|kielenopp|invandr|lär sig",
    "professionals": r"vapaaehto|ammattila|opettaj|frivillig|yrkes|lärare",
}


def fields_named(words):
    """The fields of the groups that words in either language name."""
    text = words.casefold()
    return {f"is_for_{code}": True for code, pattern in WORDS.items() if re.search(pattern, text)}


def name_groups(apps, schema_editor):
    """Ticks the groups in the pages, in their drafts and in what translations are made from; notes first days."""
    events = apps.get_model("events", "EventPage").objects
    found = {}
    for key, words in events.values_list("translation_key", "audience"):
        found.setdefault(str(key), {}).update(fields_named(words))
    found = {key: fields for key, fields in found.items() if fields}
    for key, fields in found.items():
        events.filter(translation_key=key).update(**fields)
    for event in events.annotate(first=Min("occurrences__starts_at")).exclude(first=None):
        events.filter(pk=event.pk).update(first_day=timezone.localdate(event.first))
    keys = {str(pk): str(key) for pk, key in events.values_list("pk", "translation_key")}
    name_in_drafts(apps, {pk: found[key] for pk, key in keys.items() if key in found})
    name_in_sources(apps, found)


def name_in_drafts(apps, found):
    """The same in every revision: publishing an old draft would else untick the groups."""
    revisions = apps.get_model("wagtailcore", "Revision").objects
    for revision in revisions.filter(content_type__app_label="events", content_type__model="eventpage"):
        if revision.object_id in found:
            revision.content = {**revision.content, **found[revision.object_id]}
            revision.save(update_fields=["content"])


def name_in_sources(apps, found):
    """The same in the frozen originals: making a translation anew would else untick them in the translation."""
    for source in apps.get_model("wagtail_localize", "TranslationSource").objects.filter(object_id__in=found):
        groups = found[str(source.object_id)]
        source.content_json = json.dumps({**json.loads(source.content_json), **groups})
        source.save(update_fields=["content_json"])


class Migration(migrations.Migration):

    dependencies = [
        ("events", "0002_audiences_and_first_day"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(name_groups, migrations.RunPython.noop)]
