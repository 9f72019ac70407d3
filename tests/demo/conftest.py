"""A site with its roles and the people of the demo, into which a piece or the whole region can be loaded."""

import pytest
from django.test import Client

from demo.accounts import create_accounts
from demo.desk import Desk
from demo.places import Places
from tests.databases import region_in_use
from tests.demo.walk import Walk, starts


@pytest.fixture(autouse=True)
def _unindexed():
    """The desk itself says when it indexes what it saves."""


@pytest.fixture
def desk(committed_house, db):
    return Desk(Places(), create_accounts())


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every page of the loaded region, visited once for the file that asks, on copies of its database and its files."""
    with django_db_blocker.unblock(), region_in_use(tmp_path_factory.mktemp("walk")):
        yield Walk(Client(), starts(Client()))
