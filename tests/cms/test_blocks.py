"""Blocks: what is translated, what is shared, and that editors get a real picker."""

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.models import Page

from cms.blocks import (
    BodyBlock,
    FollowUpBlock,
    PageNumberBlock,
    SharedCharBlock,
    TranslatedCharBlock,
    TranslatedRichTextBlock,
)


def test_a_shared_line_gives_no_text_to_translate_and_comes_back_as_it_was():
    block = SharedCharBlock()
    assert block.get_translatable_segments("Ilari Koivuharju") == []
    assert block.restore_translated_segments("Ilari Koivuharju", []) == "Ilari Koivuharju"


def test_names_in_follow_ups_are_shared_and_tasks_are_translated():
    children = FollowUpBlock().child_blocks
    assert isinstance(children["owner"], SharedCharBlock)
    assert isinstance(children["task"], TranslatedCharBlock)


def test_prose_has_the_small_set_of_features():
    assert "embed" not in TranslatedRichTextBlock().features
    assert "h1" not in TranslatedRichTextBlock().features


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_every_block_of_a_text_has_an_icon_and_a_description(name):
    block = BodyBlock().child_blocks[name]
    assert block.meta.icon != blocks.Block().meta.icon
    assert str(block.meta.description)


def test_headings_of_a_text_start_below_the_title():
    level = BodyBlock().child_blocks["heading"].child_blocks["level"]
    assert [value for value, _label in level.field.choices if value] == ["2", "3"]


@pytest.fixture
def number(minimal_site):
    """A block that names a page, and the page's number."""
    return PageNumberBlock(required=False), minimal_site.fi.pk


def test_a_page_block_keeps_a_number_and_asks_for_nothing(number, django_assert_num_queries):
    block, pk = number
    with django_assert_num_queries(0):
        assert block.bulk_to_python([pk, None]) == [pk, None]
        assert block.to_python(pk) == block.get_prep_value(pk) == pk
        assert list(block.extract_references(pk)) == [(Page, str(pk), "", "")]
        assert list(block.extract_references(None)) == []


def test_a_page_is_chosen_checked_and_shown(number):
    block, pk = number
    assert block.value_from_form(str(pk)) == pk
    assert block.clean(pk) == pk
    assert block.clean(None) is None
    assert block.get_form_state(pk)["id"] == pk
    assert block.render_basic(pk) == Page.objects.get(pk=pk).title
    with pytest.raises(ValidationError):
        block.clean(999_999)


def test_a_page_that_is_gone_is_shown_as_none(number):
    block, _pk = number
    assert block.get_form_state(999_999) is None
    assert block.render_basic(999_999) == ""


def test_a_chosen_page_is_the_same_in_every_language(number):
    block, pk = number
    assert block.get_translatable_segments(pk) == []
    assert block.restore_translated_segments(pk, []) == pk
