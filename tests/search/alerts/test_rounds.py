"""Each passage is told of once and none is lost: over corrections, rebuildings, dead workers, two at once, refusals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend as MemoryBackend
from django.utils import timezone

from cms.editorial.outbox import MAXIMUM_ATTEMPTS, deliver_due
from cms.models import OutboxMessage
from search.alerts import rounds
from search.alerts.rounds import anything_due, tell_due
from search.engines.chosen import embedded
from search.engines.protocol import EngineDown
from search.models import Passage, SearchAlert
from search.passages.writing import next_version
from search.rebuilding import rebuild_embedded
from search.services import refresh
from tests import factories
from tests.search.results.found import found_passage


class Refuses(MemoryBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise OSError(f"451 later: {messages[0].to}")


@pytest.fixture
def page(minimal_site):
    return factories.news(minimal_site.fi)


def told(mails):
    return [mail.body.count("\n* ") for mail in mails]


def test_what_was_there_is_known_and_what_comes_is_told_once(page, write, follow, morning):
    write(page, "Vanha avustus")
    follow()
    assert morning() == []
    write(page, "Avustuksia haettavana")
    write(page, "Ei mitään")
    [mail] = morning()
    assert "Avustuksia haettavana" in mail.body
    assert "Vanha" not in mail.body
    assert morning() == []


def test_who_confirms_while_the_index_is_empty_is_told_of_nothing_that_was_there(page, write, follow, morning):
    write(page, "Vanha avstus avustus", place="vanha")
    embedded().clear()
    with pytest.raises(EngineDown):
        follow()
    rebuild_embedded()
    follow()
    write(page, "Vanha avustus avustus", place="vanha")
    assert morning() == []


def test_a_correction_a_publication_and_a_rebuilding_are_no_news(page, write, follow, morning):
    write(page, "Vanha avstus avustus", place="vanha")
    follow()
    write(page, "Uusi avustus", place="uusi")
    assert told(morning()) == [1]
    write(page, "Vanha avustus avustus", place="vanha")
    write(page, "Uusi avustus korjattuna", place="uusi")
    assert morning() == []
    rows = [(row.page, row.text, row.key) for row in Passage.objects.all()]
    Passage.objects.all().delete()
    for of_page, text, key in rows:
        made = found_passage(of_page, text, version=next_version())
        Passage.objects.filter(pk=made.pk).update(key=key)
    assert morning() == []


def test_a_passage_that_comes_to_fit_the_search_later_is_told(page, write, follow, morning):
    write(page, "Esityslista", place="asia")
    follow()
    write(page, "Esityslista ja avustus", place="asia")
    assert told(morning()) == [1]


def test_what_is_withdrawn_before_the_mail_goes_is_not_in_it(page, write, follow, mornings, mailoutbox):
    follow()
    write(page, "Avustus pois")
    write(page, "Avustus jää")
    now = next(mornings)
    deliver_due(now=now)
    mailoutbox.clear()
    tell_due(now=now)
    Passage.objects.filter(text="Avustus pois").delete()
    deliver_due(now=now)
    [mail] = mailoutbox
    assert "jää" in mail.body
    assert "pois" not in mail.body
    assert "1 uu" in mail.body or "1 ny" in mail.body


def test_a_mail_about_nothing_is_not_sent(page, write, follow, mornings, mailoutbox):
    follow()
    write(page, "Avustus")
    now = next(mornings)
    deliver_due(now=now)
    mailoutbox.clear()
    assert tell_due(now=now).told == 1
    Passage.objects.all().delete()
    deliver_due(now=now)
    assert mailoutbox == []


def test_two_workers_tell_once(page, write, follow, mornings, mailoutbox, monkeypatch):
    follow()
    write(page, "Avustus")
    now = next(mornings)
    ask, other = rounds.matches, []

    def asked_while_another_worker_comes(*args):
        found = ask(*args)
        if not other:
            other.append(True)
            assert tell_due(now=now).told == 1
        return found

    monkeypatch.setattr(rounds, "matches", asked_while_another_worker_comes)
    assert tell_due(now=now).told == 0
    assert OutboxMessage.objects.filter(template="search_alert").count() == 1


def test_a_worker_that_dies_before_the_end_leaves_everything_for_the_next(page, write, follow, mornings, monkeypatch):
    alert = follow()
    write(page, "Avustus")
    now = next(mornings)

    def dies(letters):
        list(letters)
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(rounds, "write_letters", dies)
        with pytest.raises(KeyboardInterrupt):
            tell_due(now=now)
    kept = SearchAlert.objects.get(pk=alert.pk)
    assert (kept.told_until, bytes(kept.known)) == (alert.told_until, bytes(alert.known))
    assert tell_due(now=now).told == 1


@pytest.mark.parametrize("trouble", [EngineDown("away"), ValueError("a fault")])
def test_while_the_search_does_not_answer_nothing_is_lost_and_the_others_are_told(
    page, write, follow, mornings, monkeypatch, trouble
):
    follow("avustus")
    follow("silta")
    write(page, "Avustus sillalle")
    now, ask = next(mornings), rounds.matches

    def away_for_one(asked, *args):
        if asked.text == "avustus":
            raise trouble
        return ask(asked, *args)

    with monkeypatch.context() as during:
        during.setattr(rounds, "matches", away_for_one)
        done = tell_due(now=now)
    assert (done.asked, done.told, done.failed) == (1, 1, 1)
    assert tell_due(now=now).asked == 0
    assert tell_due(now=now + rounds.AGAIN_AFTER).told == 1


def test_what_comes_while_the_index_is_not_filled_is_told_when_it_is(page, write, follow, morning):
    follow()
    write(page, "Avustuksia haettavana")
    embedded().clear()
    assert morning() == []
    rebuild_embedded()
    [mail] = morning()
    assert "Avustuksia haettavana" in mail.body


def test_what_a_mail_that_was_given_up_should_have_told_comes_with_the_next(
    page, write, follow, mornings, mailoutbox, settings
):
    alert = follow()
    write(page, "Avustus ensin")
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Refuses"
    now = next(mornings)
    tell_due(now=now)
    for _attempt in range(MAXIMUM_ATTEMPTS):
        now += timedelta(hours=3)
        deliver_due(now=now)
    assert OutboxMessage.objects.get(template="search_alert").state == OutboxMessage.State.FAILED
    settings.EMAIL_BACKEND = backend
    write(page, "Avustus sitten")
    tell_due(now=now + timedelta(days=1))
    deliver_due(now=now + timedelta(days=1))
    [mail] = [mail for mail in mailoutbox if "ensin" in mail.body]
    assert "sitten" in mail.body
    assert OutboxMessage.objects.filter(template="search_alert", data__alert=alert.pk).count() == 1


def test_an_engine_beside_the_database_is_not_asked(page, write, follow, morning, beside, monkeypatch):
    def away(*args, **kwargs):
        raise EngineDown("away")

    monkeypatch.setattr(beside, "search", away)
    follow()
    write(page, "Avustus")
    assert told(morning()) == [1]


def test_what_the_worker_derives_again_and_again_is_told_once(minimal_site, follow, morning):
    old = factories.news(minimal_site.fi, title="Vanha", lead="Avustus myönnettiin.")
    refresh([old.pk])
    follow()
    new = factories.news(minimal_site.fi, title="Uusi", lead="Avustusta haetan.")
    refresh([new.pk])
    assert told(morning()) == [1]
    factories.publish(factories.revise(new, lead="Avustusta haetaan."))
    factories.publish(factories.revise(old, lead="Avustus myönnettiin eilen."))
    refresh([old.pk, new.pk])
    Passage.objects.all().delete()
    refresh([old.pk, new.pk])
    assert morning() == []
    third = factories.news(minimal_site.fi, title="Kolmas", lead="Avustukset kasvavat.")
    refresh([old.pk, new.pk, third.pk])
    [mail] = morning()
    assert "kasvavat" in mail.body
    assert "haetaan" not in mail.body


def test_no_log_has_the_address(page, write, follow, mornings, settings, caplog, monkeypatch):
    caplog.set_level("DEBUG")
    settings.EMAIL_BACKEND = f"{__name__}.Refuses"
    follow()
    write(page, "Avustus")
    now = next(mornings)
    tell_due(now=now)
    deliver_due(now=now)

    def away(*args):
        raise EngineDown("away")

    monkeypatch.setattr(rounds, "matches", away)
    write(page, "Avustus taas")
    tell_due(now=next(mornings))
    assert "did not answer" in caplog.text
    assert "lukija" not in caplog.text
    assert not OutboxMessage.objects.filter(last_error__contains="lukija").exists()


def test_weekly_alerts_gather_a_week(page, write, follow, mailoutbox):
    today = timezone.now().replace(hour=5, minute=0, second=0, microsecond=0)
    # Mail is due from the moment on in which it was written.
    monday = today + timedelta(days=7 - today.weekday())
    follow(frequency="weekly", now=monday + timedelta(hours=1))
    for day in range(1, 7):
        write(page, f"Avustus {day}")
        assert tell_due(now=monday + timedelta(days=day)).told == 0
    assert tell_due(now=monday + timedelta(days=7)).told == 1
    deliver_due(now=monday + timedelta(days=7))
    assert told(mailoutbox[-1:]) == [6]


def test_where_nothing_changed_nothing_is_asked(page, write, follow, mornings, monkeypatch):
    follow()
    monkeypatch.setattr(rounds, "matches", None)
    assert tell_due(now=next(mornings)).asked == 1


def test_what_is_due_is_known_without_doing_it(follow, mornings):
    assert not anything_due(timezone.now())
    alert = follow()
    assert not anything_due(timezone.now())
    assert anything_due(next(mornings))
    SearchAlert.objects.filter(pk=alert.pk).update(
        expires_at=timezone.now() + timedelta(days=3), next_at=alert.expires_at
    )
    assert anything_due(timezone.now())


def test_messages_that_went_out_are_forgotten_after_a_week(page, write, follow, morning):
    follow()
    write(page, "Avustus")
    assert len(morning()) == 1
    OutboxMessage.objects.update(sent_at=timezone.now() - timedelta(days=8))
    tell_due(now=timezone.now())
    assert OutboxMessage.objects.count() == 0
