"""The accounts of the demo, one per role, with a password that everybody knows."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.users.models import UserProfile

from cms.demo_accounts import DEMO_ACCOUNTS as DEMO_USERNAMES
from cms.demo_accounts import DEMO_PASSWORD
from cms.models import User
from demo.manuscripts import read

MAIL_DOMAIN = "saarniranta.example"


def mail(word: str) -> str:
    """A role address of the region."""
    return f"{word}@{MAIL_DOMAIN}"


@transaction.atomic
def create_accounts() -> dict[str, User]:
    """Makes the accounts that are missing and returns all of them by username; those that exist stay as they are.

    Raises ImproperlyConfigured where the settings do not allow demo accounts, and Group.DoesNotExist before
    ``sync_roles`` was run.
    """
    if not getattr(settings, "DEMO_ACCOUNTS_ALLOWED", False):
        raise ImproperlyConfigured("Demo accounts have a known password; these settings do not allow them.")
    known: dict[str, User] = get_user_model().objects.in_bulk(DEMO_USERNAMES, field_name="username")
    missing = [account for account in read("people")["account"] if account["username"] not in known]
    password = make_password(DEMO_PASSWORD) if missing else ""
    for account in missing:
        known[account["username"]] = _create(account, password)
    return {username: known[username] for username in DEMO_USERNAMES}


def _create(account: dict[str, Any], password: str) -> User:
    first_name, last_name = account["name"]
    user = User.objects.create(
        username=account["username"],
        email=mail(account["username"]),
        password=password,
        first_name=first_name,
        last_name=last_name,
    )
    user.groups.set([Group.objects.get(name=role) for role in account["roles"]])
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = account["language"]
    profile.save()
    return user
