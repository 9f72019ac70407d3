"""How the engine beside the database is reached: its addresses, who we are there, and what its complaints mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from elasticsearch import (
    ApiError,
    ConnectionTimeout,
    Elasticsearch,
    NotFoundError,
    SerializationError,
    SSLError,
    TransportError,
    UnsupportedProductError,
)

from search.engines.protocol import EngineDown, Refused
from search.engines.troubles import Trouble

SECONDS_TO_WRITE = 30
REFUSALS = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY)
"""What says that a request was wrong. A wrong password, or an index that is full, is a trouble of the engine."""
BLOCKED = "cluster_block_exception"
BY_KIND = (
    (UnsupportedProductError, Trouble.STRANGER),
    (SerializationError, Trouble.STRANGER),
    (SSLError, Trouble.CERTIFICATE),
    (ConnectionTimeout, Trouble.SLOW),
)
BY_STATUS: Mapping[int, Trouble] = {
    HTTPStatus.UNAUTHORIZED: Trouble.CREDENTIALS,
    HTTPStatus.FORBIDDEN: Trouble.RIGHTS,
    HTTPStatus.NOT_FOUND: Trouble.UNBUILT,
    HTTPStatus.REQUEST_TIMEOUT: Trouble.SLOW,
    HTTPStatus.TOO_MANY_REQUESTS: Trouble.BUSY,
    HTTPStatus.SERVICE_UNAVAILABLE: Trouble.BUSY,
    HTTPStatus.GATEWAY_TIMEOUT: Trouble.SLOW,
}


@dataclass(frozen=True)
class Connection:
    """What ``settings.SEARCH_ENGINE`` says; nothing in it assumes one node.

    ``seconds`` is how long a reader's question may wait. ``prefix`` keeps the indexes of several sites apart.
    """

    addresses: tuple[str, ...]
    user: str = "elastic"
    password: str = ""
    api_key: str = ""
    ca_file: str = ""
    verify: bool = True
    prefix: str = "foorumi"
    shards: int = 1
    replicas: int = 1
    seconds: float = 0.8

    @property
    def options(self) -> dict[str, Any]:
        """What the client is made with, beside the addresses."""
        options: dict[str, Any] = {
            "request_timeout": self.seconds,
            # A node that is gone is passed over at once; one that hangs has used up the time already.
            "max_retries": len(self.addresses) - 1,
            "retry_on_timeout": False,
        }
        if self.api_key:
            options["api_key"] = self.api_key
        elif self.password:
            options["basic_auth"] = (self.user, self.password)
        if any(address.startswith("https:") for address in self.addresses):
            options |= {"verify_certs": self.verify, "ssl_show_warn": False}
            if self.ca_file:
                options["ca_certs"] = self.ca_file
        return options

    def client(self) -> Elasticsearch:
        """A client for these addresses, the same one for the whole process: it keeps its connections."""
        return _client(self)

    def writer(self) -> Elasticsearch:
        """The same client for what no reader waits for."""
        return self.client().options(request_timeout=SECONDS_TO_WRITE)


@cache
def _client(connection: Connection) -> Elasticsearch:
    return Elasticsearch(list(connection.addresses), **connection.options)


@contextmanager
def told() -> Iterator[None]:
    """Makes whatever the client raises an EngineDown."""
    try:
        yield
    except NotFoundError as problem:
        raise EngineDown(f"there is no index yet: {problem}", Trouble.UNBUILT) from problem
    except ApiError as problem:
        if is_refusal(problem.status_code):
            raise Refused(str(problem)) from problem
        raise EngineDown(str(problem), trouble_of(problem)) from problem
    except TransportError as problem:
        raise EngineDown(str(problem), trouble_of(problem)) from problem


def trouble_of(problem: ApiError | TransportError) -> Trouble:
    """What an exception of the client means."""
    for kind, trouble in BY_KIND:
        if isinstance(problem, kind):
            return trouble
    return trouble_in(problem.status_code, problem.body) if isinstance(problem, ApiError) else Trouble.UNREACHABLE


def trouble_in(status: int, body: Any) -> Trouble:
    """What an answer of HTTP means that is no success; ``body`` may be anything."""
    error = body.get("error", body) if isinstance(body, Mapping) else None
    if isinstance(error, Mapping) and error.get("type") == BLOCKED:
        # While a cluster has no master everything is blocked, with a status of its own.
        return Trouble.BUSY if status == HTTPStatus.SERVICE_UNAVAILABLE else Trouble.FULL
    return BY_STATUS.get(status, Trouble.FAULT)


def is_refusal(status: int) -> bool:
    """Whether an answer of HTTP says that the request was wrong, and not that the engine is."""
    return status in REFUSALS
