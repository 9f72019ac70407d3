"""What is withdrawn is told by no address from that moment on: before the worker comes, and after it."""

import pytest

from search.services import drain
from tests.search.withdrawn import WAYS, WAYS_OF_FILES, addresses, counts, held, tells

pytestmark = pytest.mark.usefixtures("nothing_waits")


NOTHING: tuple[set[str], list[int]] = (set(), [0, 0, 0, 0])


@pytest.fixture(autouse=True)
def _often(settings):
    settings.API_REQUESTS_PER_MINUTE = 100_000


def after(client, asked):
    return tells(client, asked), counts(client)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("secret", ["meeting", "recording"])
def test_a_page_that_is_withdrawn_is_told_nowhere(client, minimal_site, secret, way):
    found = held(minimal_site, secret=secret)
    drain()
    asked = addresses()
    assert len(tells(client, asked)) > 20
    WAYS[way](getattr(found, secret))
    assert after(client, asked) == NOTHING
    drain()
    assert after(client, asked) == NOTHING


@pytest.mark.parametrize("way", WAYS_OF_FILES)
def test_a_file_that_is_withdrawn_is_told_nowhere(client, minimal_site, way):
    found = held(minimal_site, secret="file")
    drain()
    asked = addresses()
    assert len(tells(client, asked)) > 10
    WAYS_OF_FILES[way](found.file)
    assert after(client, asked) == NOTHING
    drain()
    assert after(client, asked) == NOTHING
