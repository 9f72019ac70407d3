"""The buttons below the page form: one way into review, by the same words everywhere."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial import services
from tests.cms.desk import read

WORDS = {"fi": "Lähetä tarkistettavaksi", "sv": "Skicka på granskning"}


def submit_buttons(html):
    """The words of every button that sends a text to review."""
    found = re.findall(r'<button[^>]*name="action-(?:submit|restart-workflow)"[^>]*>(.*?)</button>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", words).split()) for words in found]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_submitting_has_one_name_whether_new_in_work_or_sent_back(desk, draft, language):
    UserProfile.objects.update_or_create(user=desk["author-fi"], defaults={"preferred_language": language})
    browser = desk.browser("author-fi")
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    add = reverse("wagtailadmin_pages:add", args=["pages", "newspage", draft.get_parent().pk])
    for address in (edit, add):
        assert submit_buttons(browser.get(address).content.decode()) == [WORDS[language]], address
    services.submit_for_review(page=draft, user=desk["author-fi"])
    assert submit_buttons(browser.get(edit).content.decode()) == []
    page = Page.objects.get(pk=draft.pk)
    services.send_back(page=page, user=desk["reviewer-fi"], comment="Ei vielä.", **read(page))
    assert submit_buttons(browser.get(edit).content.decode()) == [WORDS[language]]


@pytest.mark.parametrize(("language", "reviewer"), [("fi", "translator-sv"), ("sv", "translator-sv")])
def test_the_segment_editor_says_the_same(desk, live_news, language, reviewer):
    from cms.translations import bridge
    from tests import factories

    factories.translated(live_news.get_parent().specific)
    page = bridge.start_translation(page=live_news, language="sv", user=desk[reviewer])
    UserProfile.objects.update_or_create(user=desk[reviewer], defaults={"preferred_language": language})
    shown = desk.browser(reviewer).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert WORDS[language] in shown
    assert '"canDelete": false' in shown.replace("&quot;", '"')
