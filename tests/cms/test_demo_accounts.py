"""Production does not start with the demo's accounts in its database."""

import importlib

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD, refuse_demo_accounts
from cms.models import User
from demo import serve

pytestmark = pytest.mark.django_db


def test_the_demo_has_the_accounts_that_production_refuses():
    assert (serve.LOG_INS, serve.PASSWORD) == (DEMO_ACCOUNTS, DEMO_PASSWORD)


@pytest.mark.parametrize("name", DEMO_ACCOUNTS)
def test_production_does_not_start_with_an_account_of_the_demo(settings, name):
    settings.DEMO_ACCOUNTS_ALLOWED = False
    User.objects.create_user(name, password=DEMO_PASSWORD)
    with pytest.raises(ImproperlyConfigured, match=f"{name}. Delete them"):
        refuse_demo_accounts()
    with pytest.raises(ImproperlyConfigured):
        importlib.reload(importlib.import_module("cms.wsgi"))


def test_other_passwords_and_closed_accounts_do_not_stop_production(settings):
    settings.DEMO_ACCOUNTS_ALLOWED = False
    User.objects.create_user("author", password="a long password of her own")
    User.objects.create_user("secretary", password=DEMO_PASSWORD, is_active=False)
    refuse_demo_accounts()


def test_the_demo_starts_with_its_accounts():
    User.objects.create_user("author", password=DEMO_PASSWORD)
    refuse_demo_accounts()
