"""Whether every engine holds exactly the passages: compared by primary key and version, and mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from search.engines import chosen
from search.engines.documents import documents_of
from search.engines.protocol import Engine, EngineDown
from search.models import Passage, PassageDelivery, SearchState
from search.passages.writing import announce, next_version, portions
from search.rebuilding import Advance, is_being_filled, overwrite

AT_ONCE = 2_000


@dataclass
class Comparison:
    """What an engine lacks, has in another version and has too much; ``is_down`` where it did not answer.

    One that ``is_filling`` was not compared: a worker is at it. One that ``is_ahead`` has versions that nobody gave,
    since the database was restored from a backup: it takes nothing older, so only a new index mends it.
    """

    engine: str
    missing: int = 0
    outdated: int = 0
    extra: int = 0
    is_down: bool = False
    is_filling: bool = False
    is_ahead: bool = False

    @property
    def differences(self) -> int:
        """How many passages are not as they should be."""
        return self.missing + self.outdated + self.extra


def verify(*, now: datetime, repair: bool, advance: Advance = lambda number: None) -> list[Comparison]:
    """Compares each engine with the passages and remembers when; with ``repair`` the differences are mended.

    One that did not answer to the end was not compared: the last time that it was is remembered on.

    What waits for delivery to the engine beside the database is known, and is no difference. What an index lacks that
    is being filled is known, too: it is left to whoever fills it unless it is to be mended, and nothing is remembered.
    ``advance`` hears how many passages were compared, outside of any transaction.
    """
    is_filling = not repair and is_being_filled(now=timezone.now())
    engine = chosen.embedded()
    new = Comparison(engine.name, is_filling=True)
    found = [new if is_filling else _compared(engine, repair, advance, is_remote=False)]
    beside = chosen.remote()
    if beside is not None:
        found.append(_compared(beside, repair, advance, is_remote=True))
    if not is_filling:
        told: dict[str, Any] = {"differences": sum(comparison.differences for comparison in found)}
        fields = zip(("verified_at", "engine_verified_at"), found, strict=False)
        told |= {field: now for field, comparison in fields if not comparison.is_down}
        SearchState.objects.update_or_create(pk=SearchState.ONLY, defaults=told)
    return found


def _compared(engine: Engine, repair: bool, advance: Advance, *, is_remote: bool) -> Comparison:
    comparison = Comparison(engine.name)
    try:
        for wanted, there in _side_by_side(engine, is_remote):
            missing, extra = wanted.keys() - there.keys(), there.keys() - wanted.keys()
            outdated = {key for key in wanted.keys() & there.keys() if wanted[key] != there[key]}
            comparison.missing += len(missing)
            comparison.outdated += len(outdated)
            comparison.extra += len(extra)
            if is_remote:
                comparison.is_ahead |= any(there[key] > wanted[key] for key in outdated) or _are_ahead(there, extra)
            if repair and (missing or outdated or extra):
                mend = _announce if is_remote else _mend
                mend(missing | outdated, extra)
            advance(len(wanted))
    except EngineDown:
        comparison.is_down = True
    return comparison


def _are_ahead(there: Mapping[int, int], extra: Iterable[int]) -> bool:
    """Whether any of those that are no passages was changed after the last change of all."""
    newest = max((there[key] for key in extra), default=0)
    return bool(newest) and not SearchState.objects.filter(pk=SearchState.ONLY, version__gte=newest).exists()


def _side_by_side(engine: Engine, is_remote: bool) -> Iterator[tuple[dict[int, int], dict[int, int]]]:
    """Versions of the passages and of the engine by primary key, stretch by stretch of the keys."""
    after = 0
    while True:
        there = dict(engine.versions(after, AT_ONCE))
        passages = Passage.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "version")
        wanted = dict(passages[:AT_ONCE])
        if not there and not wanted:
            return
        until = _reach(wanted, there)
        waiting = _waiting(after, until) if is_remote else set()
        yield _within(wanted, until, waiting), _within(there, until, waiting)
        after = until


def _reach(*portions: Mapping[int, int]) -> int:
    """The key up to which all portions are complete: one that is full says nothing of what comes after it."""
    full = [max(portion) for portion in portions if len(portion) == AT_ONCE]
    return min(full) if full else max(max(portion) for portion in portions if portion)


def _within(versions: Mapping[int, int], until: int, waiting: Iterable[int]) -> dict[int, int]:
    return {key: version for key, version in versions.items() if key <= until and key not in waiting}


def _waiting(after: int, until: int) -> set[int]:
    rows = PassageDelivery.objects.filter(passage_id__gt=after, passage_id__lte=until)
    return set(rows.values_list("passage_id", flat=True))


def _mend(lacking: Iterable[int], extra: Iterable[int]) -> None:
    """Writes to the embedded index what it lacks and takes away what it has too much."""
    for keys in portions(sorted(lacking)):
        # Analysed before the transaction: it holds up whoever wants to publish.
        overwrite(list(documents_of(Passage.objects.filter(pk__in=keys).order_by("pk"))))
    if not extra:
        return
    with transaction.atomic():
        version = next_version()
        if gone := _gone(extra):
            chosen.embedded().delete(dict.fromkeys(gone, version))


@transaction.atomic
def _announce(lacking: Iterable[int], extra: Iterable[int]) -> None:
    """Has the worker deliver what the engine beside the database lacks or has too much."""
    version = next_version()
    versions = dict(Passage.objects.filter(pk__in=list(lacking)).values_list("pk", "version"))
    announce(versions | dict.fromkeys(_gone(extra), version))


def _gone(extra: Iterable[int]) -> set[int]:
    """Those that are still no passages: somebody may have written one since it was looked for."""
    keys = set(extra)
    return keys.difference(Passage.objects.filter(pk__in=list(keys)).values_list("pk", flat=True))
