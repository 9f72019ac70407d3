"""Fills a fresh site with as many pages as a flow asks for."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.editorial.guard import publishing_service
from pages.models import ForumIndexPage, ForumPage, MeetingPage, NewsIndexPage, NewsPage


def empty_site() -> None:
    """A migrated database with the structure of the site and no text."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_site", verbosity=0)
    call_command("sync_roles", verbosity=0)


def fill(size: int) -> dict[str, str]:
    """Brings news and meetings up to ``size`` live pages each; returns the slugs that the paths are made of."""
    locale = Locale.objects.get(language_code="fi")
    news, forums = NewsIndexPage.objects.get(locale=locale), ForumIndexPage.objects.get(locale=locale)
    forum = ForumPage.objects.child_of(forums).first()
    if forum is None:
        forum = _live(forums, ForumPage(title="Foorumi", slug="foorumi", locale=locale))
    now = timezone.now()
    for number in range(forum.get_children_count() + 1, size + 1):
        day = now - timedelta(days=number)
        _live(news, NewsPage(title=f"Uutinen {number}", slug=f"uutinen-{number}", date=day.date(), locale=locale))
        _live(forum, MeetingPage(title=f"Kokous {number}", slug=f"kokous-{number}", starts_at=day, locale=locale))
    return {"news": news.slug, "forums": forums.slug, "forum": forum.slug}


def _live(parent: Page, page: Page) -> Page:
    with publishing_service():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)
