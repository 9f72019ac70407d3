"""Which matches are read for a question, whatever database they stand in."""

from dataclasses import replace

import pytest

from search.engines.answering import LANGUAGES, Answering, Reading, Source, conditions
from search.engines.tally import Traits
from search.engines.traits import Nature, Occasion
from search.query.nodes import Everything, Question, Term

WORD = Term("avustus", "avustus", ("avustus",))


class Written(Answering):
    """Matches that stand here: key and score of each, and which of them have the words in their titles."""

    name = "written"

    def __init__(self, question, rows, titled=(), in_languages=(0, 0)):
        super().__init__(question, engine=None)
        self.rows, self.titled, self.in_languages, self.asked = rows, titled, in_languages, []

    def _may_be_few(self, tree):
        return True

    def _telling(self):
        return self.question.tree

    def _source(self, reading):
        self.asked.append(reading)
        rows = self.titled if reading.in_titles else self.rows
        return Source("", tuple(rows[: reading.most] if reading.most else rows), not reading.most, is_double=True)

    def _numbers(self, question, filters, most):
        return [self.in_languages[LANGUAGES.index(some["language"][0])] for some in filters]

    def _traits(self, natures, occasions):
        return Traits(dict.fromkeys(natures, Nature("item", "fi")), dict.fromkeys(occasions, Occasion("2025-01-01")))

    def _rows(self, source):
        return [[(key, score, 0, 0) for key, score in source.values]]


@pytest.fixture(autouse=True)
def _three_at_most(monkeypatch):
    monkeypatch.setattr("search.engines.answering.MOST", 3)


def test_few_matches_are_all_read_without_what_narrows_so_that_every_field_is_counted_from_them():
    asked = Question(WORD, "fi", filters={"language": ("sv",)}, facets=("language",))
    answering = Written(asked, [(1, 1.0), (2, 2.0)])
    answer = answering.answer()
    assert (answer.hits, answer.total, answer.facets["language"]) == ((), 0, (("fi", 2),))
    assert answering.asked == [Reading(asked, {}, 4, are_newest=False)]


def test_where_nothing_is_counted_only_what_passes_is_read():
    answering = Written(Question(WORD, "fi", filters={"language": ("fi",)}), [(1, 1.0)])
    assert answering.answer().total == 1
    assert answering.asked[0].filters == {"language": ("fi",)}


def test_a_match_that_comes_twice_counts_once_with_its_better_score():
    answer = Written(Question(WORD, "fi"), [(1, 1.0), (1, 3.0), (1, 2.0)]).answer()
    assert [(hit.id, hit.score) for hit in answer.hits] == [(1, 3.0)]
    assert answer.total == 1


def test_of_many_matches_the_best_of_the_newest_and_of_those_in_titles_come_first():
    rows = [(key, float(key)) for key in range(9, 0, -1)]
    answer = Written(Question(WORD, "fi", limit=2), rows, titled=[(1, 50.0)]).answer()
    assert [hit.id for hit in answer.hits] == [1, 9]
    assert (answer.total, answer.is_about) == (3, True)


def test_of_what_comes_near_only_the_best_are_asked_for():
    answering = Written(Question(WORD, "fi", is_wide=True, limit=2, offset=1), [(1, 1.0), (2, 2.0), (3, 3.0)])
    assert [hit.id for hit in answering.answer().hits] == [2, 1]
    [reading] = answering.asked
    assert (reading.best, reading.in_titles) == (6, False)


def test_counts_of_languages_beyond_what_is_looked_at_are_told_as_lower_bounds():
    rows = [(key, 1.0) for key in range(9)]
    asked = Question(WORD, "fi", filters={"language": ("fi",)}, facets=("language",))
    answer = Written(asked, rows, in_languages=(4, 2)).answer()
    assert (answer.facets["language"], answer.is_about) == ((("fi", 3), ("sv", 2)), True)


def test_of_many_matches_no_value_has_more_than_there_are_said_to_be():
    rows = [(key, 1.0) for key in range(9)]
    answer = Written(Question(WORD, "fi", facets=("kind", "year", "language")), rows).answer()
    assert (answer.total, answer.facets["kind"], answer.facets["language"]) == (3, (("item", 3),), (("fi", 3),))


def test_by_day_every_match_is_read():
    rows = [(key, 1.0) for key in range(9)]
    answering = Written(Question(WORD, "fi", sort="newest"), rows)
    answer = answering.answer()
    assert (answer.total, answer.is_about, answering.asked[-1].most) == (9, False, 0)


@pytest.mark.parametrize("field", ["date_from", "date_to", "shown_on"])
def test_a_value_is_never_part_of_a_test(field):
    hostile = "'; DROP TABLE search_passage; --"
    tests, values = conditions(replace(Question(Everything(), "fi"), **{field: hostile}), "v")
    assert hostile not in " ".join(tests)
    assert values == [hostile]
    assert " ".join(tests).count("%s") == 1
