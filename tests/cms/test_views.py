"""Views beside the pages: the language at the root, media, robots, and the error pages when things are missing."""

from io import BytesIO
from unittest import mock

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.files.images import ImageFile
from django.db import OperationalError
from django.test import Client

from cms.models import SiteDocument, SiteImage
from tests.cms.test_photographs import photograph

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "path"),
    [("sv", "/sv/"), ("sv-FI,sv;q=0.9,fi;q=0.5", "/sv/"), ("fi", "/fi/"), ("en-GB,de", "/fi/"), ("", "/fi/")],
)
def test_the_root_leads_to_the_tree_of_the_browsers_language(minimal_site, wanted, path):
    answer = Client().get("/", headers={"accept-language": wanted})
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert "Accept-Language" in answer["Vary"]


def test_the_root_takes_no_post(minimal_site):
    assert Client().post("/").status_code == 405


@pytest.fixture
def image(minimal_site, file_storage):
    return SiteImage.objects.create(title="Kuva", file=ImageFile(BytesIO(photograph("JPEG")), name="kuva.jpg"))


def test_renditions_are_served_and_may_be_kept(image):
    answer = Client().get(image.get_rendition("width-20").url)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Type"] == "image/jpeg"


def test_originals_and_documents_have_no_public_address(image):
    document = SiteDocument.objects.create(title="Liite", file=ImageFile(BytesIO(b"x"), name="liite.txt"))
    for name in (image.file.name, document.file.name):
        for address in (
            f"/media/{name}",
            f"/media/images/../{name}",
            f"/media/images/%2e%2e/{name}",
            f"/fi/media/{name}",
        ):
            assert Client().get(address).status_code == 404, address


@pytest.mark.parametrize(
    "path",
    ["", "images/", "images/no.jpg", "images/../../etc/passwd", "images//etc/passwd", "images/\x00.jpg", "/etc/passwd"],
)
def test_media_serves_nothing_but_renditions(minimal_site, file_storage, path):
    (file_storage / "images").mkdir()
    assert Client().get(f"/media/{path}").status_code == 404


def test_media_answers_refused_paths_with_404(minimal_site):
    with mock.patch("cms.views.default_storage.open", side_effect=SuspiciousOperation):
        assert Client(raise_request_exception=False).get("/media/images/x.jpg").status_code in (400, 404)


@pytest.mark.parametrize(("path", "language"), [("/fi/ei-ole/", "fi"), ("/sv/finns-inte/", "sv")])
def test_a_missing_page_says_so_in_the_language_of_its_path(minimal_site, path, language):
    answer = Client().get(path)
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.content.decode()


def test_a_missing_file_says_so_in_both_languages(minimal_site):
    html = Client().get("/media/puuttuu.jpg").content.decode()
    assert "sivua ei" in html.lower() or "ei löytynyt" in html.lower()
    assert "sidan" in html.lower()


@pytest.mark.parametrize(
    ("path", "shown", "hidden"),
    [
        ("/fi/", ["Lomaketta ei lähetetty", "Salli evästeet"], ["Formuläret"]),
        ("/sv/", ["Formuläret skickades inte", "Tillåt kakor"], ["Lomaketta"]),
        ("/fi/palaute/", ["Lomaketta ei lähetetty"], ["Formuläret"]),
        ("/sv/respons/", ["Formuläret skickades inte"], ["Lomaketta"]),
        ("/admin/login/", ["Lomaketta ei lähetetty", "Formuläret skickades inte"], []),
    ],
)
def test_a_form_without_its_cookie_says_what_to_do(minimal_site, path, shown, hidden):
    answer = Client(enforce_csrf_checks=True, headers={"Accept-Language": "fi"}).post(path, {"text": "Hei"})
    assert answer.status_code == 403
    html = answer.content.decode()
    assert all(words in html for words in shown)
    assert not any(words in html for words in hidden)
    assert "no-store" in answer["Cache-Control"]
    assert not any(word in html for word in ("CSRF", "Traceback", "Referer", "DEBUG"))


def test_a_form_without_its_cookie_says_nothing_more_while_developing(minimal_site, settings):
    settings.DEBUG = True
    html = Client(enforce_csrf_checks=True).post("/sv/").content.decode()
    assert "Formuläret skickades inte" in html
    assert "CSRF" not in html


def test_robots_are_told_what_not_to_read(minimal_site):
    text = Client().get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@pytest.mark.parametrize("address", ["/fi/", "/sv/", "/fi/haku/?q=x", "/fi/ei-ole/", "/sitemap.xml"])
def test_without_a_database_the_error_page_still_comes_in_both_languages(minimal_site, address):
    browser = Client(raise_request_exception=False)
    cursor = "django.db.backends.base.base.BaseDatabaseWrapper.cursor"
    with mock.patch(cursor, side_effect=OperationalError("kadonnut")):
        answer = browser.get(address)
    assert answer.status_code == 500
    html = answer.content.decode()
    assert 'lang="fi"' in html
    assert 'lang="sv"' in html
    assert "kadonnut" not in html
    assert "Content-Security-Policy" in answer


def test_an_error_in_the_404_page_is_a_500_in_both_languages(minimal_site):
    with mock.patch("cms.views.render", side_effect=OperationalError("kadonnut")):
        answer = Client(raise_request_exception=False).get("/fi/ei-ole/")
    assert answer.status_code == 500


@pytest.mark.parametrize("address", ["/fi/", "/admin/", "/sv/sok/?q=x", "/ei/ole"])
def test_a_foreign_host_gets_our_page_with_its_headers_and_no_way_back_to_it(minimal_site, settings, address):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = Client().get(address, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Tätä pyyntöä ei voi käsitellä" in text
    assert '<div lang="sv">' in text
    assert f'href="{settings.WAGTAILADMIN_BASE_URL}/sv/"' in text
    assert "evil.example" not in text
    assert "unsafe-eval" not in answer["Content-Security-Policy"] or address == "/admin/"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_form_that_cannot_be_read_gets_our_page(minimal_site, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    answer = Client().post("/fi/palaute/", {"a": 1, "b": 2, "c": 3})
    assert answer.status_code == 400
    assert "Aloita etusivulta." in answer.content.decode()
