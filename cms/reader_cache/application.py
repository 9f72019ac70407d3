"""Answers from kept pages before Django begins: its handler and its signals cost more than all else in such answers."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error

from cms.reader_cache.kept import fresh_copy_for

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def answering_from_kept_pages(application: Application) -> Application:
    """A WSGI application that answers by itself where a page is kept, and asks ``application`` for everything else.

    It decides by the same functions as the middleware, which makes the copies and answers alike where this is left out.
    Where the cache is off it is ``application`` itself.
    """
    if not settings.READER_CACHE:
        return application

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            # A request decodes the path inside its variables: made of the server's own, it would leave Django another.
            copy = fresh_copy_for(WSGIRequest({**environ}))
        except (DisallowedHost, Error):
            # Django says what is wrong with a host that is not ours, and mends a connection that has broken.
            copy = None
        if copy is None:
            return application(environ, start_response)
        status, headers, body = copy.reply(environ)
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    return answer
