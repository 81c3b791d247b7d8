"""Gives a person a role in a body, and takes it away: the platform's own act (seed, command line), never a route."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Chamber, HeldRole
from api.core.ids import uuid7
from api.core.principal import Role


def grant_role(
    session: Session,
    person_id: UUID,
    role: Role,
    *,
    since: date,
    tenant_id: int | None = None,
    space_id: UUID | None = None,
    chamber_id: UUID | None = None,
) -> HeldRole:
    """Give the role in exactly one body; the database refuses a role that does not fit its body, or held twice."""
    row = HeldRole(
        id=uuid7(),
        person_id=person_id,
        role=role,
        tenant_id=tenant_id,
        space_id=space_id,
        chamber_id=chamber_id,
        valid_from=since,
    )
    session.add(row)
    return row


def add_chamber(session: Session, name: str, province_codes: list[str]) -> Chamber:
    """Register a chamber of commerce with the provinces of its register."""
    row = Chamber(id=uuid7(), name=name, province_codes=province_codes)
    session.add(row)
    return row


def managers_of(session: Session, space_id: UUID) -> list[UUID]:
    """Return the people who manage a space now (service notices)."""
    held = select(HeldRole.person_id).where(
        HeldRole.space_id == space_id, HeldRole.role == Role.SPACE_MANAGER, HeldRole.valid_to.is_(None)
    )
    return list(session.scalars(held))
