"""Figures over ranked answers and times."""

from collections.abc import Collection, Sequence

DEPTH = 10
"""Places of a list of hits that are looked at."""


def recall(found: Sequence[str], relevant: Collection[str]) -> float:
    """The share of the relevant passages among the first ten; of more than ten relevant ones, of ten."""
    return len({*found[:DEPTH]} & {*relevant}) / min(DEPTH, len(relevant))


def reciprocal_rank(found: Sequence[str], relevant: Collection[str]) -> float:
    """One divided by the place of the first relevant passage among the first ten, 0 where there is none."""
    return next((1 / place for place, one in enumerate(found[:DEPTH], start=1) if one in relevant), 0.0)


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
