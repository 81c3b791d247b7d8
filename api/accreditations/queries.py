"""Reads of accreditations."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import Session

from api.accreditations.models import Accreditation
from api.core.errors import NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, scoped, scoped_to
from api.municipalities import Tenant
from api.spaces import Space, get_spaces, listing_tenants

OFFICE = (Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR)
SPACE = (Role.SPACE_MANAGER, Role.DESK_STAFF)


@dataclass(frozen=True, slots=True)
class Listed:
    """An accreditation with its space and the comune of its list."""

    row: Accreditation
    space: Space
    municipality_code: str | None


def find_accreditation(session: Session, tenant_id: int, space_id: UUID) -> Accreditation | None:
    """Return the place of a space in a list; the tenant's door must be open."""
    return session.scalars(scoped(Accreditation, tenant_id).where(Accreditation.space_id == space_id)).first()


def list_accreditations(
    session: Session,
    page: PageRequest,
    *,
    space_id: UUID | None,
    status: str | None,
    by: Principal,
) -> Page[Listed]:
    """Return the list of the caller's office, and the places of the caller's own spaces in whatever list."""
    offices = by.tenants(*OFFICE)
    own_spaces = _own_spaces(by)
    tenants = {*offices, *listing_tenants(session, own_spaces)}
    enter_tenants(session, tenants)
    mine = or_(Accreditation.tenant_id.in_(offices), Accreditation.space_id.in_(own_spaces))
    wanted = scoped_to(Accreditation, tenants).where(mine)
    if space_id is not None:
        wanted = wanted.where(Accreditation.space_id == space_id)
    if status is not None:
        wanted = wanted.where(Accreditation.status == status)
    found = paginate(session, wanted, [Accreditation.id], page)
    return Page(listed(session, found.items), found.next_cursor)


def read_accreditation(session: Session, accreditation_id: UUID, *, by: Principal) -> Listed:
    """Return one for its office or its space's own people. Raises NotFound."""
    tenant_id = tenant_in(accreditation_id)
    enter_tenants(session, [tenant_id])
    row = session.scalars(scoped(Accreditation, tenant_id).where(Accreditation.id == accreditation_id)).first()
    if row is None or not (by.holds(*OFFICE, tenant_id=tenant_id) or row.space_id in _own_spaces(by)):
        raise NotFound()
    return listed(session, [row])[0]


def listed(session: Session, rows: Sequence[Accreditation]) -> list[Listed]:
    """Return rows with what is shown beside them."""
    spaces = get_spaces(session, {row.space_id for row in rows})
    return [Listed(row, spaces[row.space_id], session.get_one(Tenant, row.tenant_id).municipality_code) for row in rows]


def _own_spaces(by: Principal) -> set[UUID]:
    return {m.space_id for m in by.memberships if m.space_id is not None and m.role in SPACE} | by.client_space_ids
