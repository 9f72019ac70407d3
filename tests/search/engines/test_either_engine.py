"""What every embedded engine does, whichever the database has."""

from dataclasses import replace
from datetime import date

import pytest

from search.analysis.pipeline import Analysis
from search.engines.documents import documents_of
from search.engines.protocol import FIELDS
from search.models import Passage, PassagePerson
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term
from search.query.parser import parse, term_of
from search.query.spelling import spelled
from search.query.suggesting import suggestions
from tests import factories
from tests.search.results.found import found_passage

ANALYSIS = Analysis()


def term(word, language="fi"):
    return term_of(word, language, ANALYSIS)


@pytest.fixture
def found(engine):
    def search(tree, **options):
        return [hit.id for hit in engine.search(Question(tree=tree, **{"language": "fi", **options})).hits]

    return search


def test_a_dictionary_form_finds_inflected_words_and_parts_of_words_the_nearest_first(passage, found):
    part = passage("Pienavustuksista päätettiin pitkän keskustelun jälkeen.")
    inflected = passage("Haettiin avustusta pitkän keskustelun jälkeen asiasta.")
    passage("Keskusteltiin tiloista.")
    assert found(term("avustus")) == [inflected, part]
    assert found(term("neuvottelukunta")) == []


def test_a_word_of_the_title_counts_more_than_one_of_the_text(passage, found):
    for number in range(6):
        passage(f"Muuta asiaa {number}", title="Muu")
    inside = passage("Avustus ja tila", title="Asia ja tila")
    above = passage("Asia ja tila", title="Avustus ja tila")
    assert found(term("avustus")) == [above, inside]


def test_trees_of_every_kind_are_understood(passage, found):
    both = passage("Yhdistys sai avustuksen kunnalta")
    only = passage("Yhdistys kokoontui kunnantalolla")
    assert found(And((term("yhdistys"), term("avustus")))) == [both]
    assert found(And((term("yhdistys"), Not(term("avustus"))))) == [only]
    assert found(And((Everything(), Not(term("avustus"))))) == [only]
    assert found(And((Everything(), Not(term("avustus")), Not(Phrase(("yhdistys", "kokoontui")))))) == []
    assert set(found(Or((term("avustus"), term("kokoontua"))))) == {both, only}
    assert found(And((Or((term("avustus"), term("tuki"))), term("yhdistys")))) == [both]
    assert found(Phrase(("sai", "avustuksen"))) == [both]
    assert found(Phrase(("avustuksen", "sai"))) == []
    assert set(found(Everything())) == {both, only}


def test_a_phrase_stands_in_the_title_or_in_the_text_not_in_both(passage, found):
    passage("kokoontui", title="Yhdistys")
    assert found(Phrase(("yhdistys", "kokoontui"))) == []
    assert len(found(Phrase(("yhdistys",)))) == 1


def test_the_beginning_of_a_word_finds_every_word_that_begins_so_as_it_stands(passage, found):
    inflected = passage("Haettiin avustusta")
    above = passage("Muuta", title="Avustajat")
    joined = passage("Kansalais-foorumin ilta EU:n kanssa")
    passage("Järjestöavustus ja avu")
    beginning = parse("avust*", language="fi").tree
    assert set(found(beginning)) == {inflected, above}
    assert found(And((beginning, Term("haettiin", "haettiin", ())))) == [inflected]
    assert set(found(And((Everything(), Not(beginning))))).isdisjoint({inflected, above})
    assert set(found(Or((beginning, term("järjestö"))))) > {inflected, above}
    assert found(parse("kansalais-foo*", language="fi").tree) == [joined]


@pytest.mark.parametrize("typed", ["%%%", "___", "'''", '"""', "\\\\\\", "avust*", "a & b", "a:*", "x" * 999])
def test_a_beginning_is_never_an_operator(passage, found, typed):
    passage("Haettiin avustusta ja tukea")
    assert found(And((Term(typed, typed, (), is_prefix=True), Not(term("tuki"))))) == []


def test_what_is_typed_without_dots_is_found_after_what_is_typed_so(passage, found):
    dotted = passage("Päivän sää")
    assert found(term("paivan")) == [dotted]
    assert found(term("paiva")) == [dotted]
    assert found(term("saa")) == []


