"""How often one reader may ask: counted in the cache by a fingerprint that is gone within the minute."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from pages.feedback.limits import line_of, sender_address

WINDOW = 60
"""Seconds after which the count begins anew."""
PRICE_OF_AN_EXPORT = 10
"""Requests that an export counts as: it is made of many."""


@dataclass(frozen=True)
class Allowance:
    """What a reader has left in this window of ``WINDOW`` seconds, which ends in ``seconds``."""

    limit: int
    left: int
    seconds: int

    @property
    def is_used_up(self) -> bool:
        """Whether this request is one too many."""
        return self.left < 0

    @property
    def headers(self) -> dict[str, str]:
        """The allowance as the IETF's draft "RateLimit header fields for HTTP" says it."""
        return {
            "RateLimit-Policy": f'"reader";q={self.limit};w={WINDOW}',
            "RateLimit": f'"reader";r={max(self.left, 0)};t={self.seconds}',
        }


def spend(request: HttpRequest, price: int = 1) -> Allowance:
    """Counts a request of its sender; while there is no cache nobody is refused."""
    limit, now = settings.API_REQUESTS_PER_MINUTE, int(time.time())
    sender = salted_hmac("search.api", line_of(sender_address(request))).hexdigest()
    spent = _counted(f"api:{now // WINDOW}:{sender}", price)
    return Allowance(limit, limit - spent, WINDOW - now % WINDOW)


def _counted(name: str, price: int) -> int:
    if cache.add(name, price, WINDOW):
        return price
    try:
        return int(cache.incr(name, price))
    except ValueError:  # it ran out between the two calls
        return price
