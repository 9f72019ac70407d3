"""libvoikko where it is, and nothing where it is not."""

import pytest

from search.analysis import voikko


def test_a_word_has_its_dictionary_form_and_its_structure():
    assert (("järjestöavustus",), "=pppppppp=pppppppppp", "", False) in voikko.readings("järjestöavustuksen")
    assert voikko.readings("xyzzyx") == []


def test_a_participle_is_of_its_verb_too_and_the_name_of_an_action_has_its_name():
    assert ("tehty", "tehdä") in [reading.bases for reading in voikko.readings("tehtyjä")]
    [action] = voikko.readings("kokoontumisesta")
    assert (action.bases, action.verb) == (("kokoontuminen",), "kokoontua")


def test_a_name_is_read_in_its_capitals():
    assert (("helsinki",), "=ipppppppppp", "", False) in voikko.readings("helsingissä")


@pytest.mark.parametrize(
    ("word", "unlikely"),
    [
        ("silloin", {"silta"}),
        ("silloinkin", {"silta"}),
        ("lainkaan", {"laki"}),
        ("yleensä", {"yle"}),
        ("pian", {"pia"}),
        ("niistä", {"niistää"}),
        ("joissa", {"joki"}),
        ("vastaan", {"vasta", "vastata"}),
        ("sillat", set()),
        ("noita", set()),
        ("ilman", set()),
        ("hyvinkään", set()),
        ("tuo", set()),
        ("muista", set()),
    ],
)
def test_a_word_of_every_day_is_hardly_a_form_of_another(word, unlikely):
    found = voikko.readings(word)
    assert {base for reading in found if reading.is_unlikely for base in reading.bases} == unlikely
    assert not all(reading.is_unlikely for reading in found)


@pytest.fixture
def absent(monkeypatch):
    def fail(language):
        raise OSError("no such library")

    voikko._handle.cache_clear()
    monkeypatch.setattr(voikko, "Voikko", fail)
    yield
    voikko._handle.cache_clear()


def test_without_the_library_nothing_is_known_and_nothing_fails(absent):
    assert not voikko.is_at_hand()
    assert voikko.readings("avustus") == []
