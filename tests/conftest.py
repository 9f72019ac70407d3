"""What tests of every layer start from: a site in two languages, and people with their roles."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import translation
from wagtail.models import Site

from cms.editorial.setup import sync_roles
from cms.models import User
from demo.accounts import create_accounts
from demo.savings import indexed_later
from pages.models import HomePage
from pages.services import setup_site
from search.engines import lately, traits
from search.passages import expiring, hiding
from tests import factories
from tests.databases import migrated_copies


@dataclass(frozen=True)
class MinimalSite:
    """The default site with a front page in each language."""

    site: Site
    fi: Any
    sv: Any


@pytest.fixture(autouse=True)
def _clean_process() -> Iterator[None]:
    """No test leaves its language to the next one, the addresses of its site, or what its searches have read."""
    cache.clear()
    lately.forget_all()
    for remembered in (traits.natures, traits.occasions):
        remembered._known.clear()
    hiding._clear.clear()
    expiring._seen.clear()
    yield
    translation.deactivate()
    cache.clear()


@pytest.fixture(autouse=True)
def _unindexed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keeping both indexes at each save was a fifth of the run: only tests marked ``indexed`` have them."""
    if request.node.get_closest_marker("indexed"):
        yield
    else:
        with indexed_later():
            yield


@pytest.fixture(scope="session", autouse=True)
def _searched_later() -> Iterator[None]:
    """Deriving passages at each publication would be much of the run: tests that need them call ``drain``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.services.update_search", SimpleNamespace(enqueue=lambda: None))
        yield


@pytest.fixture(scope="session", autouse=True)
def _counted_later() -> Iterator[None]:
    """No thread writes down what tests have asked, half a minute later: those that need it written call ``write``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.questions.counting.after_a_while", lambda write: None)
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Looking for garbage among all that was imported, again and again, was a sixth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Orders by what a test finds: Wagtail's stock rows, the bare site, a database that it empties, the whole house."""
    for item in items:
        asked = item.get_closest_marker("django_db")
        whole = "emptied_database" in getattr(item, "fixturenames", ())
        if asked and asked.kwargs.get("transaction") and not (whole and asked.kwargs.get("serialized_rollback")):
            raise pytest.UsageError(f"{item.nodeid} needs emptied_database and serialized_rollback, for those after it")
    items.sort(key=_needed_database)


def _needed_database(item: pytest.Item) -> int:
    names = getattr(item, "fixturenames", ())
    order = ("committed_house", "emptied_database", "committed_site")
    return next((len(order) - place for place, name in enumerate(order) if name in names), 0)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Adds the copy of a migrated database to what pytest-django does before it makes one."""
    with migrated_copies():
        yield


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """Remembers the stock rows, from which ``committed_house`` starts, also where no test of the run restores them.

    Tests that bring a database of their own have no other: where there are only such, none is made.
    """
    has_database = any(item.get_closest_marker("django_db") for item in request.session.items)
    if has_database and not hasattr(connection, "_test_serialized_contents"):
        with django_db_blocker.unblock():
            connection._test_serialized_contents = connection.creation.serialize_db_to_string()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def committed_site(django_db_setup: None, django_db_blocker: Any) -> None:
    """The front pages and the roles, made once: making them for each of a thousand tests took half of the run."""
    with django_db_blocker.unblock():
        factories.bare_site()
        sync_roles()


@pytest.fixture(scope="session")
def emptied_database(django_db_setup: None, django_db_blocker: Any) -> None:
    """Nothing of ``committed_site``: what a test with real transactions asks for, since it restores the stock rows."""
    with django_db_blocker.unblock():
        # Restoring a page asks for its type before the types are restored: they must be known by then.
        ContentType.objects.get_for_models(*apps.get_models())
        # As TransactionTestCase empties it: the restored rows keep their keys, so the sequences must not start anew.
        options = {"inhibit_post_migrate": True, "reset_sequences": False}
        call_command("flush", interactive=False, verbosity=0, **options)


@pytest.fixture(scope="session")
def committed_house(emptied_database: None, django_db_blocker: Any) -> None:
    """The site with all its sections, the roles and the people of the demo, made once."""
    with django_db_blocker.unblock():
        stock: str = connection._test_serialized_contents  # type: ignore[attr-defined]
        connection.creation.deserialize_db_from_string(stock)
        setup_site()
        sync_roles()
        create_accounts()


@pytest.fixture
def minimal_site(committed_site: None, db: None) -> MinimalSite:
    """Both trees with nothing but their front pages; Wagtail's own first page and its locale are gone."""
    site = Site.objects.get()
    fi, sv = HomePage.objects.order_by("locale__language_code")
    return MinimalSite(site=site, fi=fi, sv=sv)


@pytest.fixture
def user_with(minimal_site: MinimalSite) -> Callable[..., User]:
    """Makes a person with a role of ``cms/roles.py``."""

    def make(role: str, **fields: Any) -> User:
        number = User.objects.count()
        user = User.objects.create_user(f"{role}-{number}", f"{role}-{number}@example.org", **fields)
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def scratch_databases(db, monkeypatch):
    """Lets a test make databases of its own, which Django's guard over the databases of tests does not know."""
    guarded = BaseDatabaseWrapper.ensure_connection

    def ensure_connection(self):
        if not self.alias.startswith("scratch_"):
            guarded(self)
        elif self.connection is None:
            self.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", ensure_connection)
