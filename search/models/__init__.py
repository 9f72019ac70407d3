"""Models of the search: what is derived from pages, and what is kept of questions."""

from search.models.passages import Passage, PassagePerson

__all__ = ["Passage", "PassagePerson"]
