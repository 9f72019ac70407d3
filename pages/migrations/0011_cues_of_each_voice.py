"""Cues are derived anew where several speak in one: all the words stood there as those of the first."""

from importlib import import_module
from typing import Any

from django.db import migrations

from pages.captions import MalformedCaptions, read_webvtt

derive_again = import_module("pages.migrations.0009_cues_as_readers_see_them").derive_again


def derive(apps: Any, schema_editor: Any) -> None:
    """Makes the cues of each track anew that has more or fewer of them by now."""
    cues = apps.get_model("pages", "Cue")
    tracks = apps.get_model("pages", "CaptionTrack").objects.filter(webvtt__contains="<v")
    for track in tracks.iterator():
        try:
            number = len(read_webvtt(track.webvtt))
        except MalformedCaptions:
            continue
        if cues.objects.filter(recording_id=track.page_id, language=track.language).count() != number:
            derive_again(apps, track)


class Migration(migrations.Migration):
    dependencies = [("pages", "0010_cues_of_voices_that_are_not_closed")]

    operations = [migrations.RunPython(derive, migrations.RunPython.noop)]
