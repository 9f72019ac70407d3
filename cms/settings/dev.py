"""Development: debug pages, mail to the console, local hosts, demo accounts allowed."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import INSTALLED_APPS

SECRET_KEY = "development only, never in production"  # noqa: S105
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
DEMO_ACCOUNTS_ALLOWED = True
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
