"""A site with its roles and the people of the demo, into which a piece or the whole region can be loaded."""

import shutil

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings

from cms.editorial.setup import sync_roles
from demo.accounts import create_accounts
from demo.desk import Desk
from demo.places import Places
from pages.services import setup_site
from tests.databases import demo_region
from tests.demo.walk import Walk, starts


@pytest.fixture
def desk(db):
    setup_site()
    sync_roles()
    return Desk(Places(), create_accounts())


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every page of the loaded region, visited once for the file that asks, on copies of its database and its files."""
    region, folder = demo_region(), tmp_path_factory.mktemp("walk")
    shutil.copy(region.database, folder / "region.sqlite3")
    shutil.copytree(region.media, folder / "media")
    storages = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    with django_db_blocker.unblock(), override_settings(STORAGES=storages, MEDIA_ROOT=str(folder / "media")):
        connection.close()
        tested, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(folder / "region.sqlite3")
        ContentType.objects.clear_cache()
        try:
            yield Walk(Client(), starts(Client()))
        finally:
            connection.close()
            connection.settings_dict["NAME"] = tested
            ContentType.objects.clear_cache()
            cache.clear()
