"""The number of limits beside a folded form."""

from types import SimpleNamespace

from cms.templatetags.filter_tags import chosen_count


def choice(name: str, chosen: object = None) -> SimpleNamespace:
    return SimpleNamespace(name=name, chosen=chosen)


def test_a_form_that_limits_nothing_counts_none() -> None:
    assert chosen_count([choice("group"), choice("year")]) == 0
    assert chosen_count([]) == 0


def test_choices_words_and_traits_count_and_what_is_chosen_by_links_does_not() -> None:
    choices = [choice("group", "a"), choice("year", "2026"), choice("goal")]
    traits = [SimpleNamespace(is_chosen=True), SimpleNamespace(is_chosen=False)]
    assert chosen_count(choices, "year", "kirjasto", traits) == 3
