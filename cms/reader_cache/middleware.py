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
from cms.reader_cache.copies import GREATEST_AGE, STALE_FOR, Copy, copy_of, is_for_everybody
from cms.reader_cache.kept import Address, address_of, fresh_copy, last_copy
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
        address = address_of(request)
        if address is None:
            return self.get_response(request)
        copy = fresh_copy(address)
        if copy is not None:
            return copy.answer(request)
        if request.method == "HEAD":
            return self.get_response(request)
        # What is made for all readers is made of what the name holds, not of what this one hung on the address.
        request.META["QUERY_STRING"] = address.query
        return self._made_by_one(request, address)

    def _made_by_one(self, request: HttpRequest, address: Address) -> HttpResponseBase:
        cache, lock = caches["readers"], f"making-{address.name}"
        if cache.add(lock, 1, timeout=int(LONGEST_WAIT) + 1):
            try:
                # Somebody may have finished it between our look and our lock.
                copy = fresh_copy(address)
                return copy.answer(request) if copy is not None else self._made(request, address)
            finally:
                cache.delete(lock)
        copy = last_copy(address) or self._waited_for(address, lock)
        return copy.answer(request) if copy is not None else self._made(request, address)

    def _waited_for(self, address: Address, lock: str) -> Copy | None:
        deadline = time.monotonic() + LONGEST_WAIT
        while caches["readers"].get(lock) and time.monotonic() < deadline:
            time.sleep(BETWEEN_LOOKS)
        return fresh_copy(address)

    def _made(self, request: HttpRequest, address: Address) -> HttpResponseBase:
        """Makes the page as for a reader who has and compresses nothing, keeps it, and answers this reader."""
        version, now = current_version(), timezone.now()
        wishes = {wish: request.META.pop(wish) for wish in NOT_ASKED_FOR_A_COPY if wish in request.META}
        response = self.get_response(request)
        request.META.update(wishes)
        copy = None
        if is_for_everybody(response):
            copy = copy_of(response, version, clock.fresh_until(version.token, now), now.timestamp())
        if copy is None:
            return self._for_this_reader(request, response)
        caches["readers"].set(address.name, copy, timeout=int(GREATEST_AGE + STALE_FOR))
        return copy.answer(request)

    def _for_this_reader(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """What is not kept, with the two things that the middleware below could not do without the reader's headers."""
        answer = self._conditional.process_response(request, response)
        return self._compressing.process_response(request, answer)
