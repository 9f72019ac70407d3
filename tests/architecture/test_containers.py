"""The containers are started in an order in which each finds what it needs, and can be stopped."""

import re

from django.core.management import get_commands

from scripts.system_packages import NEEDED
from tests.architecture.sources import ROOT

COMPOSE = (ROOT / "deploy/compose.yaml").read_text()
SHARED, _services, REST = COMPOSE.partition("\nservices:\n")
SERVICES = dict(re.findall(r"^  (\w+):\n((?:    .*\n)+)", REST.partition("\nvolumes:\n")[0], re.MULTILINE))
DECLARED = re.findall(r"^  (\w+):$", REST.partition("\nvolumes:\n")[2], re.MULTILINE)
OURS = {name for name, service in SERVICES.items() if "<<: *site\n" in service}


def test_every_service_is_looked_at():
    assert SERVICES.keys() == {"prepare", "site", "worker", "clock", "database", "cache", "engine"}
    assert {"prepare", "site", "worker", "clock"} == OURS


def test_whatever_has_to_be_well_before_another_starts_can_tell():
    waited_for = re.findall(r"(\w+): \{condition: service_healthy\}", REST)
    assert waited_for == ["database"]
    assert all("healthcheck:" in SERVICES[name] for name in waited_for)


def test_the_database_is_well_when_it_can_be_reached_from_outside():
    # While it is being made it answers on its socket only, and goes away once more.
    assert "pg_isready --host" in SERVICES["database"]


def test_only_the_site_is_reached_from_outside_and_from_this_machine_alone():
    assert re.findall(r"ports: (.*)", COMPOSE) == ['["127.0.0.1:8000:8000"]']
    assert "ports:" in SERVICES["site"]


def test_volumes_that_are_used_are_declared():
    assert sorted(re.findall(r"volumes: \[(\w+):", COMPOSE)) == sorted(DECLARED)


def test_our_programs_end_when_they_are_told_to_and_leave_no_dead_readers():
    assert "  init: true\n" in SHARED


def test_our_programs_are_commands_that_there_are():
    called = set(re.findall(r"manage\.py (\w+)", REST))
    assert called == {"migrate", "setup_site", "sync_roles", "db_worker", "run_due"}
    assert called <= get_commands().keys()


def test_what_runs_for_ever_is_started_again():
    assert "  restart: unless-stopped\n" in SHARED
    assert [name for name, service in SERVICES.items() if 'restart: "no"' in service] == ["prepare"]
    lasting = SERVICES.keys() - OURS
    assert [name for name in lasting if "restart: unless-stopped" not in SERVICES[name]] == []


def test_the_way_to_start_them_is_told_with_the_variables_that_the_file_needs():
    for path in ("docs/operations.md", "deploy/compose.yaml"):
        [line] = [line for line in (ROOT / path).read_text().splitlines() if "up --build" in line]
        assert "--env-file .env" in line, path


def test_the_image_reads_finnish_as_well_as_a_machine_does_where_the_tests_run():
    found = re.findall(
        r"apt-get install --yes --no-install-recommends (.*) \\\n", (ROOT / "deploy/Containerfile").read_text()
    )
    assert found == [" ".join(package.name for package in NEEDED if package.may_lack)]
