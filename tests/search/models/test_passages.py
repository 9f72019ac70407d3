"""What a passage can never be."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from search.models import Passage, PassagePerson


def passage(page, **fields):
    fields = {"key": uuid.uuid4(), "kind": "speech", "title": "Kokous", "version": 1, **fields}
    return Passage.objects.create(page=page, language="fi", translation_key=uuid.uuid4(), content_hash="", **fields)


def test_a_passage_does_not_end_before_it_starts(minimal_site):
    with pytest.raises(IntegrityError), transaction.atomic():
        passage(minimal_site.fi, start=20, end=10)


def test_an_identity_is_given_once(minimal_site):
    key = passage(minimal_site.fi).key
    with pytest.raises(IntegrityError), transaction.atomic():
        passage(minimal_site.fi, key=key)


def test_passages_and_their_people_go_with_their_page(minimal_site):
    PassagePerson.objects.create(passage=passage(minimal_site.sv), role="spoke", name="Heli Lehtokallio")
    minimal_site.sv.delete()
    assert not Passage.objects.exists()
    assert not PassagePerson.objects.exists()


def test_passages_and_people_are_told_by_name(minimal_site):
    made = passage(minimal_site.fi)
    assert str(made).endswith("Kokous")
    assert str(PassagePerson(passage=made, role="spoke", name="Heli")) == "Heli (spoke)"
