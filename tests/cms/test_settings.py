"""The rules among the settings: production starts with its secrets or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.formats import get_format

ROOT = Path(__file__).resolve().parent.parent.parent
COMPLETE = {
    "SECRET_KEY": "x7" * 30,
    "ALLOWED_HOSTS": "foorumi.example",
    "PUBLIC_ADDRESS": "https://foorumi.example",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
}
SHOW = """
import django; django.setup()
from django.conf import settings as s
print(s.DEBUG, s.DEMO_ACCOUNTS_ALLOWED, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,
    "demo" in s.INSTALLED_APPS, s.EMAIL_TIMEOUT)
"""


SHOW_DATABASE = """
from pathlib import Path
from django.conf import settings as s
print(s.DATABASES["default"]["ENGINE"], Path(s.DATABASES["default"]["NAME"]).name)
"""


def start(variables, show=SHOW):
    """What a fresh Python says that loads the production settings with these variables alone."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {**kept, "DJANGO_SETTINGS_MODULE": "cms.settings.production", **variables}
    return subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_production_starts_with_everything_it_needs_and_nothing_loose():
    done = start(COMPLETE)
    assert done.stdout.split() == ["False", "False", "True", "True", "True", "False", "20"], done.stderr


@pytest.mark.parametrize("missing", COMPLETE)
def test_production_refuses_to_start_without_a_secret_and_says_which(missing):
    done = start({name: value for name, value in COMPLETE.items() if name != missing})
    assert done.returncode != 0
    assert f"ImproperlyConfigured: Set the environment variable {missing}:" in done.stderr
    assert COMPLETE["SECRET_KEY"] not in done.stderr


@pytest.mark.parametrize("name", ["dev", "demo"])
def test_an_empty_address_of_the_database_is_none(name):
    done = start({"DJANGO_SETTINGS_MODULE": f"cms.settings.{name}", "DATABASE_URL": ""}, SHOW_DATABASE)
    assert done.stdout.split() == ["django.db.backends.sqlite3", "demo.sqlite3"], done.stderr


def test_production_refuses_a_short_secret():
    done = start({**COMPLETE, "SECRET_KEY": "short"})
    assert "ImproperlyConfigured: SECRET_KEY is too short" in done.stderr


@pytest.mark.parametrize("language", [code for code, _ in settings.WAGTAILADMIN_PERMITTED_LANGUAGES])
def test_what_a_date_picker_of_the_desk_writes_is_read_in_every_language_of_the_desk(language):
    for written, read in (
        (settings.WAGTAIL_DATE_FORMAT, "DATE_INPUT_FORMATS"),
        (settings.WAGTAIL_DATETIME_FORMAT, "DATETIME_INPUT_FORMATS"),
        (settings.WAGTAIL_TIME_FORMAT, "TIME_INPUT_FORMATS"),
    ):
        assert written in get_format(read, lang=language)
