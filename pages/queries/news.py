"""News for the front page, the list and whatever they are about."""

from typing import Any

from django.core.paginator import Page as ListingPage
from django.db.models import Q
from wagtail.models import Page

from pages import models
from pages.queries.versions import Item, best_versions, items_of, listing_of

NEWS_ON_FRONT_PAGE = 4
NEWS_BESIDE_A_GOAL = 10


def latest_news(language: str) -> list[Item]:
    """The newest news for the front page, the best version of each."""
    return items_of(best_versions(_news().select_related("image"), language)[:NEWS_ON_FRONT_PAGE], language)


def news_listing(language: str, page_number: Any) -> ListingPage:
    """One page of all news, newest first, the best version of each."""
    return listing_of(_news(), language, page_number)


def news_for_goal(goal: Page, language: str) -> list[Item]:
    """The newest news that name the goal, in whichever language they name it."""
    news = _news().filter(goal__translation_key=goal.translation_key)
    return items_of(best_versions(news, language)[:NEWS_BESIDE_A_GOAL], language)


def neighbours_of_news(news: Any, language: str) -> tuple[Item | None, Item | None]:
    """The pieces of news before and after this one by date, the best version of each."""
    others = best_versions(_news().exclude(translation_key=news.translation_key), language)
    older = others.filter(Q(date__lt=news.date) | Q(date=news.date, pk__lt=news.pk))[:1]
    newer = others.filter(Q(date__gt=news.date) | Q(date=news.date, pk__gt=news.pk)).reverse()[:1]
    before = next(iter(items_of(older, language)), None)
    after = next(iter(items_of(newer, language)), None)
    return before, after


def _news() -> Any:
    return models.NewsPage.objects.order_by("-date", "-first_published_at", "-pk")
