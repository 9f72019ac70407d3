"""``manage.py search_index``: what an operator reads, and the exit codes that her programs read."""

import json
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search.engines.chosen import embedded
from search.models import Passage, SearchOutbox, SearchState, Term
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    return factories.news(minimal_site.fi, lead="Haravoidaan")


def told(*words):
    out = StringIO()
    call_command("search_index", *words, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_status_as_json_has_what_others_rely_on(news):
    found = json.loads(told("status", "--json"))
    assert found.keys() >= {"passages", "pending", "dead", "engines", "verified_at"}
    assert found["engines"][0].keys() == {"name", "up", "documents", "lag_seconds", "trouble", "verified_at"}
    assert found["pending"] >= 1


def test_status_in_words(news, beside):
    beside.is_up = False
    words = told("status")
    assert "0 passages" in words
    assert "beside: down. Nobody answers at its address." in words
    assert "compared: never" in words
    assert "compared with beside: never" in words


def test_drain_brings_everything_up_to_date(news, finds):
    assert "0 failed" in told("drain")
    assert finds("haravoidaan") == 1
    assert json.loads(told("status", "--json"))["pending"] == 0


def test_drain_tells_what_failed_and_can_try_again_what_was_given_up(news, finds, monkeypatch):
    SearchOutbox.objects.update(state=SearchOutbox.State.DEAD)
    told("drain")
    assert finds("haravoidaan") == 0
    monkeypatch.setattr("search.refreshing.passages_of", lambda page: 1 / 0)
    with pytest.raises(CommandError) as refused:
        told("drain", "--dead")
    assert refused.value.returncode == 1


def test_rebuild_makes_everything_anew(news, finds):
    words = told("rebuild")
    assert f"{Passage.objects.count()} passages" in words
    assert finds("haravoidaan") == 1
    embedded().clear()
    told("rebuild", "--only", "embedded")
    assert finds("haravoidaan") == 1


class Terminal(StringIO):
    def isatty(self):
        return True


def test_whoever_sits_before_it_sees_how_far_it_is(news):
    shown = Terminal()
    call_command("search_index", "rebuild", stdout=StringIO(), stderr=shown)
    assert re.search(r"100%\|[█#]+\| (\d+)/\1 ", shown.getvalue())


def test_rebuild_tells_which_pages_cannot_be_read(news, monkeypatch):
    monkeypatch.setattr("search.refreshing.passages_of", lambda page: 1 / 0)
    with pytest.raises(CommandError, match="pages could not be read"):
        told("rebuild")


def test_rebuild_tells_that_an_engine_does_not_answer(news, beside):
    beside.is_up = False
    with pytest.raises(CommandError, match="does not answer"):
        told("rebuild", "--only", "remote")


@pytest.mark.parametrize("words", [["rebuild"], ["rebuild", "--only", "remote"]])
def test_rebuild_tells_that_another_one_is_at_it_or_was_when_it_died(news, beside, words):
    told("rebuild")
    beside.versions_kept = {}
    SearchState.objects.update(deliveries_held_until=timezone.now() + timedelta(minutes=9))
    with pytest.raises(CommandError, match="another process") as refused:
        told(*words)
    assert refused.value.returncode == 1
    SearchState.objects.update(deliveries_held_until=timezone.now())
    told(*words)
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))


def test_verify_fails_where_something_differs_and_mends_it_when_asked(news):
    told("rebuild")
    assert "0 missing, 0 outdated, 0 too many" in told("verify")
    embedded().clear()
    with pytest.raises(CommandError, match="exactly the passages") as refused:
        told("verify", "--json")
    assert refused.value.returncode == 1
    told("verify", "--repair")
    assert json.loads(told("verify", "--json"))[0]["missing"] == 0


def test_verify_makes_the_index_of_an_engine_anew_that_is_ahead_of_a_restored_database(news, beside):
    told("rebuild")
    beside.versions_kept = {key: version + 10**6 for key, version in beside.versions_kept.items()}
    told("verify", "--repair")
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))


def test_verify_says_that_an_index_is_being_filled_and_remembers_no_differences(news):
    told("rebuild")
    before = json.loads(told("status", "--json"))
    embedded().clear()
    SearchState.objects.update(filling_until=timezone.now() + timedelta(minutes=1))
    with pytest.raises(CommandError, match="is being filled") as refused:
        told("verify")
    assert refused.value.returncode == 1
    now = json.loads(told("status", "--json"))
    assert (now["differences"], now["verified_at"]) == (0, before["verified_at"])
    SearchState.objects.update(filling_until=None)
    told("verify", "--repair")
    assert "0 missing" in told("verify")


def test_an_action_is_asked_for(db):
    with pytest.raises(CommandError):
        told()


def terms(*words):
    out = StringIO()
    call_command("search_terms", *words, stdout=out)
    return out.getvalue()


def test_terms_are_derived_taken_along_and_brought(minimal_site, tmp_path):
    file = tmp_path / "terms.csv"
    assert "came" in terms("rebuild")
    assert str(Term.objects.count()) in terms("export", str(file))
    assert "0 terms added, 0 changed" in terms("import", str(file))
    file.write_text("fi,sv\nilmalaiva,luftskepp\n")
    assert "1 terms added" in terms("import", str(file))


def test_terms_that_cannot_be_taken_end_with_their_lines(db, tmp_path):
    file = tmp_path / "terms.csv"
    file.write_text("fi,sv\n…,x\n")
    with pytest.raises(CommandError, match="2") as refused:
        terms("import", str(file))
    assert refused.value.returncode == 1
    with pytest.raises(CommandError):
        terms("import", str(tmp_path / "none.csv"))
    with pytest.raises(CommandError):
        terms("export", str(tmp_path / "no" / "folder.csv"))
