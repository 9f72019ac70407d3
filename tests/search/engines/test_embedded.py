"""What stands in the index about a passage beside its words."""

from search.engines.embedded import newest_of, told
from search.engines.protocol import IndexDocument


def document(**fields):
    words = dict.fromkeys(("exact", "lemmas", "parts", "folded", "title_exact", "title_lemmas", "title_parts"), ())
    return IndexDocument(**{"id": 1, "version": 1, **words, "date": "", **fields})


def test_a_passage_is_told_by_its_day_and_its_values_those_of_roles_all_of_them():
    values = {"kind": ("item",), "language": ("fi",), "year": ("2025",), "present": ("a", "b")}
    values |= {"speaker": ("Aino Ahola",)}
    found = told(document(date="2025-02-01", values=values))
    assert found == ("item", "fi", "Aino Ahola", "2025-02-01", "||2025|a b|")


def test_of_a_passage_that_is_there_twice_the_newest_version_counts():
    old, new = document(version=1), document(version=2)
    assert newest_of([new, old]) == newest_of([old, new]) == {1: new}
