"""From what was typed to the tree, in both languages, whatever was typed."""

import time

import pytest

from search.analysis.pipeline import Analysis
from search.query.nodes import And, Everything, Not, Or, Phrase, Term
from search.query.parser import LONGEST_TEXT, MOST_WORDS, languages_of, parse
from search.query.trees import positive, terms


def asked(text, language="fi", **options):
    return parse(text, language=language, **options)


def told(tree):
    """A tree in few letters."""
    match tree:
        case Term():
            return tree.exact
        case Phrase():
            return list(tree.words)
        case Not():
            return ("not", told(tree.node))
        case Everything():
            return "*"
    return ("and" if isinstance(tree, And) else "or", *map(told, tree.nodes))


def codes(parsed):
    return [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", "*"),
        ("Avustus", "avustus"),
        ("avustus hakemus", ("and", "avustus", "hakemus")),
        ("avustus avustus", "avustus"),
        ('"sai avustuksen" kunta', ("and", ["sai", "avustuksen"], "kunta")),
        ("”sai avustuksen”", ["sai", "avustuksen"]),
        ("avustus -hakemus", ("and", "avustus", ("not", "hakemus"))),
        ('avustus −"sai tukea"', ("and", "avustus", ("not", ["sai", "tukea"]))),
        ("-hakemus", ("and", "*", ("not", "hakemus"))),
        ("avustus TAI tuki", ("or", "avustus", "tuki")),
        ("bidrag ELLER stöd", ("or", "bidrag", "stöd")),
        ("a OR b OR c d", ("and", ("or", "a", "b", "c"), "d")),
        ("avustus tai tuki", ("and", "avustus", "tuki")),
        ("miten avustusta haetaan", ("and", "avustusta", "haetaan")),
        ("vem är ordförande", "ordförande"),
        ("paljonko avustusta saa", "avustusta"),
        ("kuinka", "kuinka"),
        ("miten ja milloin", ("and", "miten", "ja", "milloin")),
        ('"miten haetaan" ja', ["miten", "haetaan"]),
        ("hyvinvointi-ilta", "hyvinvointi-ilta"),
        ("EU:n avustus/tuki", ("and", "eu:n", ("and", "avustus", "tuki"))),
        ("huomio:avustus klo 18:00", ("and", "huomio:avustus", "klo", "18:00")),
        ('huomio:"a b"', ("and", "huomio", ["a", "b"])),
    ],
)
def test_words_phrases_what_is_left_out_and_either_or(text, tree):
    assert told(asked(text).tree) == tree


def test_a_word_has_its_forms():
    term = asked("Päivän").tree
    assert (term.typed, term.exact, term.folded) == ("Päivän", "päivän", "")
    assert "päivä" in term.lemmas


def test_an_unknown_word_without_dots_may_be_one_with_dots():
    assert asked("paivan").tree.folded == "paivan"
    assert asked("talo").tree.folded == ""
    assert asked("xyzåäö").tree.folded == ""


def test_field_words_narrow_in_both_languages():
    fi = asked('puhuja:"Heli Lehtokallio" foorumi:vanhusneuvosto,nuorisovaltuusto vuosi:2025 avustus')
    assert fi.fields == {
        "speaker": ("Heli Lehtokallio",), "body": ("vanhusneuvosto", "nuorisovaltuusto"), "year": ("2025",),
    }  # fmt: skip
    assert told(fi.tree) == "avustus"
    sv = asked("Talare: Heli  närvarande:patientnätverket språk:sv ar:2024", language="sv")
    assert sv.fields == {
        "speaker": ("Heli",), "present": ("patientnätverket",), "language": ("sv",), "year": ("2024",),
    }  # fmt: skip
    assert sv.tree == Everything()


def test_field_words_of_days_meet():
    parsed = asked("alkaen:2024 asti:5.11.2025 från:3/2024")
    assert (parsed.date_from, parsed.date_to) == ("2024-03-01", "2025-11-05")
    parsed = asked("vuosi:2020-2023")
    assert (parsed.date_from, parsed.date_to, parsed.fields) == ("2020-01-01", "2023-12-31", {})
    parsed = asked("päivä:eilen")
    assert (parsed.date_from, codes(parsed)) == ("", ["unknown_date"])


def test_what_was_not_understood_is_said():
    assert codes(asked('avustus "tuki')) == ["unclosed_quote"]
    assert codes(asked("avustus TAI")) == ["nothing_either_side"]
    assert codes(asked("OR avustus")) == ["nothing_either_side"]
    assert codes(asked("avustus OR -tuki")) == ["nothing_either_side"]
    assert codes(asked("-vuosi:2025")) == ["field_excluded"]
    assert codes(asked("???")) == ["no_words"]
    assert codes(asked("   ")) == []
    assert codes(asked("sana " * LONGEST_TEXT)) == ["too_long", "too_many_words"]
    assert len(asked("sana " * LONGEST_TEXT).words) == 1


