"""R5: a click day. Everybody sends at once, each with a token of their own; against pgbench on the same hot counter."""

from pathlib import Path
from statistics import median

from psycopg import Connection
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from api.web.signing_keys import SigningKeys
from api.web.tokens import TokenService
from tests.bench.prepare import DATABASE, Ground
from tests.bench.report import Ratio
from tests.bench.server import served
from tests.bench.tools import Load, run_pgbench, run_wrk
from tests.factories.applications import make_application, make_office

SCRIPTS = Path(__file__).parent / "scripts"
MOST_PER_SECOND = 3_000
COPY_PERSON = """
INSERT INTO people (id, given_name, family_name, tax_code, birth_date, email, created_at)
SELECT made.person_id, given_name, family_name, tax_code, birth_date, email, created_at
  FROM people, (SELECT * FROM bench_files WHERE n BETWEEN %s AND %s) AS made
 WHERE people.id = (SELECT person_id FROM bench_files WHERE n = -1)
"""
COPY_DRAFT = """
INSERT INTO applications (tenant_id, id, call_id, person_id, status, answers, space_id, created_at, updated_at, version)
SELECT a.tenant_id, made.id, a.call_id, made.person_id, 'draft', a.answers, a.space_id, a.created_at, a.updated_at, 1
  FROM applications AS a, (SELECT * FROM bench_files WHERE n BETWEEN %s AND %s) AS made
 WHERE a.id = (SELECT id FROM bench_files WHERE n = -1)
"""


class Crowd:
    """People with drafts ready to send, numbered; each sends once."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self._next = ground, 1
        engine = create_engine(ground.url, poolclass=NullPool)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            office = make_office(session)
            pattern = make_application(session, office)
            self.tenant_id, self.call_id = office.tenant_id, office.call.id
            ids = (pattern.id, pattern.person_id)
        with ground.connect() as owner:
            owner.execute("CREATE TABLE bench_files (n int PRIMARY KEY, id uuid, person_id uuid, call_id uuid)")
            owner.execute("GRANT SELECT ON bench_files TO postazione_app")
            owner.execute(
                "INSERT INTO bench_files VALUES (-1, %s, %s, %s), (0, NULL, NULL, %s)",
                [*ids, self.call_id, self.call_id],
            )
            owner.execute("INSERT INTO protocol_registers VALUES (%s, 2026, 0)", [self.tenant_id])

    def gather(self, count: int) -> int:
        """Make ``count`` more and return the number of the first."""
        first, last = self._next, self._next + count - 1
        with self.ground.connect() as owner:
            self._number(owner, first, last)
            owner.execute(COPY_PERSON, [first, last])
            owner.execute(COPY_DRAFT, [first, last])
        self._next = last + 1
        return first

    def _number(self, owner: Connection[tuple[object, ...]], first: int, last: int) -> None:
        base = (0b10 << 62 | self.tenant_id << 42) - (1 << 64)
        time_ordered = "(lpad(to_hex(1767225600000 + n / 4096), 12, '0') || '7' || lpad(to_hex(n %% 4096), 3, '0') || to_hex({} + n))::uuid"
        owner.execute(
            f"INSERT INTO bench_files SELECT n, {time_ordered.format(f'({base})')}, gen_random_uuid(), NULL"
            " FROM generate_series(%s::int, %s::int) AS n",
            [first, last],
        )

    def lines(self, first: int, count: int, tokens: TokenService) -> list[str]:
        """Return what wrk sends: the file and its owner's access token."""
        with self.ground.connect() as owner:
            rows = owner.execute(
                "SELECT id, person_id FROM bench_files WHERE n BETWEEN %s AND %s", [first, first + count - 1]
            )
            return [f"{row[0]} {tokens.issue_person_token(row[1])}" for row in rows]  # type: ignore[arg-type]


def measure_click_day(ground: Ground, wrk: str, folder: Path, *, pairs: int, seconds: int) -> None:
    """Print the ratios at 32 and 256 connections, and check that the numbers have no gap."""
    crowd = Crowd(ground)
    settings = ground.settings
    tokens = TokenService(
        SigningKeys.load(settings.signing_key_path), issuer=settings.base_url, audience=settings.base_url
    )
    with served(settings) as api:
        for name, connections in (("R5", 32), ("R5b", 256)):
            ratio = Ratio(
                name, f"submissions over HTTP at {connections} connections against pgbench on the hot counter"
            )
            loads: list[Load] = []
            for _ in range(pairs):
                count = MOST_PER_SECOND * seconds
                data = folder / "drafts.txt"
                data.write_text("\n".join(crowd.lines(crowd.gather(count), count, tokens)) + "\n")
                load = run_wrk(
                    wrk, api.base_url, SCRIPTS / "submit.lua", connections=connections, seconds=seconds, data=data
                )
                loads.append(load)
                ratio.add(load.per_second, _limit(ground, crowd, seconds))
            print(ratio.line())
            p50, p99 = median(load.p50_ms for load in loads), median(load.p99_ms for load in loads)
            print(f"    p50 {p50:.0f} ms, p99 {p99:.0f} ms, {sum(load.failures for load in loads)} errors")
    _check_order(ground, crowd)


def _limit(ground: Ground, crowd: Crowd, seconds: int) -> float:
    share = MOST_PER_SECOND * seconds // 32
    first = crowd.gather(share * 33)
    variables = {"tenant": crowd.tenant_id, "start": first, "share": share, "i": 0}
    script = SCRIPTS / "submission.sql"
    return run_pgbench(DATABASE, ground.socket, script, clients=32, seconds=seconds, variables=variables)


def _check_order(ground: Ground, crowd: Crowd) -> None:
    with ground.connect() as owner:
        (counts,) = owner.execute(
            "SELECT count(arrival_number), count(DISTINCT arrival_number), coalesce(max(arrival_number), 0),"
            " (SELECT last_arrival FROM call_intake WHERE tenant_id = %(tenant)s)"
            " FROM applications WHERE tenant_id = %(tenant)s",
            {"tenant": crowd.tenant_id},
        ).fetchall()
    if len(set(counts)) != 1:
        raise SystemExit(f"arrival numbers have a gap or a twin: {counts}")
    print(f"    arrival numbers: {counts[0]:,} of {counts[0]:,}, no gap, no twin")
