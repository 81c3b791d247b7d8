"""Shows funding lines to those whose money or programme they are."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.core.errors import NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants
from api.funding.queries import Position, page_of_positions, position_of

OFFICE = (Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR)


def list_lines(session: Session, page: PageRequest, *, call_id: UUID | None, by: Principal) -> Page[Position]:
    """Return the office's lines, or the chamber's own (contract §1.4: a chamber sees no other funder's line)."""
    return page_of_positions(session, page, tenant_ids=by.tenants(*OFFICE), chamber_ids=_chambers(by), call_id=call_id)


def read_line(session: Session, line_id: UUID, *, by: Principal) -> Position:
    """Return one line. Raises NotFound for a line that is not the caller's, or of a draft."""
    tenant_id = tenant_in(line_id)
    enter_tenants(session, [tenant_id])
    position = position_of(session, tenant_id, line_id)
    if position is None or position.line.published_at is None or not _may_read(position, by):
        raise NotFound()
    return position


def _may_read(position: Position, by: Principal) -> bool:
    return by.holds(*OFFICE, tenant_id=position.line.tenant_id) or position.line.chamber_id in _chambers(by)


def _chambers(by: Principal) -> list[UUID]:
    if by.client_id is not None:
        return [by.client_chamber_id] if by.client_chamber_id else []
    return [m.chamber_id for m in by.memberships if m.role == Role.CHAMBER_OFFICER and m.chamber_id]
