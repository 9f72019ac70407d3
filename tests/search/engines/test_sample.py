"""Some passages tell which part of all has a word."""

import pytest
from django.db import connection

from search.engines.documents import documents_of
from search.engines.sample import STRETCHES, Sample
from search.models import Passage
from search.query.nodes import Term

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the engine of SQLite")
EVERY, SOME, NEVER = (Term(word, word, (word,)) for word in ("ja", "avustus", "lentokone"))


@pytest.fixture
def sample(engine):
    return Sample(engine.execute)


def fill(engine, keys):
    made = [
        Passage(pk=key, language="fi", title="", text="ja avustus" if key % 4 == 0 else "ja", version=1) for key in keys
    ]
    for passage in made:
        passage._prefetched_objects_cache = {"people": []}
    engine.upsert(documents_of(made))


def test_an_empty_index_has_no_words(sample):
    assert sample.shares([EVERY]) == {EVERY: 0}
    assert sample.shares([]) == {}


def test_in_a_small_index_no_word_is_frequent(engine, sample, django_assert_num_queries):
    fill(engine, range(10, 50))
    with django_assert_num_queries(2):
        assert sample.shares([EVERY, SOME]) == {EVERY: 0, SOME: 0}
    assert len(sample._stretches) == 1


def test_an_index_with_few_holes_is_looked_at_as_a_whole(engine, sample):
    fill(engine, range(4, 1_404))
    assert sample.shares([EVERY, SOME, NEVER, SOME]) == {EVERY: 1, SOME: 0.25, NEVER: 0}


def test_of_a_large_index_stretches_are_looked_at_also_where_keys_are_missing(
    engine, sample, django_assert_num_queries
):
    fill(engine, [*range(1, 1_500), *range(5_000, 7_000)])
    assert len(sample._stretches) == STRETCHES
    with django_assert_num_queries(1):
        assert sample.shares([EVERY, SOME]) == {EVERY: 1, SOME: pytest.approx(0.25, abs=0.01)}


def test_however_many_words_are_asked_in_one_statement(engine, sample, django_assert_num_queries):
    fill(engine, range(4, 1_404))
    words = [Term(f"sana{number}", f"sana{number}", (f"sana{number}",)) for number in range(100)]
    with django_assert_num_queries(2):
        assert sample.shares([EVERY, *words]) == {EVERY: 1} | dict.fromkeys(words, 0)
