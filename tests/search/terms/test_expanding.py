"""A question is widened by what means the same: words, phrases and compounds, in both directions, and not more."""

import pytest

from search.query.nodes import And, Not, Or, Phrase, Term
from search.query.parser import parse
from search.query.trees import is_translated, untranslated
from search.terms.expanding import MOST_FORMS, expanded
from search.terms.queries import Concept
from search.terms.words import forms_of


def concept(fi, sv):
    return Concept(
        {language: [forms_of(word, language) for word in words] for language, words in (("fi", fi), ("sv", sv))}
    )


GRANT = concept(["avustus", "tuki"], ["understöd", "bidrag"])
COUNTY = concept(["hyvinvointialue"], ["välfärdsområde"])
COUNCIL = concept(["järjestöneuvottelukunta"], ["delegationen för organisationer"])
HOUSING = concept(["tuettu asuminen"], ["stödboende"])


def widened(text, language, *concepts):
    return expanded(parse(text, language=language).whole, language, known=lambda _forms: list(concepts))


def others(node):
    return [tuple(one.translations[0] for one in _terms(way)) for way in node.nodes[1:]]


def _terms(node):
    return node.nodes if isinstance(node, And) else (node,)


def test_a_name_is_known_by_all_its_words_and_its_other_names_are_asked_for_without_the_small_ones():
    ministry = concept(["sosiaali- ja terveysministeriö"], ["social- och hälsovårdsministeriet"])
    assert others(widened("sosiaali- ja terveysministeriö", "fi", ministry)) == [("social", "hälsovårdsministeriet")]
    assert others(widened("delegationen för organisationer", "sv", COUNCIL)) == [("järjestöneuvottelukunta",)]


@pytest.mark.parametrize("text", ["avustus", "avustuksista", "AVUSTUKSEN"])
def test_an_inflected_word_has_the_words_of_the_other_language_and_its_other_names(text):
    term = widened(text, "fi", GRANT)
    assert term.translations == ("understöd", "bidrag", "tuki")
    assert term.synonyms == ("tuki",)


def test_the_same_from_swedish_and_for_a_word_of_the_other_language():
    assert "hyvinvointialue" in widened("välfärdsområdena", "sv", COUNTY).translations
    assert "hyvinvointialue" in widened("välfärdsområde", "fi", COUNTY).translations


@pytest.mark.parametrize("text", ["valfardsomrade", "VALFARDSOMRADE"])
def test_a_name_is_known_without_its_dots_too(text):
    for language in ("fi", "sv"):
        assert "hyvinvointialue" in widened(text, language, COUNTY).translations
    council = concept(["järjestöjen neuvottelukunta"], ["organisationsdelegation"])
    assert "organisationsdelegation" in str(widened("jarjestojen neuvottelukunta", "fi", council))


def test_a_word_that_has_no_dots_is_not_taken_for_one_that_has():
    weather = concept(["säät"], ["väder"])
    assert not widened("saat", "fi", weather).translations
    assert "väder" in widened("säät", "fi", weather).translations


def test_a_word_of_the_other_language_is_known_as_one():
    assert not widened("välfärdsområde", "sv", COUNTY).is_foreign
    assert widened("välfärdsområde", "fi", COUNTY).is_foreign
    assert all(term.is_foreign for term in widened("stödboende", "fi", HOUSING).nodes[1].nodes)
    assert untranslated(widened("välfärdsområde", "fi", COUNTY)) == parse("välfärdsområde", language="fi").tree


def test_a_phrase_is_answered_by_a_compound_and_a_compound_by_a_phrase():
    both = widened("tuetun asumisen", "fi", HOUSING)
    assert isinstance(both, Or)
    assert [term.exact for term in both.nodes[0].nodes] == ["tuetun", "asumisen"]
    assert others(both) == [("stödboende",)]
    [way] = others(widened("stödboende", "sv", HOUSING))
    assert way == ("tuettu", "asuminen")
    [way] = others(widened("järjestöneuvottelukunnan", "fi", COUNCIL))
    assert way == ("delegationen", "organisationer")


def test_a_name_counts_where_all_of_it_is_asked_in_its_order():
    assert not is_translated(widened("asuminen tuettu", "fi", HOUSING))
    assert not is_translated(widened("tuettu", "fi", HOUSING))
    assert not is_translated(widened("tuettu OR asuminen", "fi", HOUSING))


def test_the_longest_name_is_taken_and_words_keep_their_own():
    words = widened("tuettu asuminen avustus", "fi", HOUSING, GRANT, concept(["asuminen"], ["bostad"]))
    assert isinstance(words.nodes[0], Or)
    assert words.nodes[0].nodes[0].nodes[1].translations == ("bostad",)
    assert "understöd" in words.nodes[1].translations


def test_a_quoted_phrase_is_translated_and_has_no_other_names():
    found = widened('"tuettu asuminen"', "fi", concept(["tuettu asuminen", "tukiasuminen"], ["stödboende"]))
    assert found.nodes[0] == Phrase(("tuettu", "asuminen"))
    assert others(found) == [("stödboende",)]
    assert widened('"tuettu asuminen nyt"', "fi", HOUSING) == Phrase(("tuettu", "asuminen", "nyt"))


def test_what_must_not_be_there_and_beginnings_of_words_stay_as_they_are():
    tree = widened("kokous -avustus avus*", "fi", GRANT)
    excluded = [node for node in tree.nodes if isinstance(node, Not)]
    assert [one.node.translations for one in excluded] == [()]
    assert not is_translated(tree)


def test_small_words_are_left_out_beside_others_only():
    tree = widened("avustus ja tuki", "fi", GRANT)
    assert [term.exact for term in tree.nodes] == ["avustus", "tuki"]
    assert [term.exact for term in widened("ja tai", "fi").nodes] == ["ja", "tai"]
    assert widened("ja avustus", "fi").exact == "avustus"
    assert widened("ja -avustus", "fi").nodes[0].exact == "ja"


def test_what_was_typed_comes_out_whole():
    typed = parse("tuettu asuminen avustus", language="fi").tree
    tree = widened("tuettu asuminen avustus", "fi", HOUSING, GRANT)
    together, last = untranslated(tree).nodes
    assert And((*together.nodes, last)) == typed


def test_a_word_of_the_readers_language_is_not_taken_for_one_of_the_other():
    mine, theirs = concept(["lista"], ["förteckning"]), concept(["luettelo"], ["lista"])
    assert widened("lista", "fi", mine, theirs).translations == ("förteckning",)
    assert widened("lista", "sv", mine, theirs).translations == ("luettelo",)


def test_there_is_an_end_of_words():
    many = concept(["avustus"], [f"ord{number}" for number in range(99)])
    assert len(widened("avustus", "fi", many).translations) <= MOST_FORMS


def test_a_tree_without_words_asks_nothing():
    asked = []
    expanded(parse("vuosi:2026", language="fi").tree, "fi", known=lambda forms: asked.extend(forms) or [])
    assert asked == []


def test_a_term_stays_hashable_for_those_that_look_words_up():
    assert hash(widened("avustus", "fi", GRANT)) == hash(widened("avustus", "fi", GRANT))
    assert isinstance(widened("avustus", "fi", GRANT), Term)
