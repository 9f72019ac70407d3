"""The system checks: the site passes them, and each mistake is found by its number."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Orderable
from wagtail.search import index

from cms import checks
from cms.blocks import BodyBlock, SharedCharBlock, TranslatedCharBlock
from cms.models import BasePage, TranslatableRow
from cms.translations.fields import DeclaresTranslation


def found(errors: Any) -> list[str]:
    """The numbers of the errors."""
    return [error.id for error in errors]


def test_the_site_passes_its_own_checks() -> None:
    assert [error for error in run_checks() if (error.id or "").startswith("cms.")] == []


def test_the_checks_see_every_page_type_and_row() -> None:
    names = {model.__name__ for model in checks.declaring_models()}
    assert {"HomePage", "EventPage", "AgendaItem", "Attendance", "Occurrence", "Finding"} <= names
    assert "BasePage" not in names


def test_a_page_type_declares_its_parents() -> None:
    class Base(BasePage):
        parent_page_types: ClassVar[list[str]] = []

        class Meta:
            abstract = True
            app_label = "pages"

    class Child(Base):
        class Meta:
            abstract = True
            app_label = "pages"

    class Silent(BasePage):
        class Meta:
            abstract = True
            app_label = "pages"

    assert found(checks.undeclared_parents(Base)) == []
    assert found(checks.undeclared_parents(Child)) == []
    assert found(checks.undeclared_parents(Silent)) == ["cms.E001"]


@isolate_apps("pages")
def test_a_field_is_translated_or_shared_and_only_one_of_them() -> None:
    class Row(TranslatableRow):
        title = models.CharField(max_length=10)
        name = models.CharField(max_length=10)
        place = models.CharField(max_length=10)
        machine = models.CharField(max_length=10, editable=False)
        translated_fields: ClassVar[tuple[str, ...]] = ("title", "place", "ghost")
        shared_fields: ClassVar[tuple[str, ...]] = ("place",)

        class Meta(TranslatableRow.Meta):
            app_label = "pages"

    errors = list(checks.field_declarations(Row))
    assert [(error.id, error.msg.split()[0]) for error in errors] == [
        ("cms.E002", "name"),
        ("cms.E003", "place"),
        ("cms.E004", "ghost"),
    ]


@isolate_apps("pages")
def test_a_row_has_no_rows_and_children_declare_their_translation() -> None:
    class Row(TranslatableRow, ClusterableModel):
        class Meta(TranslatableRow.Meta):
            app_label = "pages"

    class Below(Orderable):
        row = ParentalKey(Row, on_delete=models.CASCADE, related_name="below")

        class Meta(Orderable.Meta):
            app_label = "pages"

    assert found(checks.nested_rows(Row)) == ["cms.E007"]
    assert found(checks.undeclared_children(Row)) == ["cms.E010"]
    assert found(checks.field_declarations(Row)) == ["cms.E002"]
    assert found(checks.references_to_rows(Below)) == ["cms.E008"]


@isolate_apps("pages")
def test_a_foreign_key_elsewhere_is_allowed() -> None:
    class Note(Orderable):
        page = models.ForeignKey("pages.MeetingPage", on_delete=models.CASCADE)

        class Meta(Orderable.Meta):
            app_label = "pages"

    assert found(checks.references_to_rows(Note)) == []


class MixedBlock(blocks.StructBlock):
    """Blocks that are decided beside blocks that are not."""

    heading = TranslatedCharBlock()
    number = SharedCharBlock()
    day = blocks.DateBlock()
    image = ImageBlock()
    link = blocks.URLBlock()
    raw = blocks.CharBlock()
    lines = blocks.ListBlock(blocks.TextBlock())
    parts = blocks.StreamBlock([("prose", blocks.RichTextBlock()), ("html", blocks.RawHTMLBlock())])


@isolate_apps("pages")
def test_a_block_with_words_is_one_of_ours() -> None:
    class Row(DeclaresTranslation, Orderable):
        body = StreamField(BodyBlock())
        mixed = StreamField([("mixed", MixedBlock())])

        class Meta(Orderable.Meta):
            app_label = "pages"

    errors = list(checks.undecided_blocks(Row))
    assert {error.id for error in errors} == {"cms.E005"}
    assert [error.msg.split()[0] for error in errors] == [
        "mixed.mixed.raw",
        "mixed.mixed.lines.item",
        "mixed.mixed.parts.prose",
        "mixed.mixed.parts.html",
    ]


@pytest.mark.parametrize(("template", "expected"), [("base.html", []), ("pages/none.html", ["cms.E006"])])
def test_a_page_type_has_its_template(template: str, expected: list[str]) -> None:
    fake = type("Fake", (), {"template": template})
    assert found(checks.missing_template(fake)) == expected


def test_a_broken_template_is_found(settings: Any, tmp_path: Any) -> None:
    (tmp_path / "broken.html").write_text("{% nonsense %}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    fake = type("Fake", (), {"template": "broken.html"})
    assert found(checks.missing_template(fake)) == ["cms.E006"]


def test_title_and_summary_are_searched() -> None:
    bare = type("Bare", (), {"search_fields": [index.SearchField("title"), index.FilterField("summary")]})
    assert found(checks.unsearchable_fields(bare)) == ["cms.E009"]
    assert found(checks.unsearchable_fields(BasePage)) == []
