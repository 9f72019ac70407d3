"""Indexes behind their alias: the new one is unseen until it is whole, what is left over goes."""

from datetime import UTC, datetime, timedelta

import pytest

from search.engines.elastic_indexes import LEFT_AFTER, STAMP
from search.engines.protocol import EngineDown
from search.engines.troubles import Trouble
from search.query.nodes import Everything, Question

pytestmark = pytest.mark.engine


def test_an_index_that_lacks_passages_is_not_shown(elastic_unbuilt):
    indexes = elastic_unbuilt.indexes
    with indexes.fresh() as index:
        assert indexes.names(is_shown=False) == [index]
        with pytest.raises(EngineDown, match="0 passages of 3"):
            indexes.show(index, 3)
        assert not indexes.are_built()
    indexes.drop([index])
    assert indexes.names() == []


def test_the_rest_of_a_rebuild_that_was_killed_goes_with_a_later_one_but_not_one_that_goes_on(elastic_unbuilt):
    indexes, now = elastic_unbuilt.indexes, datetime.now(UTC)
    old, young = (f"{indexes.alias}-{now - age:{STAMP}}" for age in (LEFT_AFTER * 2, timedelta(hours=1)))
    strange = f"{indexes.family}-mine"
    client = elastic_unbuilt.connection.writer()
    for name in (old, young, strange):
        client.indices.create(index=name)
    elastic_unbuilt.clear()
    [shown] = indexes.names(is_shown=True)
    assert set(indexes.names()) == {shown, young, strange}


def test_the_shape_of_the_cluster_is_that_of_the_settings(elastic):
    client = elastic.connection.writer()
    [index] = elastic.indexes.names()
    settings = client.indices.get_settings(index=index)[index]["settings"]["index"]
    assert (settings["number_of_shards"], settings["number_of_replicas"]) == ("1", "0")
    assert settings["refresh_interval"] == "1s"


def test_to_delete_what_is_gone_is_no_error(elastic_unbuilt):
    elastic_unbuilt.indexes.drop([f"{elastic_unbuilt.alias}-none"])


def test_an_index_of_another_version_is_told_answers_nothing_and_goes_when_ours_is_there(elastic_unbuilt):
    indexes = elastic_unbuilt.indexes
    client = elastic_unbuilt.connection.writer()
    old = f"{indexes.family}-20200101000000000000"
    client.indices.create(index=old, aliases={indexes.family: {}}, mappings={"properties": {"id": {"type": "long"}}})
    assert (indexes.outdated(), indexes.trouble()) == ([old], Trouble.OUTDATED)
    assert not elastic_unbuilt.is_built()
    with pytest.raises(EngineDown):
        elastic_unbuilt.search(Question(tree=Everything(), language="fi"))
    elastic_unbuilt.clear()
    assert old not in indexes.names()
    assert (indexes.outdated(), indexes.trouble()) == ([], "")


def test_another_index_of_the_same_cluster_is_left_alone(elastic_unbuilt):
    client = elastic_unbuilt.connection.writer()
    other = f"{elastic_unbuilt.connection.prefix}-else"
    client.indices.create(index=other)
    elastic_unbuilt.clear()
    assert client.indices.exists(index=other)
    client.indices.delete(index=other)


def test_what_others_left_is_dropped_by_their_names_when_it_is_a_day_old(elastic_unbuilt):
    indexes, now = elastic_unbuilt.indexes, datetime.now(UTC)
    prefix = f"{elastic_unbuilt.connection.prefix}-scratch"
    old, young = (f"{prefix}-some-passages-{now - age:{STAMP}}" for age in (LEFT_AFTER * 2, timedelta(hours=1)))
    client = elastic_unbuilt.connection.writer()
    for name in (old, young):
        client.indices.create(index=name)
    indexes.drop_left(f"{prefix}-*")
    assert (bool(client.indices.exists(index=old)), bool(client.indices.exists(index=young))) == (False, True)
    client.indices.delete(index=young)
