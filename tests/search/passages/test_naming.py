"""Which passages name a person."""

from uuid import uuid4

import pytest

from cms.models import Person
from search.models import Passage, PassagePerson
from search.passages.naming import passages_naming
from tests import factories

pytestmark = pytest.mark.django_db


def passage(page, **fields):
    given = {"key": uuid4(), "kind": "item", "title": "", "content_hash": "", "version": 1, **fields}
    return Passage.objects.create(page=page, language="fi", translation_key=uuid4(), **given)


def test_a_person_is_named_by_identity_by_name_as_speaker_and_in_words(minimal_site):
    aino = factories.person("Aino Aalto")
    rows = {
        "identity": passage(minimal_site.fi),
        "name": passage(minimal_site.fi),
        "speaker": passage(minimal_site.fi, speaker="AINO AALTO"),
        "words": passage(minimal_site.fi, text="Lähetetään kirje Aino Aalto"),
    }
    PassagePerson.objects.create(passage=rows["identity"], role="present", person=aino.pk)
    PassagePerson.objects.create(passage=rows["name"], role="chair", name="Aino Aalto")
    other = passage(minimal_site.fi, text="Aino Vuori")
    assert set(passages_naming(aino)) == set(rows.values())
    assert other not in passages_naming(aino)


def test_a_person_without_a_name_is_not_found_in_every_text(minimal_site):
    passage(minimal_site.fi, text="Jotain")
    assert not passages_naming(Person(name=" ")).exists()
