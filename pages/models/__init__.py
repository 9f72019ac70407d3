"""The editorial page types, one file a family."""

from pages.models.archives import DecisionIndexPage, FollowUpIndexPage, MeetingIndexPage
from pages.models.associations import AssociationIndexPage, AssociationPage
from pages.models.attendances import Attendance
from pages.models.feedback import Feedback
from pages.models.forums import ForumIndexPage, ForumPage, NetworkIndexPage, NetworkPage, Seat
from pages.models.goals import GoalAction, GoalPage, Indicator, ProgressNote, StrategyPage
from pages.models.home import HomePage
from pages.models.library import LibraryPage, MaterialPage
from pages.models.meetings import AgendaItem, MeetingPage
from pages.models.municipalities import GrantIndexPage, GrantPage, MunicipalityIndexPage, MunicipalityPage
from pages.models.news import NewsIndexPage, NewsPage, ToldMeeting
from pages.models.recordings import CaptionTrack, Chapter, Cue, RecordingIndexPage, RecordingPage
from pages.models.standard import SectionPage, StandardPage
from pages.models.statement import AccessibilityStatementPage, Finding

__all__ = [
    "AccessibilityStatementPage",
    "AgendaItem",
    "AssociationIndexPage",
    "AssociationPage",
    "Attendance",
    "CaptionTrack",
    "Chapter",
    "Cue",
    "DecisionIndexPage",
    "Feedback",
    "Finding",
    "FollowUpIndexPage",
    "ForumIndexPage",
    "ForumPage",
    "GoalAction",
    "GoalPage",
    "GrantIndexPage",
    "GrantPage",
    "HomePage",
    "Indicator",
    "LibraryPage",
    "MaterialPage",
    "MeetingIndexPage",
    "MeetingPage",
    "MunicipalityIndexPage",
    "MunicipalityPage",
    "NetworkIndexPage",
    "NetworkPage",
    "NewsIndexPage",
    "NewsPage",
    "ProgressNote",
    "RecordingIndexPage",
    "RecordingPage",
    "Seat",
    "SectionPage",
    "StandardPage",
    "StrategyPage",
    "ToldMeeting",
]
