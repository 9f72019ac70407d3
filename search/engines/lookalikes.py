"""Words spelled almost alike, found through nothing but a sorted list of words: what every embedded engine has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
SHORTEST, LONGEST = 4, 40
SHORTEST_FOR_TWO = 6
"""Letters from which on a word may be mistyped twice."""
BEGINNING = 3
"""Letters that must be right where two others are not; of a long word a third of it."""
LONG = 12
"""Letters from which on the words that begin alike are fewer than those that one mistake makes."""
MOST_MISTAKES = 2


def lookalikes(
    word: str,
    limit: int,
    counts: Callable[[Iterable[str]], dict[str, int]],
    beginning: Callable[[str], dict[str, int]],
) -> list[str]:
    """Known words with one letter mistyped, else with two after the beginning: the nearest, then the most frequent.

    ``counts`` gives the known ones of some words with their numbers of passages, ``beginning`` those that begin so.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return []
    begin = max(BEGINNING, len(word) // 3)
    if len(word) >= LONG:
        near = _near(word, beginning(word[:begin]))
        once = {other: number for other, number in near.items() if distance(word, other) == 1}
        found = counts(one_edit(word, begin)) | once or near
    else:
        found = counts(one_edit(word, len(word) + 1))
        if not found and len(word) >= SHORTEST_FOR_TWO:
            found = _near(word, beginning(word[:begin]))
    return sorted(found, key=lambda other: (distance(word, other), -found[other], other))[:limit]


def _near(word: str, known: Mapping[str, int]) -> dict[str, int]:
    return {other: number for other, number in known.items() if other != word and is_near(word, other)}


def one_edit(word: str, letters: int) -> list[str]:
    """Every word that becomes this one by one mistake: a letter too few, too many, another one, or two exchanged.

    The mistake is in the first ``letters``; all are looked at where they are one more than the word has.
    """
    halves = [(word[:cut], word[cut:]) for cut in range(min(letters, len(word) + 1))]
    found = [before + after[1:] for before, after in halves if after]
    found += [before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1]
    found += [before + letter + after[1:] for before, after in halves if after for letter in LETTERS]
    found += [before + letter + after for before, after in halves for letter in LETTERS]
    return [other for other in dict.fromkeys(found) if other != word]


def is_near(one: str, other: str) -> bool:
    """Whether at most two such mistakes lie between two words; told at once of most that are not."""
    # A mistake takes away one letter, and brings one, at most.
    if abs(len(one) - len(other)) > MOST_MISTAKES or len({*one} ^ {*other}) > 2 * MOST_MISTAKES:
        return False
    return distance(one, other) <= MOST_MISTAKES


def distance(one: str, other: str) -> int:
    """How many such mistakes lie between two words; one more than two where they are more."""
    far = MOST_MISTAKES + 1
    before: list[int] = []
    row = [min(column, far) for column in range(len(other) + 1)]
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [min(place, far)] + [far] * len(other)
        # So many mistakes lead no further from the diagonal than this.
        for column in range(max(1, place - MOST_MISTAKES), min(len(other), place + MOST_MISTAKES) + 1):
            wanted = other[column - 1]
            best = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != wanted), far)
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == wanted:
                best = min(best, earlier[column - 2] + 1)
            row[column] = best
        if min(row) == min(before) == far:
            return far
    return row[-1]
