"""What means the same is found by every engine: a word beside another, a phrase, another name, each counting less."""

from datetime import date

import pytest

from search.engines.elastic_requests import matching
from search.query.nodes import And, Not, Or, Question, Term
from search.query.parser import parse
from search.query.spelling import spelled
from search.terms.expanding import expanded
from search.terms.queries import Concept
from search.terms.words import forms_of

NAMES = {
    "tuettu asuminen": ("stödboende",),
    "avustus|tuki": ("understöd",),
    "järjestöneuvottelukunta": ("delegation för organisationer",),
}
CONCEPTS = [
    Concept({"fi": [forms_of(word, "fi") for word in fi.split("|")], "sv": [forms_of(word, "sv") for word in sv]})
    for fi, sv in NAMES.items()
]


def asked(text, language):
    return expanded(parse(text, language=language).tree, language, known=lambda _forms: CONCEPTS)


@pytest.fixture(params=["inside", pytest.param("beside", marks=pytest.mark.engine)])
def engine(request, engine):
    """The engine inside the database, and a real one beside it."""
    return engine if request.param == "inside" else request.getfixturevalue("elastic")


@pytest.fixture
def found(engine):
    def search(text, language="sv"):
        return [hit.id for hit in engine.search(Question(tree=asked(text, language), language=language)).hits]

    return search


def test_a_compound_finds_a_phrase_and_a_phrase_a_compound(passage, found):
    for number in range(6):
        passage(f"Muuta {number}")
    finnish = passage("Tuetun asumisen paikat", language="fi")
    swedish = passage("Platser i stödboendet", language="sv")
    passage("Asumisesta puhuttiin", language="fi")
    assert found("stödboende") == [swedish, finnish]
    assert found("tuettu asuminen", "fi") == [finnish, swedish]
    assert found('"tuetun asumisen"', "fi") == [finnish, swedish]


def test_all_words_of_a_question_are_asked_in_either_language(passage, found):
    both = passage("Tuetun asumisen avustukset", language="fi")
    passage("Avustuksia", language="fi")
    passage("Understöd", language="sv")
    assert found("understöd för stödboende") == [both]
    assert found("understöd -avustukset stödboende") == []


def test_other_names_are_found_after_the_one_that_was_typed(passage, found):
    for number in range(6):
        passage(f"Muuta {number}")
    other = passage("Tuki myönnettiin", language="fi")
    typed = passage("Avustus myönnettiin", language="fi")
    assert found("avustus", "fi") == [typed, other]


def test_a_long_name_of_the_other_language_is_found_in_any_form(passage, found):
    swedish = passage("Delegationens sammansättning för organisationernas del", language="sv")
    assert found("järjestöneuvottelukunnan", "fi") == [swedish]


def test_letters_that_begin_a_word_and_a_word_of_the_other_language_are_found_together(passage, found):
    both = passage("Understöd haravoidaan", language="sv")
    passage("Haravoidaan", language="fi")
    passage("Understöd", language="sv")
    assert found("avustus harav*", "fi") == [both]


def test_what_is_found_in_the_other_language_is_within_the_days_too(engine, passage):
    passage("Understöd", language="sv", day=date(2024, 5, 1))
    within = passage("Understöd", language="sv", day=date(2025, 5, 1))
    question = Question(tree=asked("avustus", "fi"), language="fi", date_from="2025-05-01", date_to="2025-05-01")
    assert [hit.id for hit in engine.search(question).hits] == [within]


@pytest.mark.parametrize("engine", ["inside"], indirect=True)
def test_a_word_that_only_the_other_language_has_is_not_taken_for_a_mistake(engine, passage):
    passage("Tuetun asumisen paikat", language="fi")
    passage("Stadsboende", language="sv")
    assert spelled(asked("stödboende", "sv"), engine, language="sv").replaced == ()


def test_the_engine_beside_is_asked_for_what_was_not_typed_too():
    nobody_typed = Term("", "", (), translations=("tuettu", "tuki"))
    ways = matching(Or((Term("x", "x", ("x",)), And((nobody_typed, Not(nobody_typed))))))
    [word] = ways["bool"]["should"][1]["bool"]["must"]
    assert [way["combined_fields"]["query"] for way in word["bool"]["should"]] == ["tuettu", "tuki"]
