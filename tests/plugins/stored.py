"""A pytest plugin: ``--stored`` leaves out tests that ask no database: a second one would be asked in vain."""

import pytest

FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option."""
    parser.addoption("--stored", action="store_true", help="only tests that ask the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what neither is marked for the database nor has a fixture that reaches it."""
    if not config.getoption("stored"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not asks_database(item)])
    items[:] = [item for item in items if asks_database(item)]


def asks_database(item: pytest.Item) -> bool:
    """Whether a test may ask the database."""
    return bool(item.get_closest_marker("django_db")) or bool(FIXTURES & set(getattr(item, "fixturenames", ())))
