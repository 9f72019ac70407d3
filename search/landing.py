"""Where a hit leads: the words that were searched for are marked on the page too (``?mark=``)."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from search.query.parser import parse
from search.results.highlight import Highlighter
from search.results.places import LONGEST_MARK

LONGEST_PAGE = 2_000_000
MOST_MARKS = 400
MAIN = re.compile(r"(<main\b.*?>)(.*)(</main>)", re.DOTALL)
TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
ENTITY = re.compile(r"&#?\w{1,32};")
LEFT_ALONE = frozenset(
    {"button", "mark", "nav", "option", "script", "select", "style", "svg", "template", "textarea", "title"}
)
"""Elements in which nothing is marked: controls, lists of contents, drawings, and what is marked already."""


class MarkWordsMiddleware:
    """Marks the words of ``?mark=`` in the main text of a public page; every other answer passes as it is.

    Such an address is never kept for other readers: what it may ask for is without number.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with marks where the address asks for them."""
        response = self.get_response(request)
        words = request.GET.get("mark", "")[:LONGEST_MARK]
        if words.strip() and self._is_page(request, response):
            response.content = marked(response.content.decode(), words, get_language() or "fi").encode()
        return response

    @staticmethod
    def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.method == "GET"
            and response.status_code == 200
            and not request.path.startswith("/admin/")
            and not getattr(response, "streaming", False)
            and response.headers.get("Content-Type", "") == "text/html; charset=utf-8"
            and len(response.content) <= LONGEST_PAGE
        )


def marked(html: str, words: str, language: str) -> str:
    """A page with the words of a question, in whatever form they stand there, marked in its main text."""
    # What means the same stands in the address where it was found: the termbase need not be asked again.
    highlighter = Highlighter(parse(words, language=language).tree)
    main = MAIN.search(html)
    if main is None or highlighter.is_empty:
        return html
    return html[: main.start(2)] + _marked(main[2], highlighter) + html[main.end(2) :]


def _marked(html: str, highlighter: Highlighter) -> str:
    out: list[str] = []
    closed_by, left = "", MOST_MARKS
    for number, piece in enumerate(TAG.split(html)):
        if number % 2:
            closed_by = _state(piece, closed_by)
        elif not closed_by and left and piece.strip():
            piece, used = _with_marks(piece, highlighter, left)
            left -= used
        out.append(piece)
    return "".join(out)


def _state(tag: str, closed_by: str) -> str:
    """The element that must end before anything is marked again, after a tag; empty for none."""
    name = NAME.match(tag)
    if name is None:
        return closed_by
    if closed_by:
        return "" if tag.startswith("</") and name[1].lower() == closed_by else closed_by
    is_start = not tag.startswith("</") and not tag.endswith("/>")
    return name[1].lower() if is_start and name[1].lower() in LEFT_ALONE else ""


def _with_marks(text: str, highlighter: Highlighter, most: int) -> tuple[str, int]:
    # A reference to a character is no word, and stays whole.
    plain = ENTITY.sub(lambda entity: " " * len(entity[0]), text)
    marks = highlighter.marks(plain, "")[:most]
    out, done = [], 0
    for mark in marks:
        out += [text[done : mark.start], "<mark>", text[mark.start : mark.end], "</mark>"]
        done = mark.end
    return "".join(out) + text[done:], len(marks)
