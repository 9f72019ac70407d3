"""The material bank."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from wagtail.test.utils import WagtailPageTestCase

from cms.models import SiteDocument
from pages.models import HomePage, LibraryPage, MaterialPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_materials_stand_in_the_bank_only(self) -> None:
        self.assertAllowedParentPageTypes(LibraryPage, {HomePage})
        self.assertAllowedParentPageTypes(MaterialPage, {LibraryPage})
        self.assertAllowedSubpageTypes(MaterialPage, {})


def test_a_document_in_use_is_not_deleted(minimal_site: Any) -> None:
    document = SiteDocument.objects.create(title="Raportti", file=ContentFile(b"x", name="raportti.pdf"))
    factories.material(minimal_site.fi, document=document)
    with pytest.raises(ProtectedError):
        document.delete()


def test_the_extracted_text_is_not_in_the_form() -> None:
    assert "extracted_text" not in MaterialPage.get_edit_handler().get_form_class().base_fields


def test_a_material_leads_to_its_meeting_in_the_readers_language(minimal_site: Any, rf: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    factories.translated(forum)
    meeting = factories.meeting(forum)
    swedish = factories.translated(meeting)
    material = factories.material(minimal_site.fi, meeting=meeting)
    assert material.get_context(rf.get("/"))["meeting"].page == meeting
    assert material.get_context(rf.get("/"), shown_in="sv")["meeting"].page == swedish
