"""The WSGI entry point of Foorumi."""

import os

from django.core.wsgi import get_wsgi_application

from cms.demo_accounts import refuse_demo_accounts

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()
refuse_demo_accounts()
