"""The text of a page of a file is a page of the site, for what anybody may read, and marks the words of a question."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.models import SiteDocument
from search.results.file_text import file_text
from search.results.places import address_as_text
from tests import factories
from tests.search.results.found import found_passage

FOLDER = {"fi": "/fi/haku/liitteet/", "sv": "/sv/sok/bilagor/"}


@pytest.fixture
def offered(minimal_site):
    """Makes pages of one file that a page of the site offers; returns their passages."""

    def make(*texts, are_numbered=True, **fields):
        page = fields.pop("page", None) or factories.news(minimal_site.fi, title="Uusi silta")
        document = SiteDocument.objects.create(title="Selvitys", file="selvitys.pdf")
        return [
            found_passage(
                page, text, kind="attachment", title="Selvitys", document=document,
                page_number=number if are_numbered else None, **fields,
            )
            for number, text in enumerate(texts, start=1)
        ]  # fmt: skip

    return make


def read(client, passage, language="fi", **asked):
    return client.get(f"{FOLDER[language]}{passage.key}/", asked)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("Liite tekstinä", "s. 2", "Avaa tiedosto", "Tiedosto on sivulla", "Seuraava sivu", "Edellinen sivu")),
        ("sv", ("Bilaga som text", "s. 2", "Öppna filen", "Filen finns på sidan", "Nästa sida", "Föregående sida")),
    ],
)
def test_a_page_of_a_file_is_read_with_its_words_marked_and_leads_on(client, offered, language, words):
    first, second, third = offered("Alku.", "Uudet sillat.\nToinen <b>kappale</b> & muuta.", "Loppu.")
    response = read(client, second, language, mark="silta")
    text = response.content.decode()
    assert all(word in text for word in words)
    assert "<p>Uudet <mark>sillat</mark>.</p>" in text
    assert "<p>Toinen &lt;b&gt;kappale&lt;/b&gt; &amp; muuta.</p>" in text
    assert f'{second.document.url}#page=2"' in text
    assert f'href="{FOLDER[language]}{first.key}/?mark=silta" rel="prev"' in text
    assert f'href="{FOLDER[language]}{third.key}/?mark=silta" rel="next"' in text
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in text
    assert ('lang="fi"' in text.partition('class="prose"')[2].partition(">")[0]) == (language == "sv")


def test_the_first_and_the_last_lead_in_one_direction_only(offered):
    passages = offered("a", "b", "c")
    read_at = [file_text(one.key, "", timezone.now(), "fi") for one in passages]
    numbers = [(one.before and one.before.number, one.after and one.after.number) for one in read_at]
    assert numbers == [(None, 2), (1, 3), (2, None)]
    [alone] = offered("a")
    found = file_text(alone.key, "", timezone.now(), "fi")
    assert (found.before, found.after) == (None, None)


def test_a_file_without_pages_is_read_in_its_order(client, offered):
    first, second = offered("Alku.", "Loppu.", are_numbered=False)
    assert file_text(first.key, "", timezone.now(), "fi").after.url == address_as_text(second.key, "")
    text = read(client, first).content.decode()
    assert "Liite tekstinä, 1/2</p>" in text
    assert "None" not in text


def test_every_page_of_a_file_has_its_own_title(client, offered):
    passages = [*offered("a", "b"), *offered("a", "b", are_numbered=False), *offered("a", are_numbered=False)]
    texts = [read(client, one).content.decode() for one in passages]
    titles = [text.partition("<title>")[2].partition("</title>")[0].removesuffix(" – Foorumi") for text in texts]
    assert titles == [f"Selvitys{part} – Uusi silta" for part in (", s. 1", ", s. 2", ", 1/2", ", 2/2", "")]


def test_pages_without_text_and_of_other_versions_are_left_out(offered):
    first, empty, third = offered("a", "", "c")
    assert file_text(empty.key, "", timezone.now(), "fi") is None
    found_passage(first.page, "på svenska", kind="attachment", document=first.document, page_number=2, language="sv")
    assert file_text(first.key, "", timezone.now(), "fi").after.url == address_as_text(third.key, "")


def test_it_costs_the_same_however_long_the_file_is(offered, django_assert_max_num_queries):
    passages = offered(*["x"] * 200)
    with django_assert_max_num_queries(10):
        assert file_text(passages[100].key, "", timezone.now(), "fi").before.number == 100


@pytest.mark.parametrize("way", ["private", "expired", "withdrawn", "closed", "hidden", "other", "missing"])
def test_what_nobody_may_read_is_not_found(client, offered, minimal_site, way):
    [passage] = offered("Salainen", people_hidden_on=date(2020, 1, 1) if way == "hidden" else None)
    page, key = passage.page, passage.key
    if way == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif way == "expired":
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    elif way == "withdrawn":
        Page.objects.filter(pk=page.pk).update(live=False)
    elif way == "closed":
        closed = Collection.get_first_root_node().add_child(name="Suljettu")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        SiteDocument.objects.filter(pk=passage.document_id).update(collection=closed)
    elif way == "other":
        key = found_passage(minimal_site.fi, "Salainen").key
    elif way == "missing":
        key = uuid4()
    response = client.get(f"{FOLDER['fi']}{key}/")
    assert response.status_code == 404
    assert "Salainen" not in response.content.decode()


@pytest.mark.parametrize(("language", "words"), [("fi", "Lue tekstinä"), ("sv", "Läs som text")])
def test_a_hit_in_a_file_leads_to_its_text_too_and_no_other_does(client, offered, language, words):
    [passage] = offered("Avustukset myönnetään.")
    found_passage(passage.page, "Avustukset")
    text = client.get({"fi": "/fi/haku/", "sv": "/sv/sok/"}[language], {"q": "avustus"}).content.decode()
    assert text.count(words) == 1
    assert f'<a href="{FOLDER[language]}{passage.key}/?mark=avustus' in text
