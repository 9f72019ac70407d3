"""Reads across page types: each function asks once, however many rows there are, and gives the best version of each.

The page types call these functions and these functions name the page types: both sides import the other's package and
look the names up when they are called.
"""

from pages.queries.archives import (
    archive_address,
    archive_views,
    decision_archive,
    materials_of_meeting,
    meeting_archive,
    recordings_of_group,
)
from pages.queries.associations import (
    association_directory,
    associations_of_municipality,
    associations_of_network,
)
from pages.queries.attendance import attendance_of
from pages.queries.cases import Case, cases_of
from pages.queries.choices import parameters_elsewhere
from pages.queries.directory import coming_evenings, municipalities, name_elsewhere
from pages.queries.feeds import (
    decision_entries,
    decision_feed_query,
    entries_of,
    group_entries,
    meeting_entries,
    narrowed_decisions,
    news_entries,
    recording_entries,
)
from pages.queries.follow_ups import FollowUpState, follow_up_lists
from pages.queries.forums import (
    forums,
    networks,
    seats_of,
    seats_of_association,
    seats_of_network,
    sizes_of_networks,
)
from pages.queries.goals import (
    goals,
    goals_of_items,
    goals_of_strategy,
    goals_served_by,
    latest_progress,
    moments_for_goal,
    neighbours_of_goal,
    sources_of,
    sums_of_goal,
    sums_of_goals,
    vision_elsewhere,
)
from pages.queries.grants import grants_below, grants_by_state
from pages.queries.materials import files_of, material_archive, materials_for_goal
from pages.queries.meetings import (
    coming_meetings,
    decisions_for_goal,
    latest_decisions,
    meetings_of,
    neighbours_of,
    next_meeting_of,
)
from pages.queries.news import (
    latest_news,
    meetings_told_by,
    neighbours_of_news,
    news_about,
    news_archive,
    news_for_goal,
    news_of_meeting,
)
from pages.queries.people import hidden_people, shown_names
from pages.queries.recordings import (
    agenda_addresses,
    cues_of,
    late_captions,
    recording_archive,
    recording_lines,
    recordings_of,
    recordings_without_captions,
)
from pages.queries.rhythm import Rhythm, rhythms
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
    "Case",
    "FollowUpState",
    "Item",
    "Rhythm",
    "agenda_addresses",
    "archive_address",
    "archive_views",
    "association_directory",
    "associations_of_municipality",
    "associations_of_network",
    "attendance_of",
    "best_versions",
    "cases_of",
    "children_in",
    "coming_evenings",
    "coming_meetings",
    "cues_of",
    "decision_archive",
    "decision_entries",
    "decision_feed_query",
    "decisions_for_goal",
    "entries_of",
    "files_of",
    "follow_up_lists",
    "forums",
    "goals",
    "goals_of_items",
    "goals_of_strategy",
    "goals_served_by",
    "grants_below",
    "grants_by_state",
    "group_entries",
    "hidden_people",
    "items_of",
    "items_with_parents",
    "late_captions",
    "latest_decisions",
    "latest_news",
    "latest_progress",
    "list_address",
    "listing_of",
    "material_archive",
    "materials_for_goal",
    "materials_of_meeting",
    "meeting_archive",
    "meeting_entries",
    "meetings_of",
    "meetings_told_by",
    "moments_for_goal",
    "municipalities",
    "name_elsewhere",
    "narrowed_decisions",
    "neighbours_of",
    "neighbours_of_goal",
    "neighbours_of_news",
    "networks",
    "news_about",
    "news_archive",
    "news_entries",
    "news_for_goal",
    "news_of_meeting",
    "next_meeting_of",
    "parameters_elsewhere",
    "parent_address",
    "parent_version",
    "recording_archive",
    "recording_entries",
    "recording_lines",
    "recordings_of",
    "recordings_of_group",
    "recordings_without_captions",
    "rhythms",
    "seats_of",
    "seats_of_association",
    "seats_of_network",
    "shown_names",
    "sizes_of_networks",
    "sources_of",
    "sums_of_goal",
    "sums_of_goals",
    "version_for",
    "versions_for",
    "vision_elsewhere",
]
