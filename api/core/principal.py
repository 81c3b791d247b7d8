"""Who is acting: an anonymous visitor, a person with memberships, or a machine with scopes and bindings."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from api.core.errors import Forbidden, NotFound, Unauthenticated


class Role(StrEnum):
    """Roles of people (separation of duties: each does only its own part)."""

    APPLICANT = "applicant"
    SPACE_MANAGER = "space_manager"
    DESK_STAFF = "desk_staff"
    OFFICER = "officer"
    APPROVER = "approver"
    TREASURER = "treasurer"
    CHAMBER_OFFICER = "chamber_officer"
    AUDITOR = "auditor"


class Scope(StrEnum):
    """Scopes of machines (contract §1.1)."""

    SPACES_READ = "spaces:read"
    REDEMPTIONS_WRITE = "redemptions:write"
    REDEMPTIONS_READ = "redemptions:read"
    STATEMENTS_READ = "statements:read"
    EVENTS_READ = "events:read"
    WEBHOOKS_MANAGE = "webhooks:manage"
    FUNDING_READ = "funding:read"
    REGISTRATIONS_VERIFY = "registrations:verify"


@dataclass(frozen=True, slots=True)
class Membership:
    """A role held in one body: a municipality's office (tenant), a space, or a chamber."""

    role: Role
    tenant_id: int | None = None
    space_id: UUID | None = None
    chamber_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller. Exactly one of ``person_id`` and ``client_id`` is set, neither for a visitor."""

    person_id: UUID | None = None
    client_id: UUID | None = None
    memberships: tuple[Membership, ...] = ()
    person_tenant_ids: tuple[int, ...] = ()
    """Tenants in which the person has files of their own."""
    scopes: frozenset[str] = field(default_factory=frozenset)
    client_space_ids: frozenset[UUID] = field(default_factory=frozenset)
    client_chamber_id: UUID | None = None
    client_tenant_ids: tuple[int, ...] = ()
    """Tenants whose lists hold the client's spaces, or the sandbox tenant of a sandbox client."""
    sandbox: bool = False

    @property
    def is_anonymous(self) -> bool:
        """Tell whether no token was shown."""
        return self.person_id is None and self.client_id is None

    @property
    def actor_kind(self) -> str:
        """Return ``person``, ``client`` or ``anonymous`` (audit)."""
        return "person" if self.person_id else "client" if self.client_id else "anonymous"

    @property
    def actor_id(self) -> UUID | None:
        """Return the id of the person or client (audit)."""
        return self.person_id or self.client_id

    def require_person(self) -> UUID:
        """Return the person's id. Raises Unauthenticated or Forbidden."""
        if self.is_anonymous:
            raise Unauthenticated()
        if self.person_id is None:
            raise Forbidden("Only a person can do this.")
        return self.person_id

    def holds(
        self,
        *roles: Role,
        tenant_id: int | None = None,
        space_id: UUID | None = None,
        chamber_id: UUID | None = None,
    ) -> bool:
        """Tell whether any of the roles is held; a body that is given must match."""
        return any(
            m.role in roles
            and (tenant_id is None or m.tenant_id == tenant_id)
            and (space_id is None or m.space_id == space_id)
            and (chamber_id is None or m.chamber_id == chamber_id)
            for m in self.memberships
        )

    def tenants(self, *roles: Role) -> tuple[int, ...]:
        """Return the tenants in which one of the roles is held, in order, once each."""
        held = {m.tenant_id for m in self.memberships if m.role in roles and m.tenant_id is not None}
        return tuple(sorted(held))

    def require_in_tenant(self, tenant_id: int, *roles: Role) -> None:
        """Let only holders of a role in this municipality pass.

        Raises NotFound for people of other offices (nothing is told across tenants) and Forbidden for colleagues of the
        same office whose role does not allow the act.
        """
        if self.holds(*roles, tenant_id=tenant_id):
            return
        if any(m.tenant_id == tenant_id for m in self.memberships):
            raise Forbidden()
        raise NotFound()

    def require_space(self, space_id: UUID, *roles: Role) -> None:
        """Let only the space's own people (in one of the roles) or machines bound to it pass. Raises NotFound, Forbidden."""
        if self.client_id is not None and space_id in self.client_space_ids:
            return
        if self.holds(*roles, space_id=space_id):
            return
        if any(m.space_id == space_id for m in self.memberships):
            raise Forbidden()
        raise NotFound()
