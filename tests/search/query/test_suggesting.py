"""What is suggested while somebody types."""

import pytest

from search.query.suggesting import suggestions


class Words:
    """An engine with a few words, the most frequent first."""

    def __init__(self, *words):
        self.words, self.asked = words, []

    def suggest(self, prefix, limit):
        self.asked.append(prefix)
        return [word for word in self.words if word.startswith(prefix)][:limit]


def suggested(text, *words, **options):
    return [one.text for one in suggestions(text, engine=Words(*words), language="fi", **options)]


def test_the_last_word_is_completed_and_the_others_stay():
    assert suggested("Kunnan avu", "avustus", "avuton") == ["Kunnan avustus", "Kunnan avuton"]


def test_of_the_forms_of_a_word_the_dictionary_form_is_suggested():
    assert suggested("avustu", "avustuksen", "avustukset", "avustus") == ["avustus"]
    assert suggested("avustuks", "avustuksen") == ["avustuksen"]


def test_words_of_the_other_language_come_last_and_names_stay():
    assert suggested("fö", "förening", "föglö") == ["föglö", "förening"]
    assert suggested("ta", "talande", "talo") == ["talo", "talande"]


@pytest.mark.parametrize(("language", "found"), [("fi", ["", "sv"]), ("sv", ["", "fi"])])
def test_what_only_the_other_language_has_says_so(language, found):
    words = Words("talande", "talo")
    assert [one.language for one in suggestions("ta", engine=words, language=language)] == found


def test_there_are_at_most_so_many():
    assert len(suggested("ka", "kala", "kana", "kasa", "kausi", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "a", "avustus ", "???", "a" * 5_000, '"'])
def test_where_nothing_is_to_be_completed_nothing_is_asked(text):
    engine = Words("avustus")
    assert suggestions(text, engine=engine, language="fi") == []
    assert engine.asked == []
