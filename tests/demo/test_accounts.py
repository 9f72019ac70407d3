"""Every role has one log-in, and no log-in has more than its role."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ImproperlyConfigured

from cms.editorial.setup import sync_roles
from cms.models import User
from cms.permissions import roles_of
from cms.roles import ROLES
from demo import serve
from demo.accounts import DEMO_PASSWORD, DEMO_USERNAMES, create_accounts, mail
from demo.manuscripts import read
from pages.services import setup_site

ROLES_OF_LOG_INS = {
    "author": {"author-fi"},
    "author-sv": {"author-sv"},
    "translator": {"translator-fi", "translator-sv"},
    "secretary": {"secretary"},
    "reviewer-fi": {"reviewer-fi"},
    "reviewer-sv": {"reviewer-sv"},
    "moderator": {"event-moderator"},
    "site-manager": {"site-manager"},
}


@pytest.fixture
def accounts(db):
    setup_site()
    sync_roles()
    return create_accounts()


def test_each_log_in_has_exactly_its_role(accounts):
    assert {name: {role.code for role in roles_of(user)} for name, user in accounts.items()} == ROLES_OF_LOG_INS
    assert not User.objects.filter(is_superuser=True).exists()
    assert not any(user.user_permissions.exists() for user in accounts.values())


def test_every_role_has_a_log_in():
    assert set().union(*ROLES_OF_LOG_INS.values()) == {role.code for role in ROLES}


def test_everybody_logs_in_with_the_one_password(accounts):
    for username in DEMO_USERNAMES:
        assert authenticate(username=username, password=DEMO_PASSWORD) == accounts[username]


def test_the_names_that_are_printed_are_the_names_that_are_made():
    assert set(serve.LOG_INS) == set(DEMO_USERNAMES)
    assert [account["username"] for account in read("people")["account"]] == list(DEMO_USERNAMES)
    assert serve.PASSWORD == DEMO_PASSWORD


def test_a_person_is_addressed_by_role_and_in_the_language_of_her_choice(accounts):
    assert accounts["reviewer-sv"].email == mail("reviewer-sv") == "reviewer-sv@saarniranta.example"
    assert accounts["reviewer-sv"].wagtail_userprofile.preferred_language == "sv"
    assert accounts["author"].wagtail_userprofile.preferred_language == "fi"


def test_a_second_time_changes_nobody(accounts):
    accounts["author"].set_password("another one, chosen by the person")
    accounts["author"].save()
    create_accounts()
    assert User.objects.count() == len(DEMO_USERNAMES)
    assert not User.objects.get(username="author").check_password(DEMO_PASSWORD)


@pytest.mark.parametrize("allowed", [False, None])
def test_no_account_is_made_where_the_settings_do_not_allow_it(db, settings, allowed):
    settings.DEMO_ACCOUNTS_ALLOWED = allowed
    with pytest.raises(ImproperlyConfigured):
        create_accounts()
    assert not User.objects.exists()
