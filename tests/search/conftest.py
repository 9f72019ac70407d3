"""What tests of the search share: an engine beside the database, words that are looked for, drafts of passages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from wagtail.models import Site

from pages.models import HomePage
from search.engines.chosen import embedded
from search.models import SearchOutbox
from search.passages.drafts import PassageDraft
from search.passages.identity import passage_key
from search.query.nodes import Question, Term
from tests import factories
from tests.conftest import MinimalSite
from tests.search.engine_beside import EngineBeside


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> EngineBeside:
    """A site with an engine beside its database."""
    engine = EngineBeside()
    monkeypatch.setattr("search.engines.chosen.remote", lambda: engine)
    return engine


@pytest.fixture
def finds() -> Callable[[str], int]:
    """How many passages the embedded engine finds by a plain word."""

    def count(word: str) -> int:
        return embedded().search(Question(tree=Term(word, word, (word,)), language="fi")).total

    return count


@pytest.fixture
def draft() -> Callable[..., PassageDraft]:
    """Makes a draft of a passage of a page; ``place`` tells those of a page apart."""

    def make(page: Any, text: str, place: str = "", **fields: Any) -> PassageDraft:
        language = page.locale.language_code
        return PassageDraft(
            key=passage_key(page.translation_key, language, "page", place), kind="page", page_id=page.pk,
            language=language, translation_key=page.translation_key, title="Otsikko", text=text, **fields,
        )  # fmt: skip

    return make


@pytest.fixture
def parallel_site(transactional_db: None) -> Iterator[MinimalSite]:
    """The minimal site for a test whose threads commit; the index is no table that Django would empty after it."""
    factories.bare_site()
    fi, sv = HomePage.objects.order_by("locale__language_code")
    yield MinimalSite(site=Site.objects.get(), fi=fi, sv=sv)
    embedded().clear()


@pytest.fixture
def nothing_waits(db: None) -> None:
    """The pages that tests start from were published long ago."""
    SearchOutbox.objects.all().delete()
