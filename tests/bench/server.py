"""The API under measurement: one process, as `make run` serves it, with its memory and start-up time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from api.settings import Settings
from tests.bench.tools import cpu_seconds, resident_megabytes


@dataclass(frozen=True)
class Served:
    """A running API process."""

    base_url: str
    pid: int
    boot_seconds: float
    idle_megabytes: float

    def cpu_seconds(self) -> float:
        """Return the processor time used so far."""
        return cpu_seconds(self.pid)

    def megabytes(self) -> float:
        """Return the resident memory now."""
        return resident_megabytes(self.pid)


@contextmanager
def served(settings: Settings) -> Iterator[Served]:
    """Serve on the settings' port until the block ends."""
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url or "",
        "POSTAZIONE_ENVIRONMENT": "test",
        "POSTAZIONE_DATA_DIR": str(settings.data_dir),
        "POSTAZIONE_PORT": str(settings.port),
        "POSTAZIONE_BASE_URL": settings.base_url,
        "POSTAZIONE_RATE_LIMIT_PER_MINUTE": "10000000",
    }
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "api.cli", "serve"], env=environment)
    try:
        _wait_until_ready(process, settings.base_url)
        boot = time.perf_counter() - started
        yield Served(settings.base_url, process.pid, boot, resident_megabytes(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_until_ready(process: "subprocess.Popen[bytes]", base_url: str) -> None:
    for _ in range(600):
        if process.poll() is not None:
            sys.exit("the API did not start")
        try:
            if httpx.get(f"{base_url}/livez", timeout=1).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    sys.exit("the API did not answer within 30 s")
