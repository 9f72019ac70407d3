"""Reads across page types: each function asks once, however many rows there are, and gives the best version of each.

The page types call these functions and these functions name the page types: both sides import the other's package and
look the names up when they are called.
"""

from pages.queries.attendance import attendance_of
from pages.queries.directory import (
    association_listing,
    associations_of_municipality,
    associations_of_network,
    coming_evenings,
    grant_listing,
    grants_below,
    material_listing,
    municipalities,
)
from pages.queries.forums import forums, networks, seats_of, seats_of_association, seats_of_network
from pages.queries.goals import (
    goals,
    goals_of_items,
    goals_of_strategy,
    latest_progress,
    neighbours_of_goal,
)
from pages.queries.meetings import (
    coming_meetings,
    decisions_for_goal,
    latest_decisions,
    meeting_listing,
    meetings_of,
    neighbours_of,
    next_meeting_of,
)
from pages.queries.news import latest_news, neighbours_of_news, news_for_goal, news_listing
from pages.queries.recordings import agenda_addresses, cues_of, recording_lines, recording_listing, recordings_of
from pages.queries.sections import children_in, list_address
from pages.queries.versions import (
    Item,
    best_versions,
    items_of,
    items_with_parents,
    listing_of,
    parent_address,
    parent_version,
    version_for,
    versions_for,
)

__all__ = [
    "Item",
    "agenda_addresses",
    "association_listing",
    "associations_of_municipality",
    "associations_of_network",
    "attendance_of",
    "best_versions",
    "children_in",
    "coming_evenings",
    "coming_meetings",
    "cues_of",
    "decisions_for_goal",
    "forums",
    "goals",
    "goals_of_items",
    "goals_of_strategy",
    "grant_listing",
    "grants_below",
    "items_of",
    "items_with_parents",
    "latest_decisions",
    "latest_news",
    "latest_progress",
    "list_address",
    "listing_of",
    "material_listing",
    "meeting_listing",
    "meetings_of",
    "municipalities",
    "neighbours_of",
    "neighbours_of_goal",
    "neighbours_of_news",
    "networks",
    "news_for_goal",
    "news_listing",
    "next_meeting_of",
    "parent_address",
    "parent_version",
    "recording_lines",
    "recording_listing",
    "recordings_of",
    "seats_of",
    "seats_of_association",
    "seats_of_network",
    "version_for",
    "versions_for",
]
