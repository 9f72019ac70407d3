"""A live Finnish piece with its Swedish translation in every state."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page

from cms.editorial import services
from cms.translations import bridge
from pages.models import NewsPage
from tests import factories
from tests.cms.desk import Desk, fill_in, read


@pytest.fixture
def original(desk: Desk, live_news: NewsPage) -> NewsPage:
    """A live piece whose list stands in both trees."""
    factories.translated(live_news.get_parent().specific)
    return live_news


@pytest.fixture
def translation(desk: Desk, original: NewsPage) -> Any:
    """The Swedish draft of the piece, all segments translated, nothing saved as a revision yet."""
    page = bridge.start_translation(page=original, language="sv", user=desk["translator-sv"])
    fill_in(page, desk["translator-sv"])
    return page.specific


@pytest.fixture
def live_translation(desk: Desk, translation: Any) -> Any:
    """The Swedish piece after its review."""
    bridge.submit_translation(page=translation, user=desk["translator-sv"])
    page = services.approve(page=Page.objects.get(pk=translation.pk), user=desk["reviewer-sv"], **read(translation))
    return page.specific
