"""The documentation for people has what the document for programs has, in their language."""

import pytest
from django.utils import translation

from search.api.interface import document
from search.api.reference import kind_of, operations, shapes


@pytest.fixture
def told():
    with translation.override("fi"):
        yield document("https://foorumi.example/")


def by_name(found):
    return {one.name: one for one in found}


def test_every_address_is_there_with_its_parameters_the_words_first(told):
    found = by_name(operations(told))
    assert {one.path for one in found.values()} == set(told["paths"])
    names = [parameter.name for parameter in found["passages"].parameters]
    assert (names[0], names[-1], "cursor" in names) == ("q", "limit", False)
    assert (found["passages"].can_be_tried, found["meeting"].can_be_tried) == (True, False)


def test_a_field_to_try_a_parameter_with_knows_what_it_may_be(told):
    found = by_name(by_name(operations(told))["passages"].parameters)
    assert (found["limit"].input, found["limit"].default, found["limit"].most) == ("number", "20", "100")
    assert (found["from"].input, found["q"].input) == ("date", "text")
    assert found["language"].choices == ("fi", "sv")
    assert found["sort"].choices == ("changed", "relevance", "newest", "oldest")
    assert "decision" in found["kind"].choices
    meetings = by_name(by_name(operations(told))["meetings"].parameters)
    assert (meetings["language"].choices, meetings["language"].default) == (("fi", "sv"), "fi")


def test_every_shape_that_an_answer_holds_is_explained(told):
    found = shapes(told)
    names = {shape.name for shape in found}
    assert {"Passage", "PassageList", "Meeting", "AgendaItem", "Recording", "Removed"} <= names
    assert {value.kind.shape for shape in found for value in shape.values if value.kind.shape} <= names
    assert {one.shape for one in operations(told) if one.shape} <= names


@pytest.mark.parametrize(
    ("schema", "words", "shape"),
    [
        ({"type": "string"}, "teksti", ""),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "numero", ""),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Chapter"}}, "luettelo: Chapter", "Chapter"),
        ({"anyOf": [{"$ref": "#/components/schemas/Found"}, {"type": "null"}]}, "Found", "Found"),
        ({"type": "array", "maxItems": 2, "prefixItems": [{"type": "integer"}]}, "luettelo: numero", ""),
        ({"type": "boolean"}, "kyllä tai ei", ""),
    ],
)
def test_kinds_of_values_are_told_in_words(schema, words, shape):
    with translation.override("fi"):
        assert (kind_of(schema).words, kind_of(schema).shape) == (words, shape)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_explanation_is_in_the_language_of_the_page(told, language):
    english = set(explanations(told, "en"))
    untranslated = english & set(explanations(told, language))
    assert untranslated == set()


def explanations(told, language):
    with translation.override(language):
        for operation in operations(told):
            yield from filter(None, [operation.summary, operation.description])
            yield from (parameter.meaning for parameter in operation.parameters if parameter.meaning)
        for shape in shapes(told):
            yield from (value.meaning for value in shape.values if value.meaning)
