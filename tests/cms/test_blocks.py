"""Blocks: what is translated, what is shared, and that editors get a real picker."""

import pytest
from wagtail import blocks

from cms.blocks import BodyBlock, FollowUpBlock, SharedCharBlock, TranslatedCharBlock, TranslatedRichTextBlock


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
