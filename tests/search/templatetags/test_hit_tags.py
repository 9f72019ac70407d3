"""Words in pieces break where whole words do."""

import pytest
from django.template import Context, Template
from django.utils import translation

TEMPLATE = Template("{% load hit_tags %}{% with word|soft_apart:language as p %}{{ p.0 }}<b>{{ p.1 }}</b>{% endwith %}")


@pytest.mark.parametrize("language", ["sv", ""])
def test_a_word_with_a_part_that_stands_out_breaks_between_its_parts(language):
    with translation.override("sv"):
        found = TEMPLATE.render(Context({"word": ("organisations", "delegation"), "language": language}))
    assert found == "organisations<b>\u00addelegation</b>"


def test_what_stands_in_a_piece_is_escaped():
    assert "&lt;i&gt;" in TEMPLATE.render(Context({"word": ("<i>", "x"), "language": "fi"}))
