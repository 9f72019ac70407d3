"""Redis as a cache whose absence costs time and nothing else: while it is gone, nothing is kept and nothing found."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)
SECONDS_TO_ANSWER = 0.3
SECONDS_LEFT_ALONE = 5.0
SECONDS_BETWEEN_COMPLAINTS = 60.0


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache; an error is logged once a minute and counts as an empty cache that forgets everything.

    After an error Redis is left alone for a few seconds, so that a server that hangs does not cost every request.
    """

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        patience = {"socket_timeout": SECONDS_TO_ANSWER, "socket_connect_timeout": SECONDS_TO_ANSWER}
        options = {**patience, "retry": Retry(NoBackoff(), 0), **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})
        self._left_alone_until = 0.0
        self._silent_until = 0.0

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """The value, or the default."""
        return self._forgiving(super().get, kwargs.get("default", args[1] if len(args) > 1 else None), args, kwargs)

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keeps a value."""
        self._forgiving(super().set, None, args, kwargs)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Whether nobody had the key: without Redis nobody has, so whoever wants a lock gets it."""
        return bool(self._forgiving(super().add, True, args, kwargs))

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the key was there."""
        return bool(self._forgiving(super().touch, False, args, kwargs))

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the key was there."""
        return bool(self._forgiving(super().delete, False, args, kwargs))

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the key is there."""
        return bool(self._forgiving(super().has_key, False, args, kwargs))

    def incr(self, key: Any, delta: int = 1, *args: Any, **kwargs: Any) -> int:
        """The count afterwards; without Redis each is the first. Raises ValueError for a key that is not there."""
        return int(self._forgiving(super().incr, delta, (key, delta, *args), kwargs))

    async def aincr(self, key: Any, delta: int = 1, *args: Any, **kwargs: Any) -> int:
        """The same, in one step too: Django's own would ask twice and forget how long the count is kept."""
        return await asyncio.to_thread(self.incr, key, delta, *args, **kwargs)

    def incr_version(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """The version of the key afterwards. Raises ValueError for a key that is not there, where Redis says so."""
        if self._is_left_alone():
            return (self.version if version is None else version) + delta
        try:
            return int(super().incr_version(key, delta, version))
        except ValueError:
            if self._is_left_alone():
                return (self.version if version is None else version) + delta
            raise

    async def aincr_version(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """The same."""
        return await asyncio.to_thread(self.incr_version, key, delta, version)

    def get_many(self, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        """The values that are there."""
        found: dict[Any, Any] = self._forgiving(super().get_many, {}, args, kwargs)
        return found

    def set_many(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Keeps values; the keys that could not be kept."""
        lost: list[Any] = self._forgiving(super().set_many, [], args, kwargs)
        return lost

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        """Forgets keys."""
        self._forgiving(super().delete_many, None, args, kwargs)

    def clear(self) -> None:
        """Forgets everything that this database of Redis holds."""
        self._forgiving(super().clear, None, (), {})

    def _is_left_alone(self) -> bool:
        return time.monotonic() < self._left_alone_until

    def _forgiving(self, ask: Callable[..., Any], otherwise: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        now = time.monotonic()
        if now < self._left_alone_until:
            return otherwise
        try:
            return ask(*args, **kwargs)
        except (RedisError, OSError) as error:
            self._left_alone_until = now + SECONDS_LEFT_ALONE
            if now >= self._silent_until:
                self._silent_until = now + SECONDS_BETWEEN_COMPLAINTS
                logger.warning("Redis does not answer, so pages are made for each reader: %s", error)
            return otherwise
