"""The demo's supervisor: what it starts, what it starts again, and that nothing stays behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from demo import accounts, serve

FOREVER = [sys.executable, "-c", "import signal; signal.pause()"]
STUBBORN = [
    *(sys.executable, "-c"),
    "import signal; [signal.signal(n, signal.SIG_IGN) for n in (signal.SIGINT, signal.SIGTERM)]; "
    "print(flush=True); [signal.pause() for _ in iter(int, 1)]",
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(serve, "SECONDS_BETWEEN_LOOKS", 0.02)
    monkeypatch.setattr(serve, "SECONDS_BEFORE_RESTART", 0.02)
    monkeypatch.setattr(serve, "SECONDS_TO_END_BY_ITSELF", 0.1)


@pytest.fixture
def supervised():
    """Runs a supervisor in a thread; the test gets it, its result and the means to stop it."""
    stop, codes, threads = threading.Event(), [], []

    def run(programs, when_up=lambda: True):
        threads.append(threading.Thread(target=lambda: codes.append(serve.supervise(programs, stop, when_up))))
        threads[0].start()
        return stop, codes, threads[0]

    yield run
    stop.set()
    for thread in threads:
        thread.join()


def wait_for(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_all_programs_start_and_end_with_the_supervisor(supervised):
    programs = [serve.Program("site", FOREVER), serve.Program("worker", FOREVER, restarted=True)]
    stop, codes, thread = supervised(programs)
    wait_for(lambda: all(program.is_running for program in programs))
    stop.set()
    thread.join()
    assert codes == [0]
    assert not any(program.is_running for program in programs)


def test_a_dead_worker_is_started_again(supervised, capfd):
    worker = serve.Program("worker", FOREVER, restarted=True)
    supervised([worker])
    wait_for(lambda: worker.is_running)
    first = worker.process
    first.kill()
    wait_for(lambda: worker.process is not first and worker.is_running)
    assert "The worker ended; starting it again." in capfd.readouterr().err


def test_a_dead_site_ends_the_demo_and_its_worker(supervised, capfd):
    site, worker = serve.Program("site", FOREVER), serve.Program("worker", FOREVER, restarted=True)
    _, codes, thread = supervised([site, worker])
    wait_for(lambda: site.is_running and worker.is_running)
    site.process.kill()
    thread.join()
    assert codes == [1]
    assert not worker.is_running
    assert "The site ended by itself" in capfd.readouterr().err


def test_a_program_that_ignores_its_signals_is_killed(monkeypatch):
    monkeypatch.setattr(serve, "SECONDS_TO_END", 0.2)
    program = serve.Program("site", STUBBORN)
    program.process = subprocess.Popen(STUBBORN, stdout=subprocess.PIPE)
    program.process.stdout.readline()
    serve.end([program])
    assert program.process.returncode == -signal.SIGKILL
    program.process.stdout.close()


def test_the_demo_is_announced_once_it_is_up(supervised):
    answers = iter([False, False, True])
    asked = []
    site = serve.Program("site", FOREVER)
    supervised([site], when_up=lambda: asked.append(1) or next(answers))
    wait_for(lambda: len(asked) == 3)
    time.sleep(0.1)
    assert len(asked) == 3


@pytest.mark.parametrize("to_group", [False, True])
def test_term_ends_the_whole_process_group(to_group):
    script = (
        "import sys, demo.serve as serve;"
        f"serve.programs_of_the_demo = lambda port: [serve.Program('site', {FOREVER!r})];"
        "serve.announce_when_up = lambda port: print('up', flush=True) or True;"
        f"serve.PREPARATION = {[sys.executable, '-c', '']!r};"
        "sys.exit(serve.serve(int(sys.argv[1])))"
    )
    command = [sys.executable, "-c", script, str(unused_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as demo:
        assert demo.stdout.readline() == b"up\n"
        (os.killpg if to_group else os.kill)(demo.pid, signal.SIGTERM)
        assert demo.wait(20) == 0
        wait_for(lambda: not group_lives(demo.pid))


def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def group_lives(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_taken_port_is_said_before_anything_is_done(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert not serve.is_free(port)
        assert serve.answers(port)
        assert serve.main([str(port)]) == 1
    assert f"Port {port} is taken. Choose another one: make demo PORT={port + 1}" in capsys.readouterr().err


def test_a_failed_preparation_ends_with_its_exit_code(monkeypatch):
    monkeypatch.setattr(serve, "PREPARATION", [sys.executable, "-c", "raise SystemExit(7)"])
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    assert serve.main([str(unused_port())]) == 7


@pytest.mark.parametrize("arguments", [["0"], ["65536"], ["eighty"], ["-1"], ["1", "2"]])
def test_what_is_no_port_is_refused(arguments, capsys):
    assert serve.main(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_the_announcement_names_addresses_and_every_log_in():
    text = serve.announcement(8123)
    for part in ("http://localhost:8123/fi/", "/sv/", "/admin/", serve.PASSWORD, "var/mail/", *serve.LOG_INS):
        assert part in text


def test_the_log_ins_are_those_of_the_accounts():
    assert serve.LOG_INS == accounts.DEMO_USERNAMES
    assert serve.PASSWORD == accounts.DEMO_PASSWORD


def test_the_site_listens_on_loopback_only_and_opens_no_control_socket():
    site = serve.programs_of_the_demo(8123)[0]
    assert "127.0.0.1:8123" in site.command
    assert "--no-control-socket" in site.command
