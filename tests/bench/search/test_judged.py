"""Questions with a typing error are the same ones at every run, and none is a word by itself."""

from bench.search.judged import FOLDER, TYPING_ERRORS, mistyped
from search.evaluation.cases import CorpusLine, corpus_of

LINES = corpus_of(FOLDER / "corpus.jsonl")


def test_sixty_questions_have_one_typing_error_each():
    asked = list(mistyped(LINES))
    assert len({query.query for query in asked}) == TYPING_ERRORS
    assert [query.language for query in asked].count("sv") == TYPING_ERRORS / 2
    for query in asked:
        [word] = query.relevant
        assert query.query != word
        assert abs(len(query.query) - len(word)) <= 1


def test_they_are_the_same_ones_every_time_and_no_known_words():
    words = {word for line in LINES for word in line.text.lower().split()}
    assert list(mistyped(LINES)) == list(mistyped(LINES))
    assert not words & {query.query for query in mistyped(LINES)}


def test_a_small_corpus_gives_as_many_as_are_asked_for():
    lines = [CorpusLine(language, language, "", "avustuksista kokoukseen pohdittiin") for language in ("fi", "sv")]
    assert len(list(mistyped(lines, 4))) == 4
