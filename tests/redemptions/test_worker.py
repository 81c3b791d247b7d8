"""What the clock brings about: holds and vouchers end, money returns, acts are sealed."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.audit import AuditSeal, first_broken
from api.core.clock import SetClock
from api.core.tenancy import enter_tenants, scoped
from api.vouchers import Presentation, Voucher
from api.worker import Worker
from tests.fixtures.database import Database
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import ProgrammeDesk, SandboxDesk

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def work(database: Database, clock: SetClock) -> Callable[[], None]:
    """One round of the worker."""
    clock.set(NOW)

    async def round_() -> None:
        worker = Worker(database.engine, clock)
        await worker.open()
        try:
            await worker.work()
        finally:
            await worker.close()

    return lambda: asyncio.run(round_())


def test_overdue_holds_expire(desk: ProgrammeDesk, work: Callable[[], None], clock: SetClock) -> None:
    due = [desk.redeem(desk.presentation(), capture=False).json()["id"] for _ in range(3)]
    clock.set(NOW + timedelta(hours=1))
    young = desk.redeem(desk.presentation(), capture=False).json()["id"]
    clock.set(NOW + timedelta(hours=72))

    work()

    assert [desk.read(redemption_id)["status"] for redemption_id in due] == ["expired"] * 3
    assert desk.read(young)["status"] == "authorized"
    assert_books_balance(desk.database.engine, desk.programme.tenant_id)


def test_a_voucher_s_last_day_is_whole_then_what_is_left_returns(
    desk: ProgrammeDesk, work: Callable[[], None], clock: SetClock
) -> None:
    voucher = desk.voucher(valid_until=date(2026, 11, 30), granted=150_000)
    desk.redeem(desk.code(voucher), starts_on="2026-11-23", ends_on="2026-11-30")
    clock.set(datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC))
    work()
    assert _voucher(desk, voucher).status == "active"

    clock.set(datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    work()

    ended = _voucher(desk, voucher)
    assert (ended.status, ended.available_cents, ended.released_cents) == ("expired", 0, 137_500)
    assert_books_balance(desk.database.engine, desk.programme.tenant_id)


def test_what_comes_back_to_an_expired_voucher_returns_too(
    desk: ProgrammeDesk, work: Callable[[], None], clock: SetClock
) -> None:
    voucher = desk.voucher(valid_until=date(2026, 11, 30))
    captured = desk.redeem(desk.code(voucher), starts_on="2026-11-23", ends_on="2026-11-30").json()
    clock.set(datetime(2026, 12, 1, 12, tzinfo=UTC))
    work()
    desk.step(captured["id"], "reversals", amount_cents=2_500, reason="cancelled")

    work()

    assert _voucher(desk, voucher).released_cents == 140_000
    assert_books_balance(desk.database.engine, desk.programme.tenant_id)


def test_acts_are_sealed_into_a_chain_that_verifies(
    sandbox: SandboxDesk, work: Callable[[], None], database: Database
) -> None:
    for _ in range(5):
        sandbox.redeem("TEST-OK")

    work()

    with Session(database.engine) as session:
        enter_tenants(session, [sandbox.tenant_id])
        assert len(session.scalars(scoped(AuditSeal, sandbox.tenant_id)).all()) == 5
        assert first_broken(session, sandbox.tenant_id) is None


def test_a_changed_act_breaks_the_chain(sandbox: SandboxDesk, work: Callable[[], None], database: Database) -> None:
    for _ in range(3):
        sandbox.redeem("TEST-OK")
    work()
    with database.owner.begin() as connection:
        connection.execute(text("ALTER TABLE audit_records DISABLE TRIGGER USER"))
        connection.execute(
            text(
                "UPDATE audit_records SET actor_kind = 'person' WHERE id = (SELECT max(id::text)::uuid FROM audit_records)"
            )
        )

    with Session(database.engine) as session:
        enter_tenants(session, [sandbox.tenant_id])
        assert first_broken(session, sandbox.tenant_id) == 3


def test_unspent_codes_are_forgotten_a_day_later(
    desk: ProgrammeDesk, work: Callable[[], None], clock: SetClock
) -> None:
    voucher = desk.voucher()
    for expires_at in (NOW, NOW + timedelta(hours=2)):
        desk.code(voucher, expires_at=expires_at)
    clock.set(NOW + timedelta(days=1, seconds=1))

    work()

    with Session(desk.database.engine) as session:
        enter_tenants(session, [voucher.tenant_id])
        assert len(session.scalars(scoped(Presentation, voucher.tenant_id)).all()) == 1


def _voucher(desk: ProgrammeDesk, voucher: Voucher) -> Any:
    with Session(desk.database.engine) as session:
        enter_tenants(session, [voucher.tenant_id])
        return session.get_one(Voucher, (voucher.tenant_id, voucher.id))


@pytest.mark.parametrize(("days", "status"), [(6, 201), (8, 404)])
def test_keys_are_kept_for_a_week_then_forgotten(
    desk: ProgrammeDesk, work: Callable[[], None], clock: SetClock, days: int, status: int
) -> None:
    code, key = desk.presentation(), "kept-for-a-week-1"
    first = desk.redeem(code, key=key, external_reference="booking-of-the-week")
    clock.set(NOW + timedelta(days=days))

    work()

    again = desk.redeem(code, key=key, external_reference="booking-of-the-week")
    assert (first.status_code, again.status_code) == (201, status)
