"""Rivals on one voucher: exactly what it holds is spent; without the guard the same contest overspends (M1)."""

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.tenancy import enter_tenants
from api.main import create_app
from api.settings import Settings
from api.vouchers import Voucher
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import SandboxDesk

pytestmark = pytest.mark.slow


def contest(desks: list[SandboxDesk], presentations: list[str], **body: Any) -> list[Any]:
    """Let all redeem at once, spread over the desks (each an application of its own)."""
    gate = Barrier(len(presentations))

    def rival(place: int) -> Any:
        gate.wait()
        return desks[place % len(desks)].redeem(presentations[place], external_reference=f"rival-{place}", **body)

    with ThreadPoolExecutor(len(presentations)) as threads:
        return list(threads.map(rival, range(len(presentations))))


@pytest.mark.parametrize(
    ("rivals", "balance", "price", "share"), [(40, 125_000, 25_000, 12_500), (200, 98_000, 14_000, 7_000)]
)
def test_exactly_as_many_succeed_as_the_voucher_can_pay(
    sandbox: SandboxDesk, rivals: int, balance: int, price: int, share: int
) -> None:
    voucher_id = sandbox.voucher(balance)
    presentations = sandbox.presentations(voucher_id, rivals)

    answers = contest([sandbox], presentations, price_cents=price)

    assert [answer.status_code for answer in answers].count(201) == balance // share
    refusals = {answer.json()["code"] for answer in answers if answer.status_code != 201}
    assert refusals == {"voucher_exhausted"}
    assert sandbox.amounts(voucher_id)["captured_cents"] == balance
    assert_books_balance(sandbox.api.app.state.engine, sandbox.tenant_id)


def test_two_processes_do_not_overspend_either(sandbox: SandboxDesk, settings: Settings, database: Database) -> None:
    voucher_id = sandbox.voucher(70_000)
    presentations = sandbox.presentations(voucher_id, 40)
    with ApiClient(create_app(settings, clock=sandbox.api.app.state.clock)) as second:
        other = SandboxDesk(second, sandbox.token, sandbox.space_id, tenant_id=sandbox.tenant_id)

        answers = contest([sandbox, other], presentations, price_cents=14_000)

    assert [answer.status_code for answer in answers].count(201) == 10
    assert sandbox.amounts(voucher_id)["captured_cents"] == 70_000
    assert_books_balance(database.engine, sandbox.tenant_id)


def test_one_presentation_is_spent_once(sandbox: SandboxDesk) -> None:
    voucher_id = sandbox.voucher(1_000_000)
    presentation = sandbox.presentations(voucher_id, 1)[0]

    answers = contest([sandbox], [presentation] * 40)

    assert sorted({answer.status_code for answer in answers}) == [201, 404]
    assert sandbox.amounts(voucher_id)["captured_cents"] == 12_500


def test_the_last_desk_goes_to_one(sandbox: SandboxDesk, settings: Settings) -> None:
    vouchers = [sandbox.voucher(strict=True) for _ in range(16)]
    presentations = [sandbox.presentations(voucher_id, 1)[0] for voucher_id in vouchers]
    with ApiClient(create_app(settings, clock=sandbox.api.app.state.clock)) as second:
        other = SandboxDesk(second, sandbox.token, sandbox.space_id, tenant_id=sandbox.tenant_id)

        answers = contest([sandbox, other], presentations)

    assert [answer.status_code for answer in answers].count(201) == 12
    assert {answer.json()["code"] for answer in answers if answer.status_code != 201} == {"capacity_exceeded"}


def test_control_a_check_then_act_without_lock_overspends(sandbox: SandboxDesk, database: Database) -> None:
    """The contest can fail: reading a balance, then writing it, spends the same euro many times."""
    voucher_id = UUID(sandbox.voucher(70_000))
    with database.owner.begin() as connection:
        connection.execute(text("ALTER TABLE vouchers DROP CONSTRAINT ck_vouchers_never_overspent"))
    gate = Barrier(20)

    def spend(share: int) -> bool:
        with Session(database.engine) as session, session.begin():
            enter_tenants(session, [sandbox.tenant_id])
            voucher = session.get_one(Voucher, (sandbox.tenant_id, voucher_id))
            enough = voucher.available_cents >= share
            gate.wait()
            if enough:
                guardless = text("UPDATE vouchers SET captured_cents = captured_cents + :share WHERE id = :id")
                session.execute(guardless, {"share": share, "id": voucher_id})
            return enough

    with ThreadPoolExecutor(20) as threads:
        spent = sum(threads.map(spend, repeat(7_000, 20)))

    assert spent > 10
    with Session(database.engine) as session:
        enter_tenants(session, [sandbox.tenant_id])
        assert session.get_one(Voucher, (sandbox.tenant_id, voucher_id)).available_cents < 0
