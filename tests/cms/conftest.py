"""People of every kind, and pages in every state, for the question whether something goes live unread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Revision

from cms.editorial import services
from cms.models import User
from cms.roles import ROLES
from pages.models import NewsPage
from tests import factories
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, Desk, change


@pytest.fixture
def desk(minimal_site: Any, user_with: Callable[..., User]) -> Desk:
    """Everybody who could try."""
    people = {role.code: user_with(role.code) for role in ROLES}
    people["second-reviewer-fi"] = user_with("reviewer-fi")
    people["superuser"] = User.objects.create_superuser("superuser", "superuser@example.org")
    people["everything"] = User.objects.create_superuser("everything", "everything@example.org")
    people["everything"].groups.set(Group.objects.all())
    return Desk(minimal_site.fi, minimal_site.sv, people)


@pytest.fixture
def file_storage(settings: Any, tmp_path: Path) -> Path:
    """Uploads in a folder of their own, as in production; the folder."""
    options = {"location": str(tmp_path), "base_url": "/media/"}
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    return tmp_path


@pytest.fixture
def live_news(desk: Desk) -> NewsPage:
    """A piece that is live."""
    return factories.news(desk.home, title=LIVE_TITLE, slug="tarkistettu", owner=desk["author-fi"])


@pytest.fixture
def draft(desk: Desk) -> NewsPage:
    """A piece by the Finnish author that nobody has read."""
    page = factories.news(desk.home, title=DRAFT_TITLE, slug="lukematon", owner=desk["author-fi"], live=False)
    Revision.objects.filter(object_id=str(page.pk)).update(user=desk["author-fi"])
    return page


@pytest.fixture
def changed_news(desk: Desk, live_news: NewsPage) -> NewsPage:
    """A live piece with a newer draft by the Finnish author."""
    change(live_news, desk["author-fi"])
    return NewsPage.objects.get(pk=live_news.pk)


@pytest.fixture
def in_review(desk: Desk, draft: NewsPage) -> NewsPage:
    """The draft after its author sent it to review."""
    services.submit_for_review(page=draft, user=desk["author-fi"])
    return NewsPage.objects.get(pk=draft.pk)
