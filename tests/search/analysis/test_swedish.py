"""Forms and parts of Swedish words."""

import pytest

from search.analysis.swedish import analyse


def test_a_genitive_is_its_dictionary_form():
    assert "förening" in analyse("föreningarnas").lemmas


def test_joints_and_changed_vowels_belong_to_the_word_before():
    assert {"arbete", "grupp"} <= set(analyse("arbetsgrupp").parts)
    assert {"kvinna", "organisation"} <= set(analyse("kvinnoorganisation").parts)


def test_an_unknown_word_has_its_stem():
    assert analyse("xyzzningarna").lemmas


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("kommunen", "komma"),
        ("kommuner", "mun"),
        ("deltagarna", "area"),
        ("gemensamma", "simma"),
        ("gemensamt", "ensam"),
        ("beslutade", "luta"),
        ("pengarna", "pen"),
        ("programmet", "rama"),
        ("toaletten", "leda"),
        ("skärgårdens", "skära"),
        ("parkeringen", "ringa"),
        ("planering", "ring"),
        ("parkeringsplatsen", "ringa"),
        ("personer", "son"),
        ("kontaktpersonen", "son"),
        ("representanter", "tant"),
        ("medlemsavgift", "lem"),
        ("ändringsförslag", "ringa"),
    ],
)
def test_a_word_of_every_meeting_is_not_composed_of_what_it_only_looks_like(word, part):
    assert part not in analyse(word).parts


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("skärgård", "gård"),
        ("utterskär", "skär"),
        ("cykelleder", "led"),
        ("ringkedjan", "ring"),
        ("kontaktpersoner", "person"),
        ("parkeringsplatsen", "parkering"),
        ("brorson", "son"),
        ("kulturhus", "kultur"),
    ],
)
def test_what_is_composed_is_found_by_its_parts(word, part):
    assert part in analyse(word).parts


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("missbrukarvården", "missbrukare"),
        ("invandrarföreningar", "invandrare"),
        ("bidragsansökningar", "ansökan"),
        ("ansökningstiden", "ansökan"),
        ("pensionärsförbundet", "förbund"),
        ("åtgärdsplan", "åtgärd"),
        ("missbruksvård", "missbruk"),
        ("klubbkväll", "klubb"),
        ("byaträffar", "träff"),
        ("avfallshantering", "avfall"),
        ("försöksverksamhet", "försök"),
        ("krisstöd", "kris"),
        ("gruppboende", "boende"),
        ("budgetram", "ram"),
        ("skolhälsovård", "vård"),
        ("självhjälpsgrupper", "hjälp"),
        ("ledarutbildning", "ledare"),
    ],
)
def test_a_part_is_the_noun_that_it_is_of(word, part):
    assert part in analyse(word).parts


def test_a_composed_word_has_the_other_name_of_its_last_part_too():
    assert not set(analyse("bidragsansökningarna").lemmas).isdisjoint(analyse("bidragsansökan").lemmas)
