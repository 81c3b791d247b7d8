"""The holder accepts the voucher: from then on it can be spent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications import Application
from api.core.errors import InvalidTransition, NotFound
from api.core.ids import tenant_in
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped
from api.vouchers.errors import VoucherExpired, VoucherNotIssued
from api.vouchers.history import record
from api.vouchers.models import Voucher
from api.vouchers.queries import voucher_of_application
from api.vouchers.rules import VoucherStatus, can_become


def accept_voucher(session: Session, application_id: UUID, *, by: Principal, now: datetime) -> Voucher:
    """Make the voucher of one's own application active; once accepted it stays so.

    Raises NotFound, VoucherNotIssued, VoucherExpired, InvalidTransition.
    """
    tenant_id = tenant_in(application_id)
    enter_tenants(session, [tenant_id])
    application = session.scalars(scoped(Application, tenant_id).where(Application.id == application_id)).first()
    if application is None or application.person_id != by.require_person():
        raise NotFound()
    row = voucher_of_application(session, tenant_id, application_id)
    if row is None:
        raise VoucherNotIssued()
    if row.accepted_at is not None:
        return row
    if now >= row.expires_at:
        raise VoucherExpired()
    if not can_become(row.status, VoucherStatus.ACTIVE):
        raise InvalidTransition()
    row.accepted_at = now
    if row.status == VoucherStatus.ISSUED:  # one suspended meanwhile becomes active when it is reinstated
        row.status = VoucherStatus.ACTIVE
    record(session, row, "accepted", by=by, now=now)
    return row
