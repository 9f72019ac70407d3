"""The throw-away server answers while it is needed and is gone afterwards, whatever happens in between."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from scripts import throwaway_postgresql as throwaway

CRASH = """
from scripts.throwaway_postgresql import throwaway_postgresql
with throwaway_postgresql() as address:
    print(address)
    raise SystemExit(9)
"""


def test_the_server_answers_knows_the_letters_and_is_gone_afterwards():
    with throwaway.throwaway_postgresql() as address:
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT lower('ÄÖÅ')").fetchone() == ("äöå",)
            (folder,) = connection.execute("SHOW data_directory").fetchone()
        assert Path(folder).parent.name.startswith("foorumi-postgresql-")
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)


def test_a_crash_inside_leaves_no_server_behind():
    done = subprocess.run([sys.executable, "-c", CRASH], cwd=Path.cwd(), capture_output=True, text=True, check=False)
    assert done.returncode == 9
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(done.stdout.strip(), connect_timeout=2)


def test_a_command_gets_the_address_and_its_exit_code_is_kept():
    command = [
        sys.executable,
        "-c",
        "import os; raise SystemExit(os.environ['DATABASE_URL'].startswith('postgres:') + 3)",
    ]
    assert throwaway.main(command) == 4


def test_nothing_is_vacuumed_beside_tests_whose_rows_nobody_else_sees():
    question = (
        "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).execute('SHOW autovacuum').fetchone())"
    )
    asked = subprocess.run(
        [sys.executable, "-m", "scripts.throwaway_postgresql", sys.executable, "-c", question],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert asked.stdout.strip() == "('off',)"


def test_a_missing_program_is_named(monkeypatch):
    monkeypatch.setattr(throwaway, "search_path", lambda: os.devnull)
    with pytest.raises(throwaway.ServerDidNotStart, match="initdb is not installed"):
        throwaway.program("initdb")
