"""Matches are added up to an answer."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from search.engines.protocol import FIELDS, Hit
from search.engines.tally import ID, NATURE, OCCASION, SCORE, Tally, Traits
from search.engines.traits import Nature, nature_of, occasion_of, read_nature, read_occasion
from search.query.nodes import Everything, Question

QUESTION = Question(tree=Everything(), language="fi", facets=FIELDS)


def match(key, score=1.0, date="2025-01-01", **values):
    several = {field: tuple(value.split()) for field, value in values.items()}
    return (key, score, nature_of(several), occasion_of(date, several))


def traits(rows):
    natures = {row[NATURE]: read_nature(row[NATURE]) for row in rows}
    return Traits(natures, {row[OCCASION]: read_occasion(row[OCCASION]) for row in rows})


def values_of(row, field):
    """The values of a match for a field."""
    read, place = (read_nature, NATURE) if field in Nature._fields else (read_occasion, OCCASION)
    value = getattr(read(row[place]), field)
    return {*value} if isinstance(value, tuple) else {value} - {""}


def answered(rows, question=QUESTION, size=1_000):
    tally = Tally(question)
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        tally.add(some, traits(some))
    return tally.answer("sqlite")


def test_nothing_is_an_answer_without_hits_and_counts():
    answer = answered([])
    assert (answer.hits, answer.total, answer.facets, answer.engine) == ((), 0, {}, "sqlite")


def test_hits_come_by_score_then_by_the_language_asked_for_the_newest_and_the_key():
    rows = [
        match(5, 1.0, language="sv"), match(4, 1.0, language="fi"), match(3, 1.0, language="fi"),
        match(6, 1.0, "", language="fi"), match(2, 1.0, "2026-01-01", language="fi"), match(1, 2.0, language="sv"),
    ]  # fmt: skip
    assert [hit.id for hit in answered(rows).hits] == [1, 2, 3, 4, 6, 5]
    assert answered(rows).hits[0] == Hit(1, 2.0)


@pytest.mark.parametrize(("sort", "order"), [("newest", [2, 1, 3]), ("oldest", [1, 2, 3])])
def test_what_has_no_day_comes_last_by_day_in_either_direction(sort, order):
    rows = [match(3, 9.0, ""), match(1, 1.0, "2024-12-31"), match(2, 1.0, "2025-01-01")]
    assert [hit.id for hit in answered(rows, replace(QUESTION, sort=sort)).hits] == order


def test_values_are_counted_the_most_first_and_none_is_no_value():
    rows = [match(1, year="2024"), match(2, year="2025"), match(3, year="2025"), match(4)]
    assert answered(rows).facets == {"year": (("2025", 2), ("2024", 1))}


def test_every_group_of_a_role_is_counted():
    rows = [match(1, present="a b", absent="c"), match(2, present="b")]
    assert answered(rows).facets == {"present": (("b", 2), ("a", 1)), "absent": (("c", 1),)}


def _naively(rows, question):
    """The same answer by looking at every row for each of its pieces."""

    def passes(row, field):
        return not question.filters[field] or bool(values_of(row, field) & {*question.filters[field]})

    def through(but=""):
        return [row for row in rows if all(passes(row, field) for field in question.filters if field != but)]

    counts = {}
    for field in question.facets:
        found = Counter()
        for row in through(field):
            found.update(values_of(row, field))
        if found:
            counts[field] = dict(found)
    by_score = sorted(through(), key=lambda row: (-row[SCORE], values_of(row, "language") != {"fi"}, row[ID]))
    return [row[ID] for row in by_score][question.offset :][: question.limit], len(through()), counts


@pytest.mark.parametrize("seed", range(20))
def test_each_field_is_counted_as_if_its_own_filter_were_not_there_however_rows_come(seed):
    dice = random.Random(seed)  # noqa: S311 - the same rows each time
    rows = [
        match(
            key, dice.choice((1.0, 2.0, 3.0)), language=dice.choice(("fi", "sv")), kind=dice.choice("xyz"),
            year=dice.choice(("2024", "2025", "")), present=" ".join(dice.sample("abcd", dice.randint(0, 3))),
        )
        for key in range(dice.randint(1, 200))
    ]  # fmt: skip
    filters = {"language": ("fi",), "kind": dice.choice(((), ("x",), ("x", "y"))), "present": dice.choice(((), ("a",)))}
    question = replace(QUESTION, filters=filters, offset=dice.choice((0, 3)), limit=dice.choice((0, 5, 500)))
    answer = answered(rows, question, size=dice.choice((1, 7, 1_000)))
    found = (
        [hit.id for hit in answer.hits],
        answer.total,
        {name: dict(counts) for name, counts in answer.facets.items()},
    )
    assert found == _naively(rows, question)
