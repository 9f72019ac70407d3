"""Forms and parts of Swedish words."""

from search.analysis.swedish import analyse


def test_a_genitive_is_its_dictionary_form():
    assert "förening" in analyse("föreningarnas").lemmas


def test_joints_and_changed_vowels_belong_to_the_word_before():
    assert {"arbete", "grupp"} <= set(analyse("arbetsgrupp").parts)
    assert {"kvinna", "organisation"} <= set(analyse("kvinnoorganisation").parts)


def test_an_unknown_word_has_its_stem():
    assert analyse("xyzzningarna").lemmas
