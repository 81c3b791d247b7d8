"""Runs the static checks and the tests, in phases, and says how long each took and what failed.

    python3 .ci/check.py static              formatting, lint, types, layers, of both sides
    python3 .ci/check.py static unit e2e     everything (`make test`)

Ends with one line: "N passed, N failed".
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
CLIENT = ROOT / "client"
REPORTS = ROOT / ".cache" / "reports"
BIN = ROOT / ".venv" / "bin"


@dataclass(frozen=True)
class Step:
    """One program of a phase; ``report`` is the JUnit file it writes, if it counts tests."""

    name: str
    command: list[str]
    cwd: Path = ROOT
    report: str | None = None


@dataclass(frozen=True)
class Outcome:
    """How a step ended."""

    step: Step
    seconds: float
    status: int
    passed: int
    failed: int


def static_steps() -> list[list[Step]]:
    """Return the static checks; the lists run side by side, the steps of one list in turn."""
    server = [
        Step("ruff format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Step("ruff", [str(BIN / "ruff"), "check", "--quiet", "."]),
        Step("layers", [str(BIN / "lint-imports"), "--cache-dir", ".cache/import-linter"]),
        Step("mypy", [str(BIN / "mypy")]),
    ]
    client = [
        Step("tsc", ["npx", "tsc", "-b"], CLIENT),
        Step("eslint", ["npx", "eslint", ".", "--max-warnings", "0"], CLIENT),
        Step("prettier", ["npx", "prettier", "--check", "--log-level", "warn", "."], CLIENT),
    ]
    return [server, client]


def unit_steps() -> list[list[Step]]:
    """Return the tests of the server, then those of the client's parts: both keep the machine busy by themselves."""
    report = REPORTS / "pytest.xml"
    workers = str(min(os.cpu_count() or 1, 4))
    pytest = [str(BIN / "python"), "-m", "pytest", "-q", "-n", workers, "--dist", "worksteal", f"--junitxml={report}"]
    vitest = ["npx", "vitest", "run", "--reporter=default", "--reporter=junit"]
    vitest += [f"--outputFile.junit={REPORTS / 'vitest.xml'}"]
    return [[Step("pytest", pytest, report="pytest.xml"), Step("vitest", vitest, CLIENT, report="vitest.xml")]]


def e2e_steps() -> list[list[Step]]:
    """Return the browser tests; the runner starts the product by itself."""
    return [[Step("playwright", [str(BIN / "python"), ".ci/e2e.py"], report="playwright.xml")]]


PHASES = {"static": static_steps, "unit": unit_steps, "e2e": e2e_steps}


def main(phases: list[str]) -> int:
    """Run the phases; a failed one does not keep the next from telling what else is wrong."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    for old in REPORTS.glob("*"):
        old.unlink()
    started = time.monotonic()
    outcomes = []
    for phase in phases:
        with ThreadPoolExecutor() as side_by_side:
            outcomes += [outcome for lane in side_by_side.map(run_lane, PHASES[phase]()) for outcome in lane]
    print("\n" + "\n".join(f"{line(outcome)}" for outcome in outcomes))
    print(f"{'all':<14}{time.monotonic() - started:7.1f} s")
    closing = f"{sum(o.passed for o in outcomes)} passed, {sum(o.failed for o in outcomes)} failed"
    (REPORTS / "closing-line").write_text(closing + "\n")
    print(closing, flush=True)
    return 1 if any(outcome.status for outcome in outcomes) else 0


def run_lane(steps: list[Step]) -> list[Outcome]:
    """Run steps in turn."""
    return [run(step) for step in steps]


def run(step: Step) -> Outcome:
    """Run a step; its words are shown when it ends, so that two at once don't mix. A check counts as one test."""
    started = time.monotonic()
    alone = step.report is not None
    done = subprocess.run(
        step.command,
        cwd=step.cwd,
        stdout=None if alone else subprocess.PIPE,
        stderr=None if alone else subprocess.STDOUT,
        text=True,
        check=False,
        env={**os.environ, "FORCE_COLOR": "0", "NO_COLOR": "1"},
    )
    if done.returncode and not alone:
        print(f"── {step.name}\n{done.stdout}", flush=True)
    passed, failed = counted(step.report) if step.report else (0, 0)
    if done.returncode and not failed:
        failed = 1
    elif not step.report:
        passed = 1
    return Outcome(step, time.monotonic() - started, done.returncode, passed, failed)


def counted(report: str) -> tuple[int, int]:
    """Return how many tests passed and failed by a JUnit file."""
    path = REPORTS / report
    if not path.exists():
        return 0, 0
    suites = ET.parse(path).getroot().iter("testsuite")
    passed = failed = 0
    for suite in suites:
        bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        failed += bad
        passed += int(suite.get("tests", 0)) - bad - int(suite.get("skipped", 0))
    return passed, failed


def line(outcome: Outcome) -> str:
    """Return one line of the table of times."""
    verdict = "ok" if outcome.status == 0 else f"FAILED ({outcome.status})"
    counts = f"  {outcome.passed} passed, {outcome.failed} failed" if outcome.step.report else ""
    return f"{outcome.step.name:<14}{outcome.seconds:7.1f} s  {verdict}{counts}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["static", "unit", "e2e"]))
