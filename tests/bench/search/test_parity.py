"""How much of what one engine shows first another one shows first too."""

import pytest
from django.db import connection

from bench.search.gates import LEAST_OVERLAP
from bench.search.parity import measured, overlap
from search.engines.protocol import Answer, Hit
from search.evaluation.cases import corpus_of, queries_of


def answer(*scores):
    hits = tuple(Hit(key, score) for key, score in scores)
    return Answer(hits=hits, total=len(hits), facets={}, engine="")


def test_the_share_of_the_first_ten_is_told():
    one = answer(*((key, 100.0 - key) for key in range(12)))
    other = answer(*((key, 100.0 - key) for key in [0, 1, 2, 3, 4, 20, 21, 22, 23, 10]))
    assert overlap(one, one) == 1
    assert overlap(one, other) == 0.5


def test_hits_as_good_as_the_tenth_are_worth_the_same():
    one = answer(*((key, 1.0) for key in range(40)))
    other = answer(*((key, 1.0) for key in range(20, 30)))
    assert overlap(one, other) == 1


def test_nothing_is_like_nothing_and_unlike_something():
    assert (overlap(answer(), answer()), overlap(answer(), answer((1, 1.0))), overlap(answer((1, 1.0)), answer())) == (
        1, 0, 0
    )  # fmt: skip


def test_an_engine_is_like_itself(scratch_databases, monkeypatch):
    monkeypatch.setattr("bench.search.parity.corpus_of", lambda path: corpus_of(path)[:30])
    monkeypatch.setattr("bench.search.parity.queries_of", lambda path: queries_of(path)[:30])
    assert measured("sqlite") == 1.0


@pytest.mark.engine
@pytest.mark.usefixtures("scratch_databases", "named_engine")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="measured once")
def test_both_engines_show_nearly_the_same_for_what_readers_look_for():
    assert measured() >= LEAST_OVERLAP
