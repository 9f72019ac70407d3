"""The index follows publication."""

from pages.models import AgendaItem
from search.queries import search_pages
from tests import factories


def test_new_rows_of_a_live_page_are_indexed_when_they_are_published(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    draft = meeting.get_latest_revision_as_object()
    draft.agenda_items = [AgendaItem(locale=draft.locale, number="1", heading="Varavoimakone")]
    factories.publish(draft.save_revision())
    assert search_pages(words="varavoimakone", language="fi").total == 1
