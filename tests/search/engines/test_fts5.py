"""The embedded engine on SQLite: what is found, in which order, and how it is counted."""

import uuid
from datetime import date

import pytest
from django.db import connection

from search.analysis.pipeline import Analysis
from search.engines.fts5 import Fts5Engine
from search.engines.protocol import IndexDocument
from search.models import Passage
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the engine of SQLite")
ANALYSIS = Analysis()


def term(word, language="fi"):
    found = ANALYSIS.word(word, language)
    return Term(typed=word, exact=found.exact, lemmas=found.lemmas)


@pytest.fixture
def passage(minimal_site):
    """Makes a passage and enters it in the index; returns its key."""

    def make(text, *, title="", language="fi", day=date(2026, 11, 2), **fields):
        made = Passage.objects.create(
            key=uuid.uuid4(), page=minimal_site.fi, translation_key=uuid.uuid4(), language=language, title=title,
            text=text, date=day, year=str(day.year), version=1, content_hash="", **{"kind": "item", **fields},
        )  # fmt: skip
        words = [one.word for one in ANALYSIS.text(text, language)]
        heads = [one.word for one in ANALYSIS.text(title, language)]
        document = IndexDocument(
            id=made.pk, version=1, date=str(day), folded=(),
            exact=tuple(word.exact for word in words),
            lemmas=tuple(form for word in words for form in word.lemmas),
            parts=tuple(form for word in words for form in word.parts),
            title_exact=tuple(word.exact for word in heads),
            title_lemmas=tuple(form for word in heads for form in word.lemmas),
            title_parts=tuple(form for word in heads for form in word.parts),
        )  # fmt: skip
        Fts5Engine().upsert([document])
        return made.pk

    return make


def found(tree, **options):
    return [hit.id for hit in Fts5Engine().search(Question(tree=tree, language="fi", **options)).hits]


def test_a_dictionary_form_finds_inflected_words_and_parts_of_words_the_nearest_first(passage):
    part = passage("Pienavustuksista päätettiin pitkän keskustelun jälkeen.")
    inflected = passage("Haettiin avustusta pitkän keskustelun jälkeen asiasta.")
    passage("Keskusteltiin tiloista.")
    assert found(term("avustus")) == [inflected, part]
    assert found(term("neuvottelukunta")) == []


def test_trees_of_every_kind_are_understood(passage):
    both = passage("Yhdistys sai avustuksen kunnalta")
    only = passage("Yhdistys kokoontui kunnantalolla")
    assert found(And((term("yhdistys"), term("avustus")))) == [both]
    assert found(And((term("yhdistys"), Not(term("avustus"))))) == [only]
    assert set(found(Or((term("avustus"), term("kokoontua"))))) == {both, only}
    assert found(Phrase(("sai", "avustuksen"))) == [both]
    assert found(Phrase(("avustuksen", "sai"))) == []
    assert set(found(Everything())) == {both, only}


def test_counts_ignore_the_filter_of_their_own_field_and_no_other(passage):
    passage("avustus", kind="item", day=date(2025, 1, 1))
    passage("avustus", kind="decision", day=date(2026, 1, 1))
    passage("avustus", kind="decision", day=date(2025, 1, 1))
    answer = Fts5Engine().search(
        Question(tree=term("avustus"), language="fi", filters={"kind": ("decision",)}, facets=("kind", "year"))
    )
    assert answer.total == 2
    assert answer.facets == {"kind": (("decision", 2), ("item", 1)), "year": (("2025", 1), ("2026", 1))}


def test_what_was_typed_is_never_an_operator(passage):
    passage("avustus")
    for typed in ('"', "NEAR(", "*", "a OR b", "lemmas:", "';--", "\\", "^"):
        assert found(Term(typed=typed, exact=typed, lemmas=(typed,))) in ([], found(Everything()))


def test_what_was_deleted_is_not_found(passage):
    key = passage("avustus")
    Fts5Engine().delete({key: 2})
    assert found(term("avustus")) == []
    assert Fts5Engine().health().documents == 0


def test_words_are_suggested_by_their_beginning_the_most_frequent_first(passage):
    passage("avustus avoin")
    passage("avoin ovi")
    assert Fts5Engine().suggest("av", 5) == ["avoin", "avustus"]
    assert Fts5Engine().known_words(["avoin", "ovi", "järvi"]) == {"avoin", "ovi"}
