"""What is measured on: a durable PostgreSQL of its own, a sandbox with many vouchers, codes to spend, drafts to send."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlparse
from uuid import UUID

import psycopg
from alembic import command
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from api.core.ids import new_code
from api.core.principal import Principal
from api.core.tenancy import enter_tenants
from api.integrations.embedded_postgres import EmbeddedPostgres
from api.municipalities import load_reference
from api.settings import Settings
from api.vouchers import create_sandbox, token_hash
from tests.fixtures.database import CACHE, alembic_config

DATABASE = "bench"
GRANT_CENTS = 100_000_000


@dataclass(frozen=True)
class Ground:
    """The database and the sandbox in it."""

    url: str
    socket: str
    settings: Settings
    tenant_id: int
    space_id: UUID
    client_id: str
    client_secret: str
    vouchers: int

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """Connect as the owner."""
        return psycopg.connect(self.url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True)


@contextmanager
def prepared(vouchers: int, port: int) -> Iterator[Ground]:
    """Start PostgreSQL with fsync, migrate, and make the sandbox with its vouchers."""
    folder = CACHE / "bench-data"
    with EmbeddedPostgres.start(folder, durable=True) as server:
        server.drop_database(DATABASE)
        server.create_database(DATABASE)
        url = server.url(DATABASE)
        command.upgrade(alembic_config(url), "head")
        settings = Settings.load(
            environment="test", database_url=url, data_dir=folder, base_url=f"http://127.0.0.1:{port}", port=port
        )
        engine = create_engine(url, poolclass=NullPool)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            load_reference(session, outlines_of=set())
            enter_tenants(session, [])
            play = create_sandbox(
                session,
                name="bench",
                token_key=_key(settings),
                by=Principal(),
                now=datetime.now(UTC) - timedelta(days=1),
            )
        socket = parse_qs(urlparse(url).query)["host"][0]
        machine = (play.tenant_id, play.space_id, str(play.client_id), play.client_secret)
        ground = Ground(url, socket, settings, *machine, vouchers)
        _make_vouchers(ground)
        yield ground


def _key(settings: Settings) -> bytes:
    return settings.token_hmac_key.get_secret_value().encode()


def _make_vouchers(ground: Ground) -> None:
    """Many vouchers at once, the money committed in one ledger transaction: how they came about is not measured."""
    base = (0b10 << 62 | ground.tenant_id << 42) - (1 << 64)
    total = ground.vouchers * GRANT_CENTS
    with ground.connect() as owner:
        owner.execute("CREATE TABLE bench_vouchers (n int PRIMARY KEY, id uuid NOT NULL)")
        owner.execute("GRANT SELECT ON bench_vouchers TO postazione_app")
        made = "lpad(to_hex(1767225600000 + n / 4096), 12, '0') || '7' || lpad(to_hex(n %% 4096), 3, '0') || to_hex({} + n)"
        owner.execute(
            f"INSERT INTO bench_vouchers SELECT n, ({made.format(f'({base})')})::uuid FROM generate_series(1, %s) AS n",
            [ground.vouchers],
        )
        owner.execute(
            "INSERT INTO vouchers (tenant_id, id, call_id, status, granted_cents, held_cents, captured_cents, reversed_cents,"
            " released_cents, coverage_basis_points, minimum_cost_cents, desk_kinds, valid_from, valid_until, expires_at,"
            " time_zone, hold_hours, strict, issued_at, accepted_at, version)"
            " SELECT l.tenant_id, b.id, l.call_id, 'active', %s, 0, 0, 0, 0, 5000, 0, ARRAY['shared_desk'], '2000-01-01',"
            " '2099-12-31', '2100-01-01', 'Europe/Rome', 72, false, now(), now(), 1"
            " FROM bench_vouchers AS b, funding_lines AS l WHERE l.tenant_id = %s",
            [GRANT_CENTS, ground.tenant_id],
        )
        owner.execute(
            "INSERT INTO voucher_funding (tenant_id, voucher_id, line_id, position, granted_cents, used_cents, released_cents)"
            " SELECT l.tenant_id, b.id, l.id, 1, %s, 0, 0 FROM bench_vouchers AS b, funding_lines AS l WHERE l.tenant_id = %s",
            [GRANT_CENTS, ground.tenant_id],
        )
        _commit_money(owner, ground.tenant_id, total)
        owner.execute("VACUUM ANALYZE")


def _commit_money(owner: psycopg.Connection[tuple[object, ...]], tenant_id: int, total: int) -> None:
    with owner.transaction():
        owner.execute(
            "UPDATE funding_lines SET allocated_cents = allocated_cents + %s, committed_cents = committed_cents + %s"
            " WHERE tenant_id = %s",
            [total, total, tenant_id],
        )
        owner.execute(
            "WITH t AS (INSERT INTO ledger_transactions (tenant_id, id, kind, occurred_at)"
            " VALUES (%s, gen_random_uuid(), 'commitment', now()) RETURNING id)"
            " INSERT INTO ledger_entries SELECT %s, t.id, e.line, l.id, e.account, e.cents FROM t, funding_lines AS l,"
            " (VALUES (0, 'funding', -%s::bigint), (1, 'committed', %s::bigint)) AS e (line, account, cents)"
            " WHERE l.tenant_id = %s",
            [tenant_id, tenant_id, total, total, tenant_id],
        )


def mint_codes(ground: Ground, count: int, path: Path, bearer: str) -> None:
    """Write fresh codes for wrk, each of a random voucher, and keep their hashes as the API does."""
    codes = [new_code() for _ in range(count)]
    key = _key(ground.settings)
    with ground.connect() as owner, owner.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE minted (place serial, hash bytea)")
        with cursor.copy("COPY minted (hash) FROM STDIN") as copy:
            for code in codes:
                copy.write_row([token_hash(key, code)])
        cursor.execute(_PRESENT.format("m.hash", "minted AS m"), [ground.tenant_id, ground.vouchers])
        cursor.execute("DROP TABLE minted")
    path.write_text("\n".join([f"{ground.space_id} {bearer}", *codes]) + "\n")


def mint_numbered(ground: Ground, first: int, count: int) -> None:
    """Make presentations that pgbench finds by number."""
    source = f"generate_series({first}, {first + count}) AS n"
    with ground.connect() as owner:
        owner.execute(
            _PRESENT.format("sha256(convert_to('pgbench-' || n, 'UTF8'))", source), [ground.tenant_id, ground.vouchers]
        )


_PRESENT = """
INSERT INTO presentations (tenant_id, id, voucher_id, token_hash, created_at, expires_at, reusable)
SELECT %s, gen_random_uuid(), v.id, fresh.hash, now(), now() + interval '1 hour', false
  FROM (SELECT {} AS hash, 1 + floor(random() * %s)::int AS number FROM {}) AS fresh
  JOIN bench_vouchers AS v ON v.n = fresh.number
