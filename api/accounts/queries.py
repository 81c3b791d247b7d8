"""Reads of people and of where they hold roles."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import Chamber, HeldRole, Person, PersonTenant
from api.core.errors import Unauthenticated
from api.core.principal import Membership, Principal, Role


def load_person(session: Session, person_id: UUID, now: datetime | None = None) -> Principal:
    """Return the person as caller, with the roles they hold today. Raises Unauthenticated for a person who is gone.

    Every person is an applicant; the other roles are held in one body each. Without ``now``, the transaction's own instant.
    """
    files = select(func.array_agg(PersonTenant.tenant_id)).where(PersonTenant.person_id == Person.id).scalar_subquery()
    today = (now or session.info["transaction_time"]).date()
    held_today = and_(
        HeldRole.person_id == Person.id,
        HeldRole.valid_from <= today,
        or_(HeldRole.valid_to.is_(None), HeldRole.valid_to > today),
    )
    found = select(files, HeldRole).select_from(Person).outerjoin(HeldRole, held_today).where(Person.id == person_id)
    rows = session.execute(found.order_by(HeldRole.id)).all()
    if not rows:
        raise Unauthenticated("The token is not valid.")
    held = (_membership(row[1]) for row in rows if row[1] is not None)
    return Principal(
        person_id=person_id,
        memberships=(Membership(Role.APPLICANT), *held),
        person_tenant_ids=tuple(sorted(rows[0][0] or ())),
    )


def get_person(session: Session, person_id: UUID) -> Person | None:
    """Return a person's row."""
    return session.get(Person, person_id)


def get_people(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Return several people, by id."""
    wanted = select(Person).where(Person.id.in_(set(person_ids)))
    return {person.id: person for person in session.scalars(wanted)}


def get_chamber(session: Session, chamber_id: UUID) -> Chamber | None:
    """Return a chamber."""
    return session.get(Chamber, chamber_id)


def remember_tenant(session: Session, person_id: UUID, tenant_id: int) -> None:
    """Note that the person now has files of their own in this tenant (the first draft there)."""
    row = insert(PersonTenant).values(person_id=person_id, tenant_id=tenant_id)
    session.execute(row.on_conflict_do_nothing())


def _membership(row: HeldRole) -> Membership:
    return Membership(Role(row.role), tenant_id=row.tenant_id, space_id=row.space_id, chamber_id=row.chamber_id)
