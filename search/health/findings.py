"""What is wrong with the search, in sentences: what it means to readers, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms import dates
from search.health.figures import EngineFigures, Figures

REBUILD = _("It fills itself within minutes. If not, tell the maintenance: “run search_index rebuild”.")
SENTENCES: dict[str, tuple[Any, Any]] = {
    "down": (
        _("The search does not answer: readers find nothing."),
        _("Call the maintenance now and say: “the search index in the database does not answer”."),
    ),
    "empty": (_("There is nothing in the search yet."), REBUILD),
    "filling": (_("The search is being filled: it finds %(count)d of %(all)d passages."), REBUILD),
    "beside_down": (
        _("The search engine does not answer. The site’s own search answers readers, and no text is lost."),
        _("Nothing yet: it mends itself. After 15 minutes tell the maintenance: “the search engine does not answer”."),
    ),
    "beside_empty": (_("The search engine is empty. The site’s own search answers readers."), REBUILD),
    "beside_behind": (
        _("The search engine lacks %(count)d changes. The site’s own search answers readers until it has them."),
        _("Nothing yet. If the number does not fall in 15 minutes, tell it to the maintenance."),
    ),
    "beside_trouble": (
        _("The search engine is not in order: it may lack what is new."),
        _("Nothing yet: it may mend itself. After 15 minutes tell the maintenance what stands below."),
    ),
    "worker": (
        ngettext_lazy(
            "%(count)d change is not in the search yet. It is from %(moment)s.",
            "%(count)d changes are not in the search yet. The oldest is from %(moment)s.",
            "count",
        ),
        _("Look again in ten minutes. If the number has not fallen, tell the maintenance: “the worker does not run”."),
    ),
    "dead": (
        ngettext_lazy(
            "%(count)d change could not be brought into the search.",
            "%(count)d changes could not be brought into the search.",
            "count",
        ),
        _("Press “Try again” below. If the same page comes back, tell the maintenance its name and its problem."),
    ),
    "not_compared": (
        _("Nobody has checked for two days that the search has all that is published."),
        _("Tell the maintenance: “the clock does not run”. Nor do texts come out at their time then."),
    ),
    "differences": (
        ngettext_lazy(
            "In the last check %(count)d place was not as it is published.",
            "In the last check %(count)d places were not as they are published.",
            "count",
        ),
        _("The check of each night mends them. If there are any tomorrow too, tell the maintenance."),
    ),
    "documents": (
        ngettext_lazy(
            "The text of %(count)d file cannot be searched, or only in part.",
            "The text of %(count)d files cannot be searched, or only in part.",
            "count",
        ),
        _("The files are listed below. Replace each by one that was saved from the word processor, not scanned."),
    ),
    "voikko": (
        _("Finnish is read without the dictionary of Voikko: some forms of words are not found."),
        _(
            "Ask the maintenance to install libvoikko1 and voikko-fi and to start the programs again. "
            "After that press “Make the search anew” above."
        ),
    ),
}
MINOR = ("differences", "documents", "voikko")
"""What harms no reader today: not told on the first page of the desk."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be: what it is, what the site manager does, and what an engine says of it."""

    code: str
    what: str
    what_to_do: str
    told: str = ""

    @property
    def is_serious(self) -> bool:
        """Whether it is told on the first page of the desk too."""
        return self.code not in MINOR


def findings(found: Figures, *, language: str) -> list[Finding]:
    """What is not as it should be, the most serious first, in the language of the moment."""
    said = [*_engines(found), *_queues(found, language), *_comparison(found), *_hints(found)]
    return [_finding(code, values) for code, values in said]


def _finding(code: str, values: dict[str, Any]) -> Finding:
    what, what_to_do = (str(sentence % values) for sentence in SENTENCES[code])
    return Finding(code, what, what_to_do, values.get("told", ""))


Told = Iterator[tuple[str, dict[str, Any]]]


def _engines(found: Figures) -> Told:
    embedded, *beside = found.engines
    if not embedded.is_up:
        yield "down", {}
    elif not found.passages:
        yield "empty", {}
    elif found.is_filling:
        yield "filling", {"count": embedded.documents or 0, "all": found.passages}
    for engine in beside:
        code = _of_engine_beside(engine, found)
        if code:
            yield code, {"count": engine.queue.waiting, "told": engine.told}


def _of_engine_beside(engine: EngineFigures, found: Figures) -> str:
    if not engine.is_up:
        return "beside_down"
    if found.passages and not engine.documents:
        return "beside_empty"
    if engine.is_too_far_behind:
        return "beside_behind"
    return "beside_trouble" if engine.trouble else ""


def _queues(found: Figures, language: str) -> Told:
    late = [engine.queue for engine in found.engines if engine.is_up and engine.queue.is_overdue]
    since = [queue.since for queue in late if queue.since is not None]
    if since:
        count = sum(queue.waiting for queue in late)
        yield "worker", {"count": count, "moment": dates.list_moment(min(since), None, language)}
    if found.dead:
        yield "dead", {"count": found.dead}


def _comparison(found: Figures) -> Told:
    if found.passages and not found.is_compared:
        yield "not_compared", {}
    elif found.differences:
        yield "differences", {"count": found.differences}


def _hints(found: Figures) -> Told:
    if found.documents_flagged:
        yield "documents", {"count": found.documents_flagged}
    if not found.has_voikko:
        yield "voikko", {}
