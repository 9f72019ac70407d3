"""What may be wrong with an engine beside the database, said so that somebody can mend it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Trouble(TextChoices):
    """A trouble by a word for machines; its label is a sentence with what to do, in the language of who reads it."""

    UNREACHABLE = "unreachable", _("Nobody answers at its address. Is it running, and is the address right?")
    SLOW = "slow", _("It does not answer in time. If this goes on, look at its load and at the network.")
    CERTIFICATE = "certificate", _("Its certificate is not trusted. Check SEARCH_ENGINE_CA_FILE and the address.")
    CREDENTIALS = "credentials", _("It does not accept our password or key. Check the variables SEARCH_ENGINE_….")
    RIGHTS = "rights", _("It accepts our account or key, but does not let it do what we need.")
    STRANGER = "stranger", _("Something answers at its address that is no Elasticsearch.")
    BUSY = "busy", _("It has too much to do, or is just starting. What changes waits until it is well.")
    FULL = "full", _("It takes no changes: its disk is full, or the index is read-only. What changes waits.")
    INCOMPLETE = "incomplete", _("A part of its index is not at hand. Is one of its nodes down?")
    UNBUILT = "unbuilt", _("It has no index. The worker makes one within minutes.")
    OUTDATED = "outdated", _("Its index is of another version of this program. The worker makes a new one.")
    FAULT = "fault", _("It answers with a fault. Its log tells more.")
