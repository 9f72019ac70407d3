"""The flows that are measured: what is opened, at which sizes, and how one sees that the work was done."""

from dataclasses import dataclass

SMALL, LARGE = 10, 1000
QUERY_LIMIT = 25


@dataclass(frozen=True)
class Flow:
    """A page that somebody opens. ``grows``: it lists the seeded pages, and is measured at both sizes."""

    name: str
    path: str
    shows: str
    grows: bool = False


FLOWS = (
    Flow("front page", "/fi/", "</main>"),
    Flow("a meeting", "/fi/{forums}/{forum}/kokous-1/", "Kokous 1"),
    Flow("list of news", "/fi/{news}/", "Uutinen ", grows=True),
    Flow("a forum with its meetings", "/fi/{forums}/{forum}/", "/kokous-", grows=True),
    Flow("search", "/fi/search/?q=kokous", "Kokous ", grows=True),
)
