"""What a match counts: rare words more than frequent ones, each word's values beside its own expression."""

from math import log

import pytest
from django.db import connection

from search.engines.counted import UNITS, counting, number_of
from search.engines.rank import LENGTH_SHARE, SATURATION, Rank, beginning_of, words_of
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Everything, Not, Or, Phrase, Term

RARE, COMMON = Term("rare", "rare", ("rare",)), Term("common", "common", ("common",), translations=("allmän",))
BEGUN = Term("com*", "com", (), is_prefix=True)
COUNTS = {PASSAGES: 1000, LENGTH: 100_000, "erare": 2, "lcommon": 500, "lallmän": 300}


BEGUN_WORDS = {"ecom": {"ecomb": 7, "ecome": 5}}


def test_a_rare_word_counts_more_than_a_frequent_one_and_that_more_than_nothing():
    rank = Rank(COUNTS)
    [(rare, _match)], [(common, _counted), _translated] = rank.pieces(RARE), rank.pieces(COMMON)
    assert rare > common > 0


def test_a_beginning_is_neither_as_rare_as_one_word_nor_as_frequent_as_another():
    rank = Rank(COUNTS, BEGUN_WORDS)
    [(rare, _own)], [(begun, _match)], [(common, _counted), _translated] = map(rank.pieces, (RARE, BEGUN, COMMON))
    assert rare > begun > common


def test_a_beginning_counts_what_the_most_frequent_of_its_words_do():
    [(_rarity, begun)] = Rank(COUNTS, BEGUN_WORDS).pieces(BEGUN)
    assert [counting(word) in begun for word in ("ecomb", "ecome", "ecom")] == [True, True, False]
    assert Rank(COUNTS).pieces(BEGUN) == []


def test_of_a_short_beginning_no_word_is_asked_for():
    assert [beginning_of(one) for one in (RARE, Phrase(("a", "b")), BEGUN)] == [None, None, None]
    assert beginning_of(Term("comb*", "comb", (), is_prefix=True)) == "ecomb"
    assert words_of(BEGUN) == []


def test_how_many_a_beginning_matches_is_known_where_it_has_few_words():
    assert Rank(COUNTS, BEGUN_WORDS).matches(BEGUN) == 12
    assert Rank(COUNTS, {"ecom": {f"ecom{number}": 1 for number in range(10)}}).matches(BEGUN) == 1000
    assert Rank(COUNTS).matches(BEGUN) == 1000


def test_how_many_are_likely_to_match_is_told_as_if_words_knew_nothing_of_each_other():
    rank = Rank(COUNTS | {"=a": 500})
    assert rank.likely(COMMON) == 650
    assert rank.likely(And((COMMON, COMMON, Not(RARE))), [("=a",)]) == pytest.approx(650 * 0.65 / 2)
    assert rank.likely(Or((RARE, COMMON))) == 650
    assert rank.likely(Phrase(("common", "common"))) == 0


def test_the_share_of_a_word_is_that_of_its_most_frequent_form():
    assert Rank(COUNTS).share(COMMON) == 0.5
    assert Rank(COUNTS | {"pcommon": 300}).share(COMMON) == 0.8
    assert Rank(COUNTS | {"pcommon": 900}).share(COMMON) == 1.0
    assert Rank({}).share(COMMON) == 0


def test_a_rank_needs_the_numbers_of_all_forms():
    assert words_of(COMMON) == ["ecommon", "lcommon", "pcommon", "lallmän", "pallmän"]
    assert words_of(Phrase(("a", "b"))) == ["ea", "eb"]


def test_how_many_match_is_known_from_above():
    rank = Rank(COUNTS)
    assert rank.matches(RARE) == 2
    assert rank.matches(And((RARE, COMMON, Not(COMMON)))) == 2
    assert rank.matches(Or((COMMON, COMMON))) == 1000
    assert rank.matches(Phrase(("rare", "never"))) == 0
    assert rank.matches(Everything()) == 1000


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the ranking of PostgreSQL")
@pytest.mark.parametrize("tenths", [0, 5, 40, 255])
def test_a_match_counts_what_bm25_says(db, tenths):
    rank = Rank(COUNTS)
    words = {"erare": tenths, "lrare": 10, "lcommon": 20}
    row = sorted(number_of(word) + units for word, units in words.items())
    with connection.cursor() as cursor:
        asked = f"SELECT {rank.score([RARE, COMMON, RARE])} FROM (SELECT 150 AS length, %s::integer[] AS counted) e"  # noqa: S608
        cursor.execute(asked, [row])
        [found] = cursor.fetchone()
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * 150 / 100)
    rare, common = tenths / UNITS + 1.0, 2.0
    expected = log(998.5 / 2.5) * (SATURATION + 1) * rare / (rare + norm)
    expected += max(log(500.5 / 500.5), 1e-6) * (SATURATION + 1) * common / (common + norm)
    assert found == pytest.approx(expected)


def test_what_nothing_has_counts_nothing():
    assert Rank(COUNTS).score([Term("never", "never", ("never",))]) == "0::float8"
