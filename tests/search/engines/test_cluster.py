"""Three nodes are one engine: one of them may go, and nothing is lost and nobody waits."""

import pytest

from scripts.search_engine import throwaway_search_engine
from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.engines.protocol import EngineDown
from search.query.nodes import Question
from tests.search.engines.made import document, term
from tests.search.waiting import until

QUESTION = Question(tree=term("avustus"), language="fi", facets=("kind",), limit=1)


def total(engine):
    """How many are found; None where nobody answers."""
    try:
        return engine.search(QUESTION).total
    except EngineDown:
        return None


@pytest.mark.engine
def test_a_node_that_is_killed_is_not_missed(search_engine_parts):
    with throwaway_search_engine(nodes=3, megabytes=384) as cluster:
        addresses = tuple(node.address for node in cluster.nodes)
        engine = ElasticEngine(Connection(addresses, prefix="three", shards=2, replicas=1, seconds=5))
        engine.rebuild([[document(number, "avustus") for number in range(1, 301)]])
        client = engine.connection.writer()
        assert client.cluster.health(wait_for_status="green", timeout="25s")["number_of_nodes"] == 3

        cluster.nodes[1].kill()
        until(lambda: total(engine) == 300, 60)
        engine.upsert([document(301, "avustus")])
        assert {total(engine) for _reader in range(10)} == {301}
        assert engine.health().documents == 301
