"""What an office does to a voucher in use: suspend, reinstate, revoke."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.core.errors import InvalidTransition
from api.core.ids import tenant_in
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants
from api.vouchers.end_voucher import end_voucher
from api.vouchers.history import record
from api.vouchers.models import Voucher
from api.vouchers.queries import lock_voucher, readable_voucher
from api.vouchers.rules import VoucherStatus, can_become, status_after_reinstatement


def suspend_voucher(session: Session, voucher_id: UUID, reason: str, *, by: Principal, now: datetime) -> Voucher:
    """Stop a voucher for a while; what is already held stays promised to its space. Raises NotFound, InvalidTransition."""
    row = _locked(session, voucher_id, by)
    if not can_become(row.status, VoucherStatus.SUSPENDED):
        raise InvalidTransition()
    row.status, row.reason = VoucherStatus.SUSPENDED, reason
    record(session, row, "suspended", by=by, now=now)
    return row


def reinstate_voucher(session: Session, voucher_id: UUID, reason: str, *, by: Principal, now: datetime) -> Voucher:
    """Give a suspended voucher back the state that its amounts say. Raises NotFound, InvalidTransition."""
    row = _locked(session, voucher_id, by)
    if row.status != VoucherStatus.SUSPENDED:
        raise InvalidTransition()
    row.status = status_after_reinstatement(
        accepted=row.accepted_at is not None, available_cents=row.available_cents, held_cents=row.held_cents
    )
    row.reason = reason
    record(session, row, "reinstated", by=by, now=now)
    return row


def revoke_voucher(session: Session, voucher_id: UUID, reason: str, *, by: Principal, now: datetime) -> Voucher:
    """End a voucher for good: what is left goes back to its own funding lines, and the waiting list moves up.

    Raises NotFound, Forbidden, InvalidTransition.
    """
    readable_voucher(session, voucher_id, by)
    by.require_in_tenant(tenant_in(voucher_id), Role.OFFICER, Role.APPROVER)
    return end_voucher(session, voucher_id, VoucherStatus.REVOKED, by=by, now=now, reason=reason)


def _locked(session: Session, voucher_id: UUID, by: Principal) -> Voucher:
    tenant_id = tenant_in(voucher_id)
    enter_tenants(session, [tenant_id])
    by.require_in_tenant(tenant_id, Role.OFFICER, Role.APPROVER)
    return lock_voucher(session, tenant_id, voucher_id)
