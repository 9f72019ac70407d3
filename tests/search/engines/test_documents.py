"""What an engine gets to keep of a passage."""

import uuid
from datetime import date

import pytest

from search.engines.documents import MOST_WORDS, documents_of, folded_forms, values_of
from search.models import Passage, PassagePerson


@pytest.fixture
def passage(minimal_site):
    def make(text="", **fields):
        fields = {"kind": "item", "language": "fi", "title": "", "version": 3, **fields}
        return Passage.objects.create(
            key=uuid.uuid4(), page=minimal_site.fi, translation_key=uuid.uuid4(), content_hash="", text=text, **fields
        )

    return make


def document(made):
    return next(documents_of([made]))


def test_a_document_has_one_plain_word_for_each_word_and_its_dictionary_forms(passage):
    made = document(passage("Järjestöavustuksista päätettiin.", title="Avustukset"))
    assert made.exact == ("järjestöavustuksista", "päätettiin")
    assert "järjestöavustus" in made.lemmas
    assert {"järjestö", "avustus"} <= set(made.parts)
    assert made.title_exact == ("avustukset",)
    assert "avustus" in made.title_lemmas
    assert made.version == 3


def test_words_with_dots_are_found_as_they_are_typed_without_them(passage):
    made = document(passage("päivän talo"))
    assert "paivan" in made.folded
    assert "paiva" in made.folded
    assert "talo" not in made.folded
    assert folded_forms(["talo", "päivä", "päivä", "paiva"]) == ("paiva",)


def test_a_swedish_passage_is_analysed_as_swedish_and_one_of_no_language_as_both(passage):
    assert "förening" in document(passage("Föreningarnas", language="sv")).lemmas
    both = document(passage("föreningarnas avustuksista", language=""))
    assert {"förening", "avustus"} <= set(both.lemmas)


def test_values_are_those_of_the_fields_and_of_the_groups_that_were_there(passage):
    made = passage(year="2026", speaker="Heli Lehtokallio", body_key="b", date=date(2026, 11, 2))
    for role, group in (("present", "a"), ("present", "a"), ("absent", "c"), ("spoke", "d"), ("present", "")):
        PassagePerson.objects.create(passage=made, role=role, group_key=group)
    assert values_of(made) == {
        "kind": ("item",), "language": ("fi",), "body": ("b",), "year": ("2026",), "speaker": ("Heli Lehtokallio",),
        "present": ("a",), "absent": ("c",),
    }  # fmt: skip
    assert document(made).date == "2026-11-02"


def test_a_passage_of_nothing_is_a_document_of_nothing(passage):
    made = document(passage())
    assert (made.exact, made.lemmas, made.folded, made.title_exact, made.date) == ((), (), (), (), "")


def test_of_an_endless_text_the_beginning_is_indexed(passage):
    assert len(document(passage("sana " * (MOST_WORDS + 10))).exact) == MOST_WORDS


def test_people_of_many_passages_are_read_at_once(passage, django_assert_num_queries):
    made = [passage(f"sana {number}") for number in range(12)]
    with django_assert_num_queries(1):
        assert [one.id for one in documents_of(made)] == [one.pk for one in made]


def test_no_database_is_asked_while_words_are_analysed(passage, django_assert_num_queries):
    def through(documents):
        with django_assert_num_queries(0):
            made = list(documents)
        return reversed(made)

    rows = [passage("päivän talo"), passage("toinen")]
    with django_assert_num_queries(1):
        made = [one.exact for one in documents_of(rows, through=through)]
    assert made == [("toinen",), ("päivän", "talo")]
