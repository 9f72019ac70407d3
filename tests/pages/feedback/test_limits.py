"""How often one sender may write."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.test import RequestFactory, override_settings

from pages.feedback.limits import MOST_PER_HOUR, may_send, sender_address


def test_one_address_is_held_back_and_no_other() -> None:
    answers = [may_send("192.0.2.1") for _ in range(MOST_PER_HOUR + 1)]
    assert answers == [True] * MOST_PER_HOUR + [False]
    assert may_send("192.0.2.2")


def test_a_count_that_runs_out_in_between_holds_nobody_back(monkeypatch: Any) -> None:
    may_send("192.0.2.1")

    def gone(name: str) -> int:
        raise ValueError(name)

    monkeypatch.setattr(cache, "incr", gone)
    assert may_send("192.0.2.1")


def test_no_address_is_kept(monkeypatch: Any) -> None:
    names: list[str] = []

    def remember(name: str, *rest: object) -> bool:
        names.append(name)
        return True

    monkeypatch.setattr(cache, "add", remember)
    may_send("192.0.2.1")
    assert "192.0.2.1" not in names[0]


def test_only_our_own_proxy_is_believed() -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "10.0.0.1, 203.0.113.9"})
    with override_settings(SECURE_PROXY_SSL_HEADER=None):
        assert sender_address(request) == "127.0.0.1"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert sender_address(request) == "203.0.113.9"
        assert sender_address(RequestFactory().get("/")) == "127.0.0.1"


def test_all_addresses_of_one_line_are_one_sender() -> None:
    answers = [may_send(f"2001:db8:1:2::{number:x}") for number in range(MOST_PER_HOUR + 1)]
    assert answers == [True] * MOST_PER_HOUR + [False]
    assert may_send("2001:db8:1:3::1")


def test_an_address_is_the_same_sender_in_either_form_and_an_odd_one_is_counted_too() -> None:
    for address, other in (("192.0.2.7", "::ffff:192.0.2.7"), ("no address", "no address")):
        answers = [may_send(address) for _ in range(MOST_PER_HOUR)]
        assert answers == [True] * MOST_PER_HOUR
        assert not may_send(other)


def test_each_purpose_has_its_own_count_and_measure() -> None:
    assert [may_send("192.0.2.9", "alert", 2) for _ in range(3)] == [True, True, False]
    assert may_send("192.0.2.9")
    assert may_send("192.0.2.9", "another", 1)
