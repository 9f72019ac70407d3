"""Models of the search: what is derived from pages, and what is kept of questions."""

from search.models.alerts import SearchAlert
from search.models.documents import DocumentText
from search.models.outbox import PassageDelivery, SearchedPage, SearchOutbox, SearchState
from search.models.passages import Passage, PassagePerson
from search.models.questions import AskedQuestion, DismissedQuestion
from search.models.removals import RemovedPassage
from search.models.terms import Pin, PinEntry, Term, TermEntry

__all__ = [
    "Pin", "PinEntry", "Term", "TermEntry",
    "AskedQuestion", "DismissedQuestion",
    "DocumentText", "Passage", "PassageDelivery", "PassagePerson", "RemovedPassage", "SearchAlert",
    "SearchOutbox", "SearchState", "SearchedPage",
]  # fmt: skip
