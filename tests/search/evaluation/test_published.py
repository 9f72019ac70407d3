"""What was measured of the search is a page of the site, with what misses its bar."""

import json

import pytest
from django.urls import reverse
from django.utils import translation

from search.evaluation.published import MEASURED, published

ADDRESSES = {"fi": "/fi/haku/laatu/", "sv": "/sv/sok/kvalitet/"}


def gate(name, bar, seen, met):
    return {"gate": name, "bar": bar, "seen": seen, "met": met}


@pytest.fixture
def report(tmp_path):
    """The file of a run that missed two bars, with some engines not at hand."""
    speed = {"engine": "postgres", "analysis": "libvoikko + simplemma", "passages": 100_000, "p95_ms": 33.851}
    found = {"language": "fi", "kind": "part", "recall_at_10": 0.9049}
    told = {
        "at": "2026-11-23T13:44:50+00:00",
        "commit": "259501d6cc5d",
        "relevance": [{"analysis": "libvoikko + simplemma", "results": [found]}],
        "judged": {"sqlite": {"ndcg_at_10": 0.7676, "without_result": 0.0167}},
        "translations": {"sqlite": 0.949},
        "overlap": {},
        "speed": [speed | {"p50_ms": 10.854, "cold_per_second": 891.8, "warm_per_second": 12_607.9}],
        "gates": [
            gate("recall@10, fi part, libvoikko + simplemma", "at least 0.95", 0.9049, False),
            gate("question p50, postgres, 100000 passages", "at most 10 ms", 10.854, False),
            gate("question p95, postgres, 100000 passages", "at most 50 ms", 33.851, True),
            gate("entered, words new, elasticsearch, 100000 passages", "at least 500/s", None, None),
            gate("saves and searches that fail, engine killed", "none", "none", True),
            gate("search p95, engine killed", "at most 50 ms", 12.27, True),
            gate("added to a save, engine killed", "at most 10 ms", -0.034, True),
        ],
    }
    path = tmp_path / "measured.json"
    path.write_text(json.dumps(told))
    return path


def lines(table):
    return {name: [(cell.text, cell.bar) for cell in cells] for name, cells in table.lines}


def test_figures_are_told_as_people_read_them_with_the_bar_that_they_miss(report):
    with translation.override("fi"):
        run = published(report)
    found, beside, speed, outage = map(lines, run.tables)
    assert (run.met, run.missed, run.commit) == (4, 2, "259501d6cc5d")
    assert found["Suomi, yhdyssanan osa"][0] == ("90\xa0%", "≥ 95\xa0%")
    assert found["Suomi, perusmuoto"] == [("–", "")] * 4
    assert beside["Osumien järjestys ihmisten arvioimana (nDCG, enintään 1)"] == [("0,77", ""), ("–", ""), ("–", "")]
    assert speed["PostgreSQL, 100\xa0000 kohtaa"] == [
        ("10,85\xa0ms", "≤ 10\xa0ms"), ("33,85\xa0ms", ""), ("892", ""), ("12\xa0608", ""),
    ]  # fmt: skip
    assert outage["Hakukone on kaadettu"] == [("12,27\xa0ms", ""), ("ei yhtään", ""), ("−0,03\xa0ms", ""), ("–", "")]
    assert outage["Hakukone jumittuu"] == [("–", "")] * 4


def test_what_the_last_run_wrote_is_told_whole():
    run = published(MEASURED)
    assert run.met + run.missed > 60
    assert [
        name for table in run.tables for name, cells in table.lines if not any(cell.text != "–" for cell in cells)
    ] == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_anybody_reads_it_from_the_search_on(minimal_site, client, language, django_assert_max_num_queries):
    start = reverse_of("search", language)
    assert f'href="{ADDRESSES[language]}"' in client.get(start).content.decode()
    with django_assert_max_num_queries(12):
        response = client.get(ADDRESSES[language])
    text = response.content.decode()
    heading = {"fi": "Näin hyvin haku löytää", "sv": "Så bra hittar sökningen"}[language]
    assert response.status_code == 200
    assert f"<h1>{heading}</h1>" in text
    assert text.count("<table") == 4
    other = ADDRESSES["sv" if language == "fi" else "fi"]
    assert f'href="{other}"' in text


def test_nothing_is_posted_to_it(minimal_site, client):
    assert client.post(ADDRESSES["fi"]).status_code == 405


def reverse_of(name, language):
    with translation.override(language):
        return reverse(name)
