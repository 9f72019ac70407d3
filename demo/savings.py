"""What the desk of the demo need not do over and over: see whether references exist, index every save, wake people."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from django.db.models import Field, ForeignKey
from django.db.models.signals import post_save
from django_tasks.base import Task
from modelcluster import models as clusters
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.search.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

from search import signal_handlers


@contextmanager
def references_taken_on_trust() -> Iterator[None]:
    """Within it a text is read back and checked without asking whether each page and person that it names exists.

    A single meeting names sixty, and a text is read back a dozen times on its way to its readers; every line of the log
    names three rows. What the demo names it has loaded before, and the database itself still refuses a reference to
    nothing.
    """
    _trust(1)
    try:
        yield
    finally:
        _trust(-1)


_usual, _usual_check = clusters.model_from_serializable_data, ForeignKey.validate
_counting = Lock()
_trusting = 0


def _trust(more: int) -> None:
    """Threads may begin and end in any order: the last one to end puts back what was there before the first."""
    global _trusting
    with _counting:
        _trusting += more
        clusters.model_from_serializable_data = _read_back if _trusting else _usual
        ForeignKey.validate = _check if _trusting else _usual_check  # type: ignore[method-assign, assignment]


def _read_back(model: Any, data: Any, check_fks: bool = True, strict_fks: bool = False) -> Any:
    return _usual(model, data, check_fks=False, strict_fks=strict_fks)


def _check(field: Any, value: Any, instance: Any) -> None:
    # As Django does: what a row inherits from is made with it.
    if not field.remote_field.parent_link:
        Field.validate(field, value, instance)


@contextmanager
def nobody_is_woken() -> Iterator[None]:
    """Within it what would wake the worker is not written down: a thousand calls that would be deleted unheard.

    Wagtail's own tasks, which run at once, run as ever.
    """
    usual = Task.enqueue

    def unheard(task: Any, *args: Any, **kwargs: Any) -> Any:
        return None if task.backend == "worker" else usual(task, *args, **kwargs)

    Task.enqueue = unheard  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Task.enqueue = usual  # type: ignore[method-assign, assignment]


@contextmanager
def indexed_later() -> Iterator[None]:
    """Within it no save and no publication enters the search index or the index of references.

    ``index_now`` does both at the end.
    """
    pages = [model for model in index.get_indexed_models() if issubclass(model, Page)]
    silenced = [model for model in pages if post_save.disconnect(post_save_signal_handler, sender=model)]
    usual = signal_handlers.insert_or_update_object
    signal_handlers.insert_or_update_object = lambda page: None
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        signal_handlers.insert_or_update_object = usual
        for model in silenced:
            post_save.connect(post_save_signal_handler, sender=model)


def index_now(translation_key: Any) -> None:
    """Enters every version of a page in the search index and in the index of what refers to what."""
    for version in Page.objects.filter(translation_key=translation_key).specific():
        ReferenceIndex.create_or_update_for_object(version)
        index.insert_or_update_object(version)
