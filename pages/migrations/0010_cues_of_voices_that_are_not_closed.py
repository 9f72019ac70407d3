"""Cues are derived anew where captions have a voice that is not closed: who speaks stood among the words."""

from importlib import import_module
from typing import Any

from django.db import migrations

from pages.captions import has_open_voice

derive_again = import_module("pages.migrations.0009_cues_as_readers_see_them").derive_again


def derive(apps: Any, schema_editor: Any) -> None:
    """Makes the cues of each track anew that has such a voice."""
    tracks = apps.get_model("pages", "CaptionTrack").objects.filter(webvtt__contains="<v")
    for track in tracks.iterator():
        if has_open_voice(track.webvtt):
            derive_again(apps, track)


class Migration(migrations.Migration):
    dependencies = [("pages", "0009_cues_as_readers_see_them")]

    operations = [migrations.RunPython(derive, migrations.RunPython.noop)]
