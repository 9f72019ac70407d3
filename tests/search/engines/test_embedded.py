"""One statement asks for the hits, their number and every count."""

import pytest

from search.engines.embedded import Statement, answer_of
from search.engines.protocol import Hit
from search.query.nodes import Everything, Question

SOURCE = "SELECT id, 1.0 AS score FROM search_passage"


def test_rows_become_hits_a_total_and_counts_the_most_first():
    rows = [("hit", "7", 1.5), ("total", "", 12), ("year", "2025", 2), ("year", "2026", 10), ("kind", "item", 12)]
    answer = answer_of(rows, "sqlite")
    assert answer.hits == (Hit(7, 1.5),)
    assert (answer.total, answer.engine) == (12, "sqlite")
    assert answer.facets == {"year": (("2026", 10), ("2025", 2)), "kind": (("item", 12),)}


def test_there_are_as_many_values_as_places_for_them():
    question = Question(
        tree=Everything(), language="fi", date_from="2025-01-01", date_to="2026-01-01", sort="newest",
        filters={"kind": ("item", "decision"), "present": ("a",), "year": ()}, facets=("kind", "absent"),
    )  # fmt: skip
    statement = Statement(question, SOURCE, [])
    assert statement.text.count("%s") == len(statement.values)


@pytest.mark.parametrize("field", ["kind", "present"])
def test_a_value_is_never_part_of_the_statement(field):
    hostile = "'; DROP TABLE search_passage; --"
    statement = Statement(Question(tree=Everything(), language="fi", filters={field: (hostile,)}), SOURCE, [])
    assert hostile not in statement.text
    assert hostile in statement.values
