"""The row that names the version is called by it."""

from cms.models import ReaderVersion


def test_the_row_is_called_by_its_version():
    assert str(ReaderVersion(token="abc", moved_at=0.0)) == "abc"
