"""Development: debug pages, mail to the console, local hosts; the demo's database, media and accounts."""

from cms.settings.base import *
from cms.settings.base import DATABASES, INSTALLED_APPS, VAR_DIR, env

SECRET_KEY = "development only, never in production"  # noqa: S105
DEBUG = True
READER_CACHE = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
DEMO_ACCOUNTS_ALLOWED = True
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "demo-media"
if not env.str("DATABASE_URL", default=""):
    DATABASES["default"]["NAME"] = VAR_DIR / "demo.sqlite3"
