"""Files of a corpus and of queries are read as they are, or refused with the line that is wrong."""

import pytest

from search.evaluation.cases import CorpusLine, Query, Unreadable, corpus_of, lost_ids, queries_of


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "lines.jsonl"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_corpus_has_a_line_for_each_passage(file):
    path = file(
        '{"id": 7, "language": "fi", "title": "Asia", "text": "Teksti", "kind": "item"}\n\n{"id": "b", "text": ""}\n'
    )
    assert corpus_of(path) == [CorpusLine("7", "fi", "Asia", "Teksti", "item"), CorpusLine("b", "", "", "")]


def test_a_text_may_hold_any_sign_but_the_end_of_its_line(file):
    assert corpus_of(file('{"id": "a", "text": "yksi\u2028kaksi"}'))[0].text == "yksi\u2028kaksi"


def test_queries_name_what_answers_them(file):
    path = file('{"kind": "part", "query": "tuki", "language": "fi", "relevant": [1, "b"]}')
    assert queries_of(path) == [Query("part", "tuki", "fi", frozenset({"1", "b"}))]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "7", '{"id": "a"}', '{"text": "a"}', '{"id": ["a"], "text": "b"}', '{"id": true, "text": "b"}',
     '{"id": 1, "text": "a"}\n{"id": "1", "text": "b"}'],
)  # fmt: skip
def test_a_wrong_line_of_a_corpus_is_named(file, text):
    with pytest.raises(Unreadable, match="line"):
        corpus_of(file(text))


def test_queries_may_say_how_well_each_passage_answers(file):
    path = file('{"query": "tuki", "language": "fi", "relevant": ["b"], "grades": {"b": 3, "c": 1}}')
    assert queries_of(path) == [Query("query", "tuki", "fi", frozenset("b"), {"b": 3, "c": 1})]
    assert len(set(queries_of(path))) == 1


@pytest.mark.parametrize("grades", ["[]", "3", '{"b": 0}', '{"b": 4}', '{"b": true}', '{"b": "3"}', '{"b": 1.5}'])
def test_grades_that_are_none_are_refused(file, grades):
    with pytest.raises(Unreadable, match="line 1: grades"):
        queries_of(file('{"query": "tuki", "language": "fi", "relevant": ["b"], "grades": ' + grades + "}"))


@pytest.mark.parametrize("relevant", ["", ', "relevant": []', ', "relevant": "a"', ', "relevant": [{}]'])
def test_a_query_without_an_answer_is_refused(file, relevant):
    with pytest.raises(Unreadable, match="line 1: relevant"):
        queries_of(file('{"query": "a", "language": "fi"' + relevant + "}"))


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path):
    with pytest.raises(Unreadable, match="absent"):
        corpus_of(tmp_path / "absent.jsonl")
    (tmp_path / "picture").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match="picture"):
        corpus_of(tmp_path / "picture")


def test_ids_of_queries_that_no_passage_has_are_told(file):
    queries = queries_of(file('{"query": "a", "language": "fi", "relevant": ["b", "a"], "grades": {"c": 1, "a": 2}}'))
    corpus = corpus_of(file('{"id": "a", "text": "A"}'))
    assert lost_ids(corpus, queries) == ["b", "c"]
    assert lost_ids([], []) == []
