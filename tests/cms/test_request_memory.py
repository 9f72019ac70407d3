"""A request asks the same question once; the next request asks again."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cms.request_memory import RequestMemoryMiddleware, remembered, request_memory


class Counter:
    """Counts how often it was asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self, *_arguments):
        self.asked += 1
        return self.asked


def test_within_a_memory_a_question_is_asked_once():
    ask = Counter()
    with request_memory():
        assert (remembered("question", ask), remembered("question", ask)) == (1, 1)


def test_outside_a_memory_it_is_asked_every_time():
    ask = Counter()
    assert (remembered("question", ask), remembered("question", ask)) == (1, 2)


def test_a_memory_ends_with_its_request_also_when_that_fails():
    ask = Counter()
    with pytest.raises(ZeroDivisionError), request_memory():
        remembered("question", lambda: ask() / 0)
    assert remembered("question", ask) == 2


@pytest.mark.parametrize(
    ("method", "path", "asked"),
    [("get", "/fi/", 1), ("head", "/fi/", 1), ("post", "/fi/", 2), ("get", "/admin/", 2)],
)
def test_only_reading_requests_of_the_site_have_a_memory(method, path, asked):
    ask = Counter()

    def answer(_request):
        remembered("question", ask)
        remembered("question", ask)
        return HttpResponse()

    RequestMemoryMiddleware(answer)(getattr(RequestFactory(), method)(path))
    assert ask.asked == asked
