"""Starts the demo in a data folder of its own on a free port, runs the browser tests against it, stops it.

python3 .ci/e2e.py [arguments of playwright]
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from setup import CLIENT, ROOT, VENV, find_browser

REPORT = ROOT / ".cache" / "reports" / "playwright.xml"
PATIENCE_SECONDS = 120


def main(arguments: list[str]) -> int:
    """Return playwright's own status."""
    with tempfile.TemporaryDirectory(prefix="postazione-e2e-") as data_dir, demo(Path(data_dir)) as base_url:
        environment = {
            **os.environ,
            "POSTAZIONE_BASE_URL": base_url,
            "POSTAZIONE_DATA_DIR": data_dir,
            "CHROMIUM_PATH": find_browser() or "",
            "PLAYWRIGHT_JUNIT_OUTPUT_FILE": str(REPORT),
        }
        command = ["npx", "playwright", "test", "--reporter=list,junit", *arguments]
        return subprocess.run(command, cwd=CLIENT, env=environment, check=False).returncode


@contextmanager
def demo(data_dir: Path) -> Iterator[str]:
    """Run the demo until the block ends."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "POSTAZIONE_DATA_DIR": str(data_dir)}
    environment.pop("DATABASE_URL", None)
    log = data_dir / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [str(VENV / "bin" / "python"), "-m", "api.cli", "serve-demo"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(server, f"http://127.0.0.1:{port}", log)
        yield json.loads((data_dir / "demo.json").read_text())["base_url"]
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
        kept = REPORT.with_name("demo-server.log")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(log.read_text(errors="replace"))


def wait_until_ready(server: subprocess.Popen[bytes], base_url: str, log: Path) -> None:
    """Wait for the first good answer."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{base_url}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"The demo does not start:\n{log.read_text(errors='replace')[-4000:]}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
