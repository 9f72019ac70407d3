"""Texts of documents."""

import pytest

from cms.models import SiteDocument
from search.models import DocumentText

pytestmark = pytest.mark.django_db


def test_the_text_goes_with_its_document():
    document = SiteDocument.objects.create(title="Liite", file="documents/liite.pdf")
    text = DocumentText.objects.create(document=document, file_hash="a", reader=1, state="no_text")
    assert str(document.pk) in str(text)
    document.delete()
    assert not DocumentText.objects.exists()
