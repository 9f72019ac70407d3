"""Cues are derived anew where captions write signs in their own way, such as "&amp;".

Until now these stood in the cues as they are written, and a name was not known that had one in it.
"""

from typing import Any

from django.db import migrations

from pages.captions import MalformedCaptions, read_webvtt


def derive(apps: Any, schema_editor: Any) -> None:
    """Makes the cues of each track anew that has such a sign."""
    for track in apps.get_model("pages", "CaptionTrack").objects.filter(webvtt__contains="&").iterator():
        derive_again(apps, track)


def derive_again(apps: Any, track: Any) -> None:
    """Makes the cues of a track anew; what is no WebVTT has none, and stays as it is."""
    cues = apps.get_model("pages", "Cue")
    try:
        captions = read_webvtt(track.webvtt)
    except MalformedCaptions:
        return
    # One that was never published has none, and gets none.
    if not cues.objects.filter(recording_id=track.page_id, language=track.language).delete()[0]:
        return
    cues.objects.bulk_create(
        [
            cues(
                recording_id=track.page_id, language=track.language, start_milliseconds=caption.start,
                end_milliseconds=caption.end, speaker=caption.speaker[:160], text=caption.text,
                words_language=caption.language or track.language,
            )
            for caption in captions
        ],
        batch_size=500,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("pages", "0008_references_follow_to_the_other_version")]

    operations = [migrations.RunPython(derive, migrations.RunPython.noop)]
