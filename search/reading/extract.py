"""Reads one file, in a process of its own (``search.reading.server``); whatever happens is an outcome.

The process limits itself before it opens anything, so that a hostile file takes neither the memory nor the time of the
worker, and writes nowhere.
"""

import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from time import monotonic

from search.reading import limits, outcomes
from search.reading.outcomes import Outcome
from search.reading.tidiness import pieces, tidy

Reader = Callable[[str], Iterator[str]]


READERS = {
    "pdf": ("search.reading.pdf", "pdf_pages", True),
    "docx": ("search.reading.office", "docx_pages", False),
    "pptx": ("search.reading.office", "pptx_pages", True),
    "odt": ("search.reading.opendocument", "odf_pages", False),
    "odp": ("search.reading.opendocument", "odf_pages", True),
    "xlsx": ("search.reading.sheets", "xlsx_pages", False),
    "ods": ("search.reading.sheets", "ods_pages", False),
    "txt": ("search.reading.plain", "plain_pages", False),
}
"""By kind of file the module and the function that read it, and whether its pages are always known."""


def reader_of(kind: str) -> tuple[Reader, bool]:
    """What reads a kind of file, and whether its pages are always known; loads only what that kind needs."""
    module, function, knows_pages = READERS[kind]
    return getattr(import_module(module), function), knows_pages


def extract(path: str, kind: str) -> Outcome:
    """The text of a file, as much of it as the limits allow."""
    found: list[str] = []
    state, is_cut, problem = outcomes.BROKEN, False, ""
    reader, knows_pages = reader_of(kind)
    letters, latest = 0, monotonic() + limits.SECONDS_OF_PAGES
    try:
        for page in reader(path):
            if len(found) >= limits.MOST_PAGES or letters >= limits.MOST_LETTERS or monotonic() > latest:
                is_cut = True
                break
            found.append(page)
            letters += len(page)
        state = outcomes.READ
    except outcomes.Encrypted:
        state = outcomes.ENCRYPTED
    except (outcomes.TooLarge, MemoryError):
        state = outcomes.TOO_LARGE
    except Exception as error:  # noqa: BLE001 - a broken file raises anything
        problem = f"{type(error).__name__}: {error}"[:300]
    return replace(_outcome(state, found, is_cut, has_pages=knows_pages or len(found) > 1), problem=problem)


def _outcome(state: str, found: list[str], is_cut: bool, *, has_pages: bool) -> Outcome:
    if not has_pages and found:
        is_cut = is_cut or len(found[0]) > limits.MOST_LETTERS
        found = list(pieces(found[0][: limits.MOST_LETTERS]))
    is_cut = is_cut or any(len(page) > limits.LETTERS_OF_PAGE for page in found)
    pages = tuple(tidy(page[: limits.LETTERS_OF_PAGE]) for page in found)
    if state == outcomes.READ and not any(pages):
        state = outcomes.NO_TEXT
    return Outcome(state, pages, has_pages, is_cut)


def limit_this_process() -> None:
    """Bounds the memory and the time of this process, and lets it write no file."""
    for what, most in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.SECONDS),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
