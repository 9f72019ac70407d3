"""What stands below a section."""

from typing import Any

from django.apps import apps
from django.core.paginator import Page as ListingPage
from django.db.models import Case, Value, When
from wagtail.models import Page

from cms.queries import sections
from pages.queries.versions import children_condition, listing_of


def children_in(page: Page, language: str, page_number: Any) -> ListingPage:
    """One page of the children of ``page`` in both trees, the best version of each.

    Those of ``language`` come first in the order of their tree, the untranslated ones after them.
    """
    foreign_last = Case(When(locale__language_code=language, then=Value(0)), default=Value(1))
    children = Page.objects.filter(children_condition(page)).order_by(foreign_last, "path")
    return listing_of(children.specific(), language, page_number)


def list_address(page_type: str, language: str) -> str:
    """Where the list of a kind is in a language: ``pages.NewsIndexPage``; empty where it has none."""
    model = apps.get_model(page_type)
    found = next((page for page in sections(language) if page.specific_class is model), None)
    return (found.get_url() or "") if found is not None else ""
