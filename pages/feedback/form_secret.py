"""The secret that each form carries: which form it is and when it was opened, signed by the site."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core import signing

SALT = "pages.feedback"
VALID_FOR = timedelta(days=1)
FASTEST = timedelta(seconds=3)


@dataclass(frozen=True)
class Secret:
    """One opened form."""

    key: UUID
    opened_at: datetime

    def is_too_quick(self, now: datetime) -> bool:
        """Whether the form came back sooner than anybody can write."""
        return now - self.opened_at < FASTEST


def new_secret(now: datetime) -> str:
    """A signed secret for a form that is opened at ``now``."""
    return signing.dumps([uuid4().hex, now.timestamp()], salt=SALT)


def read_secret(signed: str, now: datetime) -> Secret | None:
    """What a signed secret says; None where it is not ours, is damaged or older than a day."""
    try:
        key, opened = signing.loads(signed, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    return Secret(UUID(key), datetime.fromtimestamp(opened, tz=now.tzinfo))
