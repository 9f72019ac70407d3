"""How the engine is reached, and what its complaints mean."""

import base64
import http.client
import shutil
import ssl
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from elasticsearch import (
    ApiError,
    ConnectionError,
    ConnectionTimeout,
    NotFoundError,
    SerializationError,
    SSLError,
    UnsupportedProductError,
)

from search.engines.connection import Connection, is_refusal, told, trouble_in, trouble_of
from search.engines.elastic import ElasticEngine
from search.engines.protocol import EngineDown, Refused
from search.engines.troubles import Trouble
from tests.search.engines.made import document


def meta(status):
    """As much of an answer as the client's exceptions look at."""
    return SimpleNamespace(status=status)


def test_an_account_or_a_key_is_shown_where_there_is_one():
    assert "basic_auth" not in Connection(("http://one:9200",)).options
    assert Connection(("http://one:9200",), password="p").options["basic_auth"] == ("elastic", "p")
    both = Connection(("http://one:9200",), password="p", api_key="k").options
    assert (both.get("api_key"), both.get("basic_auth")) == ("k", None)


def test_certificates_are_checked_unless_somebody_says_not_to():
    assert Connection(("https://one:9200",)).options["verify_certs"] is True
    loose = Connection(("https://one:9200",), verify=False, ca_file="own.pem").options
    assert (loose["verify_certs"], loose["ca_certs"]) == (False, "own.pem")
    assert "verify_certs" not in Connection(("http://one:9200",)).options


def test_a_node_that_is_gone_is_passed_over_and_one_that_hangs_is_not_waited_for_twice():
    options = Connection(("http://one:9200", "http://two:9200", "http://three:9200"), seconds=0.5).options
    assert (options["max_retries"], options["retry_on_timeout"], options["request_timeout"]) == (2, False, 0.5)


def test_a_process_keeps_one_client_for_a_connection():
    one, other = (Connection(("http://one:9200",), prefix=name) for name in ("a", "b"))
    assert one.client() is Connection(("http://one:9200",), prefix="a").client()
    assert one.client() is not other.client()


@pytest.mark.parametrize(
    ("status", "refused"),
    [(400, True), (413, True), (401, False), (403, False), (408, False), (429, False), (500, False), (503, False)],
)
def test_a_wrong_request_is_told_from_an_engine_in_trouble(status, refused):
    assert is_refusal(status) is refused
    with pytest.raises(EngineDown) as problem, told():
        raise ApiError("no", meta(status), {})
    assert isinstance(problem.value, Refused) is refused


def test_whatever_the_client_raises_is_an_engine_that_is_down():
    with pytest.raises(EngineDown, match="timed out"), told():
        raise ConnectionTimeout("too long")
    with pytest.raises(EngineDown, match="no index yet") as problem, told():
        raise NotFoundError("none", meta(404), {})
    assert not isinstance(problem.value, Refused)


@pytest.mark.parametrize(
    ("problem", "trouble"),
    [
        (ConnectionError("refused"), Trouble.UNREACHABLE),
        (ConnectionTimeout("too long"), Trouble.SLOW),
        (SSLError("unknown authority"), Trouble.CERTIFICATE),
        (SerializationError("<html>"), Trouble.STRANGER),
        (UnsupportedProductError("no", meta(200), {}), Trouble.STRANGER),
        (ApiError("no", meta(401), {}), Trouble.CREDENTIALS),
        (ApiError("no", meta(403), "<html>"), Trouble.RIGHTS),
        (ApiError("no", meta(500), None), Trouble.FAULT),
        (ApiError("no", meta(999), []), Trouble.FAULT),
    ],
)
def test_a_problem_of_the_client_is_told_as_a_trouble(problem, trouble):
    assert trouble_of(problem) is trouble
    with pytest.raises(EngineDown) as down, told():
        raise problem
    assert down.value.trouble is trouble


def test_what_is_blocked_is_full_and_without_a_master_busy():
    error = {"type": "cluster_block_exception", "reason": "disk usage exceeded flood-stage watermark"}
    assert trouble_in(429, error) is trouble_in(403, {"error": error}) is Trouble.FULL
    assert trouble_in(503, error) is Trouble.BUSY
    assert trouble_in(429, {"type": "es_rejected_execution_exception"}) is Trouble.BUSY


def guard_of(address, password):
    """A class that stands before an engine: it asks for a password and passes on what is asked."""
    expected = "Basic " + base64.b64encode(f"elastic:{password}".encode()).decode()

    class Guard(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, told = 401, {"X-Elastic-Product": "Elasticsearch"}, b""
            if self.headers["Authorization"] == expected:
                engine = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
                sent = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
                engine.request(self.command, self.path, body, sent)
                answer = engine.getresponse()
                status, headers, told = answer.status, dict(answer.getheaders()), answer.read()
                engine.close()
            self.send_response_only(status)
            for name in headers.keys() & {"Content-Type", "X-elastic-product", "X-Elastic-Product", "content-type"}:
                self.send_header(name, headers[name])
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told if self.command != "HEAD" else b"")

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_on

        def log_message(self, *words):
            """Says nothing."""

    return Guard


@pytest.fixture
def guarded(search_engine_addresses, tmp_path):
    """An engine behind TLS and a password: its address and the certificate to check it against."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), guard_of(search_engine_addresses[0], "secret"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}", str(certificate)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.engine
def test_an_engine_behind_tls_and_a_password_is_reached_with_both_and_not_without(guarded):
    address, certificate = guarded
    options = {"prefix": "guarded", "replicas": 0, "seconds": 10}
    engine = ElasticEngine(Connection((address,), password="secret", ca_file=certificate, **options))
    try:
        engine.rebuild([[document(1, "avustus")]])
        assert engine.health().documents == 1
    finally:
        engine.remove()
    wrongs = {
        Trouble.CREDENTIALS: {"password": "guess", "ca_file": certificate},
        Trouble.CERTIFICATE: {"password": "secret"},
    }
    for trouble, wrong in wrongs.items():
        stranger = ElasticEngine(Connection((address,), **wrong, **options))
        assert (stranger.health().is_up, stranger.health().trouble) == (False, trouble)
        with pytest.raises(EngineDown) as problem:
            stranger.upsert([document(1, "a")])
        assert not isinstance(problem.value, Refused)


def test_another_server_at_the_address_is_told_from_an_engine(tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    engine = ElasticEngine(Connection((f"http://127.0.0.1:{server.server_port}",), seconds=10))
    assert (engine.health().is_up, engine.health().trouble) == (False, Trouble.STRANGER)
    server.shutdown()
    server.server_close()
    thread.join()


class Elsewhere(BaseHTTPRequestHandler):
    """A page that says hello to everything."""

    def do_POST(self):
        """Any request."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<p>Hello</p>")

    do_GET = do_HEAD = do_POST

    def log_message(self, *words):
        """Says nothing."""
