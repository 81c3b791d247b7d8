"""The command line: serving on the embedded database, through SIGTERM and ``kill -9``."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api import cli
from api.integrations.embedded_postgres import EmbeddedPostgres

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data_dir: Path, *options: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve with a database of its own; yield when it is ready."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "POSTAZIONE_DATA_DIR": str(data_dir),
        "POSTAZIONE_ENVIRONMENT": "test",
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "api.cli", "serve", *options]
    with (data_dir.parent / "serve.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_ready(process, f"http://127.0.0.1:{port}")
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def wait_until_ready(process: subprocess.Popen[bytes], base_url: str) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        assert process.poll() is None, "the server ended before it was ready"
        try:
            if httpx.get(f"{base_url}/readyz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the server was not ready in time")


def terminate(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) in {0, 128 + signal.SIGTERM}


def postmaster_pid(data_dir: Path) -> int | None:
    path = data_dir / "postgres" / "cluster" / "postmaster.pid"
    return int(path.read_text().splitlines()[0]) if path.exists() else None


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data folder outside pytest's own, which it closes again whenever another run begins."""
    with tempfile.TemporaryDirectory(prefix="postazione-test-") as made:
        data_dir = Path(made) / "data"
        yield data_dir
        if postmaster_pid(data_dir):
            EmbeddedPostgres.start(data_dir).stop()


@pytest.mark.slow
@pytest.mark.faults
class TestServe:
    def test_a_termination_stops_the_server_and_its_database(self, data_dir: Path) -> None:
        with serving(data_dir) as (process, base_url):
            assert httpx.get(f"{base_url}/v1/municipalities/015146").json()["name"] == "Milano"
            terminate(process)
        assert postmaster_pid(data_dir) is None

    def test_after_a_kill_the_next_start_serves_the_same_data(self, data_dir: Path) -> None:
        with serving(data_dir) as (process, _):
            process.kill()
            process.wait()
            orphan = postmaster_pid(data_dir)
        with serving(data_dir) as (process, base_url):
            assert postmaster_pid(data_dir) == orphan
            assert httpx.get(f"{base_url}/status").json()["status"] == "ok"
            terminate(process)
        assert postmaster_pid(data_dir) is None

    def test_several_processes_share_the_work(self, data_dir: Path) -> None:
        with serving(data_dir, "--workers", "2") as (process, base_url):
            assert httpx.get(f"{base_url}/status").json()["status"] == "ok"
            terminate(process)
        assert postmaster_pid(data_dir) is None


def test_wrong_settings_end_in_a_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTAZIONE_ENVIRONMENT", "production")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert cli.main(["migrate"]) == 2
    assert "DATABASE_URL is missing" in capsys.readouterr().err


def test_the_contract_is_the_same_bytes_every_time() -> None:
    document = cli.openapi_document()
    assert document == cli.openapi_document()
    assert json.loads(document)["openapi"].startswith("3.1")
