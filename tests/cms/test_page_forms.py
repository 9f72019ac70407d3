"""The page form knows the trees of both languages."""

from tests import factories
from tests.page_form import Editor


def test_an_address_that_a_page_of_the_other_language_has_is_refused(desk):
    finnish = factories.news(desk.home, title="Sama", slug="sama")
    factories.translated(finnish.get_parent().specific)
    swedish = factories.news(desk.home_sv, title="Annan", slug="annan", live=False)
    editor = Editor(desk.browser("author-sv"), swedish)
    fields = {**editor.open(), "slug": "sama"}
    answer = desk.browser("author-sv").post(editor.address, fields)
    assert answer.status_code == 200
    assert "Sama" in str(answer.context["form"].errors["slug"])
    assert editor.save({**fields, "slug": "en-annan"}).slug == "en-annan"


def test_versions_of_one_page_may_have_one_address(desk):
    finnish = factories.news(desk.home, title="Laituri ry", slug="laituri")
    swedish = factories.translated(finnish, slug="laituri")
    editor = Editor(desk.browser("author-sv"), swedish)
    assert editor.save({**editor.open(), "summary": "En brygga."}).summary == "En brygga."
