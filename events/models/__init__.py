"""The event calendar and the private submissions behind it."""

from events.models.category import Category
from events.models.event import EventPage
from events.models.index import EventIndexPage
from events.models.occurrence import Occurrence
from events.models.submission import Submission, SubmissionVersion
from events.models.venue import Venue

__all__ = ["Category", "EventIndexPage", "EventPage", "Occurrence", "Submission", "SubmissionVersion", "Venue"]