@pytest.mark.parametrize(
    ("text", "beginnings", "problems"),
    [
        ("avust*", ["avust"], []),
        ("Avust* -kunn*", ["avust", "kunn"], []),
        ("kansalais-foor*", ["kansalais-foor"], []),
        ("avust**", ["avust"], ["star"]),
        ("av*", [], ["star"]),
        ("*avustus", [], ["star"]),
        ("avu*us", [], ["star"]),
        ('"sai avust*"', [], ["star"]),
        ("puhuja:hel*", [], []),
    ],
)
def test_a_star_stands_for_the_end_of_a_word(text, beginnings, problems):
    parsed = asked(text)
    assert [term.exact for term in terms(parsed.tree) if term.is_prefix] == beginnings
    assert codes(parsed) == problems


def test_the_beginning_of_a_word_has_no_other_forms_and_is_typed_with_its_star():
    term = asked("Päätöks*").tree
    assert term == Term("Päätöks*", "päätöks", (), is_prefix=True)
    assert asked("avust* tila").words == ("avust*", "tila")


def test_words_are_told_as_they_were_typed_and_none_that_is_left_out():
    assert asked('Avustus -tuki "Sai Paljon" TAI Kunta').words == ("Avustus", "sai paljon", "Kunta")


def test_a_word_of_the_other_language_is_read_in_that_one_too():
    assert "förening" in asked("föreningarna", language="fi").tree.lemmas
    assert "avustus" in asked("avustuksista", language="sv").tree.lemmas
    assert languages_of("avustuksista", Analysis()) == ("fi",)
    assert languages_of("föreningarna", Analysis(with_voikko=False)) == ("sv",)
    assert languages_of("xyzzy", Analysis()) == ()


HOSTILE = [
    '"', '""', '"""', "-", "--", '-"', "OR OR OR", "*" * 10_000, "(" * 10_000, "a" * 10_000, "-" * 10_000,
    '"a' * 5_000, "puhuja:" * 2_000, 'puhuja:"', "puhuja:", "vuosi:" + "9" * 5_000, "\x00\x01\x7f", "\ud800",
    "a\u0301" * 3_000, "NEAR(a b)", "'; DROP TABLE search_passage; --", "a:b:c:d", "\u202e\u200b", "-puhuja:x", "a OR",
    "[[[[", "a* b?", "İ" * 900, "ﷺ" * 900,
]  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv", ""])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_is_read_in_time(text, language):
    started = time.perf_counter()
    parsed = asked(text, language=language)
    assert len(parsed.words) <= MOST_WORDS
    assert all(problem.sentence for problem in parsed.problems)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 800 €", ("1", "800")),
        ("1\u202f800 €", ("1", "800")),
        ("1\xa0250\xa0000", ("1", "250", "000")),
    ],
)
def test_a_number_with_spaces_between_its_thousands_is_asked_as_one(text, words):
    tree = parse(text, language="fi").tree
    assert isinstance(tree, Or)
    assert tree.nodes[0] == Phrase(words)
    assert tree.nodes[1].exact == "".join(words)


@pytest.mark.parametrize(
    "text", ["2026 100", "1 80", "1 180000000000", "1 800mk", "1 800,50", "a1 800", "1 800*", "1 800 000-luku"]
)
def test_other_numbers_beside_each_other_are_words_of_their_own(text):
    assert not any(isinstance(one, Phrase) for one in positive(parse(text, language="fi").tree))


def test_a_number_can_be_left_out_and_stand_beside_words():
    tree = parse("avustus -1 800", language="fi").tree
    [left_out] = [one.node for one in tree.nodes if isinstance(one, Not)]
    assert left_out.nodes[0] == Phrase(("1", "800"))


@pytest.mark.parametrize(
    ("text", "words"), [("1800 €", ("1", "800")), ("2000", ("2", "000")), ("1250000", ("1", "250", "000"))]
)
def test_a_number_without_spaces_is_asked_with_them_too(text, words):
    whole, apart = parse(text, language="fi").tree.nodes
    assert whole.exact == "".join(words)
    assert apart == Phrase(words)


@pytest.mark.parametrize(
    "text", ["2026", "1999", "0800", "00100", "180", "1800*", "1800-luku", "1.2.2026", "1234567890"]
)
def test_a_year_and_a_number_that_has_no_thousands_is_one_word(text):
    assert isinstance(parse(text, language="fi").tree, Term)


@pytest.mark.parametrize(
    "text", ["mistä saa tukea", "pitääkö hakea tukea", "var kan man söka understöd", "hur ska man skriva"]
)
def test_words_that_only_help_a_verb_are_not_asked_for(text):
    asked = {one.exact for one in positive(parse(text, language="fi").tree)}
    assert asked <= {"tukea", "hakea", "söka", "understöd", "skriva"}
