"""Keys of passages."""

from uuid import UUID

from search.passages.identity import group_key, passage_key

PAGE = UUID(int=7)


def test_a_place_keeps_its_key_and_differs_from_every_other():
    places = [(PAGE, "fi", "item", "k-1"), (PAGE, "sv", "item", "k-1"), (PAGE, "fi", "decision", "k-1")]
    keys = [passage_key(*place) for place in [*places, (PAGE, "fi", "item", "k-2"), (UUID(int=8), "fi", "item", "k-1")]]
    assert len(set(keys)) == 5
    assert passage_key(*places[0]) == keys[0]


def test_a_printed_group_is_one_whatever_its_capitals_and_spaces():
    assert group_key("Hyvinvointialue") == group_key(" hyvinvointialue ")
    assert len(group_key("Hyvinvointialue")) == 36
    assert group_key("  ") == ""
