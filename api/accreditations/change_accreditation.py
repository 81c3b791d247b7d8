"""Suspends, reinstates or revokes a space's accreditation; redemptions there stop or go on from this very transaction."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.accreditations.accredit_space import show_in_list
from api.accreditations.models import Accreditation
from api.accreditations.queries import Listed, listed
from api.accreditations.rules import EVENTS, TRANSITIONS, AccreditationStatus
from api.core import audit, outbox
from api.core.errors import InvalidTransition, NotFound
from api.core.ids import tenant_in
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, scoped


def suspend_accreditation(
    session: Session, accreditation_id: UUID, *, reason: str, by: Principal, now: datetime
) -> Listed:
    """Block new redemptions at once; those already captured stay. Raises NotFound, Forbidden, InvalidTransition."""
    row = _lock(session, accreditation_id, by, Role.OFFICER, Role.APPROVER)
    return _take_step(session, row, "suspension", reason=reason, by=by, now=now)


def reinstate_accreditation(
    session: Session, accreditation_id: UUID, *, reason: str, by: Principal, now: datetime
) -> Listed:
    """Let redemptions go on. Raises NotFound, Forbidden, InvalidTransition."""
    row = _lock(session, accreditation_id, by, Role.OFFICER, Role.APPROVER)
    return _take_step(session, row, "reinstatement", reason=reason, by=by, now=now)


def revoke_accreditation(
    session: Session, accreditation_id: UUID, *, reason: str, by: Principal, now: datetime
) -> Listed:
    """Take the space out of the list: the approver's act. Raises NotFound, Forbidden, InvalidTransition."""
    row = _lock(session, accreditation_id, by, Role.APPROVER)
    return _take_step(session, row, "revocation", reason=reason, by=by, now=now)


def _lock(session: Session, accreditation_id: UUID, by: Principal, *roles: Role) -> Accreditation:
    tenant_id = tenant_in(accreditation_id)
    enter_tenants(session, [tenant_id])
    wanted = scoped(Accreditation, tenant_id).where(Accreditation.id == accreditation_id).with_for_update()
    row = session.scalars(wanted.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound()
    by.require_in_tenant(tenant_id, *roles)
    return row


def _take_step(session: Session, row: Accreditation, step: str, *, reason: str, by: Principal, now: datetime) -> Listed:
    target = TRANSITIONS[step].get(AccreditationStatus(row.status))
    if target is None:
        raise InvalidTransition(f"An accreditation that is {row.status} does not allow this step.")
    row.status, row.reason, row.changed_at = target, reason, now
    row.version += 1
    shown = listed(session, [row])[0]
    show_in_list(session, row, shown.space, now=now)
    audit.record(session, row.tenant_id, by, EVENTS[step], "accreditation", row.id, at=now)
    outbox.emit(
        session,
        row.tenant_id,
        EVENTS[step],
        "space",
        row.space_id,
        at=now,
        data={"accreditation_id": str(row.id), "municipality_code": shown.municipality_code},
        space_id=row.space_id,
    )
    return shown
