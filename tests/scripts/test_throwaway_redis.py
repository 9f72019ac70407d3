"""The throw-away server answers while it is needed, may be killed and started again, and is gone afterwards."""

import os

import pytest
import redis

from scripts import throwaway_redis as throwaway
from scripts.throwaway_postgresql import ServerDidNotStart


def test_the_server_answers_is_empty_after_a_crash_and_gone_afterwards():
    with throwaway.throwaway_redis() as server:
        client = redis.Redis.from_url(server.address)
        client.set("harbour", "open")
        server.kill()
        with pytest.raises(redis.ConnectionError):
            client.get("harbour")
        server.start()
        assert client.get("harbour") is None
    assert not server.folder.exists()
    with pytest.raises(redis.ConnectionError):
        client.ping()


def test_a_missing_program_is_named(monkeypatch):
    monkeypatch.setattr(throwaway, "search_path", lambda: os.devnull)
    with pytest.raises(ServerDidNotStart, match="redis-server is not installed"), throwaway.throwaway_redis():
        pass
