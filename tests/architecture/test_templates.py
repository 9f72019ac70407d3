"""Templates speak through the catalogues, escape what they print and keep style and behaviour in files of their own."""

import re
from html.parser import HTMLParser

import pytest

from tests.architecture.sources import ROOT, files, name

UNTRANSLATED_BLOCKS = re.compile(
    r"{%\s*block \w+_class\s*%}.*?{%\s*endblock[^%]*%}|"
    r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
BILINGUAL = {
    "templates/400.html": "served before the language is chosen, of a host that is perhaps not ours: it says all twice",
    "templates/500.html": "served when nothing else works, the choice of language included: it says all twice",
}
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "aria-description", "title", "placeholder"}
SAME_IN_EVERY_LANGUAGE = {
    "Foorumi",
    "suomi",
    "svenska",
    "Suomeksi",
    "På svenska",
    "WebVTT",
    "WCAG 2.2",
    "OpenAPI 3.1",
    "JSON Lines",
}
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\b(?:src|type=\"application/(?:ld\+)?json\"))", re.IGNORECASE),
}
TEMPLATES = sorted({*files(".html", ".txt", below=("templates",)), *(ROOT.glob("*/templates/**/*.html"))})


class Texts(HTMLParser):
    """Collects what a reader would see or hear: text nodes and spoken attributes."""

    def __init__(self):
        super().__init__()
        self.found, self._silent = [], 0

    def handle_starttag(self, tag, attrs):
        self._silent += tag in {"script", "style"}
        self.found += [value for key, value in attrs if key in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag):
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self._silent:
            self.found.append(data)


def spoken(template):
    """The words of a template that no catalogue translates."""
    parser = Texts()
    parser.feed(UNTRANSLATED_BLOCKS.sub(" ", template))
    words = {text.strip() for text in parser.found}
    return {word for word in words - SAME_IN_EVERY_LANGUAGE if re.search(r"[^\W\d_]{2}", word)}


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('<p>{% translate "News" %} {{ date }}</p>', set()),
        ("<p>{% blocktranslate %}All news{% endblocktranslate %}</p>", set()),
        ("{% comment %}variables: page{% endcomment %}<p>Hello</p>", {"Hello"}),
        ('<img alt="A boat">', {"A boat"}),
        ('<a class="button" href="/x/">·</a>', set()),
    ],
)
def test_words_outside_the_catalogues_are_seen(template, words):
    assert spoken(template) == words


def test_every_word_of_a_template_comes_from_the_catalogues():
    found = {name(path): spoken(path.read_text()) for path in TEMPLATES if name(path) not in BILINGUAL}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize("kind", INLINE)
def test_no_template_carries_style_or_script_within_itself(kind):
    pages = [path for path in TEMPLATES if path.suffix == ".html" and "email" not in path.parts]
    assert [name(path) for path in pages if INLINE[kind].search(path.read_text())] == []


def test_no_template_switches_escaping_off():
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+off")
    pages = [path for path in TEMPLATES if path.suffix == ".html"]
    assert [name(path) for path in pages if unsafe.search(path.read_text())] == []


def test_every_component_opens_with_its_variables():
    components = [path for path in TEMPLATES if "components" in path.parts]
    assert components
    assert [name(path) for path in components if not re.match(r"\s*{(#|%\s*comment)", path.read_text())] == []
