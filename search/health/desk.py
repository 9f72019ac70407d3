"""What whoever edits a page is told of its files: those whose text nobody can search."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from search.models import DocumentText
from search.passages.files import files_of
from search.reading.documents import flagged

MOST_NAMED = 5


def warn_of_files_without_text(request: HttpRequest, page: Page) -> None:
    """Tells whoever opens a page which of its files cannot be searched, or only in part, and what to do about it.

    Files are read once they were published; what nobody has read yet is not spoken of.
    """
    if request.method != "GET":
        return
    files = {file.document.pk: file.title for file in files_of(page.specific.get_latest_revision_as_object())}
    told = {text.document_id: text for text in flagged().filter(document__in=files)} if files else {}
    if told:
        messages.warning(request, _sentence([(files[pk], told[pk]) for pk in files if pk in told]))


def _sentence(found: list[tuple[str, DocumentText]]) -> str:
    named = ", ".join(f"”{title}” ({_problem(text)})" for title, text in found[:MOST_NAMED])
    others = len(found) - MOST_NAMED
    if others > 0:
        more = ngettext("%(count)d other", "%(count)d others", others) % {"count": others}
        named = f"{named}, {more}"
    told = ngettext(
        "The text of this file cannot be searched, or only in part: %(files)s.",
        "The text of these files cannot be searched, or only in part: %(files)s.",
        len(found),
    )
    advice = gettext("Replace it by a file that was saved from the word processor, not scanned, and has no password.")
    return f"{told % {'files': named}} {advice}"


def _problem(text: DocumentText) -> Any:
    return text.get_state_display() if text.state != DocumentText.State.READ else gettext("only its beginning was read")
