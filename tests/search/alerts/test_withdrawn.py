"""A mail tells nothing that is withdrawn between the round of the morning and the moment in which it is sent."""

import pytest
from django.utils import timezone

from cms.editorial.outbox import deliver_due
from cms.models import OutboxMessage
from search.alerts.rounds import tell_due
from search.alerts.services import DIGEST
from search.services import drain
from tests.search.withdrawn import SECRET, WAYS, WAYS_OF_FILES, held

pytestmark = pytest.mark.usefixtures("nothing_waits")
CASES = [(secret, way) for secret in ("meeting", "recording") for way in WAYS] + [
    ("file", way) for way in WAYS_OF_FILES
]


@pytest.mark.parametrize(("secret", "way"), CASES)
def test_what_is_withdrawn_before_a_mail_is_sent_is_not_in_it(minimal_site, follow, mornings, mailoutbox, secret, way):
    follow("silta")
    deliver_due(now=timezone.now())
    mailoutbox.clear()
    found = held(minimal_site, secret=secret)
    drain()
    morning = next(mornings)
    tell_due(now=morning)
    assert OutboxMessage.objects.filter(template=DIGEST).count() == 1
    (WAYS_OF_FILES if secret == "file" else WAYS)[way](getattr(found, secret))
    deliver_due(now=morning)
    assert [mail.body for mail in mailoutbox if SECRET in mail.body.casefold()] == []
    assert len(mailoutbox) == 1
