"""What a form that narrows a list says of itself."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.simple_tag
def chosen_count(choices: Iterable[Any], elsewhere: str = "", words: str = "", traits: Iterable[Any] = ()) -> int:
    """How many limits the form has set: choices but for the one that is made elsewhere, words, traits."""
    chosen = sum(choice.chosen is not None for choice in choices if choice.name != elsewhere)
    return chosen + bool(words) + sum(trait.is_chosen for trait in traits or ())
