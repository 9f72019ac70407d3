"""Production: everything comes from the environment; what is missing stops the start with a sentence."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *
from cms.settings.base import env


def required(name: str, why: str) -> str:
    """The value of an environment variable; raises ImproperlyConfigured with a sentence where it is empty."""
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {why}.")
    return value


SECRET_KEY = required("SECRET_KEY", "it signs sessions and links, 50 random characters or more")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short: use 50 random characters or more.")
ALLOWED_HOSTS = [name.strip() for name in required("ALLOWED_HOSTS", "the host names, comma separated").split(",")]
WAGTAILADMIN_BASE_URL = required("PUBLIC_ADDRESS", "the public address of the site, with https://")
required("DATABASE_URL", "the database, for example postgres://user:password@host/name")
required("EMAIL_URL", "the mail server, for example smtp+tls://user:password@host:587")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
