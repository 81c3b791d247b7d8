"""A real API process of its own, over a real port: to be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from api.settings import Settings
from tests.fixtures.database import ROOT


@contextmanager
def api_process(settings: Settings, *, port: int, fault: str | None = None) -> Iterator[subprocess.Popen[str]]:
    """Serve the application in a process; ``fault`` is where it shall kill itself."""
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url or "",
        "POSTAZIONE_ENVIRONMENT": "test",
        "POSTAZIONE_DATA_DIR": str(settings.data_dir),
        "POSTAZIONE_BASE_URL": settings.base_url,
        "POSTAZIONE_PORT": str(port),
        **({"POSTAZIONE_FAULT": fault} if fault else {}),
    }
    command = [sys.executable, "-m", "uvicorn", "--factory", "api.cli:application", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stderr=subprocess.PIPE)
    try:
        _wait_until_served(process)
        yield process
    finally:
        process.kill()
        process.communicate()


def _wait_until_served(process: subprocess.Popen[str]) -> None:
    said = []
    for line in process.stderr or ():
        said.append(line)
        if "Uvicorn running" in line:
            return
    raise AssertionError("".join(said)[-2000:])
