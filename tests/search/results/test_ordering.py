"""Hits are put in order by what stands in their passages: whatever engine found them, and without asking one."""

import pytest

from search.engines.protocol import Hit
from search.models import Passage
from search.query.nodes import And, Everything, Phrase
from search.query.parser import parse
from search.results.highlight import Highlighter
from search.results.ordering import in_order

FILLING = "Mitä kokouksessa sitten tapahtui. " * 12


def passages(*texts, **fields):
    made = {"kind": "item", "language": "fi", "title": "Asia", **fields}
    return [Passage(pk=key, text=text, **made) for key, text in enumerate(texts, start=1)]


def order(question, found, language="fi"):
    tree = parse(question, language=language).tree if isinstance(question, str) else question
    hits = [Hit(passage.pk, 1.0) for passage in found]
    return [hit.id for hit in in_order(hits, found, Highlighter(tree))]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("avustus", [FILLING + "Haettiin avustuksia.", "Haettiin avustuksia. " + FILLING]),
        ("avustus lautta", ["Avustuksia. " + FILLING + "Lautta.", "Avustuksia lautalle. " + FILLING]),
    ],
    ids=["early", "near"],
)
def test_of_passages_with_the_same_words_the_one_that_is_about_them_comes_first(question, texts):
    assert order(question, passages(*texts)) == [2, 1]


def test_a_word_of_the_title_stands_before_all_words_of_the_text():
    other, own = passages(FILLING + "Avustus."), passages("Avustus. " + FILLING, title="Avustus")
    own[0].pk = 2
    assert order("avustus", other + own) == [2, 1]


def test_the_roll_of_a_meeting_comes_after_what_was_said_there():
    roll, said = passages("Lapset ja perheet, liikunta", "Lasten liikuntaa tuetaan", kind="meeting", title="")
    said.title = "Ohjelma"
    assert order("lapset liikunta", [roll, said]) == [2, 1]


def test_what_somebody_looks_up_comes_before_the_minutes_of_a_day():
    item, page = passages("Avustusta haetaan.", "Avustusta haetaan.")
    page.kind = "page"
    assert order("avustus", [item, page]) == [2, 1]


def test_hits_that_cannot_be_read_any_more_are_no_error():
    found = passages("Avustus.")
    hits = [Hit(9, 1.0), Hit(1, 1.0)]
    assert {hit.id for hit in in_order(hits, found, Highlighter(parse("avustus", language="fi").tree))} == {1, 9}


@pytest.mark.parametrize("tree", [Everything(), Phrase(("ei", "missään")), And((Everything(),))])
def test_hits_without_a_word_that_is_marked_keep_their_order(tree):
    assert order(tree, passages("Yksi.", "Kaksi", "Kolme")) == [1, 2, 3]
