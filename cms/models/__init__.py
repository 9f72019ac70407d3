"""The models that every layer shares."""

from cms.models.base import BasePage
from cms.models.editorial import OutboxMessage, TranslatedRevision, TranslationState
from cms.models.media import SiteDocument, SiteImage, SiteRendition
from cms.models.people import Person
from cms.models.reader_version import ReaderVersion
from cms.models.review import ReviewTask, ReviewTaskState
from cms.models.rows import RowsPanel, TranslatableRow
from cms.models.site import SiteSettings
from cms.models.users import User

__all__ = [
    "BasePage",
    "OutboxMessage",
    "Person",
    "ReaderVersion",
    "ReviewTask",
    "ReviewTaskState",
    "RowsPanel",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "TranslatableRow",
    "TranslatedRevision",
    "TranslationState",
    "User",
]
