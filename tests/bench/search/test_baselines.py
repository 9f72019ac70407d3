"""What we are measured against does what it is known for."""

import pytest

from bench.search.baselines import AsWritten, Stems, ask, enter
from search.analysis.words import Word
from search.evaluation.cases import CorpusLine

LINES = [CorpusLine("a", "fi", "", "Avustuksista päätettiin"), CorpusLine("b", "fi", "", "Kokous alkoi")]


def test_words_are_stems_or_as_they_are():
    assert Stems().word("Avustuksista", "fi").lemmas == ("avustuks",)
    assert AsWritten().word("Avustuksista", "fi") == Word("avustuksista", ("avustuksista",), ())


@pytest.mark.parametrize("way", [Stems(), AsWritten()])
def test_a_text_is_analysed_as_a_question_is(way):
    assert way.words("Avustuksista päätettiin", "fi") == [
        way.word(word, "fi") for word in ("avustuksista", "päätettiin")
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("emptied_database")
def test_wagtails_own_search_finds_words_as_they_are_written():
    enter(LINES)
    assert ask("kokous") == [2]
    assert ask("avustus") == []
