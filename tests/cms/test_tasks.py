"""Tasks only wake the worker: what is to be done stands in the tables."""

import pytest
from django.core import mail

from cms.editorial.notifications import write_message
from cms.models import OutboxMessage, User
from cms.tasks import deliver_outbox


@pytest.mark.django_db
def test_the_task_sends_what_waits_however_often_it_runs():
    person = User.objects.create_user("aino", "aino@example.org")
    data = {"page_id": 1, "title": "Muistio", "actor": "Bror"}
    write_message(event="submitted:1", recipient=person, language="fi", template="review_requested", data=data)
    for _again in range(3):
        deliver_outbox.enqueue()
    assert OutboxMessage.objects.get().state == OutboxMessage.State.SENT
    assert len(mail.outbox) == 1
