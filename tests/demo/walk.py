"""A walk through every address of the loaded site, as a reader without JavaScript or cookies could take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.db import connection
from django.test import Client

HOST = "http://testserver"
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action", "track": "src", "source": "src"}
MEDIA = {"audio": "src", "video": "src", "iframe": "src"}


@dataclass
class Visit:
    """What one address answered; ``questions`` counts those of a repeated visit where the first asked many."""

    address: str
    status: int
    body: bytes
    kind: str
    questions: int
    cookies: list[str] = field(default_factory=list)

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page, parsed once."""
        return BeautifulSoup(self.body, "html.parser")

    @property
    def language(self) -> str:
        """The language of the frame."""
        return self.address[1:3]

    @cached_property
    def ids(self) -> set[str]:
        """What an anchor may lead to."""
        return {element["id"] for element in self.soup.find_all(id=True)}

    @cached_property
    def heading(self) -> Tag:
        """The first heading of the first level."""
        found = self.soup.find("h1")
        assert isinstance(found, Tag), self.address
        return found

    def links(self) -> Iterator[tuple[Tag, str]]:
        """Every element that leads somewhere on this site, with the address in full, its fragment included."""
        for element in self.soup.find_all([*LINKS, *MEDIA]):
            target = element.get((LINKS | MEDIA)[element.name])
            full = urljoin(HOST + self.address, target) if target else ""
            if full.startswith(HOST + "/"):
                yield element, full.removeprefix(HOST)


def without_fragment(address: str) -> str:
    """An address as the server is asked for it."""
    return address.split("#")[0]


def spoken_language(element: Tag) -> str:
    """The language in which assistive technology speaks an element."""
    marked = element if element.get("lang") else element.find_parent(lang=True)
    assert isinstance(marked, Tag)
    return str(marked["lang"])


def starts(client: Client) -> list[str]:
    """Where a walk begins: the root, both front pages and every address of the sitemap."""
    listed = re.findall("<loc>([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    return ["/", "/fi/", "/sv/", *(address.removeprefix(HOST) for address in listed)]


class Walk:
    """All pages by address, and what was answered for the files and the lists that they lead to."""

    def __init__(self, client: Client, start: list[str]) -> None:
        self.client = client
        self.pages: dict[str, Visit] = {}
        self.statuses: dict[str, int] = {}
        self._variants: dict[tuple[str, tuple[str, ...]], str] = {}
        waiting = list(start)
        while waiting:
            address = waiting.pop()
            if address not in self.statuses:
                waiting += self._look(address)

    def _look(self, address: str) -> list[str]:
        """Visits one address; returns those that it leads to and that are worth a visit."""
        visit = self._visit(address)
        self.statuses[address] = visit.status
        if visit.status != 200 or not visit.kind.startswith("text/html"):
            return []
        self.pages[address] = visit
        return [
            found for found in dict.fromkeys(without_fragment(link) for _, link in visit.links()) if self._new(found)
        ]

    def _new(self, address: str) -> bool:
        """Whether an address is of another kind than those known."""
        return self._like(address) == address

    def _like(self, address: str) -> str:
        """The address that stands for one: a month of a list for all its months, a second for all its seconds."""
        parts = urlsplit(address)
        names = tuple(sorted(name for name, _ in parse_qsl(parts.query)))
        return self._variants.setdefault((parts.path, names), address)

    def _visit(self, address: str) -> Visit:
        first = self._ask(address)
        # The first reader of a picture waits for its rendition; the question is what every other one costs.
        return self._ask(address) if first.questions > 25 else first

    def _ask(self, address: str) -> Visit:
        asked = count()
        with connection.execute_wrapper(lambda execute, *question: (next(asked), execute(*question))[1]):
            answer: Any = self.client.get(address)
        body = b"" if answer.streaming else answer.content
        answer.close()
        kind = answer.headers.get("Content-Type", "")
        return Visit(address, answer.status_code, body, kind, next(asked), list(answer.cookies))

    def status(self, address: str) -> int:
        """What an address answers, or the one that stands for it; asks only for what was not asked before."""
        address = self._like(address)
        if address not in self.statuses:
            self.statuses[address] = self._ask(address).status
        return self.statuses[address]
