"""What a process loads before its first request: each worker pays for it in memory and in seconds."""

import subprocess
import sys

from tests.architecture.source import ROOT

HEAVY = (
    "httpx",
    "typst",
    "puremagic",
    "stdnum",
    "rich",
    "pygments",
    "uvicorn",
    "requests",
    "hypothesis",
    "jinja2",
    "yaml",
)
SCRIPT = f"""
import sys, tempfile
from pathlib import Path
from api.main import create_app
from api.settings import Settings
create_app(Settings.load(environment="test", data_dir=Path(tempfile.mkdtemp()), base_url="http://testserver",
                         database_url="postgresql://nobody@localhost/none"))
print(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_what_few_requests_need_is_loaded_when_they_need_it() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert run.returncode == 0, run.stderr[-2000:]
    assert run.stdout.split() == []
