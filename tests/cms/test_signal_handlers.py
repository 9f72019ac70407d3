"""The receivers are connected once, and each calls what it names."""

from unittest import mock

import pytest
from django.db.models.signals import pre_delete, pre_save
from wagtail.signals import page_published, pre_page_move, task_submitted, workflow_approved, workflow_rejected

from cms import signal_handlers

SIGNALS = [
    page_published, pre_delete, pre_page_move, pre_save, task_submitted, workflow_approved, workflow_rejected,
]  # fmt: skip


def test_connecting_again_connects_nothing_twice():
    before = [len(signal.receivers) for signal in SIGNALS]
    signal_handlers.connect()
    assert [len(signal.receivers) for signal in SIGNALS] == before


@pytest.mark.parametrize("approved", [True, False])
def test_a_decision_is_told_to_its_sender(approved):
    receiver = signal_handlers.on_approval if approved else signal_handlers.on_rejection
    with mock.patch.object(signal_handlers, "announce_decision") as told:
        receiver(None, "state", user="person")
    told.assert_called_once_with("state", "person", approved=approved)


def test_the_stock_first_page_of_wagtail_may_be_saved(db):
    with mock.patch.object(signal_handlers, "refuse_unreviewed_save") as refuse:
        signal_handlers.on_plain_page_save(None, mock.Mock(specific_class=None))
    refuse.assert_not_called()
