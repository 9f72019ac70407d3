"""Plain text of what pages hold."""

import pytest

from pages.models import GoalAction
from search.passages import texts
from tests import factories


def test_pieces_stand_on_lines_of_their_own_without_empty_ones():
    assert texts.lines(["a  b\nc", "", None, " ", "d"]) == "a b c\nd"


def test_words_of_two_paragraphs_stay_apart_and_a_bold_part_does_not_split_a_word():
    assert texts.prose("<p>Yksi.</p><p><b>Avu</b>stus &amp; tuki</p>") == "Yksi. Avustus & tuki"
    assert texts.prose("") == ""


@pytest.mark.django_db
def test_what_a_type_declares_is_read_with_its_rows_and_without_the_title(minimal_site):
    strategy = factories.strategy(minimal_site.fi)
    goal = factories.goal(strategy, title="Otsikko", goal="Tilat.", rows={"actions": [GoalAction(name="Iltakäyttö")]})
    assert texts.declared(goal) == "Tilat.\nIltakäyttö"


@pytest.mark.django_db
def test_a_stream_gives_headings_paragraphs_and_figures(minimal_site):
    body = [
        ("heading", {"text": "Mistä", "level": "2"}),
        ("paragraph", "<p>Tilat ovat auki.</p>"),
        ("figures", {"caption": "Luvut", "rows": [{"name": "Tiloja", "value": "38"}]}),
    ]
    page = factories.section(minimal_site.fi, body=body)
    assert texts.stream(page.body).splitlines() == ["Mistä", "Tilat ovat auki.", "Luvut", "Tiloja", "38"]
    assert texts.stream(factories.section(minimal_site.fi).body) == ""
