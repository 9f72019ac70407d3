"""The front page shows events without importing them."""

import pytest
from django.utils import timezone

from events.models import Occurrence
from tests import factories

DAY = timezone.timedelta(days=1)


@pytest.fixture
def tomorrow():
    return timezone.now() + DAY


def test_events_and_meetings_stand_together_by_time(client, minimal_site, tomorrow):
    factories.meeting(factories.forum(minimal_site.fi), title="Kokous", starts_at=tomorrow + DAY)
    factories.event(minimal_site.fi, tomorrow, title="Talkoot")
    page = client.get("/fi/").content.decode()
    assert 0 < page.index("Talkoot") < page.index("Kokous")


def test_cancelled_and_past_dates_do_not_come_up(client, minimal_site, tomorrow):
    factories.event(minimal_site.fi, tomorrow, title="Peruttu retki")
    Occurrence.objects.update(status=Occurrence.Status.CANCELLED)
    factories.event(minimal_site.fi, tomorrow - 3 * DAY, title="Mennyt retki")
    page = client.get("/fi/").content.decode()
    assert "retki" not in page


def test_an_event_in_the_other_language_is_marked(client, minimal_site, tomorrow):
    factories.event(minimal_site.sv, tomorrow, title="Byvandring")
    page = client.get("/fi/").content.decode()
    assert 'lang="sv"><a class="title"' in page
