"""The flows that are measured: what is opened, at which sizes, and how one sees that the work was done."""

from dataclasses import dataclass

SMALL, LARGE = 20, 2000
CUES = 1500
QUERY_LIMIT = 25
QUERIES_OF_A_KEPT_PAGE = 1
LEAST_SHARE_OF_HELLO = 0.5


@dataclass(frozen=True)
class Flow:
    """A page that somebody opens. ``grows``: it lists the seeded pages, and is measured at both sizes.

    ``kept``: the cache of readers keeps it, so that it is measured made anew and from the cache.
    """

    name: str
    path: str
    shows: str
    grows: bool = False
    kept: bool = True


FLOWS = (
    Flow("an article", "/fi/{news}/uutinen-1/", "Uutinen 1"),
    Flow("front page", "/fi/", "</main>"),
    Flow("a meeting", "/fi/{forums}/{forum}/kokous-1/", "Kokous 1"),
    Flow("list of news", "/fi/{news}/", "Uutinen ", grows=True),
    Flow("a recording with its words", "/fi/{recordings}/tallenne/", "numero"),
    Flow("a forum with its meetings", "/fi/{forums}/{forum}/", "/kokous-", grows=True),
    Flow("search", "/fi/haku/?q=kokous", "<mark>Kokous</mark>", grows=True, kept=False),
)