"""


def settle_counter(ground: Ground, first: int, last: int) -> None:
    """Add to the line's counter what pgbench redeemed without it: 500 cents for each number it used."""
    with ground.connect() as owner:
        owner.execute(
            "UPDATE funding_line_usage SET accrued_cents = accrued_cents + 500 * (SELECT count(*) FROM redemptions"
            " WHERE tenant_id = %(t)s AND external_reference LIKE 'pgbench-%%'"
            " AND substr(external_reference, 9)::bigint BETWEEN %(first)s AND %(last)s) WHERE tenant_id = %(t)s",
            {"t": ground.tenant_id, "first": first, "last": last},
        )


def assert_money_ties(ground: Ground) -> None:
    """Stop where the books don't tie after the load: vouchers, redemptions, ledger and the line's counters."""
    with ground.connect() as owner:
        (sums,) = owner.execute(
            "SELECT (SELECT sum(amount_cents) FROM ledger_entries WHERE tenant_id = %(t)s),"
            " (SELECT sum(captured_cents) FROM vouchers WHERE tenant_id = %(t)s),"
            " (SELECT sum(voucher_share_cents) FROM redemptions WHERE tenant_id = %(t)s),"
            " (SELECT sum(amount_cents) FROM ledger_entries WHERE tenant_id = %(t)s AND account = 'accrued'),"
            " (SELECT sum(accrued_cents) FROM funding_line_usage WHERE tenant_id = %(t)s)",
            {"t": ground.tenant_id},
        ).fetchall()
    if sums[0] != 0 or len(set(sums[1:])) != 1:
        raise SystemExit(f"the books don't tie: {sums}")
    print(f"    books: ledger sums to 0; vouchers, redemptions, ledger and line tie at {sums[1]:,} cents")
