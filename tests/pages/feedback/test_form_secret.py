"""The secret of a form: ours or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pages.feedback.form_secret import new_secret, read_secret
from tests.factories import moment

OPENED = moment(2026, 11, 21, 14)


def test_a_secret_says_when_its_form_was_opened() -> None:
    found = read_secret(new_secret(OPENED), OPENED)
    assert found is not None
    assert found.opened_at == OPENED
    assert found.is_too_quick(OPENED + timedelta(seconds=2))
    assert not found.is_too_quick(OPENED + timedelta(seconds=3))


def test_each_form_has_a_secret_of_its_own() -> None:
    first, second = (read_secret(new_secret(OPENED), OPENED) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.key != second.key


@pytest.mark.parametrize("signed", ["", "x", "a:b:c", "\0", "é" * 500])
def test_what_we_did_not_sign_is_nothing(signed: str) -> None:
    assert read_secret(signed, OPENED) is None
