"""Figures over ranked answers and times."""

from collections.abc import Collection, Mapping, Sequence
from math import log2

DEPTH = 10
"""Places of a list of hits that are looked at."""


def recall(found: Sequence[str], relevant: Collection[str]) -> float:
    """The share of the relevant passages among the first ten; of more than ten relevant ones, of ten."""
    return len({*found[:DEPTH]} & {*relevant}) / min(DEPTH, len(relevant))


def reciprocal_rank(found: Sequence[str], relevant: Collection[str]) -> float:
    """One divided by the place of the first relevant passage among the first ten, 0 where there is none."""
    return next((1 / place for place, one in enumerate(found[:DEPTH], start=1) if one in relevant), 0.0)


def gain(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG@10: how much of what a reader gains from the best order there is she gains from the first ten, 0 to 1.

    ``grades`` says how well a passage answers, from 1; what is not there answers nothing. A passage counts its grade
    divided by log2(place + 1), and once, however often it is found; the sum is divided by that of the best ten in
    falling order. 0 where nothing answers. Järvelin and Kekäläinen 2002, Cumulated gain-based evaluation of IR
    techniques, ACM TOIS 20(4), with the discount that trec_eval has.
    """
    best = _cumulated(sorted(grades.values(), reverse=True))
    gained = [grades.get(one, 0) * (one not in found[:place]) for place, one in enumerate(found[:DEPTH])]
    return _cumulated(gained) / best if best else 0.0


def _cumulated(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades[:DEPTH], start=1))


def mean(values: Sequence[float]) -> float:
    """The mean to four places; 0 of nothing."""
    return round(sum(values) / len(values), 4) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank), to two places; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = max(1, -(-len(ordered) * round(share * 100) // 100))
    return round(ordered[min(place, len(ordered)) - 1], 2)
