"""Takes the pictures of the documentation from a demo that runs: the front page, the screens of the editors' guide.

``python -m scripts.screenshots [ADDRESS]`` visits ``make demo`` (http://localhost:8000 unless told otherwise), in the
order of ``SHOTS``, and writes docs/images. It only reads, but for one feedback that it sends where the demo has none.
"""

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from cms.demo_accounts import DEMO_PASSWORD

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTH = 1280
COLOURS = 128
TO_THE_TOP = "element => { element.style.scrollMarginTop = '70px'; element.scrollIntoView(); }"
FEEDBACK = "Järjestöneuvottelukunnan muistiossa 1/2026 linkki liitteeseen 2 ei avaudu."


@dataclass(frozen=True)
class Shot:
    """One picture: who looks (nobody: a reader), at which page of the tree or which address, and what of it.

    ``title`` and ``language`` name a page, ``below`` puts its number into the address. ``show`` is a selector that
    comes to the top, ``click`` one that is opened before. ``height`` is that of the picture.
    """

    name: str
    account: str
    below: str
    title: str = ""
    language: str = "fi"
    click: str = ""
    show: str = ""
    height: int = 720


MENU = "footer [data-w-dropdown-target=toggle]"
MEETING = "Yhdistysfoorumi 2/2026"
EDIT = "/admin/pages/{}/edit/"
DETAILS = EDIT + "#tab-tiedot"
SHOTS = (
    Shot("front-page", "", "/fi/", height=900),
    Shot("search-results", "", "/fi/haku/?q=avustus", height=900),
    Shot("editing-listing", "secretary", "/admin/pages/{}/", "Yhdistysfoorumi"),
    Shot(
        "editing-write",
        "author",
        EDIT,
        "Strategian kolmas vuosi lukuina",
        click=MENU,
    ),
    Shot("editing-waiting", "reviewer-sv", "/admin/", height=560),
    Shot("editing-review", "reviewer-sv", "/admin/review/{}/", "Harjoitus paljasti aukon", "sv", height=900),
    Shot("editing-segments", "translator", EDIT, "Harjoitus paljasti aukon", "sv", height=800),
    Shot("editing-reader", "", "/sv/forum/foreningsforum/kokous-2-2026/", height=700),
    Shot("editing-agenda", "secretary", EDIT, MEETING, show="#inline_child_agenda_items-2", height=1150),
    Shot("editing-participants", "secretary", DETAILS, MEETING, show="#inline_child_attendances-0"),
    Shot("editing-seats", "author", DETAILS, "Yhdistysfoorumi", show="#inline_child_seats-0", height=760),
    Shot("editing-recording", "secretary", DETAILS, "Tallenne: yhdistysfoorumi 1/2026", height=1150),
    Shot("editing-goal", "author", DETAILS, "Kumppanina arjessa", show="#inline_child_indicators-0", height=940),
    Shot("editing-event", "author", EDIT, "Avoin perhekahvila", show="#inline_child_occurrences-0"),
    Shot("editing-image", "author", "/admin/images/add/", height=760),
    Shot("editing-feedback", "site-manager", "/admin/feedback/", height=420),
)


def main(address: str = "http://localhost:8000") -> int:
    """Takes every picture and prints its size; returns the exit code."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        _send_feedback_where_there_is_none(browser, address)
        for shot in SHOTS:
            page = _page_of(browser, address, shot.account)
            made = shrunk(_taken(page, shot))
            (IMAGES / f"{shot.name}.png").write_bytes(made)
            sys.stdout.write(f"{shot.name}: {len(made) // 1024} KB\n")
            page.context.close()
        browser.close()
    return 0


def question(title: str, language: str) -> str:
    """The address at which the desk tells the number of the page of that title in that language."""
    return "/admin/api/main/pages/?" + urlencode({"title": title, "locale": language, "limit": 1})


def shrunk(picture: bytes) -> bytes:
    """The same picture with a palette: text and lines stay as they are, and the file is a third."""
    small = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


def _page_of(browser: Browser, address: str, account: str) -> Page:
    context = browser.new_context(base_url=address, viewport={"width": WIDTH, "height": 900}, color_scheme="light")
    page = context.new_page()
    if account:
        page.goto("/admin/login/")
        page.fill("[name=username]", account)
        page.fill("[name=password]", DEMO_PASSWORD)
        page.click("form [type=submit]")
        page.wait_for_url("**/admin/")
    return page


def _taken(page: Page, shot: Shot) -> bytes:
    number: Any = ""
    if shot.title:
        number = page.request.get(question(shot.title, shot.language)).json()["items"][0]["id"]
    page.set_viewport_size({"width": WIDTH, "height": shot.height})
    page.goto(shot.below.format(number))
    page.wait_for_load_state("networkidle")
    if shot.click:
        page.click(shot.click)
    if shot.show:
        page.locator(shot.show).first.evaluate(TO_THE_TOP)
    page.evaluate("document.activeElement && document.activeElement.blur()")
    page.wait_for_timeout(700)
    return page.screenshot()


def _send_feedback_where_there_is_none(browser: Browser, address: str) -> None:
    desk = _page_of(browser, address, "site-manager")
    desk.goto("/admin/feedback/")
    if desk.locator("table.listing tbody tr").count() == 0:
        reader = _page_of(browser, address, "")
        reader.goto("/fi/palaute/")
        reader.fill("textarea[name=text]", FEEDBACK)
        reader.wait_for_timeout(4000)
        reader.click("main form button[type=submit]")
        reader.wait_for_load_state("networkidle")
        reader.context.close()
    desk.context.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