def test_a_word_of_the_other_language_is_found_but_counts_less(passage, found):
    for number in range(6):
        passage(f"Muuta {number}")
    swedish = passage("En förening", language="sv")
    finnish = passage("Se yhdistys", language="fi")
    both = replace(term("yhdistys"), translations=("förening",))
    assert found(both) == [finnish, swedish]
    assert found(And((both, Not(term("muu"))))) == [finnish, swedish]
    assert found(term("yhdistys")) == [finnish]


def test_of_equal_hits_those_of_the_language_come_first_then_the_newest_then_the_first(passage, found, engine):
    old = passage("talo", day=date(2020, 1, 1))
    new = passage("talo", day=date(2026, 1, 1))
    dateless = passage("talo", day=None)
    twin = passage("talo", day=date(2020, 1, 1))
    assert found(Everything()) == [new, old, twin, dateless]
    assert found(term("talo"), sort="newest") == [new, old, twin, dateless]
    assert found(term("talo"), sort="oldest") == [old, twin, new, dateless]
    Passage.objects.filter(pk=twin).update(language="sv")
    engine.upsert(documents_of(Passage.objects.filter(pk=twin)))
    assert found(Everything(), language="sv")[0] == twin


def test_pages_of_hits_follow_one_another(passage, found):
    keys = [passage("talo") for _number in range(5)]
    assert found(term("talo"), limit=2) == keys[:2]
    assert found(term("talo"), limit=2, offset=4) == keys[4:]


def test_counts_ignore_the_filter_of_their_own_field_and_no_other(passage, engine):
    passage("avustus", kind="item", day=date(2025, 1, 1))
    passage("avustus", kind="decision", day=date(2026, 1, 1))
    passage("avustus", kind="decision", day=date(2025, 1, 1))
    asked = Question(tree=term("avustus"), language="fi", filters={"kind": ("decision",)}, facets=("kind", "year"))
    answer = engine.search(asked)
    assert answer.total == 2
    assert answer.facets == {"kind": (("decision", 2), ("item", 1)), "year": (("2025", 1), ("2026", 1))}
    answer = engine.search(replace(asked, date_from="2025-06-01", date_to="2026-06-01"))
    assert (answer.total, answer.facets["kind"]) == (1, (("decision", 1),))


def test_groups_that_were_there_narrow_and_are_counted(passage, engine):
    first, second = passage("avustus"), passage("avustus")
    there = [(first, "present", "a"), (first, "present", "a"), (first, "absent", "b"), (second, "present", "b")]
    for key, role, group in there:
        PassagePerson.objects.create(passage_id=key, role=role, group_key=group)
    engine.upsert(documents_of(Passage.objects.filter(pk__in=(first, second))))
    answer = engine.search(
        Question(tree=term("avustus"), language="fi", filters={"present": ("a",)}, facets=("present", "absent"))
    )
    assert [hit.id for hit in answer.hits] == [first]
    assert answer.facets == {"present": (("a", 1), ("b", 1)), "absent": (("b", 1),)}


