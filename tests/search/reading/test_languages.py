"""Which language a text is in."""

from search.reading.languages import language_of


def test_running_text_is_told_apart():
    finnish = "Yhdistysfoorumi esittää, että pienet avustukset haetaan kevennetysti ja selvitys annetaan jälkikäteen."
    swedish = "Föreningsforumet föreslår att små understöd söks på ett lättare sätt och att en redogörelse ges efteråt."
    assert language_of(finnish) == "fi"
    assert language_of(swedish) == "sv"


def test_what_is_neither_or_both_is_not_guessed():
    assert language_of("") == ""
    assert language_of("1 200,00 2 300,00 § 14") == ""
    assert language_of("Zxqw vbnm qwrt plkj hgfd") == ""
