"""The WSGI entry point of Foorumi."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from cms.demo_accounts import refuse_demo_accounts

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django_application = get_wsgi_application()
# By name: they need the models, which Django has loaded only now.
application = import_string("cms.reader_cache.application.answering_from_kept_pages")(django_application)
refuse_demo_accounts()
import_string("cms.start.get_ready")()
import_string("cms.start.begin_beside")()
