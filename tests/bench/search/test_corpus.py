"""The corpus of the measurement is the same for the same seed, and of many words."""

from itertools import islice
from statistics import mean, median

from bench.search.corpus import SEED, Corpus, region_words
from search.query.small_words import SMALL_WORDS


def test_the_same_seed_makes_the_same_passages_and_questions():
    one, other = Corpus(), Corpus()
    assert list(one.passages(50)) == list(other.passages(50))
    assert list(one.questions(20)) == list(other.questions(20))
    assert next(Corpus(SEED + 1).passages(1)) != next(Corpus().passages(1))


def test_passages_are_as_long_as_those_of_the_region():
    lengths = [len(made.text.split()) for made in Corpus().passages(2_000)]
    assert 24 <= median(lengths) <= 30
    assert 40 < mean(lengths) < 55


def test_new_words_keep_coming_as_they_do_in_the_region():
    words = [word for made in Corpus().passages(700) for word in made.text.lower().split()]
    assert 2_173 <= len(set(words[:5_000])) <= 2_700
    assert 4_931 <= len(set(words[:20_000])) <= 6_000


def test_the_words_are_finnish_ones_of_the_region():
    words = region_words()
    assert sum(words.values()) > 25_000
    assert words["kokouksessa"] > 5
    assert not {"mötet", "förening", "och"} & set(words)


def test_questions_ask_for_one_to_three_words():
    assert {len(question.split()) for question in islice(Corpus().questions(100), 100)} == {1, 2, 3}


def test_questions_are_words_of_one_passage_that_tell_something():
    corpus = Corpus()
    texts = [f"{made.title} {made.text}".lower().split() for made in corpus.passages(500)]
    for question in corpus.questions(50):
        asked = question.split()
        assert any(set(asked) <= set(words) for words in texts)
        assert all(len(word) >= 5 for word in asked)
        assert not SMALL_WORDS & set(asked)
