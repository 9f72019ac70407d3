"""manage.py search_evaluate: an operator measures the search with her own words."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.usefixtures("scratch_databases")


@pytest.fixture
def files(tmp_path):
    corpus, queries = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl"
    corpus.write_text('{"id": "a", "language": "fi", "title": "", "text": "Kokouksessa puhuttiin vuokrista."}\n')
    queries.write_text('{"kind": "dictionary", "query": "vuokra", "language": "fi", "relevant": ["a"]}\n')
    return {"corpus": str(corpus), "queries": str(queries)}


def told(*flags, corpus, queries):
    out = io.StringIO()
    call_command("search_evaluate", "--corpus", corpus, "--queries", queries, *flags, stdout=out)
    return out.getvalue()


def test_the_report_as_json_has_every_figure(files):
    report = json.loads(told("--json", **files))
    assert set(report) == {"engine", "analysis", "indexed_per_second", "p50_ms", "p95_ms", "results"}
    assert report["results"] == [
        {"language": "fi", "kind": "dictionary", "queries": 1, "recall_at_10": 1.0, "mrr_at_10": 1.0}
    ]
    assert report["analysis"] == "libvoikko + simplemma"


def test_the_gain_is_told_where_there_are_grades(files, tmp_path):
    graded = tmp_path / "graded.jsonl"
    graded.write_text('{"kind": "topic", "query": "vuokra", "language": "fi", "relevant": ["a"], "grades": {"a": 2}}\n')
    [result] = json.loads(told("--json", **files | {"queries": str(graded)}))["results"]
    assert result["ndcg_at_10"] == 1.0
    assert "nDCG@10" in told(**files | {"queries": str(graded)})


def test_the_report_for_people_is_a_table(files):
    shown = told("--without-voikko", **files)
    assert "simplemma: " in shown
    assert "dictionary" in shown
    assert "1.000" in shown


def test_ids_that_nothing_can_find_are_named_beside_the_report(files, tmp_path, capsys):
    queries = tmp_path / "wrong.jsonl"
    queries.write_text('{"query": "vuokra", "language": "fi", "relevant": ["a", "b", 7], "grades": {"c": 1}}\n')
    assert json.loads(told("--json", **files | {"queries": str(queries)}))["results"]
    assert "3 are in no line of the corpus: 7, b, c" in capsys.readouterr().err
    told(**files)
    assert capsys.readouterr().err == ""


def test_a_file_that_cannot_be_read_is_one_sentence(files, tmp_path):
    with pytest.raises(CommandError, match="absent"):
        told(**files | {"corpus": str(tmp_path / "absent")})
