"""Tests: a fast hasher, tasks run at once, mail in memory, files in memory; DATABASE_URL chooses the engine."""

import os
import tempfile

from cms.settings.base import *
from cms.settings.base import DATABASES, INSTALLED_APPS, SEARCH_ENGINE

SECRET_KEY = "tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEMO_ACCOUNTS_ALLOWED = True
# Off, so that no test gets a page of another one; the fixture reader_cache turns it on.
READER_CACHE = False
# Tests with a search engine beside the database name it themselves.
SEARCH_ENGINE = SEARCH_ENGINE | {"addresses": []}
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
# A fresh clone has collected no files yet: they are served from where they stand.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"} for name in ("default", "worker")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: threads of a live server and of parallel decisions need connections of their own.
    DATABASES["default"]["TEST"] = {
        "NAME": os.path.join(tempfile.gettempdir(), f"foorumi-test-{os.getpid()}.sqlite3"),
    }
