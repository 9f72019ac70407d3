"""All passages of a page."""

from dataclasses import replace

import pytest

from search.models import Passage, PassagePerson
from search.passages.derive import _distinct, passages_of
from tests import factories
from tests.pages import full_pages

pytestmark = pytest.mark.django_db


def test_every_type_of_page_has_passages_that_fit_the_table(minimal_site):
    full_pages.make(minimal_site.fi)
    pages = list(minimal_site.fi.get_descendants(inclusive=True).specific())
    derived = {page.pk: passages_of(page) for page in pages}
    assert all(derived.values())
    for draft in (draft for drafts in derived.values() for draft in drafts):
        kept = {name: value for name, value in vars(draft).items() if name != "people"}
        row = Passage.objects.create(**kept, content_hash=draft.content_hash, version=1)
        PassagePerson.objects.bulk_create(PassagePerson(passage=row, **vars(person)) for person in draft.people)
    keys = [draft.key for drafts in derived.values() for draft in drafts]
    assert len(keys) == len(set(keys))


def test_publishing_again_keeps_the_keys_and_the_hashes(minimal_site):
    meeting = factories.meeting(
        factories.forum(minimal_site.fi), rows={"agenda_items": [factories.agenda_item(decision="<p>Päätettiin.</p>")]}
    )
    before = passages_of(meeting)
    published = factories.publish(factories.revise(meeting))
    assert passages_of(published) == before
    changed = passages_of(factories.publish(factories.revise(meeting, summary="Uusi tiivistelmä.")))
    assert [draft.key for draft in changed] == [draft.key for draft in before]
    assert [draft.content_hash for draft in changed] != [draft.content_hash for draft in before]


def test_what_is_not_live_has_none(minimal_site):
    assert passages_of(factories.news(minimal_site.fi, live=False)) == []
    news = factories.news(minimal_site.fi, lead="Julki.")
    factories.revise(news, lead="Salainen luonnos.")
    assert passages_of(news)[0].text == "Julki."
    news.unpublish()
    assert passages_of(news) == []


def test_two_places_with_one_anchor_have_keys_of_their_own(minimal_site):
    draft = passages_of(factories.news(minimal_site.fi))[0]
    first, second, third = _distinct([draft, replace(draft, text="b"), replace(draft, text="c")], "fi")
    assert first.key == draft.key
    assert len({first.key, second.key, third.key}) == 3


def test_versions_of_a_page_have_passages_of_their_own(minimal_site):
    news = factories.news(minimal_site.fi, title="Avustukset")
    version = factories.translated(news, title="Understöd")
    (finnish,), (swedish,) = passages_of(news), passages_of(version)
    assert (finnish.language, swedish.language) == ("fi", "sv")
    assert finnish.translation_key == swedish.translation_key
    assert finnish.key != swedish.key
