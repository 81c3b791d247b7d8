"""The layers of the design, checked by import-linter with the contracts of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT


def test_nothing_imports_upwards() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)

    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
