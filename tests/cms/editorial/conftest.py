"""People of every kind, and pages in every state, for the question whether something goes live unread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page, Revision

from cms.editorial import services
from cms.editorial.decisions import digest_of
from cms.models import User
from cms.roles import ROLES
from pages.models import NewsPage
from tests import factories

LIVE_TITLE = "Tarkistettu otsikko"
DRAFT_TITLE = "Kukaan ei ole lukenut"


@dataclass
class Desk:
    """The people of the desk by role, a superuser, and one who has every role and is a superuser too."""

    home: Any
    home_sv: Any
    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, name: str) -> User:
        """A person by name, read anew: nothing is remembered from an earlier question."""
        return User.objects.get(pk=self.people[name].pk)

    def each(self) -> Iterator[tuple[str, User]]:
        """Every person with a name that a failing test prints."""
        return ((name, self[name]) for name in self.people)

    def browsers(self) -> Iterator[tuple[str, Client]]:
        """A browser of every person, and one of somebody who has not logged in."""
        for name, person in self.each():
            browser = Client()
            browser.force_login(person)
            yield name, browser
        yield "anonymous", Client()

    def browser(self, name: str) -> Client:
        """The browser of one person."""
        client = Client()
        client.force_login(self[name])
        return client


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


def change(page: Any, user: User | None, title: str = DRAFT_TITLE, **fields: Any) -> Revision:
    """A newer draft by ``user``."""
    page = page.specific_class.objects.get(pk=page.pk)
    page = page.get_latest_revision_as_object()
    page.title = title
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=user)


def read(page: Any) -> dict[str, Any]:
    """What a reviewer who reads the page now sends with the decision."""
    revision = Page.objects.get(pk=page.pk).latest_revision
    return {"revision_id": revision.pk, "digest": digest_of(revision)}


def assert_nothing_went_live(who: str = "") -> None:
    """No page in the database is live with words that nobody has read."""
    leaked = NewsPage.objects.filter(live=True).exclude(title=LIVE_TITLE)
    assert list(leaked.values_list("title", flat=True)) == [], f"live through {who}"


def form_of(page: Any, **changes: Any) -> dict[str, Any]:
    """What the browser sends from the page form of a piece of news."""
    fields = {
        "title": page.title, "slug": page.slug, "summary": page.summary, "lead": page.lead, "kind": page.kind,
        "date": "2026-11-02", "answer_by": "", "image": "", "author_name": "", "author_role": "", "forum": "",
        "network": "", "goal": "", "event": "", "seo_title": "", "search_description": "", "body-count": "0",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    return {**fields, **changes}
