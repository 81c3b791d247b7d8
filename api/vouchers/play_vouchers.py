"""A sandbox's test vouchers and their presentations, by the hundred: how a booking system tries us, and loads us."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.core.dates import ROME, end_of
from api.core.errors import Forbidden, NotFound
from api.core.ids import tenant_in, uuid7
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped
from api.funding import FundingLine, allocate_funds, commit_funds
from api.vouchers.issue_voucher import fund_voucher
from api.vouchers.models import Presentation, Voucher
from api.vouchers.rules import HOLD_HOURS, SANDBOX_PRESENTATION_SECONDS, DeskKind, VoucherStatus, new_token
from api.vouchers.tokens import token_hash

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""Test vouchers are good on any day that a test may name."""


def sandbox_tenant(by: Principal) -> int:
    """Return the caller's own playground. Raises Forbidden for a machine that is no sandbox."""
    if not by.sandbox or not by.client_tenant_ids:
        raise Forbidden("Only a machine registered as sandbox can do this.")
    return by.client_tenant_ids[0]


def create_test_voucher(
    session: Session, *, granted_cents: int, coverage_basis_points: int, strict: bool, by: Principal, now: datetime
) -> Voucher:
    """Issue a test voucher, active at once. Raises Forbidden."""
    tenant_id = sandbox_tenant(by)
    enter_tenants(session, [tenant_id])
    return issue_test_voucher(
        session,
        tenant_id,
        granted_cents=granted_cents,
        coverage_basis_points=coverage_basis_points,
        strict=strict,
        now=now,
    )


def issue_test_voucher(
    session: Session, tenant_id: int, *, granted_cents: int, coverage_basis_points: int, strict: bool, now: datetime
) -> Voucher:
    """Issue a voucher on the sandbox's line, which is filled up whenever it runs low: test money never ends."""
    line = session.scalars(scoped(FundingLine, tenant_id).with_for_update()).one()
    if line.allocated_cents - line.committed_cents < granted_cents:
        allocate_funds(session, line, granted_cents + line.planned_cents, at=now)
        session.flush()  # the commitment is guarded by what the row says
    voucher = _test_voucher(tenant_id, line.call_id, granted_cents, now)
    voucher.coverage_basis_points, voucher.strict = coverage_basis_points, strict
    session.add(voucher)
    session.flush()  # its funding refers to it
    commit_funds(session, tenant_id, line.id, granted_cents, at=now, voucher_id=voucher.id)
    session.add(fund_voucher(voucher, line.id))
    return voucher


def _test_voucher(tenant_id: int, call_id: UUID, granted_cents: int, now: datetime) -> Voucher:
    return Voucher(
        tenant_id=tenant_id,
        id=uuid7(tenant_id),
        call_id=call_id,
        status=VoucherStatus.ACTIVE,
        granted_cents=granted_cents,
        held_cents=0,
        captured_cents=0,
        reversed_cents=0,
        released_cents=0,
        minimum_cost_cents=0,
        desk_kinds=[kind.value for kind in DeskKind],
        valid_from=FIRST_DAY,
        valid_until=LAST_DAY,
        expires_at=end_of(LAST_DAY),
        time_zone=ROME,
        hold_hours=HOLD_HOURS,
        issued_at=now,
        accepted_at=now,
        version=1,
    )


def find_test_voucher(session: Session, voucher_id: UUID, by: Principal) -> Voucher:
    """Return a test voucher of the caller's own. Raises Forbidden, NotFound."""
    tenant_id = sandbox_tenant(by)
    if tenant_in(voucher_id) != tenant_id:
        raise NotFound()
    enter_tenants(session, [tenant_id])
    row = session.scalars(scoped(Voucher, tenant_id).where(Voucher.id == voucher_id)).first()
    if row is None:
        raise NotFound()
    return row


def create_test_presentations(
    session: Session, voucher_id: UUID, count: int, *, token_key: bytes, by: Principal, now: datetime
) -> list[str]:
    """Make presentations, each single use and good for an hour, and return their tokens. Raises Forbidden, NotFound."""
    voucher = find_test_voucher(session, voucher_id, by)
    tokens = [new_token() for _ in range(count)]
    common = {
        "tenant_id": voucher.tenant_id,
        "voucher_id": voucher.id,
        "space_id": None,
        "created_at": now,
        "expires_at": now + timedelta(seconds=SANDBOX_PRESENTATION_SECONDS),
        "spent_at": None,
        "redemption_id": None,
        "reusable": False,
        "test_refusal": None,
    }
    rows = [{**common, "id": uuid7(voucher.tenant_id), "token_hash": token_hash(token_key, token)} for token in tokens]
    session.execute(insert(Presentation), rows)
    return tokens
