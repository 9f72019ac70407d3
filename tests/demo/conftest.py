"""A site with its roles and the people of the demo, into which a piece or the whole region can be loaded."""

import pytest

from cms.editorial.setup import sync_roles
from demo.accounts import create_accounts
from demo.desk import Desk
from demo.places import Places
from pages.services import setup_site


@pytest.fixture
def desk(db):
    setup_site()
    sync_roles()
    return Desk(Places(), create_accounts())
