"""Production does not start while an account opens with the password that the demo tells everybody."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ImproperlyConfigured

DEMO_ACCOUNTS = (
    *("author", "author-sv", "translator", "secretary"),
    *("reviewer-fi", "reviewer-sv", "moderator", "site-manager"),
)
DEMO_PASSWORD = "foorumi-demo"  # noqa: S105 - the demo tells it to everybody, production refuses it


def refuse_demo_accounts() -> None:
    """Raises ImproperlyConfigured where a demo account is in the database and the settings do not allow them."""
    if settings.DEMO_ACCOUNTS_ALLOWED:
        return
    accounts = get_user_model().objects.filter(username__in=DEMO_ACCOUNTS, is_active=True).order_by("username")
    known = [account.get_username() for account in accounts if check_password(DEMO_PASSWORD, account.password)]
    if known:
        raise ImproperlyConfigured(
            f"Accounts of the demo are in this database: {', '.join(known)}. Delete them or give them other passwords."
        )
