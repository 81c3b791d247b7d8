"""Issues the voucher of an awarded application: once, however often it is asked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications import Application
from api.calls import Call
from api.core.dates import end_of, local_day
from api.core.errors import NotFound
from api.core.ids import tenant_in, uuid7
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, scoped
from api.vouchers.errors import ApplicationNotAwarded
from api.vouchers.history import record
from api.vouchers.models import Voucher, VoucherFunding
from api.vouchers.queries import voucher_of_application
from api.vouchers.rules import HOLD_HOURS, DeskKind, VoucherStatus, validity


def issue_voucher(session: Session, application_id: UUID, *, by: Principal, now: datetime) -> Voucher:
    """Issue a voucher on the award's funding line and terms. Raises NotFound, Forbidden, ApplicationNotAwarded.

    The money was committed at the award: issuing moves none. The voucher runs from today for the call's months.
    """
    tenant_id = tenant_in(application_id)
    enter_tenants(session, [tenant_id])
    wanted = scoped(Application, tenant_id).where(Application.id == application_id).with_for_update()
    application = session.scalars(wanted.execution_options(populate_existing=True)).first()
    if application is None:
        raise NotFound()
    by.require_in_tenant(tenant_id, Role.OFFICER, Role.APPROVER)
    known = voucher_of_application(session, tenant_id, application_id)
    if known is not None:
        return known
    if application.status != "awarded" or not application.awarded_cents or application.line_id is None:
        raise ApplicationNotAwarded()
    call = session.get_one(Call, (tenant_id, application.call_id))
    row = _voucher(application, call, application.awarded_cents, now)
    session.add(row)
    session.add(fund_voucher(row, application.line_id))
    session.flush()  # the voucher must stand before its history is told
    record(session, row, "issued", by=by, now=now, data={"application_id": str(application_id)})
    return row


def _voucher(application: Application, call: Call, granted_cents: int, now: datetime) -> Voucher:
    terms: dict[str, Any] = call.voucher_terms or {}
    first, last = validity(local_day(now, call.time_zone), terms["validity_months"])
    return Voucher(
        tenant_id=application.tenant_id,
        id=uuid7(application.tenant_id),
        application_id=application.id,
        call_id=call.id,
        person_id=application.person_id,
        status=VoucherStatus.ISSUED,
        granted_cents=granted_cents,
        held_cents=0,
        captured_cents=0,
        reversed_cents=0,
        released_cents=0,
        coverage_basis_points=terms["coverage_basis_points"],
        minimum_cost_cents=terms.get("minimum_cost_cents") or 0,
        monthly_cap_cents=terms.get("monthly_cap_cents"),
        desk_kinds=list(terms.get("desk_kinds") or DeskKind),
        valid_from=first,
        valid_until=last,
        expires_at=end_of(last, call.time_zone),
        time_zone=call.time_zone,
        hold_hours=terms.get("hold_hours") or HOLD_HOURS,
        strict=True,
        cup=call.cup,
        issued_at=now,
        version=1,
    )


def fund_voucher(row: Voucher, line_id: UUID) -> VoucherFunding:
    """Return the row that says which line pays a voucher, wholly."""
    return VoucherFunding(
        tenant_id=row.tenant_id,
        voucher_id=row.id,
        line_id=line_id,
        position=1,
        granted_cents=row.granted_cents,
        used_cents=0,
        released_cents=0,
    )
