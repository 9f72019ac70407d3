"""Passages of the files of a page: each page of a file that has text; of another file its name alone."""

from collections.abc import Iterator
from typing import Any

from search.models import DocumentText, Passage
from search.passages import texts
from search.passages.drafts import PassageDraft
from search.passages.files import File, files_of, open_files
from search.passages.places import Setting
from search.passages.visibility import versions_beside
from search.reading.documents import texts_of

KIND = Passage.Kind.ATTACHMENT.value


def passages_of_files(setting: Setting) -> list[PassageDraft]:
    """The passages of all files of a page; reads those that nobody has read yet, which may take minutes.

    A file in the language of another version of the page is that version's, where it offers the file too.
    """
    beside = versions_beside(setting.page)
    offered: dict[str, set[int]] = {}
    found: list[PassageDraft] = []
    files = open_files(files_of(setting.page))
    known = texts_of(file.document for file in files)
    for file in files:
        text = known[file.document.pk]
        language = file.document.language or text.language or setting.language
        if language != setting.language and language in beside:
            if language not in offered:
                offered[language] = {one.document.pk for one in files_of(beside[language].specific)}
            if file.document.pk in offered[language]:
                continue
        found += _of_file(setting, file, text, language)
    return found


def _of_file(setting: Setting, file: File, text: DocumentText, language: str) -> Iterator[PassageDraft]:
    shared: dict[str, Any] = {
        "title": texts.lines([file.title]) or file.document.title,
        "language": language,
        "document_id": file.document.pk,
        "item_key": file.item_key,
        "anchor": file.anchor,
    }
    pages = [(number, page) for number, page in enumerate(text.pages, start=1) if page]
    for number, page in pages:
        yield setting.passage(
            KIND,
            place=f"{file.document.pk} p{number}",
            text=page,
            page_number=number if text.has_pages else None,
            **shared,
        )
    if not pages:
        yield setting.passage(KIND, place=f"{file.document.pk}", **shared)
