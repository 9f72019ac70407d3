"""The test settings with files on disk: the demo region that tests copy is loaded with them."""

import os

from cms.settings.test import *
from cms.settings.test import STORAGES

STORAGES = {**STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
MEDIA_ROOT = os.environ["REGION_MEDIA"]
