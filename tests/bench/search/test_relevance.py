"""The relevance set follows from the region's texts and from patterns written by hand."""

import json

import pytest

from bench.search.relevance import FOLDER, corpus, queries, sentences, sought

WORDS = {one.word: one for one in sought()}


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("avustus", "avustuksistamme"),
        ("kunta", "kunnissa"),
        ("lapsi", "lapsillekin"),
        ("hanke", "hankkeita"),
        ("osallistua", "osallistuivat"),
        ("förening", "föreningarnas"),
        ("program", "programmet"),
    ],
)
def test_a_form_is_recognised(word, form):
    assert WORDS[word].whole.fullmatch(form)
    assert WORDS[word].last.fullmatch(f"etä{form}")


@pytest.mark.parametrize(
    ("word", "other"), [("kunta", "kunto"), ("ilta", "iltti"), ("tulos", "tuloja"), ("hus", "husdjur")]
)
def test_another_word_is_not(word, other):
    assert not WORDS[word].whole.fullmatch(other)


def test_what_answers_a_query_is_what_has_the_word():
    lines = [
        {"id": "1", "language": "fi", "title": "", "text": "Kahviloista puhuttiin pitkään"},
        {"id": "2", "language": "fi", "title": "", "text": "Digikahvilassa on tilaa"},
        {"id": "3", "language": "sv", "title": "", "text": "Kahvila"},
    ]
    found = {query["kind"]: query for query in queries(lines, WORDS["kahvila"])}
    assert found["dictionary"]["relevant"] == ["1"]
    assert found["inflected"]["query"] == "kahviloista"
    assert found["part"]["relevant"] == ["1", "2"]


def test_sentences_are_long_enough_to_say_something_and_stand_once():
    found = sentences("sv")
    assert len(found) == len(set(found)) > 1_000
    assert all(" " in sentence and "\n" not in sentence for sentence in found)


def test_the_files_are_what_the_texts_of_today_make():
    kept = [json.loads(line) for line in (FOLDER / "queries.jsonl").read_text().splitlines()]
    known = {json.loads(line)["id"] for line in (FOLDER / "corpus.jsonl").read_text().splitlines()}
    assert all(set(query["relevant"]) <= known for query in kept)
    assert len(corpus("fi")) == 1_200
