"""The order in which hits of words are shown: what the engine found, weighed by what stands in the passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.engines.protocol import Hit
from search.engines.weighing import Told, between, weighed
from search.models import Passage
from search.results.highlight import Highlighter


def in_order(hits: Sequence[Hit], passages: Iterable[Passage], highlighter: Highlighter) -> list[Hit]:
    """The hits, best first; ``highlighter`` knows the words that they were found by.

    ``passages`` are those of the hits, in any order; one that is not among them counts as empty.
    """
    return weighed(hits, {passage.pk: _told(passage, highlighter) for passage in passages})


def _told(passage: Passage, highlighter: Highlighter) -> Told:
    title, text = (highlighter.marks(words, passage.language) for words in (passage.title, passage.text))
    begins = len(passage.title) + 1
    places = [*((mark.start, mark.asked) for mark in title), *((begins + mark.start, mark.asked) for mark in text)]
    return Told(
        letters=len(passage.text),
        before=places[0][0] if places else begins + len(passage.text),
        between=between(places),
        kind=passage.kind,
        # The one part of a meeting that has no title.
        is_roll=passage.kind == Passage.Kind.MEETING and not passage.title,
    )
