"""All passages of a page, whatever its type; the one function that others call."""

from collections import Counter
from dataclasses import replace
from typing import Any

from pages.models import MeetingPage, RecordingPage
from search.passages.attachments import passages_of_files
from search.passages.drafts import PassageDraft
from search.passages.identity import passage_key
from search.passages.meetings import passages_of_meeting
from search.passages.places import setting_like
from search.passages.recordings import passages_of_recording
from search.passages.subjects import passage_of_page
from search.passages.visibility import readable


def passages_of(page: Any) -> list[PassageDraft]:
    """The passages of the live version of a page in the order of the page, then of its files, each with its own key.

    Empty where not everybody may read the page today. The page that is passed in only says which one is meant. Files
    that nobody has read yet are read now, which may take minutes: not for a request, nor inside a transaction.
    """
    live = readable(page)
    if live is None:
        return []
    own = _derived(live)
    return _distinct([*own, *passages_of_files(setting_like(live, own[0]))], live.locale.language_code)


def _derived(page: Any) -> list[PassageDraft]:
    if isinstance(page, MeetingPage):
        return passages_of_meeting(page)
    if isinstance(page, RecordingPage):
        return passages_of_recording(page)
    return [passage_of_page(page)]


def _distinct(drafts: list[PassageDraft], language: str) -> list[PassageDraft]:
    """The drafts with a number in the key where two of a kind stand at one place, as broken data may have it."""
    seen: Counter[Any] = Counter()
    result = []
    for draft in drafts:
        seen[draft.key] += 1
        number = seen[draft.key]
        if number > 1:
            key = passage_key(draft.translation_key, language, draft.kind, f"{draft.key}#{number}")
            draft = replace(draft, key=key)
        result.append(draft)
    return result
