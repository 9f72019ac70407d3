"""News for the front page, the list and whatever they are about."""

from typing import Any

from django.core.paginator import Page as ListingPage
from wagtail.models import Page

from pages import models
from pages.queries.versions import Item, best_versions, items_of, listing_of

NEWS_ON_FRONT_PAGE = 4
NEWS_BESIDE_A_GOAL = 10


def latest_news(language: str) -> list[Item]:
    """The newest news for the front page, the best version of each."""
    return items_of(best_versions(_news(), language)[:NEWS_ON_FRONT_PAGE], language)


def news_listing(language: str, page_number: Any) -> ListingPage:
    """One page of all news, newest first, the best version of each."""
    return listing_of(_news(), language, page_number)


def news_for_goal(goal: Page, language: str) -> list[Item]:
    """The newest news that name the goal, in whichever language they name it."""
    news = _news().filter(goal__translation_key=goal.translation_key)
    return items_of(best_versions(news, language)[:NEWS_BESIDE_A_GOAL], language)


def _news() -> Any:
    return models.NewsPage.objects.order_by("-date", "-first_published_at", "-pk")
