"""Mail that waits: sent once, in the person's language, again later where the server is away."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend as MemoryBackend
from django.db import connection
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.editorial.letters import write_letters
from cms.editorial.notifications import write_message
from cms.editorial.outbox import FIRST_PAUSE, MAXIMUM_ATTEMPTS, NotNow, composers, deliver_due
from cms.models import OutboxMessage, User

BACKEND = "tests.cms.editorial.test_outbox"
State = OutboxMessage.State


class ServerAway(MemoryBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("away")


class RefusesOne(MemoryBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, messages):
        if any("tuntematon" in address for message in messages for address in message.to):
            raise OSError("550 unknown")
        return super().send_messages(messages)


class LooksAtTransactions(MemoryBackend):
    """Notes whether a transaction was open while it was talked to."""

    open_transactions: list = []

    def send_messages(self, messages):
        self.open_transactions.append(connection.in_atomic_block)
        return super().send_messages(messages)


class TwoWorkers(MemoryBackend):
    """While one message goes out another worker wakes up."""

    def send_messages(self, messages):
        count = super().send_messages(messages)
        deliver_due(now=timezone.now())
        return count


def person(name, **fields):
    return User.objects.create_user(name, fields.pop("email", f"{name}@example.org"), first_name=name.title(), **fields)


def message(recipient, event="submitted:1", language="fi", template="review_requested"):
    data = {"page_id": 1, "title": "Muistio", "actor": "Aino", "comment": "Hyvä."}
    write_message(event=event, recipient=recipient, language=language, template=template, data=data)
    return OutboxMessage.objects.get(event=event, recipient=recipient)


@pytest.mark.django_db
def test_a_message_is_sent_once(mailoutbox):
    row = message(person("aino"))
    assert deliver_due(now=timezone.now()) == (1, 0)
    assert deliver_due(now=timezone.now() + timedelta(days=1)) == (0, 0)
    row.refresh_from_db()
    assert (row.state, row.attempts, len(mailoutbox)) == (State.SENT, 1, 1)


@pytest.mark.django_db
def test_an_event_writes_one_message_per_person(mailoutbox):
    aino, bror = person("aino"), person("bror")
    for _again in range(3):
        for recipient in (aino, bror):
            message(recipient)
    assert OutboxMessage.objects.count() == 2
    message(aino, event="submitted:2")
    assert OutboxMessage.objects.count() == 3


@pytest.mark.django_db
def test_mail_server_down_keeps_messages_and_tries_again_with_growing_pauses(settings):
    settings.EMAIL_BACKEND = f"{BACKEND}.ServerAway"
    row, now, pauses = message(person("aino")), timezone.now(), []
    for _attempt in range(MAXIMUM_ATTEMPTS):
        assert deliver_due(now=now) == (0, 1)
        assert deliver_due(now=now) == (0, 0)
        row.refresh_from_db()
        pauses.append(row.not_before - now)
        now = row.not_before
    assert pauses == [FIRST_PAUSE * 2**number for number in range(MAXIMUM_ATTEMPTS)]
    assert (row.state, row.last_error) == (State.FAILED, "away")
    assert deliver_due(now=now + timedelta(days=30)) == (0, 0)


@pytest.mark.django_db
def test_a_mail_server_that_comes_back_gets_what_waited(settings, mailoutbox):
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{BACKEND}.ServerAway"
    message(person("aino"))
    deliver_due(now=timezone.now())
    settings.EMAIL_BACKEND = backend
    assert deliver_due(now=timezone.now() + FIRST_PAUSE) == (1, 0)
    assert len(mailoutbox) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["tuntematon@example.org", "", "a@example.org\nBcc: b@example.org", "ä ö @@"])
def test_one_bad_address_does_not_hold_the_others(settings, mailoutbox, address):
    settings.EMAIL_BACKEND = f"{BACKEND}.RefusesOne"
    bad, good = message(person("aino", email="")), message(person("bror"))
    User.objects.filter(pk=bad.recipient_id).update(email=address)
    assert deliver_due(now=timezone.now())[0] >= 1
    good.refresh_from_db()
    assert good.state == State.SENT
    assert [sent.to for sent in mailoutbox if "bror@example.org" in sent.to] == [["bror@example.org"]]


@pytest.mark.django_db
def test_a_message_that_cannot_be_made_does_not_hold_the_others(mailoutbox):
    broken = message(person("aino"), template="no_such_template")
    message(person("bror"))
    assert deliver_due(now=timezone.now()) == (1, 1)
    broken.refresh_from_db()
    assert broken.state == State.WAITING


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("emptied_database")
def test_no_transaction_is_open_while_the_mail_server_is_talked_to(settings):
    settings.EMAIL_BACKEND = f"{BACKEND}.LooksAtTransactions"
    LooksAtTransactions.open_transactions.clear()
    message(person("aino"))
    deliver_due(now=timezone.now())
    assert LooksAtTransactions.open_transactions == [False]


@pytest.mark.django_db
def test_two_workers_send_a_message_once(settings, mailoutbox):
    settings.EMAIL_BACKEND = f"{BACKEND}.TwoWorkers"
    for name in ("aino", "bror", "cecilia"):
        message(person(name))
    deliver_due(now=timezone.now())
    assert sorted(sent.to[0] for sent in mailoutbox) == [f"{name}@example.org" for name in ("aino", "bror", "cecilia")]


@pytest.mark.django_db
@pytest.mark.parametrize("template", ["review_requested", "review_approved", "review_sent_back"])
def test_the_message_is_in_the_persons_language_and_leads_to_the_text(settings, mailoutbox, template):
    settings.WAGTAILADMIN_BASE_URL = "https://foorumi.example"
    for name, language in (("aino", "fi"), ("bror", "sv")):
        recipient = person(name)
        UserProfile.objects.create(user=recipient, preferred_language=language)
        message(recipient, language="fi", template=template)
    deliver_due(now=timezone.now())
    finnish, swedish = mail.outbox
    assert finnish.body != swedish.body
    assert finnish.subject != swedish.subject
    for sent in (finnish, swedish):
        assert "Muistio" in sent.subject + sent.body
        assert "https://foorumi.example/admin/review/1/" in sent.body
        assert "\n" not in sent.subject


def to_stranger(event="alert:1", template="to_stranger"):
    write_letters([OutboxMessage(event=event, language="sv", template=template, data={"to": "lukija@example.org"})])
    return OutboxMessage.objects.get(event=event)


@pytest.fixture
def composer(monkeypatch):
    """Makes the mails to people without an account as the test says."""

    def enter(make):
        monkeypatch.setitem(composers, "to_stranger", make)

    enter(lambda message: EmailMessage("Otsikko", message.language, to=[message.data["to"]]))
    return enter


@pytest.mark.django_db
def test_mail_to_somebody_without_an_account_is_made_by_whoever_knows_the_address(composer, mailoutbox):
    for _again in range(2):
        row = to_stranger()
    assert deliver_due(now=timezone.now()) == (1, 0)
    row.refresh_from_db()
    assert (row.state, [sent.to for sent in mailoutbox]) == (State.SENT, [["lukija@example.org"]])


@pytest.mark.django_db
def test_a_message_with_nothing_to_say_any_more_is_done_with(composer, mailoutbox):
    composer(lambda message: None)
    row = to_stranger()
    deliver_due(now=timezone.now())
    row.refresh_from_db()
    assert (row.state, mailoutbox) == (State.SENT, [])


@pytest.mark.django_db
@pytest.mark.parametrize("problem", [NotNow("The search does not answer."), KeyError("x")])
def test_what_cannot_be_made_now_is_tried_again(composer, problem, mailoutbox):
    def make(message):
        raise problem

    composer(make)
    row = to_stranger()
    assert deliver_due(now=timezone.now()) == (0, 1)
    row.refresh_from_db()
    assert (row.state, row.not_before > timezone.now()) == (State.WAITING, True)


@pytest.mark.django_db
def test_a_message_that_nobody_can_make_waits(mailoutbox):
    row = to_stranger(template="unknown")
    assert deliver_due(now=timezone.now()) == (0, 1)
    row.refresh_from_db()
    assert row.state == State.WAITING


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "{'lukija@example.org': (550, b'5.1.1 <lukija@example.org>: unknown')}", "lukija@example.org,refused",
        'to "lukija@example.org"; (lukija@example.org) lukija@example.org:',
    ],
)  # fmt: skip
def test_an_address_is_not_written_down_with_what_the_server_says(composer, words):
    def make(message):
        raise OSError(words)

    composer(make)
    row = to_stranger()
    deliver_due(now=timezone.now())
    row.refresh_from_db()
    assert row.last_error
    assert "lukija" not in row.last_error
    assert "example.org" not in row.last_error


@pytest.mark.django_db
def test_thousands_of_mails_are_sent_in_portions_and_those_of_the_desk_first(composer, mailoutbox, monkeypatch):
    monkeypatch.setattr("cms.editorial.outbox.MOST_AT_ONCE", 3)
    write_letters(
        OutboxMessage(event=f"alert:{number}", language="fi", template="to_stranger", data={"to": "x@example.org"})
        for number in range(4)
    )
    message(person("aino"))
    assert deliver_due(now=timezone.now()) == (3, 0)
    assert mailoutbox[0].to == ["aino@example.org"]
    assert deliver_due(now=timezone.now()) == (2, 0)


@pytest.mark.django_db
def test_a_message_with_a_fault_waits_by_itself_and_the_others_go_out(composer, mailoutbox, caplog):
    def make(message):
        if message.pk == faulty.pk:
            raise TypeError("a fault")
        return EmailMessage("Otsikko", "", to=[message.data["to"]])

    composer(make)
    faulty, other = to_stranger("eka"), to_stranger("toka")
    assert deliver_due(now=timezone.now()) == (1, 1)
    faulty.refresh_from_db()
    other.refresh_from_db()
    assert (faulty.state, faulty.last_error, other.state) == (State.WAITING, "a fault", State.SENT)
    assert "a fault" in caplog.text
