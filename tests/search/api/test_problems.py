"""Problems as RFC 9457 wants them."""

import json
from http import HTTPStatus

import pytest

from search.api.problems import problem


@pytest.mark.parametrize("status", [400, 404, 405, 429, 500, 503])
def test_every_problem_says_what_it_is(status):
    answer = problem(status)
    told = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert (told["type"], told["status"], told["title"]) == ("about:blank", status, HTTPStatus(status).phrase)
    assert told["detail"].endswith(".")


def test_a_problem_names_the_parameters():
    told = json.loads(problem(400, "So not.", errors=[{"name": "limit", "detail": "too much"}]).content)
    assert (told["detail"], told["errors"]) == ("So not.", [{"name": "limit", "detail": "too much"}])


def test_a_status_without_a_sentence_has_none():
    assert "detail" not in json.loads(problem(410).content)
