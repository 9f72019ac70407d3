"""The engine beside the database, as it really answers: a server of its own runs for these tests."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest

from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.engines.elastic_requests import LARGEST_REQUEST, source_of
from search.engines.protocol import EngineDown, Refused
from search.engines.troubles import Trouble
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term
from tests.search.engines.made import document, term


@pytest.fixture
def found(elastic):
    """The keys that a tree finds, in their order."""

    def search(tree, *, without=(), **options):
        question = Question(tree=tree, **{"language": "fi", **options})
        return [hit.id for hit in elastic.search(question, without).hits]

    return search


def test_a_site_describes_its_engine_by_settings():
    engine = ElasticEngine.of({"addresses": ["http://one:9200"], "prefix": "ours", "seconds": 0.5})
    assert engine.alias.startswith("ours-passages-")
    assert engine.connection.addresses == ("http://one:9200",)


def test_nobody_at_the_address_is_an_engine_that_is_down():
    engine = ElasticEngine(Connection(("http://127.0.0.1:9",), seconds=0.5))
    assert engine.is_built() is False
    assert (engine.health().is_up, engine.health().documents) == (False, None)
    assert engine.health().trouble == Trouble.UNREACHABLE
    question = Question(tree=Everything(), language="fi")
    for asked in (
        lambda: engine.search(question), lambda: engine.upsert([document(1, "a")]), lambda: engine.delete({1: 1}),
        lambda: engine.known_words(["a"]), lambda: engine.alike("a", 1),
        lambda: engine.versions(0, 1), engine.clear,
    ):  # fmt: skip
        with pytest.raises(EngineDown):
            asked()


@pytest.mark.engine
def test_a_dictionary_form_finds_inflected_words_and_parts_of_words_the_nearest_first(elastic, found):
    elastic.upsert([
        document(1, "Pienavustuksista päätettiin pitkän keskustelun jälkeen."),
        document(2, "Haettiin avustusta pitkän keskustelun jälkeen asiasta."),
        document(3, "Keskusteltiin tiloista."),
    ])  # fmt: skip
    assert found(term("avustus")) == [2, 1]
    assert found(term("neuvottelukunta")) == []


@pytest.mark.engine
def test_a_word_of_the_title_counts_more_than_one_of_the_text(elastic, found):
    elastic.upsert([document(number, f"Muuta asiaa {number}", title="Muu") for number in range(10, 16)])
    elastic.upsert([document(1, "Avustus ja tila", title="Asia ja tila")])
    elastic.upsert([document(2, "Asia ja tila", title="Avustus ja tila")])
    assert found(term("avustus")) == [2, 1]


@pytest.mark.engine
def test_trees_of_every_kind_are_understood(elastic, found):
    elastic.upsert([document(1, "Yhdistys sai avustuksen kunnalta"), document(2, "Yhdistys kokoontui kunnantalolla")])
    assert found(And((term("yhdistys"), term("avustus")))) == [1]
    assert found(And((term("yhdistys"), Not(term("avustus"))))) == [2]
    assert found(And((Everything(), Not(term("avustus"))))) == [2]
    assert set(found(Or((term("avustus"), term("kokoontua"))))) == {1, 2}
    assert found(Phrase(("sai", "avustuksen"))) == [1]
    assert found(Phrase(("avustuksen", "sai"))) == []
    assert found(Everything()) == [1, 2]


@pytest.mark.engine
def test_the_beginning_of_a_word_finds_every_word_that_begins_so_the_nearest_first(elastic, found):
    elastic.upsert([document(number, f"avustus{number}") for number in range(100, 200)])
    elastic.upsert([document(1, "muuta", title="Avustajat"), document(2, "tavallista"), document(3, "avu")])
    start = Term(typed="avus*", exact="avus", lemmas=(), is_prefix=True)
    assert set(found(start, limit=200)) == {1, *range(100, 200)}
    assert found(start)[0] == 1
    assert found(And((Everything(), Not(start)))) == [2, 3]
    assert found(Term(typed="zzz*", exact="zzz", lemmas=(), is_prefix=True)) == []


@pytest.mark.engine
def test_of_equal_hits_those_of_the_language_come_first_then_the_newest_then_the_first(elastic, found):
    elastic.upsert([
        document(1, "talo", date="2020-01-01"), document(2, "talo", date="2026-01-01"),
        document(3, "talo", date=""), document(4, "talo", date="2020-01-01"), document(5, "talo", language="sv"),
    ])  # fmt: skip
    assert found(Everything()) == [2, 1, 4, 3, 5]
    assert found(Everything(), language="sv")[0] == 5
    assert found(term("talo"), sort="newest") == [5, 2, 1, 4, 3]
    assert found(term("talo"), sort="oldest") == [1, 4, 2, 5, 3]


@pytest.mark.engine
def test_pages_of_hits_follow_one_another_and_end(elastic, found):
    elastic.upsert([document(number, "talo") for number in range(1, 6)])
    assert found(term("talo"), limit=2) == [1, 2]
    assert found(term("talo"), limit=2, offset=4) == [5]
    assert found(term("talo"), offset=1_000_000) == []


@pytest.mark.engine
def test_counts_ignore_the_filter_of_their_own_field_and_no_other(elastic):
    elastic.upsert([
        document(1, "avustus", kind="item", date="2025-01-01", present=["a", "b"]),
        document(2, "avustus", kind="decision", date="2026-01-01", present=["b"]),
        document(3, "avustus", kind="decision", date="2025-01-01"),
    ])  # fmt: skip
    question = Question(
        tree=term("avustus"), language="fi", filters={"kind": ("decision",)}, facets=("kind", "year", "present", "body")
    )
    answer = elastic.search(question)
    assert (answer.total, answer.engine, answer.is_limited) == (2, "elasticsearch", False)
    assert answer.facets == {
        "kind": (("decision", 2), ("item", 1)),
        "year": (("2025", 1), ("2026", 1)),
        "present": (("b", 1),),
    }
    narrow = elastic.search(replace(question, filters={"present": ("a",)}))
    assert (narrow.total, narrow.facets["present"]) == (1, (("b", 2), ("a", 1)))
    dated = elastic.search(replace(question, date_from="2025-06-01", date_to="2026-06-01"))
    assert (dated.total, dated.facets["kind"]) == (1, (("decision", 1),))


@pytest.mark.engine
def test_what_waits_is_neither_found_nor_counted(elastic, found):
    elastic.upsert([document(1, "avustus"), document(2, "avustus")])
    assert found(term("avustus"), without=[1]) == [2]
    answer = elastic.search(Question(tree=term("avustus"), language="fi", facets=("kind",)), without=[1])
    assert (answer.total, answer.facets) == (1, {"kind": (("item", 1),)})


@pytest.mark.engine
@pytest.mark.parametrize("typed", ['"', "NEAR(", "*", "a OR b", "exact:x", "';--", "\\", "^2", "~", "{", "a" * 40_000])
def test_what_was_typed_is_never_an_operator(elastic, found, typed):
    elastic.upsert([document(1, "avustus")])
    assert found(Term(typed=typed, exact=typed, lemmas=(typed,), folded=typed)) == []
    assert found(Phrase((typed, "b"))) == []


@pytest.mark.engine
def test_a_question_of_very_many_words_is_answered_or_refused_but_the_engine_is_well(elastic):
    elastic.upsert([document(1, "avustus")])
    many = Or(tuple(term(f"sana{number}") for number in range(3_000)))
    with suppress(Refused):
        assert elastic.search(Question(tree=many, language="fi")).total == 0
    assert elastic.health().is_up


@pytest.mark.engine
def test_an_older_version_changes_nothing_and_the_same_one_is_written_anew(elastic, found):
    elastic.upsert([document(1, "avustus", version=5)])
    elastic.upsert([document(1, "tila", version=4), document(2, "muu")])
    assert found(term("avustus")) == [1]
    elastic.upsert([document(1, "tila", version=5)])
    assert found(term("tila")) == [1]
    elastic.delete({1: 3})
    assert found(term("tila")) == [1]


@pytest.mark.engine
def test_what_was_deleted_stays_so_when_an_older_change_comes_late(elastic, found):
    elastic.upsert([document(1, "avustus", version=1)])
    elastic.delete({1: 3, 99: 3})
    assert found(Everything()) == []
    elastic.upsert([document(1, "avustus", version=2)])
    assert found(Everything()) == []
    elastic.upsert([document(1, "avustus", version=4)])
    assert found(Everything()) == [1]


@pytest.mark.engine
def test_what_the_engine_will_not_take_is_named_and_the_rest_is_taken(elastic, found):
    with pytest.raises(Refused) as problem:
        elastic.upsert([document(1, "avustus"), document(2, "avustus", date="no day"), document(3, "avustus")])
    assert problem.value.ids == {2}
    assert found(term("avustus")) == [1, 3]


@pytest.mark.engine
def test_a_batch_larger_than_a_request_is_sent_in_several(elastic):
    # Long words, as they stand in no text, are many bytes and little to index.
    long = replace(document(1, "sana"), exact=tuple(f"{'sana' * 20}{number}" for number in range(5_000)))
    assert 24 * len(json.dumps(source_of(long))) > LARGEST_REQUEST
    elastic.upsert(replace(long, id=number) for number in range(1, 25))
    assert elastic.health().documents == 24


@pytest.mark.engine
def test_words_with_quotes_and_signs_are_entered_and_found_as_they_stand(elastic, found):
    elastic.upsert([replace(document(1, "muu"), exact=('a"b', "c\\d", "e\u2028f", "kissa\N{CAT FACE}", "\x00g"))])
    for word in ('a"b', "c\\d", "kissa\N{CAT FACE}"):
        assert found(Term(typed=word, exact=word, lemmas=())) == [1]


@pytest.mark.engine
def test_words_are_known_wherever_they_stand(elastic):
    elastic.upsert([document(1, "avustus avoin"), document(2, "ovi", title="avoin")])
    assert elastic.known_words(["avoin", "ovi", "järvi", 'x"*']) == {"avoin", "ovi"}
    assert elastic.known_words([]) == set()


@pytest.mark.engine
def test_words_that_are_spelled_almost_so_are_found_the_nearest_first(elastic):
    elastic.upsert([document(1, "avustus avustukset"), document(2, "avustus", title="avustus")])
    assert elastic.alike("avusuts", 3) == ["avustus"]
    assert elastic.alike("lentokone", 3) == []


@pytest.mark.engine
def test_versions_are_told_by_key_in_portions(elastic):
    elastic.upsert([document(number, "a", version=number + 10) for number in (3, 1, 2)])
    assert elastic.versions(0, 2) == [(1, 11), (2, 12)]
    assert elastic.versions(2, 2) == [(3, 13)]
    assert elastic.versions(3, 2) == []


@pytest.mark.engine
def test_before_an_index_was_built_everything_is_down_and_nothing_makes_one_by_the_way(elastic_unbuilt):
    question = Question(tree=Everything(), language="fi")
    for asked in (
        lambda: elastic_unbuilt.search(question), lambda: elastic_unbuilt.upsert([document(1, "a")]),
        lambda: elastic_unbuilt.delete({1: 1}), lambda: elastic_unbuilt.versions(0, 1),
    ):  # fmt: skip
        with pytest.raises(EngineDown):
            asked()
    assert elastic_unbuilt.is_built() is False
    health = elastic_unbuilt.health()
    assert (health.is_up, health.documents, health.trouble) == (True, 0, Trouble.UNBUILT)
    assert elastic_unbuilt.indexes.names() == []


@pytest.mark.engine
def test_a_rebuild_takes_the_place_of_the_old_index_and_lets_later_changes_win(elastic, found):
    elastic.upsert([document(1, "vanha", version=1)])

    def batches():
        yield [document(2, "uusi", version=7)]
        assert found(Everything()) == [1]
        yield [document(3, "uusi", version=8)]

    elastic.rebuild(batches())
    assert found(Everything()) == [2, 3]
    elastic.upsert([document(2, "vanha", version=6)])
    assert found(term("uusi")) == [2, 3]
    assert len(elastic.indexes.names()) == 1
    elastic.clear()
    assert found(Everything()) == []
    assert elastic.is_built()


@pytest.mark.engine
def test_a_rebuild_that_fails_leaves_the_old_index_and_nothing_else(elastic, found):
    elastic.upsert([document(1, "vanha")])

    def batches():
        yield [document(2, "uusi")]
        raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        elastic.rebuild(batches())
    with pytest.raises(Refused):
        elastic.rebuild([[document(2, "uusi", date="no day")]])
    assert found(Everything()) == [1]
    assert len(elastic.indexes.names()) == 1
