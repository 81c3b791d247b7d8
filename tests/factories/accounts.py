"""People, roles and chambers, made directly."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts import Chamber, Person, add_chamber, grant_role
from api.core.ids import uuid7
from api.core.principal import Role

LONG_AGO = date(2000, 1, 1)  # roles hold also where a test sets the clock back


def make_person(
    session: Session,
    *,
    given_name: str = "Giulia",
    family_name: str = "Bianchi",
    tax_code: str | None = None,
    birth_date: date | None = None,
    email: str | None = None,
) -> Person:
    """Make a person, written at once."""
    row = Person(
        id=uuid7(),
        given_name=given_name,
        family_name=family_name,
        tax_code=tax_code,
        birth_date=birth_date,
        email=email,
        created_at=datetime(2000, 1, 1, tzinfo=UTC),
    )
    session.add(row)
    session.flush()
    return row


def make_member(
    session: Session,
    role: Role,
    *,
    tenant_id: int | None = None,
    space_id: UUID | None = None,
    chamber_id: UUID | None = None,
) -> Person:
    """Make a person who holds a role in one body (the tenant, space or chamber that is given)."""
    person = make_person(session, given_name=role.value.replace("_", " ").title())
    give_role(session, person, role, tenant_id=tenant_id, space_id=space_id, chamber_id=chamber_id)
    return person


def give_role(
    session: Session,
    person: Person,
    role: Role,
    *,
    tenant_id: int | None = None,
    space_id: UUID | None = None,
    chamber_id: UUID | None = None,
) -> None:
    """Give a person one more role."""
    grant_role(session, person.id, role, since=LONG_AGO, tenant_id=tenant_id, space_id=space_id, chamber_id=chamber_id)
    session.flush()


def make_chamber(session: Session, name: str = "Camera di commercio di Milano", *provinces: str) -> Chamber:
    """Make a chamber of commerce."""
    row = add_chamber(session, name, list(provinces or ("MI",)))
    session.flush()
    return row
