"""The measuring tools: wrk as the HTTP client, pgbench as the limit, CPU and memory from /proc."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from api.integrations.embedded_postgres import programs_folder


@dataclass(frozen=True)
class Load:
    """What wrk saw: good answers per second, latencies in milliseconds, and answers or sockets that failed."""

    per_second: float
    p50_ms: float
    p99_ms: float
    failures: int


def find_wrk() -> str:
    """Return wrk, installing it from Debian when root; otherwise say what is missing."""
    found = shutil.which("wrk")
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "wrk"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        found = shutil.which("wrk")
    if found is None:
        sys.exit("make bench needs wrk: install Debian's package of that name")
    return found


def run_wrk(wrk: str, url: str, script: Path, *, connections: int, seconds: int, data: Path) -> Load:
    """Load ``url`` with a Lua script that takes one line of ``data`` per request."""
    command = [wrk, "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "5s", "--latency", "-s", str(script), url]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "DATA": str(data)})
    return read_wrk(shown.stdout)


def read_wrk(text: str) -> Load:
    """Read wrk's report. Answers that are not 2xx are taken off the rate and counted as failures."""
    total, seconds = re.search(r"(\d+) requests in ([\d.]+)s", text).groups()  # type: ignore[union-attr]
    refused = _number(r"Non-2xx or 3xx responses: (\d+)", text)
    sockets = sum(int(number) for number in re.findall(r"(?:connect|read|write|timeout) (\d+)", text))
    good = int(total) - refused
    return Load(good / float(seconds), _latency("50%", text), _latency("99%", text), refused + sockets)


def run_pgbench(
    database: str, socket: str, script: Path, *, clients: int, seconds: int, variables: dict[str, int]
) -> float:
    """Return the transactions per second of a prepared script, as the application's role in the bench's tenant."""
    program = programs_folder() / "pgbench"
    command = [
        str(program),
        "-n",
        "-M",
        "prepared",
        "-c",
        str(clients),
        "-j",
        "1",
        "-T",
        str(seconds),
        "-f",
        str(script),
    ]
    command += [f"-D{name}={value}" for name, value in variables.items()]
    options = f"-c role=postazione_app -c app.tenants=0,{variables['tenant']}"
    shown = subprocess.run(
        [*command, "-h", socket, "-U", "postgres", database],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PGOPTIONS": options},
    )
    if shown.returncode or "aborted" in shown.stderr or "ERROR" in shown.stderr:
        sys.exit(f"pgbench failed:\n{shown.stderr[:2000]}")
    return float(re.search(r"tps = ([\d.]+)", shown.stdout).group(1))  # type: ignore[union-attr]


def resident_megabytes(pid: int) -> float:
    """Return the resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024  # type: ignore[union-attr]


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found.group(1)) if found else 0


def _latency(percentile: str, text: str) -> float:
    found = re.search(rf"{percentile}\s+([\d.]+)(us|ms|s)", text)
    if not found:
        return float("nan")
    return float(found.group(1)) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found.group(2)]
