"""Words spelled almost alike, found through nothing but a sorted list of words: what every embedded engine has."""

from __future__ import annotations

from collections.abc import Callable, Iterable

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
SHORTEST, LONGEST = 4, 40
SHORTEST_FOR_TWO = 6
"""Letters from which on a word may be mistyped twice."""
BEGINNING = 3
"""Letters that must be right where two others are not."""


def lookalikes(
    word: str,
    limit: int,
    counts: Callable[[Iterable[str]], dict[str, int]],
    beginning: Callable[[str], dict[str, int]],
) -> list[str]:
    """Known words with one letter mistyped, else with two after the third: the nearest, then the most frequent first.

    ``counts`` gives the known ones of some words with their numbers of passages, ``beginning`` those that begin so.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return []
    found = counts(one_edit(word))
    if not found and len(word) >= SHORTEST_FOR_TWO:
        begun = beginning(word[:BEGINNING])
        found = {other: number for other, number in begun.items() if abs(len(other) - len(word)) <= 2}
        found = {other: number for other, number in found.items() if other != word and distance(word, other) <= 2}
    return sorted(found, key=lambda other: (distance(word, other), -found[other], other))[:limit]


def one_edit(word: str) -> list[str]:
    """Every word that becomes this one by one mistake: a letter too few, too many, another one, or two exchanged."""
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    found = [before + after[1:] for before, after in halves if after]
    found += [before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1]
    found += [before + letter + after[1:] for before, after in halves if after for letter in LETTERS]
    found += [before + letter + after for before, after in halves for letter in LETTERS]
    return [other for other in dict.fromkeys(found) if other != word]


def distance(one: str, other: str) -> int:
    """How many such mistakes lie between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, wanted in enumerate(other, 1):
            change = before[column - 1] + (letter != wanted)
            best = min(before[column] + 1, row[column - 1] + 1, change)
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == wanted:
                best = min(best, earlier[column - 2] + 1)
            row.append(best)
    return row[-1]
