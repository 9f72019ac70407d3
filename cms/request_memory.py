"""What one request asks of the database once: remembered while it is answered, forgotten with the answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

Answer = TypeVar("Answer")

_memory: ContextVar[dict[str, Any] | None] = ContextVar("request_memory", default=None)


@contextmanager
def request_memory() -> Iterator[None]:
    """Within it ``remembered`` asks each question once."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(question: str, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question, asked once per request; outside a request it is asked every time.

    Only for what cannot change while a page is read: the languages, the restrictions, the shape of the tree.
    """
    memory = _memory.get()
    if memory is None:
        return ask()
    if question not in memory:
        memory[question] = ask()
    answer: Answer = memory[question]
    return answer


class RequestMemoryMiddleware:
    """Gives every request that only reads, and is not the desk's, a memory of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, made with a memory where nothing can change meanwhile."""
        if request.method not in ("GET", "HEAD") or request.path.startswith("/admin/"):
            return self.get_response(request)
        with request_memory():
            return self.get_response(request)
