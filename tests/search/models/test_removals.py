"""The row of a removed passage."""

from uuid import UUID

from search.models import RemovedPassage


def test_a_removed_passage_is_called_by_its_key():
    key = UUID(int=7)
    assert str(RemovedPassage(key=key, version=12)) == f"{key}, version 12"
