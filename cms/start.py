"""What a process that serves the site does before its first reader comes, and beside her."""

import gc
import logging
from collections.abc import Callable
from threading import Thread
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import Error

logger = logging.getLogger(__name__)
NEW_OBJECTS = 50_000
"""So many new ones that are not gone by themselves may stand until garbage is looked for: some megabytes."""
_beside: list[Callable[[], Any]] = []


def do_beside(task: Callable[[], Any]) -> None:
    """Has every process that serves the site do something slow as it starts, so that no reader waits for it.

    ``task`` takes nothing, asks no database and may be done twice; commands and the worker do not do it.
    """
    _beside.append(task)


def begin_beside() -> list[Thread]:
    """Begins what is to be done beside the readers, each in a thread that ends with the process.

    The last thread ends when the others have: from then on nobody waits while Python looks for garbage among all that
    was loaded and learnt, a fifth of a second each time.
    """
    tasks = [Thread(target=_done, args=(task,), daemon=True) for task in _beside]
    threads = [*tasks, Thread(target=_settled, args=(tasks,), daemon=True)]
    for thread in threads:
        thread.start()
    return threads


def _settled(tasks: list[Thread]) -> None:
    for task in tasks:
        task.join()
    look_for_garbage_seldom()


def look_for_garbage_seldom() -> None:
    """Leaves all that there is by now out of every search for garbage, and begins none for every 700 new objects.

    The matches of one question are some thousands of objects, as are the words of some passages, and none of them is
    garbage that would have to be found. Every process does so when its apps are loaded, commands and the worker too.
    """
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


def _done(task: Callable[[], Any]) -> None:
    try:
        task()
    except Exception:
        # Whoever needs it does it then, and is told what is wrong.
        logger.exception("Something that was to be done at the start failed")


def get_ready() -> None:
    """Learns the types of all content by one query: its first reader would wait for one query by each of them.

    Where the database does not answer yet nothing is learnt, and nothing fails.
    """
    try:
        ContentType.objects.get_for_models(*apps.get_models())
    except Error:
        return
