"""The text of documents of the site, read once for each file."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db.models import Q, QuerySet

from search.models import DocumentText
from search.reading import limits, outcomes
from search.reading.languages import language_of
from search.reading.outcomes import Outcome
from search.reading.process import KINDS, read_file

READER = 3
"""Raised where files are read in another way: every file is read anew then."""
NOBODY = 0
"""A reader whose work counts for nothing."""
AT_ONCE = 1024 * 1024


def kind_of(document: Any) -> str:
    """The kind of file by the ending of its name; empty where it is none that is read."""
    kind = Path(document.file.name or "").suffix.lower().removeprefix(".")
    return kind if kind in KINDS else ""


def texts_of(documents: Iterable[Any]) -> dict[int, DocumentText]:
    """By primary key what the files of documents say; reads those that nobody has read yet, or that are others since.

    What is known costs one query for all. Reading may take a minute a file: not for a request, nor inside a
    transaction. Raises nothing, whatever a file is. Of a file of a kind that is not read no row is stored.
    """
    asked = list(documents)
    kept = DocumentText.objects.filter(document__in=[document.pk for document in asked], reader=READER)
    known = {text.document_id: text for text in kept.exclude(state=outcomes.MISSING)} if asked else {}
    found = {}
    for document in asked:
        text = known.get(document.pk)
        is_current = text is not None and text.file_hash == _hash_of(document)
        found[document.pk] = text if text is not None and is_current else _read_now(document)
    return found


def has_another_file(document: Any) -> bool:
    """Whether a document has another file than the one that was read."""
    return DocumentText.objects.filter(document=document.pk).exclude(file_hash=_hash_of(document)).exists()


def flagged() -> QuerySet[DocumentText]:
    """The documents whose text cannot be searched, or only in part, the last one first: for people of the desk."""
    flagged = Q(is_cut=True) | ~Q(state=DocumentText.State.READ)
    return DocumentText.objects.filter(flagged).select_related("document").defer("pages").order_by("-read_at", "-pk")


def read_flagged_again() -> int:
    """Has the files read again, when their pages are looked at next, that could not be read, or not whole; how many.

    A better reader may read them, or one that is less busy. What was read of them stays until then.
    """
    return DocumentText.objects.filter(pk__in=flagged().values("pk")).update(reader=NOBODY)


def _hash_of(document: Any) -> str:
    return document.file_hash or str(document.file.name)[-80:]


def _read_now(document: Any) -> DocumentText:
    kind = kind_of(document)
    if not kind:
        return DocumentText(document=document, state=outcomes.UNKNOWN, reader=READER)
    outcome = _read(document, kind)
    fields = {
        "file_hash": _hash_of(document),
        "reader": READER,
        "state": outcome.state,
        "language": language_of(" ".join(outcome.pages)[: limits.LETTERS_OF_PAGE]),
        "pages": list(outcome.pages),
        "has_pages": outcome.has_pages,
        "is_cut": outcome.is_cut,
    }
    kept, _is_new = DocumentText.objects.update_or_create(document=document, defaults=fields)
    return kept


def _read(document: Any, kind: str) -> Outcome:
    """Reads a copy, because a storage need not be a disk."""
    try:
        with document.file.open("rb") as file, NamedTemporaryFile(suffix=f".{kind}") as copy:
            if file.size > limits.MOST_BYTES:
                return Outcome(outcomes.TOO_LARGE)
            while portion := file.read(AT_ONCE):
                copy.write(portion)
            copy.flush()
            return read_file(copy.name, kind)
    except OSError:
        return Outcome(outcomes.MISSING)
