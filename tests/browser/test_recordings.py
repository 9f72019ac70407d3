"""A recording as its readers meet it: with and without JavaScript, by keyboard, and at another service."""

import pytest

pytestmark = pytest.mark.browser

OWN, ELSEWHERE, WAITING = "R4", "R2", "R8"
CHAPTER = 4350
SECOND = 4360


def address_of(key):
    """The address of a recording of the demo in Finnish."""
    from demo.manuscripts import key_of
    from pages.models import RecordingPage

    return RecordingPage.objects.get(translation_key=key_of("page", key), locale__language_code="fi").url


@pytest.fixture
def plain_page(browser, site):
    """The page of a reader whose browser runs no scripts."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def sound(site, settings, tmp_path):
    """The sound of the demo in files, as in production: a browser moves inside what is sent in parts only."""
    from demo.manuscripts import CONTENT
    from pages.models import RecordingPage

    options = {"location": str(tmp_path), "base_url": "/media/"}
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    for recording in RecordingPage.objects.exclude(media_file=None):
        target = tmp_path / recording.media_file.file.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((CONTENT / "sound" / f"{OWN}.ogg").read_bytes())


def position(page):
    """The second that the player is at."""
    return page.evaluate("document.querySelector('[data-player]').currentTime")


def loaded(page):
    """Waits until the player knows how long the recording is; no script of the test may run in the page's own world."""
    for _attempt in range(100):
        if page.evaluate("document.querySelector('[data-player]').readyState > 0"):
            return
        page.wait_for_timeout(100)
    pytest.fail("The recording was not loaded.")


def test_the_sound_is_as_long_as_the_meeting_and_a_chapter_moves_it(reader_page, sound):
    reader_page.goto(address_of(OWN))
    loaded(reader_page)
    assert round(reader_page.evaluate("document.querySelector('[data-player]').duration")) == 97 * 60
    reader_page.locator(f"[data-seek='{CHAPTER}']").focus()
    reader_page.keyboard.press("Enter")
    reader_page.locator(f"[data-chapter='{CHAPTER}'].is-now").wait_for()
    assert position(reader_page) >= CHAPTER
    assert reader_page.url.endswith(f"#t{CHAPTER}")


@pytest.mark.parametrize("hash_form", ["#t=1030", "#t1030"])
def test_a_permalink_leads_to_the_second(reader_page, sound, hash_form):
    reader_page.goto(address_of(OWN) + hash_form)
    loaded(reader_page)
    reader_page.locator(".cues .is-now").wait_for()
    assert "Göran Utterskär" in reader_page.locator(".cues .is-now").inner_text()
    assert position(reader_page) == pytest.approx(1030, abs=2)


def test_a_word_is_found_while_it_is_written(reader_page, axe):
    reader_page.goto(address_of(OWN))
    everything = reader_page.locator(".cues > li:visible").count()
    reader_page.get_by_label("Etsi tältä tallenteelta").press_sequentially("soittoketju")
    reader_page.locator(".cues mark").first.wait_for()
    shown = reader_page.locator(".cues > li:visible").count()
    assert 0 < shown < everything
    assert reader_page.locator(".find [role=status]").inner_text() == f"{shown} kohtaa"
    axe(reader_page)
    reader_page.get_by_label("Etsi tältä tallenteelta").fill("")
    reader_page.locator(".cues mark").first.wait_for(state="detached")
    assert reader_page.locator(".cues > li:visible").count() == everything


def test_words_are_found_without_javascript(plain_page):
    plain_page.goto(address_of(OWN))
    plain_page.get_by_label("Etsi tältä tallenteelta").fill("soittoketju")
    plain_page.keyboard.press("Enter")
    plain_page.wait_for_url("**find=soittoketju**")
    plain_page.locator(".cues mark").first.wait_for()
    assert "kohtaa" in plain_page.locator(".find [role=status]").inner_text()
    assert not plain_page.get_by_label("Seuraa tallennetta").is_visible()


def test_a_second_is_shown_and_played_without_javascript(plain_page):
    plain_page.goto(f"{address_of(OWN)}?t={SECOND}")
    assert plain_page.locator("[data-player]").get_attribute("src").endswith(f"#t={SECOND}")
    assert "Kristian Skärvik" in plain_page.locator(".cues .is-now").inner_text()
    assert plain_page.locator(f"#t{SECOND}").count() == 1


def test_another_services_player_is_not_there_before_it_is_asked_for(plain_page, site):
    asked = []
    plain_page.route("https://**", lambda route: route.abort())
    plain_page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(site) else None)
    plain_page.goto(address_of(ELSEWHERE))
    assert plain_page.locator("iframe").count() == 0
    assert asked == []
    plain_page.get_by_role("link", name="Näytä video").click()
    plain_page.locator("iframe").wait_for()
    assert all("youtube-nocookie.com" in url for url in asked)


@pytest.mark.parametrize("key", [ELSEWHERE, WAITING])
def test_nothing_to_follow_is_offered_where_there_is_no_player(reader_page, axe, key):
    reader_page.goto(address_of(key))
    assert not reader_page.get_by_label("Seuraa tallennetta").is_visible()
    axe(reader_page)


def test_a_recording_that_waits_for_captions_says_until_when(reader_page):
    reader_page.goto(address_of(WAITING))
    assert "Tekstitys valmistuu viimeistään" in reader_page.locator(".transcript").inner_text()
    assert reader_page.locator(".find").count() == 0
