"""Passages of a recording: the page, its chapters, and what is said in it by the second."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any
from uuid import UUID

from pages.models import Cue
from pages.queries import shown_names, version_for
from search.models import Passage
from search.passages import texts
from search.passages.drafts import PassageDraft, PersonDraft
from search.passages.people import groups_only, hidden_on, people_of, speaker_of
from search.passages.places import Setting, setting_of, setting_of_meeting
from search.passages.visibility import versions_beside
from search.passages.windows import Window, windows

KIND = Passage.Kind


def passages_of_recording(recording: Any) -> list[PassageDraft]:
    """The passages of a recording in the order of time.

    Captions in the language of the page are its own; captions in another language are those of the version in it, and
    this page's only while there is no such version that everybody can read.
    """
    meeting = _meeting(recording)
    people = people_of(meeting) if meeting is not None else ()
    setting = replace(_setting(recording, meeting), people=groups_only(people))
    chapters = sorted(recording.chapters.all(), key=lambda chapter: (chapter.starts_at_second, chapter.pk))
    return [
        setting.passage(KIND.RECORDING.value, text=texts.declared(recording, with_rows=False)),
        *(_chapter(setting, chapter) for chapter in chapters),
        *_speeches(setting, people, chapters),
    ]


def _meeting(recording: Any) -> Any | None:
    """The meeting as everybody may read it, in the language of the recording or the other one."""
    item = version_for(recording.meeting, recording.locale.language_code)
    return item.page if item is not None else None


def _setting(recording: Any, meeting: Any | None) -> Setting:
    own = setting_of(recording)
    if meeting is None:
        return own
    above = setting_of_meeting(meeting)
    return replace(own, body_key=above.body_key, network_key=above.network_key, meeting_key=meeting.translation_key)


def _chapter(setting: Setting, chapter: Any) -> PassageDraft:
    second = chapter.starts_at_second
    return setting.passage(
        KIND.RECORDING.value,
        place=f"chapter {chapter.translation_key}",
        title=chapter.title,
        anchor=f"t{second}",
        start=second,
        end=second,
        item_key=chapter.agenda_item_key,
    )


def _speeches(setting: Setting, people: tuple[PersonDraft, ...], chapters: list[Any]) -> Iterator[PassageDraft]:
    recording = setting.page
    elsewhere = versions_beside(recording)
    starts = [chapter.starts_at_second for chapter in chapters]
    cues = list(Cue.objects.filter(recording=recording.pk).order_by("language", "start_milliseconds", "pk"))
    shown = shown_names({cue.speaker for cue in cues}, recording.meeting)
    for language, track in groupby(cues, key=lambda cue: cue.language):
        if language != setting.language and language in elsewhere:
            continue
        for window in windows(track, starts):
            item_key = chapters[window.chapter - 1].agenda_item_key if window.chapter else None
            yield _speech(setting, shown, people, window, item_key, language)


def _speech(
    setting: Setting,
    shown: Collection[str],
    people: tuple[PersonDraft, ...],
    window: Window,
    item_key: UUID | None,
    track: str,
) -> PassageDraft:
    first, last = window.seconds
    speaker = window.speaker if window.speaker in shown else ""
    spoke = (speaker_of(speaker, people),) if speaker else ()
    return setting.passage(
        KIND.SPEECH.value,
        place=f"{track} t{window.start}",
        title="",
        text=window.text,
        language=window.language,
        anchor=f"t{first}",
        start=first,
        end=last,
        cue_map=window.cue_map,
        speaker=speaker,
        item_key=item_key,
        people=(*setting.people, *spoke),
        people_hidden_on=hidden_on(setting.page.meeting) if speaker else None,
    )
