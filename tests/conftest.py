"""What tests of every layer start from: a site in two languages, and people with their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Locale, Page, Site

from cms.editorial.setup import sync_roles
from cms.models import User
from tests import factories


@dataclass(frozen=True)
class MinimalSite:
    """The default site with a front page in each language."""

    site: Site
    fi: Any
    sv: Any


@pytest.fixture(autouse=True)
def _clean_process() -> Iterator[None]:
    """No test leaves its language or the addresses of its site to the next one."""
    cache.clear()
    yield
    translation.deactivate()
    cache.clear()


@pytest.fixture
def minimal_site(db: None) -> MinimalSite:
    """Both trees with nothing but their front pages; Wagtail's own first page and its locale are gone."""
    Site.objects.all().delete()
    for stock in Page.objects.filter(depth=2):
        stock.delete()
    Page.objects.filter(depth=1).update(locale=factories.locale("fi"))
    Locale.objects.exclude(language_code="fi").delete()
    fi = factories.home("fi")
    sv = factories.home("sv")
    return MinimalSite(site=factories.site(fi), fi=fi, sv=sv)


@pytest.fixture
def user_with(minimal_site: MinimalSite) -> Callable[..., User]:
    """Makes a person with a role of ``cms/roles.py``; the groups and workflows are set up with the first one."""
    sync_roles()

    def make(role: str, **fields: Any) -> User:
        number = User.objects.count()
        user = User.objects.create_user(f"{role}-{number}", f"{role}-{number}@example.org", **fields)
        user.groups.add(Group.objects.get(name=role))
        return user

    return make
