"""What both indexes inside the database do alike."""

from search.engines.embedded import newest_of
from tests.search.engines.made import as_it_stands


def test_of_a_passage_that_is_there_twice_the_newest_version_counts():
    old, new = as_it_stands(1, "vanha", version=1), as_it_stands(1, "uusi", version=2)
    assert newest_of([new, old]) == newest_of([old, new]) == {1: new}
