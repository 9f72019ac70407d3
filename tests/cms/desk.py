"""What tests of the desk share: its people with their browsers, and what they write, read and send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation

from cms.editorial.decisions import digest_of
from cms.models import User
from cms.translations.bridge import translation_of
from pages.models import NewsPage

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
        "corrections-count": "0", "told_meetings-TOTAL_FORMS": "0", "told_meetings-INITIAL_FORMS": "0",
        "told_meetings-MIN_NUM_FORMS": "0", "told_meetings-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    return {**fields, **changes}


def fill_in(page: Any, user: User, prefix: str = "SV ", **texts: str) -> None:
    """Translates every segment of a translated page as ``user``: with ``prefix``, or as ``texts`` say by path."""
    translation = translation_of(page)
    assert translation is not None
    for segment in StringSegment.objects.filter(source=translation.source).exclude(context__path="slug"):
        text = texts.get(segment.context.path, prefix + segment.string.data)
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=page.locale,
            context=segment.context,
            defaults={"data": text, "last_translated_by": user},
        )
