"""Rows keep one identity: through the form, for anchors, and never two with one key."""

import uuid

import pytest

from cms.models.rows import TranslationKeyForm
from pages.models import AgendaItem


@pytest.fixture
def form_class():
    return type(
        "AgendaItemForm", (TranslationKeyForm,), {"Meta": type("Meta", (), {"model": AgendaItem, "fields": ["number"]})}
    )


def test_an_existing_row_carries_its_key_in_the_form(form_class):
    item = AgendaItem(number="1")
    assert form_class(instance=item).initial["translation_key"] == item.translation_key


def test_the_empty_form_carries_no_key_because_the_browser_clones_it(form_class):
    assert "translation_key" not in form_class().initial


def test_a_key_that_was_sent_back_becomes_the_rows_key(form_class):
    key = uuid.uuid4()
    form = form_class({"number": "1", "translation_key": str(key)})
    assert form.is_valid()
    assert form.instance.translation_key == key


def test_a_new_row_gets_a_key_of_its_own(form_class):
    first, second = form_class({"number": "1"}), form_class({"number": "1"})
    assert first.is_valid()
    assert second.is_valid()
    assert first.instance.translation_key != second.instance.translation_key


def test_a_key_that_is_none_is_an_error_of_the_form(form_class):
    assert not form_class({"number": "1", "translation_key": "x"}).is_valid()


def test_the_anchor_is_the_same_for_the_same_key():
    key = uuid.uuid4()
    assert AgendaItem(translation_key=key).anchor == AgendaItem(translation_key=key, number="2").anchor
