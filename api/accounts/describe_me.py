"""Who I am: the person, the roles with the names of their bodies."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Text, Uuid, column, select, table
from sqlalchemy.orm import Session

from api.accounts.models import Chamber, Person
from api.core.principal import Membership, Principal
from api.municipalities import Tenant

# Spaces are a feature above this one; their name is all that is needed here.
_spaces = table("spaces", column("id", Uuid), column("name", Text))


@dataclass(frozen=True, slots=True)
class Me:
    """The signed-in person as the first page needs them."""

    person: Person
    roles: Sequence[Membership]
    tenants: dict[int, Tenant]
    spaces: dict[UUID, str]
    chambers: dict[UUID, str]


def describe_me(session: Session, by: Principal) -> Me:
    """Return the caller with everything that names their roles. Raises Unauthenticated, Forbidden for machines."""
    person = session.get_one(Person, by.require_person())
    held = by.memberships
    tenant_ids = {m.tenant_id for m in held if m.tenant_id is not None} | set(by.person_tenant_ids)
    tenants = session.scalars(select(Tenant).where(Tenant.id.in_(tenant_ids)))
    spaces = session.execute(select(_spaces.c.id, _spaces.c.name).where(_spaces.c.id.in_([m.space_id for m in held])))
    chambers = session.scalars(select(Chamber).where(Chamber.id.in_([m.chamber_id for m in held])))
    return Me(
        person=person,
        roles=held,
        tenants={tenant.id: tenant for tenant in tenants},
        spaces={row.id: row.name for row in spaces},
        chambers={chamber.id: chamber.name for chamber in chambers},
    )
