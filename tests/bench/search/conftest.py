"""A real engine that the settings name, as those of a measurement do."""

import pytest


@pytest.fixture
def named_engine(search_engine_addresses, settings):
    """Makes the site's settings name a running engine; it may be as slow as a busy machine makes it."""
    named = {"addresses": search_engine_addresses, "replicas": 0, "seconds": 10.0, "prefix": "measured"}
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | named
