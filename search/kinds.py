"""What can be searched: the kinds of pages, as data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of page that a search can be narrowed to; ``model`` is its label."""

    code: str
    model: str
    label: str | Promise


KINDS: tuple[Kind, ...] = (
    Kind("meeting", "pages.MeetingPage", _("Meetings and minutes")),
    Kind("news", "pages.NewsPage", _("News")),
    Kind("recording", "pages.RecordingPage", _("Recordings")),
    Kind("event", "events.EventPage", _("Events")),
    Kind("forum", "pages.ForumPage", _("Forums")),
    Kind("network", "pages.NetworkPage", _("Networks")),
    Kind("association", "pages.AssociationPage", _("Associations")),
    Kind("goal", "pages.GoalPage", _("Strategy goals")),
    Kind("material", "pages.MaterialPage", _("Materials")),
)
KIND_BY_CODE = {kind.code: kind for kind in KINDS}
"""Kinds by the code that stands in the address, the same in both languages."""
