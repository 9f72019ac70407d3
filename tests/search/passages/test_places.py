"""What the passages of a page have in common."""

from datetime import date

import pytest

from search.passages.places import day_of, setting_of, setting_of_meeting
from tests import factories
from tests.factories import moment

pytestmark = pytest.mark.django_db


def test_a_page_stands_in_the_forum_and_the_network_that_it_names(minimal_site):
    forum, network = factories.forum(minimal_site.fi), factories.network(minimal_site.fi)
    setting = setting_of(factories.news(minimal_site.fi, forum=forum, network=network, date=date(2026, 3, 12)))
    assert (setting.body_key, setting.network_key) == (str(forum.translation_key), str(network.translation_key))
    assert (setting.language, setting.date) == ("fi", date(2026, 3, 12))


def test_a_network_alone_is_also_the_body(minimal_site):
    network = factories.network(minimal_site.fi)
    key = str(network.translation_key)
    for page in (network, factories.material(minimal_site.fi, network=network)):
        assert (setting_of(page).body_key, setting_of(page).network_key) == (key, key)
    forum = factories.forum(minimal_site.fi)
    assert (setting_of(forum).body_key, setting_of(forum).network_key) == (str(forum.translation_key), "")


def test_a_meeting_stands_in_what_is_above_it_on_its_day_in_finland(minimal_site):
    forum, network = factories.forum(minimal_site.fi), factories.network(minimal_site.fi)
    late = factories.meeting(forum, starts_at=moment(2026, 12, 31, 23, 30))
    setting = setting_of_meeting(late)
    assert (setting.body_key, setting.network_key, setting.date) == (str(forum.translation_key), "", date(2026, 12, 31))
    assert setting.meeting_key == late.translation_key
    key = str(network.translation_key)
    setting = setting_of_meeting(factories.meeting(network))
    assert (setting.body_key, setting.network_key) == (key, key)


def test_a_page_without_a_day_has_none(minimal_site):
    assert day_of(factories.section(minimal_site.fi)) is None
    assert day_of(minimal_site.fi) is None


def test_passages_of_one_anchor_differ_by_kind_and_by_place(minimal_site):
    setting = setting_of(factories.news(minimal_site.fi))
    made = [setting.passage("item", anchor="a"), setting.passage("decision", anchor="a")]
    made.append(setting.passage("item", anchor="a", place="b"))
    assert len({draft.key for draft in made}) == 3
    assert setting.passage("item", title="Muu").title == "Muu"
