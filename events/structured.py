"""An event as data for machines (schema.org Event)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cms.tree import is_private

MODES = {"onsite": "Offline", "remote": "Online", "hybrid": "Mixed"}
STATES = {"cancelled": "Cancelled", "postponed": "Postponed", "rescheduled": "Rescheduled"}


def event_data(event: Any) -> dict[str, Any]:
    """The event by its next date, else its last, with what is known of place, organiser, price and for whom it is."""
    dates = event.dates
    now = timezone.now()
    date = next((one for one in dates if not one.has_ended(now)), dates[-1] if dates else None)
    if date is None:
        return {}
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.lead or event.summary,
        "inLanguage": event.locale.language_code,
        "startDate": timezone.localtime(date.starts_at).isoformat(),
        "endDate": timezone.localtime(date.ends_at).isoformat() if date.ends_at else "",
        "eventStatus": f"https://schema.org/Event{STATES.get(date.status, 'Scheduled')}",
        "eventAttendanceMode": f"https://schema.org/{MODES[event.mode]}EventAttendanceMode",
        "isAccessibleForFree": event.is_free,
        "location": _location(event),
        "organizer": _organiser(event),
        "audience": _audience(event),
    }


def _location(event: Any) -> dict[str, Any]:
    if event.venue is None:
        is_told = event.remote_link and event.mode != "onsite"
        return {"@type": "VirtualLocation", "url": event.remote_link} if is_told else {}
    name = event.venue.name_in(event.locale.language_code)
    return {"@type": "Place", "name": name, "address": event.venue.address or name}


def _audience(event: Any) -> list[dict[str, Any]]:
    told = [str(label) for label in event.audiences] + ([event.audience] if event.audience else [])
    return [{"@type": "Audience", "audienceType": words} for words in told]


def _organiser(event: Any) -> dict[str, Any]:
    association = event.association
    is_public = association is not None and association.live and not is_private(association)
    name = association.title if is_public else event.organiser_name
    return {"@type": "Organization", "name": name} if name else {}
