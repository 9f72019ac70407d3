"""What both indexes inside the database do alike."""

from dataclasses import replace

import pytest

from search.engines.chosen import embedded
from search.engines.embedded import newest_of
from search.engines.traits import number_of
from tests.search.engines.made import as_it_stands


def test_of_a_passage_that_is_there_twice_the_newest_version_counts():
    old, new = as_it_stands(1, "vanha", version=1), as_it_stands(1, "uusi", version=2)
    assert newest_of([new, old]) == newest_of([old, new]) == {1: new}


@pytest.mark.django_db
def test_what_is_written_of_a_trait_is_told_and_written_once():
    engine = embedded()
    made = replace(as_it_stands(1, "sana"), values={"kind": ("item",), "language": ("fi",)})
    engine.upsert([made])
    engine.upsert([made, replace(made, id=2)])
    number = number_of("item|fi|")
    assert engine.texts_of([number, 7]) == [(number, "item|fi|")]
    engine.clear()
    assert engine.texts_of([number]) == []
