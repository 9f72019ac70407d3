"""What other pages say of a page that is withdrawn is told by no address either, from that moment on."""

import pytest
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from search.services import drain
from search.terms.derived import refresh_terms
from tests import factories
from tests.search.withdrawn import SECRET, WAYS, WORDS, addresses, tells

pytestmark = pytest.mark.usefixtures("nothing_waits", "_often")
OPEN_WAYS, LATE = ("unpublished", "for people who log in"), "expired, and the clock is late"


@pytest.fixture
def _often(settings):
    settings.API_REQUESTS_PER_MINUTE = 100_000


def _of_an_event(site):
    named = factories.association(site.fi, title=WORDS, slug=SECRET)
    return named, factories.event(site.fi, timezone.now(), title="Silta", association=named)


def _of_an_association(site):
    named = factories.municipality(site.fi, title=WORDS, slug=SECRET)
    return named, factories.association(site.fi, title="Silta", municipality=named)


def _of_a_goal(site):
    named = factories.goal(factories.strategy(site.fi), title=WORDS, slug=SECRET)
    item = factories.agenda_item(heading="Silta", goal=named)
    return named, factories.meeting(factories.forum(site.fi), title="Silta", rows={"agenda_items": [item]})


def _of_a_forum(site):
    named = factories.forum(site.fi, title=WORDS, slug="foorumi")
    return named, factories.news(site.fi, title="Silta", forum=named)


def _above_a_meeting(site):
    named = factories.forum(site.fi, title=WORDS, slug="foorumi")
    return named, factories.meeting(named, title="Silta")


def _of_a_network(site):
    named = factories.network(site.fi, title=WORDS, slug=SECRET)
    return named, factories.news(site.fi, title="Silta", network=named)


def _of_a_translation(site):
    named = factories.network(site.fi, title="Potilasverkosto")
    swedish = factories.translated(named, title=WORDS, slug=SECRET)
    rows = {"attendances": [factories.attendance("Aino Aalto", group="Potilaat", network=named)]}
    meeting = factories.meeting(factories.forum(site.fi), title="Silta", rows=rows, original_language="fi")
    return swedish, factories.translated(meeting, title="Silta")


def _of_the_other_language(site):
    shown = factories.news(site.fi, title="Silta")
    return factories.translated(shown, title=WORDS, slug=SECRET, lead=WORDS), shown


AT_ONCE = {
    "a goal in a meeting": _of_a_goal,
    "a forum of news": _of_a_forum,
    "a forum above a meeting": _above_a_meeting,
    "a network of news": _of_a_network,
    "the other language of news": _of_the_other_language,
}
"""What is asked about each time that it is told: the clock may be late."""
IN_TEXTS = {
    "an association in an event": _of_an_event,
    "a municipality in an association": _of_an_association,
}
"""What stands in the texts of others, and is on their pages too until the clock comes."""
BY_THE_WORKER = {"a network in the roll of a translation": _of_a_translation}
"""What may be told until the worker comes."""


def told(client, site, make, way):
    """The addresses that tell a name before it is withdrawn, after it, and when the worker came."""
    named, naming = make(site)
    ReferenceIndex.create_or_update_for_object(naming)
    drain()
    refresh_terms()
    asked = addresses()
    before = tells(client, asked)
    WAYS[way](named)
    after = tells(client, asked)
    drain()
    assert Page.objects.get(pk=naming.pk).live
    return len(before), after, tells(client, asked)


@pytest.mark.parametrize("way", [*OPEN_WAYS, LATE])
@pytest.mark.parametrize("name", AT_ONCE)
def test_a_page_that_is_withdrawn_is_named_nowhere(client, minimal_site, name, way):
    before, after, later = told(client, minimal_site, AT_ONCE[name], way)
    assert (before > 0, after, later) == (True, set(), set())


@pytest.mark.parametrize("way", OPEN_WAYS)
@pytest.mark.parametrize("name", IN_TEXTS)
def test_a_name_in_the_texts_of_others_goes_with_its_page(client, minimal_site, name, way):
    before, after, later = told(client, minimal_site, IN_TEXTS[name], way)
    assert (before > 0, after, later) == (True, set(), set())


@pytest.mark.parametrize("way", OPEN_WAYS)
@pytest.mark.parametrize("name", BY_THE_WORKER)
def test_a_name_in_a_roll_goes_when_the_worker_comes(client, minimal_site, name, way):
    before, _after, later = told(client, minimal_site, BY_THE_WORKER[name], way)
    assert (before > 0, later) == (True, set())
