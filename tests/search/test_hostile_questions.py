"""Whatever is asked is answered in time, with a page, a sentence, and nothing of the question that could do harm."""

import re
import time

import pytest
from django.utils import translation
from django.utils.http import urlencode

from search.query.parser import parse
from search.query.problems import Problem
from tests.search.results.found import found_passage

ADDRESS = {"fi": "/fi/haku/", "sv": "/sv/sok/"}
SECONDS = 5
"""Far more than any of these takes, and far less than a question that grows out of hand."""
STATUS = re.compile(r'<div role="status">(.*?)</div>', re.DOTALL)

QUESTIONS = [
    # What is asked, and which of the problems the page must name.
    ({"q": "a" * 10_000}, "too_long"),
    ({"q": "silta " * 2_000}, "too_long"),
    ({"q": "ä" * 1_000}, ""),
    ({"q": " ".join(f"sana{number}" for number in range(90))}, "too_many_words"),
    ({"q": '"'}, "unclosed_quote"),
    ({"q": 'silta "auki'}, "unclosed_quote"),
    ({"q": "”silta"}, "unclosed_quote"),
    ({"q": "'"}, "no_words"),
    ({"q": "\x01\x02silta\x00\x1f\x7f"}, ""),
    ({"q": "\x00"}, None),
    ({"q": "\u202esilta\u2066"}, ""),
    ({"q": "\u200f\u200e"}, None),
    ({"q": "שלום silta مرحبا"}, ""),
    ({"q": "💡🌉"}, "no_words"),
    ({"q": "silta 💡"}, ""),
    ({"q": "NEAR(silta auki, 5)"}, ""),
    ({"q": "title_exact: silta"}, ""),
    ({"q": "{title exact} : silta ^ auki"}, ""),
    ({"q": "*"}, "no_words"),
    ({"q": "***************"}, "no_words"),
    ({"q": "s*"}, "star"),
    ({"q": "*ilta"}, "star"),
    ({"q": "a* b* c* d* e* f*"}, "star"),
    ({"q": "sil* " * 400}, "too_long"),
    ({"q": "' OR 1=1; DROP TABLE search_passage; --"}, "nothing_either_side"),
    ({"q": "%' UNION SELECT password FROM cms_user --"}, ""),
    ({"q": "silta & (auki | !kiinni) <-> :* \\"}, ""),
    ({"q": "{{ settings.SECRET_KEY }} {% debug %}"}, ""),
    ({"q": "<script>alert(1)</script>"}, ""),
    ({"q": "OR"}, "nothing_either_side"),
    ({"q": "-" * 900}, "no_words"),
    ({"q": "-silta"}, ""),
    ({"q": "puhuja:" * 140}, ""),
    ({"q": "puhuja:eikukaan"}, "unknown_value"),
    ({"q": "-vuosi:2025 silta"}, "field_excluded"),
    ({"q": "päivä:31.2.2026"}, "unknown_date"),
    ({"q": "vuosi:0"}, "unknown_date"),
    ({"q": "vuosi:99999"}, "unknown_date"),
    ({"q": "vuosi:0000"}, ""),
    ({"q": "vuosi:" + "9" * 900}, "unknown_date"),
    ({"q": "silta", "from": "31.2.2026"}, "unknown_date"),
    ({"q": "silta", "until": "0000-00-00"}, "unknown_date"),
    ({"q": "silta", "from": "9" * 5_000}, "unknown_date"),
    ({"q": "silta", "from": "2026-01-01", "until": "2025-01-01"}, "days_turned"),
    ({"q": "silta", "page": "1e9"}, ""),
    ({"q": "silta", "page": "999999999999"}, ""),
    ({"q": "silta", "page": "99999"}, ""),
    ({"q": "silta", "page": "-1"}, ""),
    ({"q": "silta", "year": ["0", "99999", "x" * 9_000]}, ""),
    ({"q": "silta", "body": "' OR 1=1 --", "kind": "\x00", "speaker": "\x00\ud800".encode("utf-8", "replace")}, ""),
    ({"q": "silta", "speaker": [f"Puhuja {number}" for number in range(900)]}, ""),
    ({"q": ["silta"] * 1_000}, ""),
    ({"q": ["a" * 900] * 8 + ["silta"]}, ""),
]


@pytest.fixture(scope="module", autouse=True)
def _learnt():
    """The words of both languages are learnt once in the life of a process, which takes seconds."""
    for language in ADDRESS:
        parse("silta bron xyzzy", language=language)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize(("asked", "problem"), QUESTIONS, ids=range(len(QUESTIONS)))
def test_any_question_is_answered_in_time_with_a_sentence(client, minimal_site, language, asked, problem):
    found_passage(getattr(minimal_site, language), "Silta auki, bron är öppen")
    started = time.perf_counter()
    answer = client.get(f"{ADDRESS[language]}?{urlencode(asked, doseq=True)}")
    assert time.perf_counter() - started < SECONDS
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert len(page) < 200_000
    status = STATUS.search(page)
    if problem is None:
        assert status is None
        return
    assert status is not None
    told = re.sub(r"<[^>]+>", "", status[1]).strip()
    assert told
    if problem:
        with translation.override(language):
            beginning = re.split(r"[“””%]|\d", Problem(problem, "", 0).sentence.lstrip("“”"))[0].strip()
        assert beginning in told


@pytest.mark.parametrize("path", ["atom.xml", "results.csv", "results.json", "suggestions.json"])
@pytest.mark.parametrize(
    "asked", [{"q": "a" * 10_000}, {"q": '"'}, {"q": "\x00\u202e"}, {"q": "NEAR(*", "page": "1e9"}]
)
def test_files_are_answered_too(client, minimal_site, path, asked):
    assert client.get(f"/fi/haku/{path}", asked).status_code == 200
