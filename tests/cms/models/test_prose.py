"""Rich text that is empty when it looks empty."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.fields import RichTextField

from cms.models.prose import ProseField
from pages.models import AgendaItem
from tests import factories

EMPTY = [
    "",
    '<p data-block-key="abc"></p>',
    '<p data-block-key="abc">  </p><p data-block-key="d">&nbsp;</p>',
    "<ul><li></li></ul>",
]


@pytest.mark.parametrize("value", EMPTY)
def test_text_without_a_word_is_empty(value: str) -> None:
    field = ProseField(blank=True)
    assert field.to_python(value) == ""
    assert field.get_prep_value(value) == ""


@pytest.mark.parametrize("value", ["<p>Päätettiin.</p>", "<ul><li>a</li></ul>"])
def test_text_stays_as_it_is(value: str) -> None:
    assert ProseField().to_python(value) == value
    assert ProseField().get_prep_value(value) == value


def test_migrations_see_the_stock_field() -> None:
    field = AgendaItem._meta.get_field("decision")
    assert isinstance(field, RichTextField)
    assert field.deconstruct()[1] == "wagtail.fields.RichTextField"


def test_an_untouched_decision_is_none(minimal_site: Any) -> None:
    item = factories.agenda_item(decision='<p data-block-key="abc"></p>')
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [item]})
    assert meeting.agenda_items.get().decision == ""
    assert meeting.latest_revision.as_object().agenda_items.all()[0].decision == ""