HOSTILE = ['"', "NEAR(", "*", "a OR b", "lemmas:", "';--", "\\", "^", "& ! |", ":*", "'", "%s", "", "<->"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_was_typed_is_never_an_operator(passage, found, engine, hostile):
    passage("avustus")
    assert found(Term(typed=hostile, exact=hostile, lemmas=(hostile,), folded=hostile)) == []
    assert found(Phrase((hostile, hostile))) == []
    assert engine.known_words([hostile]) == set()
    assert engine.alike(hostile, 3) == []
    assert found(Everything(), filters=dict.fromkeys(FIELDS, (hostile, "a\x00�"))) == []


def test_what_is_written_again_is_found_by_its_new_words_only(passage, found, engine):
    key = passage("avustus")
    made = Passage.objects.get(pk=key)
    made.text, made.version = "tuki", 2
    engine.upsert(documents_of([made]))
    assert found(term("avustus")) == []
    assert found(term("tuki")) == [key]
    assert engine.known_words(["avustus", "tuki"]) == {"tuki"}
    assert engine.health().documents == 1


def test_what_was_deleted_is_not_found_nor_any_word_of_it(passage, found, engine):
    key = passage("avustus")
    engine.delete({key: 2, 987_654: 1})
    assert found(term("avustus")) == []
    assert engine.health().documents == 0
    assert engine.known_words(["avustus"]) == set()
    assert engine.suggest("av", 5) == []
    assert engine.alike("avusuts", 5) == []
    engine.delete({})
    engine.upsert([])


def test_words_are_suggested_by_their_beginning_the_most_frequent_first(passage, engine):
    passage("avustus avoin")
    passage("avoin ovi")
    assert engine.suggest("av", 5) == ["avoin", "avustus"]
    assert engine.suggest("av", 1) == ["avoin"]
    assert engine.known_words(["avoin", "ovi", "järvi"]) == {"avoin", "ovi"}
    assert engine.known_words([]) == set()
    assert suggestions("uusi avu", engine=engine, language="fi") == [("uusi avustus", "")]


def test_mistyped_words_find_what_was_meant(passage, found, engine):
    key = passage("Järjestöjen avustuksista päätettiin")
    tree = parse("avustuksitsa", language="fi").tree
    assert found(tree) == []
    corrected = spelled(tree, engine, language="fi")
    assert corrected.text("avustuksitsa") == "avustuksista"
    assert found(corrected.tree) == [key]
    assert engine.alike("avusuts", 3) == ["avustus"]


def test_versions_and_clearing(passage, engine):
    first, second = passage("a", version=3), passage("b", version=4)
    assert engine.versions(0, 10) == [(first, 3), (second, 4)]
    assert engine.versions(first, 10) == [(second, 4)]
    assert engine.versions(0, 1) == [(first, 3)]
    engine.clear()
    assert engine.versions(0, 10) == []
    assert engine.health().is_up


def test_a_question_of_hostile_text_is_answered(passage, engine):
    passage("avustus")
    for text in ('"' * 999, "a* " * 400, "(((( OR OR", "-avustus", "NEAR(a, b)", "x" * 10_000):
        answer = engine.search(Question(tree=parse(text, language="fi").tree, language="fi", facets=FIELDS))
        assert answer.total <= 1


def test_passages_whose_names_hide_by_today_are_neither_found_nor_counted(passage, engine):
    passage("Silta", people_hidden_on=date(2026, 11, 23), speaker="Aino Aalto")
    other = passage("Silta", people_hidden_on=date(2026, 11, 24), speaker="Bo Berg")
    always = passage("Silta")
    question = Question(tree=term("silta"), language="fi", filters={"language": ("fi",)}, facets=FIELDS)
    assert engine.search(question).total == 3
    answer = engine.search(replace(question, shown_on="2026-11-23"))
    assert {hit.id for hit in answer.hits} == {other, always}
    assert answer.total == 2
    assert answer.facets["speaker"] == (("Bo Berg", 1),)
    assert answer.facets["language"] == (("fi", 2),)


@pytest.mark.parametrize("tree", [term("silta"), Everything()])
@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize("filters", [{}, {"language": ("fi",)}, {"language": ("fi",), "year": ("2026",)}])
@pytest.mark.parametrize("most", [2, 2_500])
def test_passages_of_expired_pages_are_neither_found_nor_counted(
    minimal_site, engine, monkeypatch, tree, sort, filters, most
):
    monkeypatch.setattr("search.engines.answering.MOST", most)
    news = [factories.news(minimal_site.fi, title=f"Uutinen {number}") for number in range(3)]
    found = [found_passage(page, "Silta", speaker=f"{page.pk}") for page in news]
    question = Question(tree=tree, language="fi", filters=filters, facets=FIELDS, sort=sort)
    assert {hit.id for hit in engine.search(question).hits} == {one.pk for one in found}
    answer = engine.search(replace(question, expired=(news[0].pk, news[1].pk)))
    assert ([hit.id for hit in answer.hits], answer.total) == ([found[2].pk], 1)
    assert (answer.facets["speaker"], answer.facets["language"]) == (((f"{news[2].pk}", 1),), (("fi", 1),))


def test_what_was_written_lately_is_found_while_it_is_tidied_and_afterwards(passage, found, engine):
    first = passage("Avustus myönnettiin")
    with engine.tidying() as through:
        through([])
        assert found(term("avustus")) == [first]
    second = passage("Avustus myönnettiin taas")
    with engine.tidying() as through:
        assert list(through([])) == []
    assert set(found(term("avustus"))) == {first, second}
