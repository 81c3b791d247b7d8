"""R1 and R3: redeeming over HTTP against pgbench doing the same work, at 1, 32 and 256 connections."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import httpx

from tests.bench.prepare import DATABASE, Ground, assert_money_ties, mint_codes, mint_numbered, settle_counter
from tests.bench.report import Ratio
from tests.bench.server import Served, served
from tests.bench.tools import Load, run_pgbench, run_wrk

SCRIPTS = Path(__file__).parent / "scripts"
MOST_PER_SECOND = 4_000
LIMIT_CLIENTS = {1: 1, 32: 32, 256: 64}
"""pgbench at 256 would need as many server processes as there are connections allowed; 64 is past its best already."""


class Measuring:
    """One run of pairs; presentations are made before each, since each works once."""

    def __init__(self, ground: Ground, api: Served, wrk: str, folder: Path, seconds: int) -> None:
        self.ground, self.api, self.wrk, self.folder, self.seconds = ground, api, wrk, folder, seconds
        self._next = 1

    def ours(self, connections: int) -> Load:
        """Redeem over HTTP."""
        data = self.folder / "codes.txt"
        mint_codes(self.ground, MOST_PER_SECOND * (self.seconds + 1), data, self._bearer())
        script = SCRIPTS / "redeem.lua"
        return run_wrk(self.wrk, self.api.base_url, script, connections=connections, seconds=self.seconds, data=data)

    def limit(self, clients: int, *, apart: bool = False) -> float:
        """Let PostgreSQL do the same work by itself; ``apart``: without the counter that all redemptions of a line share."""
        share = MOST_PER_SECOND * (self.seconds + 1) // clients
        mint_numbered(self.ground, self._next, share * clients + share)
        variables = {"tenant": self.ground.tenant_id, "start": self._next, "share": share, "i": 0}
        rate = run_pgbench(
            DATABASE,
            self.ground.socket,
            self._script_apart() if apart else SCRIPTS / "redemption.sql",
            clients=clients,
            seconds=self.seconds,
            variables=variables,
        )
        if apart:
            settle_counter(self.ground, self._next, self._next + share * clients + share)
        self._next += share * clients + share + 1
        return rate

    def _script_apart(self) -> Path:
        whole = (SCRIPTS / "redemption.sql").read_text()
        script = self.folder / "redemption_apart.sql"
        script.write_text(whole[: whole.index("UPDATE funding_line_usage")] + "SELECT count(*) FROM funded;\n")
        return script

    def _bearer(self) -> str:
        answer = httpx.post(
            f"{self.api.base_url}/oauth/token",
            data={"grant_type": "client_credentials"},
            auth=(self.ground.client_id, self.ground.client_secret),
        )
        answer.raise_for_status()
        return str(answer.json()["access_token"])


def measure_redeeming(
    ground: Ground,
    wrk: str,
    folder: Path,
    *,
    pairs: int,
    seconds: int,
    connections: Sequence[int],
    quiet: bool = False,
) -> dict[int, float]:
    """Print the ratios and return the median one per number of connections."""
    medians: dict[int, float] = {}
    rates: dict[int, list[float]] = {}
    with served(ground.settings) as api:
        if not quiet:
            print(f"API process: boot {api.boot_seconds:.1f} s, {api.idle_megabytes:.0f} MB RSS idle")
        measuring = Measuring(ground, api, wrk, folder, seconds)
        measuring.ours(32)  # warms caches and prepared statements of both sides
        measuring.limit(8)
        for number in connections:
            ratio, apart, loads, cpu = _pairs(measuring, number, pairs)
            medians[number] = median(ours / limit for ours, limit in ratio.pairs)
            rates[number] = [load.per_second for load in loads]
            if not quiet:
                print(ratio.line() + "\n    " + _details(loads, cpu))
                print("\n".join(also.line() for also in [apart] if also.pairs), end="\n" if apart.pairs else "")
        if not quiet:
            _steadiness(rates)
            print(f"    after the load: {api.megabytes():.0f} MB RSS")
    assert_money_ties(ground)
    return medians


def _pairs(measuring: Measuring, connections: int, pairs: int) -> tuple[Ratio, Ratio, list[Load], float]:
    name = {1: "R1a", 32: "R1", 256: "R1c"}[connections]
    ratio = Ratio(name, f"redemptions over HTTP at {connections} connections against pgbench")
    apart = Ratio(
        "R1b", "the same against pgbench without the funding line's shared counter, which a batch writes once"
    )
    loads: list[Load] = []
    before = measuring.api.cpu_seconds()
    for _ in range(pairs):
        load = measuring.ours(connections)
        loads.append(load)
        ratio.add(load.per_second, measuring.limit(LIMIT_CLIENTS[connections]))
        if connections == 32:
            apart.add(load.per_second, measuring.limit(32, apart=True))
    done = sum(load.per_second for load in loads) * measuring.seconds
    return ratio, apart, loads, (measuring.api.cpu_seconds() - before) / max(done, 1) * 1000


def _details(loads: Sequence[Load], cpu_ms: float) -> str:
    p50, p99 = median(load.p50_ms for load in loads), median(load.p99_ms for load in loads)
    failures = sum(load.failures for load in loads)
    return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, {failures} errors, API {cpu_ms:.2f} ms of CPU each"


def _steadiness(rates: dict[int, list[float]]) -> None:
    if {32, 256} <= rates.keys():
        print(f"R3 {median(rates[256]) / median(rates[32]):.2f} (rate at 256 connections against that at 32)")
