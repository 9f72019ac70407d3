"""Results as a feed, a table and data."""

import csv
import io
import json
from xml.etree import ElementTree as Xml

from search.results.asking import HITS
from search.results.find import find, first_hits
from search.results.parameters import Asked
from tests import factories
from tests.search.results.found import found_passage

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_has_the_newest_hits_with_lasting_identities(minimal_site, client):
    passage = found_passage(factories.news(minimal_site.fi), "Silta avataan, kysy: aino@example.org", title="Silta")
    answer = client.get("/fi/haku/atom.xml", {"q": "silta"})
    assert answer["Content-Type"].startswith("application/atom+xml")
    [entry] = Xml.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 - our own answer
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{passage.key}"
    assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/fi/")
    assert "aino@example.org" not in answer.content.decode()


def test_an_empty_feed_is_a_feed(minimal_site, client):
    assert Xml.fromstring(client.get("/sv/sok/atom.xml").content).findall(f"{ATOM}entry") == []  # noqa: S314 - our own answer


def test_a_reader_who_follows_a_feed_is_told_that_nothing_is_new(minimal_site, client):
    passage = found_passage(factories.news(minimal_site.fi), "Silta avataan", title="Silta")
    first = client.get("/fi/haku/atom.xml", {"q": "silta"})
    known = {"If-None-Match": first["ETag"]}
    again = client.get("/fi/haku/atom.xml", {"q": "silta"}, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    passage.delete()
    changed = client.get("/fi/haku/atom.xml", {"q": "silta"}, headers=known)
    assert (changed.status_code, b"Silta avataan" in changed.content) == (200, False)


def test_no_cell_of_a_table_is_a_formula(minimal_site, client):
    found_passage(minimal_site.fi, '=HYPERLINK("http://example.org") silta', title="+silta")
    text = client.get("/fi/haku/results.csv", {"q": "silta"}).content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert row["title"] == "'+silta"
    assert row["text"].startswith("'=HYPERLINK")


def test_data_say_how_many_there_are(minimal_site, client):
    passage = found_passage(minimal_site.fi, "Silta")
    data = json.loads(client.get("/fi/haku/results.json", {"q": "silta"}).content)
    assert data["total"] == 1
    assert data["results"][0]["key"] == str(passage.key)
    assert json.loads(client.get("/fi/haku/results.json").content) == {"total": 0, "results": []}


def test_words_of_a_file_are_no_markup_in_a_feed(minimal_site, client):
    found_passage(minimal_site.fi, "silta <script>alert(1)</script> & a < b")
    [entry] = Xml.fromstring(client.get("/fi/haku/atom.xml", {"q": "silta"}).content).findall(f"{ATOM}entry")  # noqa: S314 - our own answer
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text == "silta &lt;script&gt;alert(1)&lt;/script&gt; &amp; a &lt; b"


def test_files_have_the_hits_in_the_order_of_the_pages(minimal_site):
    beginning = "Asiasta puhuttiin pitkään. " * 20
    for number in range(HITS + 5):
        late = number % 3 == 0
        found_passage(
            factories.news(minimal_site.fi), f"{beginning if late else ''}Silta {beginning if not late else ''}"
        )
    shown = [
        hit.passage.pk
        for number in (1, 2)
        for group in find(Asked(text="silta", page=number), "fi").groups
        for hit in group.hits
    ]
    hits, found = first_hits(Asked(text="silta"), "fi", limit=100)
    assert [hit.passage.pk for hit in hits] == shown
    assert [hit.id for hit in found.hits] != shown
