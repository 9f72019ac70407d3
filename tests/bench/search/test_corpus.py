"""The corpus of the measurement is the same for the same seed, and of many words."""

from itertools import islice

from bench.search.corpus import SEED, Corpus


def test_the_same_seed_makes_the_same_passages_and_questions():
    one, other = Corpus(), Corpus()
    assert list(one.passages(50)) == list(other.passages(50))
    assert list(one.questions(20)) == list(other.questions(20))
    assert next(Corpus(SEED + 1).passages(1)) != next(Corpus().passages(1))


def test_few_words_are_frequent_and_many_are_rare():
    words = [word for made in Corpus().passages(500) for word in made.text.lower().split()]
    assert 20 < len(words) / 500 < 100
    assert len(set(words)) > len(words) / 10


def test_questions_ask_for_one_to_three_words():
    assert {len(question.split()) for question in islice(Corpus().questions(100), 100)} == {1, 2, 3}
