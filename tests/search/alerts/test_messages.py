"""The mails of alerts: in the language of the order, plain, with a way out that mail programs know."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from wagtail.models import Page

from cms.editorial.outbox import deliver_due
from cms.models import OutboxMessage
from search.alerts import messages, services
from search.alerts.messages import SALT, confirmation_of, confirmed_key
from search.alerts.rounds import tell_due
from search.engines.chosen import embedded
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.rebuilding import rebuild_embedded
from search.results.parameters import Asked
from search.terms.services import add_term
from tests import factories

NOW = timezone.now()
SITE = "https://foorumi.example"
PATHS = {"fi": "/fi/haku/", "sv": "/sv/sok/"}


def order(language="fi", text="avustus"):
    services.order_alert(
        email="lukija@example.org", asked=Asked(text=text), language=language, frequency="daily", now=NOW
    )
    return SearchAlert.objects.get(language=language)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_confirmation_leads_to_its_page_and_can_be_refused_by_a_mail_program(mailoutbox, language):
    alert = order(language)
    with translation.override("en"):
        deliver_due(now=timezone.now())
    [mail] = mailoutbox
    [link] = re.findall(rf"{SITE}\S+", mail.body)
    assert link.startswith(SITE + PATHS[language])
    assert confirmed_key(link.rstrip("/").rsplit("/", 1)[1]) == alert.key
    assert "avustus" in mail.body
    assert mail.to == ["lukija@example.org"]
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(rf"<{SITE}{PATHS[language]}\S*{alert.key}/\S+>", mail.extra_headers["List-Unsubscribe"])
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    mail.message()


@pytest.mark.django_db
def test_a_stranger_cannot_send_a_link_with_an_order(mailoutbox):
    order(text="Osta heti www.evil.example/x tai https://evil.example")
    deliver_due(now=timezone.now())
    [mail] = mailoutbox
    assert "Osta heti" in mail.body
    assert re.findall(r"evil\.example|https://evil|www\.evil", mail.body) == []


@pytest.mark.django_db
def test_the_mails_of_both_languages_differ_in_every_sentence(mailoutbox):
    for language in ("fi", "sv"):
        order(language)
    deliver_due(now=timezone.now())
    finnish, swedish = mailoutbox
    assert finnish.subject != swedish.subject
    same = {line for line in finnish.body.splitlines() if line.strip()} & set(swedish.body.splitlines())
    assert same == set()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["<b>&amp;\"'", "avustus\r\nBcc: muu@example.org", "x" * 900, "\u202eavustus 💧"])
def test_whatever_was_searched_for_stays_inside_the_body(mailoutbox, text):
    order(text=text)
    assert deliver_due(now=timezone.now()) == (1, 0)
    [mail] = mailoutbox
    assert mail.recipients() == ["lukija@example.org"]
    assert "&quot;" not in mail.body
    assert "muu@example.org" not in mail.subject
    mail.message()


def test_a_proof_is_ours_and_fresh(follow, monkeypatch):
    alert = follow()
    proof = confirmation_of(alert)
    assert confirmed_key(proof) == alert.key
    for broken in (proof[:-2], proof + "x", "x", "", signing.dumps("x", salt=SALT), signing.dumps(alert.key.hex)):
        assert confirmed_key(broken) is None
    monkeypatch.setattr(messages, "CONFIRM_WITHIN", timedelta(seconds=-1))
    assert confirmed_key(proof) is None


@pytest.mark.django_db
def test_what_was_stopped_or_is_over_or_confirmed_meanwhile_is_not_sent(mailoutbox):
    alert = order()
    stopped = OutboxMessage.objects.get()
    services.confirm_alert(key=alert.key, now=NOW)
    assert messages.compose(stopped) is None
    stopped.data["alert"] = alert.pk + 1000
    assert messages.compose(stopped) is None
    deliver_due(now=timezone.now())
    assert mailoutbox == []


def test_the_known_and_the_ending_message_lead_to_the_alert(follow, mailoutbox):
    alert = follow(now=NOW)
    deliver_due(now=timezone.now())
    services.order_alert(
        email=alert.email, asked=Asked(text="avustus"), language="fi", frequency="daily", now=NOW + timedelta(hours=1)
    )
    services.remind(now=alert.expires_at - timedelta(days=3), most=5)
    mailoutbox.clear()
    deliver_due(now=NOW + timedelta(hours=2))
    assert len(mailoutbox) == 2
    for mail in mailoutbox:
        assert f"{SITE}/fi/haku/" in mail.body
        assert str(alert.key) in mail.body
        assert f"{alert.expires_at.astimezone().year}" in mail.body


def test_news_of_a_meeting_stand_below_its_name_with_place_words_reason_and_link(minimal_site, write, follow, morning):
    forum = factories.forum(minimal_site.fi)
    meeting = factories.meeting(forum)
    follow()
    write(
        meeting, "Hallitus päätti\njärjestöavustuksista 2027. Kysy: aino@example.org", title="Avustuksen saajat",
        kind="decision", meeting_key=meeting.translation_key, anchor="kohta-4",
    )  # fmt: skip
    [mail] = morning()
    lines = mail.body.splitlines()
    assert any(meeting.title in line and "2.11.2026" in line for line in lines)
    assert "* Avustuksen saajat" in lines
    assert any("järjestöavustuksista 2027" in line for line in lines)
    assert "aino@example.org" not in mail.body
    [link] = [line.strip() for line in lines if "#kohta-4" in line]
    assert link.startswith(f"{SITE}/fi/")
    assert "mark=avustus" in link
    assert max(len(line) for line in lines if "http" not in line) <= 110


def test_a_mail_says_by_which_other_word_something_was_found(minimal_site, write, follow, morning, user_with):
    add_term(user=user_with("site-manager"), words={"fi": ["avustus", "tukiraha"], "sv": ["understöd"]})
    follow(filters={"language": ("fi", "sv")})
    write(factories.news(minimal_site.fi), "Tukirahaa jaetaan")
    write(factories.news(minimal_site.sv), "Understöd delas ut")
    [mail] = morning()
    lines = [line.strip() for line in mail.body.splitlines()]
    assert "Sama asia toisella sanalla: Tukirahaa" in lines
    assert "Osuma ruotsiksi: Understöd" in lines
    assert "Sivu, 2.11.2026, ruotsiksi" in lines


def test_a_moment_of_a_recording_leads_to_its_second(minimal_site, write, follow, morning):
    page = factories.recording(minimal_site.fi)
    follow()
    write(
        page, "Puhumme nyt. Avustus tulee.", kind="speech", start=60, end=90, cue_map=[[0, 60], [13, 72]],
        speaker="Aino",
    )  # fmt: skip
    [mail] = morning()
    assert "t=72" in mail.body
    assert "#t72" in mail.body


def test_a_mail_that_is_made_again_has_the_same_identity(minimal_site, write, follow, mornings):
    follow()
    write(factories.news(minimal_site.fi), "Avustus")
    tell_due(now=next(mornings))
    message = OutboxMessage.objects.get(template="search_alert")
    first, second = messages.compose(message), messages.compose(message)
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_while_the_search_is_away_a_mail_waits(minimal_site, write, follow, mornings, monkeypatch):
    def away(*args, **kwargs):
        raise EngineDown("away")

    follow()
    deliver_due(now=timezone.now())
    write(factories.news(minimal_site.fi), "Avustus")
    now = next(mornings)
    tell_due(now=now)
    monkeypatch.setattr(messages, "told_groups", away)
    assert deliver_due(now=now) == (0, 1)
    assert OutboxMessage.objects.get(template="search_alert").state == OutboxMessage.State.WAITING


def test_a_mail_costs_the_same_whatever_it_tells(minimal_site, write, follow, mornings, django_assert_max_num_queries):
    page = factories.news(minimal_site.fi)
    follow()
    for number in range(60):
        write(page, f"Avustus {number}")
    tell_due(now=next(mornings))
    message = OutboxMessage.objects.get(template="search_alert")
    with django_assert_max_num_queries(16):
        assert messages.compose(message) is not None


def test_what_is_withdrawn_between_the_round_and_the_mail_is_told_when_it_is_back_and_once(
    minimal_site, write, follow, mornings, morning, mailoutbox
):
    home = minimal_site.fi
    first, second = (factories.news(home, title=title, slug=title.lower()) for title in ("Kirje", "Kutsu"))
    follow()
    for page in (first, second):
        write(page, "Avustus")
    now = next(mornings)
    tell_due(now=now)
    Page.objects.filter(pk=first.pk).update(live=False)
    deliver_due(now=now)
    [mail] = mailoutbox[-1:]
    assert ("Kutsu" in mail.body, "Kirje" in mail.body) == (True, False)
    Page.objects.filter(pk=first.pk).update(live=True)
    write(first, "Avustus")
    [mail] = morning()
    assert ("Kutsu" in mail.body, "Kirje" in mail.body) == (False, True)
    for page in (first, second):
        write(page, "Avustus")
    assert morning() == []


def test_what_a_mail_could_not_name_when_it_failed_is_not_told_twice(
    minimal_site, write, follow, mornings, mailoutbox, monkeypatch
):
    page, other = factories.news(minimal_site.fi, title="Kirje"), factories.news(minimal_site.fi, title="Kutsu")
    follow()
    write(page, "Avustus")
    write(other, "Avustus")
    now = next(mornings)
    tell_due(now=now)
    Page.objects.filter(pk=page.pk).update(live=False)
    with monkeypatch.context() as away:
        away.setattr(EmailMessage, "send", lambda mail: (_ for _ in ()).throw(OSError("away")))
        deliver_due(now=now)
    Page.objects.filter(pk=page.pk).update(live=True)
    write(page, "Avustus")
    later = next(mornings)
    before = len(mailoutbox)
    tell_due(now=later)
    deliver_due(now=later)
    assert sorted(mail.body.count("Kirje") > 0 for mail in mailoutbox[before:]) == [False, True]


def test_every_template_has_its_composer():
    assert set(messages.composers()) == set(services.TEMPLATES)


def test_a_mail_waits_while_an_upgrade_has_emptied_the_index(minimal_site, write, follow, mornings, mailoutbox):
    follow()
    write(factories.news(minimal_site.fi), "Avustus")
    now = next(mornings)
    deliver_due(now=now)
    mailoutbox.clear()
    assert tell_due(now=now).told == 1
    embedded().clear()
    deliver_due(now=now)
    assert mailoutbox == []
    rebuild_embedded()
    deliver_due(now=next(mornings))
    assert [mail.body.count("\n* ") for mail in mailoutbox] == [1]
