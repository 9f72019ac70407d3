"""The command that secretaries' files go in by: what it prints, what it refuses, what it leaves alone."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.editorial.decisions import digest_of
from cms.editorial.services import approve, submit_for_review
from pages.models import MeetingPage
from search.results.find import find
from search.results.parameters import Asked
from search.services import refresh
from tests import factories

SAMPLE = Path(__file__).parents[2] / "minutes_import" / "samples" / "yhdistysfoorumi.txt"
REAL = Path(__file__).parents[5] / "shared" / "seeds"
KEYS = {
    "language", "date", "start", "end", "mode", "chair", "secretary", "people", "items", "attachments", "warnings",
}  # fmt: skip


def run(*arguments, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_minutes", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue()


@pytest.fixture
def real_minutes():
    found = sorted(REAL.glob("002_*.txt"))
    if not found:
        pytest.skip("the real minutes are not beside this project")
    return found[0]


def test_a_dry_run_prints_one_json_object_and_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        printed = run(SAMPLE, "--dry-run", "--json")
    assert set(json.loads(printed)) == KEYS


def test_the_real_minutes_are_understood(real_minutes):
    read = json.loads(run(real_minutes, "--dry-run", "--json"))
    people = read["people"]
    assert len(people) == 22
    assert len({person["group"] for person in people}) == 14
    assert [person["attendance"] for person in people].count("present") == 9
    assert [person["attendance"] for person in people].count("absent") == 13
    assert read["chair"] in {person["name"] for person in people if person["role"] == "chair"}
    assert len(read["items"]) == 7
    assert (read["start"], read["end"], read["mode"], read["date"]) == ("13:00", "14:50", "remote", "2021-11-01")


@pytest.mark.django_db
@pytest.mark.parametrize("source", ["twin", "real"])
def test_minutes_go_in_pass_review_and_are_found_by_the_words_of_their_items(source, request, minimal_site, user_with):
    path = SAMPLE if source == "twin" else request.getfixturevalue("real_minutes")
    forum = factories.forum(minimal_site.fi, slug="yhdistysfoorumi")
    secretary, reviewer = user_with("secretary"), user_with("reviewer-fi")
    run(path, "--forum", "yhdistysfoorumi", "--user", secretary.username)
    meeting = MeetingPage.objects.child_of(forum).get()
    assert not meeting.live
    word = meeting.agenda_items.all()[2].matter.split()[1].strip(".,")
    refresh([meeting.pk])
    assert find(Asked(text=word), "fi").total == 0
    submit_for_review(page=meeting, user=secretary)
    revision = meeting.get_latest_revision()
    approve(page=meeting, user=reviewer, revision_id=revision.pk, digest=digest_of(revision))
    refresh([meeting.pk])
    assert {group.key for group in find(Asked(text=word), "fi").groups} == {meeting.translation_key}


@pytest.mark.django_db
def test_the_report_lists_what_was_not_understood(minimal_site):
    printed = run(SAMPLE, "--dry-run")
    assert "line" in printed
    assert "people" in printed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", 3), (b"\x00\x01\x02\xff" * 100, 3), ("Hyvä uutinen.\n\nTeksti jatkuu.".encode(), 3)],
    ids=["empty", "binary", "article"],
)
def test_bad_input_is_refused_with_a_sentence_and_changes_nothing(content, code, tmp_path, minimal_site):
    factories.forum(minimal_site.fi, slug="yhdistysfoorumi")
    path = tmp_path / "minutes.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"minutes\.txt.*: .+") as error:
        run(path, "--forum", "yhdistysfoorumi")
    assert error.value.returncode == code
    assert not MeetingPage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "code"),
    [([], 2), (["--forum", "ei-ole"], 1), (["--forum", "yhdistysfoorumi", "--user", "ei-ole"], 1)],
    ids=["no forum", "unknown forum", "unknown person"],
)
def test_wrong_addresses_are_refused(options, code, minimal_site):
    factories.forum(minimal_site.fi, slug="yhdistysfoorumi")
    with pytest.raises(CommandError) as error:
        run(SAMPLE, *options)
    assert error.value.returncode == code
    assert not MeetingPage.objects.exists()


def test_a_missing_file_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read") as error:
        run(tmp_path / "none.txt", "--dry-run")
    assert error.value.returncode == 3


class Terminal(io.StringIO):
    """Somebody watches."""

    def isatty(self):
        return True


def test_a_progress_bar_is_for_those_who_watch_and_never_on_standard_output():
    out, watched, piped = io.StringIO(), Terminal(), io.StringIO()
    call_command("import_minutes", SAMPLE, "--dry-run", "--json", stdout=out, stderr=watched)
    assert "100%" in watched.getvalue()
    json.loads(out.getvalue())
    call_command("import_minutes", SAMPLE, "--dry-run", "--json", stdout=io.StringIO(), stderr=piped)
    assert piped.getvalue() == ""
