"""The worker asks again what had no result."""

from search.outbox import drain
from search.questions.tasks import ask_questions_again
from tests import factories
from tests.search.questions.made import question


def test_the_task_says_how_many_find_something_now(minimal_site):
    question("kyytiapu")
    factories.news(minimal_site.fi, title="Kyytiapua vapaaehtoisilta")
    drain()
    assert ask_questions_again.call() == 1
