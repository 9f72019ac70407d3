"""Passages of the made corpus stand in the tables and in the index."""

from django.utils import timezone

from bench.search.filling import fill
from search.comparison import verify
from search.engines.chosen import embedded
from search.models import Passage
from search.query.nodes import Everything, Question


def test_as_many_passages_as_asked_are_found(minimal_site, monkeypatch):
    monkeypatch.setattr("bench.search.filling.BATCH", 4)
    fill(10)
    assert Passage.objects.count() == embedded().search(Question(tree=Everything(), language="fi")).total == 10
    assert [one.differences for one in verify(now=timezone.now(), repair=False)] == [0]
