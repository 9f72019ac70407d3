"""Answers anonymous readers with pages that were made before; the first of the middleware, so that little else runs."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils import timezone

from cms.reader_cache import clock
from cms.reader_cache.addresses import may_be_kept, meaningful_query, name_of_copy
from cms.reader_cache.copies import GREATEST_AGE, STALE_FOR, Copy, copy_of, is_for_everybody
from cms.reader_cache.version import current_version

LONGEST_WAIT = 5.0
BETWEEN_LOOKS = 0.02
NOT_ASKED_FOR_A_COPY = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH")


class ReaderCacheMiddleware:
    """Keeps pages for anonymous readers in the cache ``readers``; what is somebody's own goes past it.

    One request makes a page anew; those who ask for it meanwhile get the last copy, or wait where that is too old.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.READER_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._conditional = ConditionalGetMiddleware(get_response)
        self._compressing = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, kept or made."""
        query = meaningful_query(request.META.get("QUERY_STRING", "")) if may_be_kept(request) else None
        name = name_of_copy(request, query) if query is not None else None
        if query is None or name is None:
            return self.get_response(request)
        copy = self._fresh(name)
        if copy is not None:
            return copy.answer(request)
        if request.method == "HEAD":
            return self.get_response(request)
        # What is made for all readers is made of what the name holds, not of what this one hung on the address.
        request.META["QUERY_STRING"] = query
        return self._made_by_one(request, name)

    def _made_by_one(self, request: HttpRequest, name: str) -> HttpResponseBase:
        cache, lock = caches["readers"], f"making-{name}"
        if cache.add(lock, 1, timeout=int(LONGEST_WAIT) + 1):
            try:
                # Somebody may have finished it between our look and our lock.
                copy = self._fresh(name)
                return copy.answer(request) if copy is not None else self._made(request, name)
            finally:
                cache.delete(lock)
        copy = self._standing_in(name) or self._waited_for(name, lock)
        return copy.answer(request) if copy is not None else self._made(request, name)

    def _fresh(self, name: str) -> Copy | None:
        copy: Copy | None = caches["readers"].get(name)
        if copy is None or not copy.is_fresh(current_version(), time.time()):
            return None
        return copy

    def _standing_in(self, name: str) -> Copy | None:
        copy: Copy | None = caches["readers"].get(name)
        if copy is None or not copy.may_stand_in(current_version(), time.time()):
            return None
        return copy

    def _waited_for(self, name: str, lock: str) -> Copy | None:
        deadline = time.monotonic() + LONGEST_WAIT
        while caches["readers"].get(lock) and time.monotonic() < deadline:
            time.sleep(BETWEEN_LOOKS)
        return self._fresh(name)

    def _made(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """Makes the page as for a reader who has and compresses nothing, keeps it, and answers this reader."""
        version, now = current_version(), timezone.now()
        wishes = {wish: request.META.pop(wish) for wish in NOT_ASKED_FOR_A_COPY if wish in request.META}
        response = self.get_response(request)
        request.META.update(wishes)
        copy = None
        if is_for_everybody(response):
            until = min(clock.fresh_until(version.token, now), now.timestamp() + GREATEST_AGE)
            copy = copy_of(response, version, until)
        if copy is None:
            return self._for_this_reader(request, response)
        caches["readers"].set(name, copy, timeout=int(GREATEST_AGE + STALE_FOR))
        return copy.answer(request)

    def _for_this_reader(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """What is not kept, with the two things that the middleware below could not do without the reader's headers."""
        answer = self._conditional.process_response(request, response)
        return self._compressing.process_response(request, answer)
