"""The demo on loopback: as production serves it, but with known accounts, plain HTTP and mail as files."""

from cms.settings.base import *
from cms.settings.base import DATABASES, INSTALLED_APPS, VAR_DIR, env

SECRET_KEY = "known to everybody: the demo runs on loopback only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_ACCOUNTS_ALLOWED = True
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
if not env.str("DATABASE_URL", default=""):
    DATABASES["default"]["NAME"] = VAR_DIR / "demo.sqlite3"
MEDIA_ROOT = VAR_DIR / "demo-media"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = "toimitus@saarniranta.example"
