"""Models of the search: what is derived from pages, and what is kept of questions."""

from search.models.alerts import SearchAlert
from search.models.documents import DocumentText
from search.models.outbox import PassageDelivery, SearchedPage, SearchOutbox, SearchState
from search.models.passages import Passage, PassagePerson
from search.models.questions import AskedQuestion, DismissedQuestion
from search.models.removals import RemovedPassage

__all__ = [
    "AskedQuestion", "DismissedQuestion",
    "DocumentText", "Passage", "PassageDelivery", "PassagePerson", "RemovedPassage", "SearchAlert", "SearchOutbox", "SearchState",
    "SearchedPage",
]  # fmt: skip
