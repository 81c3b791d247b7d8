"""Puts a space into a municipality's list: the effect of an approver's decision on its application."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.accreditations.errors import AlreadyAccredited
from api.accreditations.models import Accreditation
from api.accreditations.queries import find_accreditation
from api.accreditations.rules import TRANSITIONS, AccreditationStatus
from api.core import audit
from api.core.errors import NotFound
from api.core.ids import uuid7
from api.core.principal import Principal
from api.municipalities import get_tenant
from api.spaces import Space, get_space, list_space


def accredit_space(
    session: Session,
    *,
    tenant_id: int,
    space_id: UUID,
    call_id: UUID | None,
    application_id: UUID | None,
    by: Principal | None,
    now: datetime,
    until_on: date | None = None,
) -> Accreditation:
    """List the space from today; the desks it has today are kept beside the decision.

    The caller opened the tenant's door and checked who decides; ``by`` None is the system (a sandbox's own space).
    Raises NotFound, AlreadyAccredited.
    """
    space = get_space(session, space_id)
    if space is None:
        raise NotFound()
    row = find_accreditation(session, tenant_id, space_id)
    if row is None:
        row = Accreditation(tenant_id=tenant_id, id=uuid7(tenant_id), space_id=space_id, version=0)
        session.add(row)
    elif AccreditationStatus(row.status) not in TRANSITIONS["accreditation"]:
        raise AlreadyAccredited()
    row.operator_id = space.operator_id
    row.call_id, row.application_id = call_id, application_id
    row.status, row.reason = AccreditationStatus.ACCREDITED, None
    row.since_on, row.until_on = now.date(), until_on
    row.desks = {desk.desk_kind: desk.quantity for desk in space.desks}
    row.changed_at = now
    row.version += 1
    show_in_list(session, row, space, now=now)
    data = {"space_id": str(space_id), "application_id": str(application_id) if application_id else None}
    audit.record(session, tenant_id, by, "space.accredited", "accreditation", row.id, at=now, data=data)
    return row


def show_in_list(session: Session, row: Accreditation, space: Space, *, now: datetime) -> None:
    """Show the state in the public list; a sandbox, which is no municipality, has none."""
    tenant = get_tenant(session, row.tenant_id)
    if tenant is None or tenant.municipality_code is None:
        return
    list_space(
        session,
        space.id,
        tenant_id=row.tenant_id,
        municipality_code=tenant.municipality_code,
        status=row.status,
        since_on=row.since_on,
        now=now,
    )
