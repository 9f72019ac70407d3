"""Words that are suggested while one is typed: by keyboard, by finger, on a slow connection, by a hostile answer."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}


class Suggesting:
    """The field with its list."""

    def __init__(self, page, path="/fi/haku/", field="#q"):
        self.page = page
        page.goto(path)
        self.field = page.locator(field)
        self.list = page.locator("[role=listbox]")
        self.options = page.locator("[role=option]")

    def type(self, text):
        self.field.press_sequentially(text)
        self.options.first.wait_for()

    def answer_late(self, held, suggestions):
        """Gives an answer, and waits until the page has met it: it comes before that to a question asked after it."""
        for route in held:
            route.fulfill(json={"suggestions": suggestions})
        self.page.evaluate("fetch(location.href).then(() => new Promise(requestAnimationFrame))")

    @property
    def chosen(self):
        """The words of the option that the field says is active; empty for none."""
        key = self.field.get_attribute("aria-activedescendant")
        return self.page.locator(f"#{key}").inner_text() if key else ""

    @property
    def announced(self):
        return self.page.locator("form[role=search] [role=status]").inner_text()


def test_suggestions_are_chosen_by_keyboard_alone(reader_page, axe):
    reader_page.goto("/fi/haku/")
    for _step in range(40):
        reader_page.keyboard.press("Tab")
        if reader_page.evaluate("document.activeElement.id") == "q":
            break
    reader_page.keyboard.type("avus")
    field, options = reader_page.locator("#q"), reader_page.locator("[role=option]")
    options.first.wait_for()
    number = options.count()
    assert field.get_attribute("aria-expanded") == "true"
    assert reader_page.locator("form[role=search] [role=status]").inner_text() == f"{number} ehdotusta"
    axe(reader_page)
    first = options.first.inner_text()
    reader_page.keyboard.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    reader_page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    reader_page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    reader_page.keyboard.press("ArrowDown")
    reader_page.keyboard.press("ArrowDown")
    axe(reader_page)
    reader_page.keyboard.press("Enter")
    reader_page.wait_for_url("**q=*")
    assert parse_qs(urlsplit(reader_page.url).query)["q"] == [first]
    for _step in range(80):
        reader_page.keyboard.press("Tab")
        if reader_page.evaluate("!!document.activeElement.closest('.hits .hit-title')"):
            break
    reader_page.keyboard.press("Enter")
    reader_page.wait_for_url("**mark=**")
    reader_page.locator("main mark").first.wait_for()


def test_escape_closes_the_list_and_then_empties_the_field(reader_page):
    suggesting = Suggesting(reader_page)
    suggesting.type("avus")
    suggesting.field.press("ArrowDown")
    suggesting.field.press("Escape")
    assert suggesting.list.is_hidden()
    assert suggesting.field.get_attribute("aria-expanded") == "false"
    assert suggesting.field.input_value() == "avus"
    assert (suggesting.chosen, suggesting.announced) == ("", "")
    suggesting.field.press("ArrowDown")
    suggesting.options.first.wait_for()
    suggesting.field.press("Tab")
    assert suggesting.list.is_hidden()


def test_enter_without_a_choice_asks_for_what_was_typed(reader_page):
    suggesting = Suggesting(reader_page, "/sv/sok/")
    suggesting.type("under")
    suggesting.field.press("Enter")
    reader_page.wait_for_url("**q=under")


def test_a_suggestion_is_taken_by_finger(browser, site):
    context = browser.new_context(base_url=site, has_touch=True, is_mobile=True, viewport=NARROW)
    suggesting = Suggesting(context.new_page(), "/sv/sok/")
    suggesting.field.tap()
    suggesting.type("fören")
    word = suggesting.options.first.inner_text()
    box = suggesting.list.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW["width"]
    assert suggesting.options.first.bounding_box()["height"] >= 44
    suggesting.options.first.tap()
    suggesting.page.wait_for_url("**q=*")
    assert parse_qs(urlsplit(suggesting.page.url).query)["q"] == [word]
    context.close()


def test_an_answer_that_comes_late_is_not_shown(reader_page):
    held = []

    def answer(route):
        if parse_qs(urlsplit(route.request.url).query)["q"] == ["av"]:
            held.append(route)
        else:
            route.fulfill(json={"suggestions": ["avustus"]})

    reader_page.route("**/suggestions.json*", answer)
    suggesting = Suggesting(reader_page)
    with reader_page.expect_request("**/suggestions.json?q=av"):
        suggesting.field.press_sequentially("av")
    suggesting.field.press_sequentially("us")
    suggesting.options.first.wait_for()
    suggesting.answer_late(held, ["avain", "avoin"])
    assert suggesting.options.all_inner_texts() == ["avustus"]


def test_what_was_chosen_by_keyboard_stays_when_an_answer_comes_late(reader_page):
    held = []

    def answer(route):
        if parse_qs(urlsplit(route.request.url).query)["q"] == ["av"]:
            route.fulfill(json={"suggestions": ["avain", "avoin"]})
        else:
            held.append(route)

    reader_page.route("**/suggestions.json*", answer)
    suggesting = Suggesting(reader_page)
    suggesting.type("av")
    with reader_page.expect_request("**/suggestions.json?q=avo"):
        suggesting.field.press_sequentially("o")
    suggesting.field.press("ArrowDown")
    assert suggesting.chosen == "avain"
    suggesting.answer_late(held, ["avoimuus", "avoin"])
    assert suggesting.chosen == "avain"
    assert suggesting.options.first.get_attribute("aria-selected") == "true"
    suggesting.field.press("Enter")
    reader_page.wait_for_url("**q=avain")


def test_nothing_is_shown_after_the_field_was_left(reader_page):
    held = []
    reader_page.route("**/suggestions.json*", lambda route: held.append(route))
    suggesting = Suggesting(reader_page)
    with reader_page.expect_request("**/suggestions.json*"):
        suggesting.field.press_sequentially("avus")
    suggesting.field.press("Tab")
    suggesting.answer_late(held, ["avustus"])
    assert suggesting.list.is_hidden()


@pytest.mark.parametrize("status", [500, 503])
def test_a_search_works_where_nothing_can_be_suggested(reader_page, status):
    reader_page.route("**/suggestions.json*", lambda route: route.fulfill(status=status, body="<"))
    suggesting = Suggesting(reader_page)
    with reader_page.expect_response("**/suggestions.json*"):
        suggesting.field.press_sequentially("avustus")
    assert suggesting.list.is_hidden()
    suggesting.field.press("Enter")
    reader_page.wait_for_url("**q=avustus")


def test_what_is_suggested_is_text(reader_page):
    words = ["<img src=x onerror=alert(1)>", "a" * 900, "\u202eavustus"]
    reader_page.route("**/suggestions.json*", lambda route: route.fulfill(json={"suggestions": words}))
    reader_page.set_viewport_size(NARROW)
    suggesting = Suggesting(reader_page)
    suggesting.type("av")
    assert suggesting.options.first.inner_text() == words[0]
    assert suggesting.list.locator("img").count() == 0
    assert reader_page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize(
    ("path", "field"), [("/fi/", "#q"), ("/sv/finns-inte/", "#q404"), ("/fi/tallenteet/", "#spoken")]
)
def test_words_are_suggested_wherever_there_is_a_search(reader_page, axe, path, field):
    suggesting = Suggesting(reader_page, path, field)
    typed = "avus" if path.startswith("/fi") else "under"
    # Where typing takes long there are answers to some of the letters before.
    with reader_page.expect_response(lambda answer: answer.url.endswith(f"?q={typed}")):
        suggesting.type(typed)
    suggesting.field.press("ArrowDown")
    word = suggesting.chosen
    axe(reader_page)
    suggesting.field.press("Enter")
    reader_page.wait_for_url("**q=*")
    assert parse_qs(urlsplit(reader_page.url).query)["q"] == [word]


def test_a_suggestion_of_the_other_language_says_so(reader_page):
    answer = {"suggestions": ["uusi avustus", "uusi avtal"], "languages": ["", "sv"]}
    reader_page.route("**/suggestions.json*", lambda route: route.fulfill(json=answer))
    suggesting = Suggesting(reader_page)
    suggesting.type("uusi av")
    assert suggesting.options.all_inner_texts() == answer["suggestions"]
    assert suggesting.list.locator("[lang=sv]").all_inner_texts() == ["avtal"]
