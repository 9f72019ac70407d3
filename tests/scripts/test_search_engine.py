"""The engine of one's own answers, may be killed, held and started again with what it had, and is gone afterwards."""

import pytest
from elasticsearch import ConnectionError, ConnectionTimeout, Elasticsearch

from scripts.search_engine import Cluster, Node, serve, throwaway_search_engine
from scripts.throwaway_postgresql import free_port


def client(node):
    return Elasticsearch(node.address, request_timeout=5, max_retries=0)


def test_a_node_is_configured_alone_or_among_others(tmp_path):
    nodes = [Node(name, tmp_path / name) for name in ("one", "two")]
    nodes[0].configure(nodes[:1])
    alone = (tmp_path / "one/config/elasticsearch.yml").read_text()
    assert "discovery.type: single-node" in alone
    assert "network.host: 127.0.0.1" in alone
    nodes[0].configure(nodes)
    among = (tmp_path / "one/config/elasticsearch.yml").read_text()
    assert "single-node" not in among
    assert f"127.0.0.1:{nodes[1].transport}" in among


def test_what_never_started_is_ended_without_complaint(tmp_path):
    node = Node("one", tmp_path)
    for verb in (node.kill, node.end, node.hold, node.let_go):
        verb()
    assert node.last_words == ""


@pytest.mark.engine
def test_the_engine_survives_a_crash_hangs_when_held_and_is_gone_afterwards(search_engine_parts):
    with throwaway_search_engine() as cluster:
        [node] = cluster.nodes
        engine = client(node)
        assert engine.cluster.health()["number_of_nodes"] == 1
        engine.options(request_timeout=20).indices.create(index="harbour")
        node.hold()
        with pytest.raises(ConnectionTimeout):
            engine.options(request_timeout=1).cluster.health()
        node.let_go()
        assert engine.indices.exists(index="harbour")
        node.kill()
        with pytest.raises(ConnectionError):
            engine.cluster.health()
        node.start()
        cluster.wait(node, 1)
        assert engine.indices.exists(index="harbour")
    assert not node.folder.parent.exists()
    with pytest.raises(ConnectionError):
        engine.cluster.health()


@pytest.mark.engine
def test_a_developer_is_told_the_address_at_which_it_answers(search_engine_parts, tmp_path, monkeypatch, capsys):
    told = []

    def interrupted(cluster):
        told.append(capsys.readouterr().out)
        told.append(client(cluster.nodes[0]).cluster.health()["number_of_nodes"])
        raise KeyboardInterrupt

    monkeypatch.setattr("scripts.search_engine.DATA", tmp_path)
    monkeypatch.setattr(Cluster, "first_to_end", interrupted)
    port = free_port()
    serve(1, port)
    assert told == [f"The search engine answers: SEARCH_ENGINE_ADDRESSES=http://127.0.0.1:{port}\n", 1]
