"""Who calls: people and machines of two municipalities, two spaces, two chambers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from sqlalchemy.orm import Session

from api.accounts import remember_tenant
from api.core.principal import Role
from api.core.tenancy import enter_tenants
from tests.conftest import Tokens
from tests.factories.accounts import give_role, make_chamber, make_member, make_person
from tests.factories.applications import Office, make_office
from tests.factories.clients import BOOKING_SCOPES, make_client
from tests.factories.spaces import make_accredited_space
from tests.factories.vouchers import make_sandbox
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SCOPES = (*BOOKING_SCOPES, "webhooks:manage", "funding:read", "registrations:verify")
PEOPLE = (
    "applicant", "other_applicant", "desk_staff", "manager_a", "manager_b", "officer", "approver", "treasurer", "auditor",
    "foreign_office", "chamber_officer", "foreign_chamber_officer",
)  # fmt: skip
MACHINES = (*(f"machine {scope}" for scope in SCOPES), "machine of b", "machine of foreign chamber", "sandbox machine")
CALLERS = ("anonymous", *PEOPLE, *MACHINES)


@dataclass
class Cast:
    """The rows that every operation starts from, and the callers' tokens."""

    app: FastAPI
    api: ApiClient
    database: Database
    tokens: dict[str, str | None] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)

    def build(self, signer: Tokens) -> None:
        """Make the two municipalities with their spaces, chambers and people."""
        with Session(self.database.engine, expire_on_commit=False) as session:
            self.office = make_office(session)
            foreign = make_office(session, slug="torino", municipality_code="001272")
            enter_tenants(session, [self.office.tenant_id, foreign.tenant_id])
            self.space_a = self.office.space.id
            self.space_b = make_accredited_space(session, self.office.tenant_id).id
            self.foreign_chamber_id = make_chamber(session, "Altra camera", "TO").id
            self._make_people(session, foreign)
            machines = self._make_machines(session)
            session.commit()
        with Session(self.database.engine) as session:
            sandbox = make_sandbox(session, self.app.state.settings, now=NOW)
            session.commit()
        machines["sandbox machine"] = (sandbox.client_id, list(sandbox.scopes))
        self.tokens = {"anonymous": None, **{name: signer.person(row_id) for name, row_id in self.people.items()}}
        self.tokens |= {name: signer.client(row_id, scopes) for name, (row_id, scopes) in machines.items()}

    def _make_people(self, session: Session, foreign: Office) -> None:
        mine, chamber = self.office.tenant_id, self.office.chamber_id
        bodies: dict[str, tuple[Role, dict[str, Any]]] = {
            "desk_staff": (Role.DESK_STAFF, {"space_id": self.space_a}),
            "manager_a": (Role.SPACE_MANAGER, {"space_id": self.space_a}),
            "manager_b": (Role.SPACE_MANAGER, {"space_id": self.space_b}),
            "treasurer": (Role.TREASURER, {"tenant_id": mine}),
            "auditor": (Role.AUDITOR, {"tenant_id": mine}),
            "chamber_officer": (Role.CHAMBER_OFFICER, {"chamber_id": chamber}),
            "foreign_chamber_officer": (Role.CHAMBER_OFFICER, {"chamber_id": self.foreign_chamber_id}),
        }
        made = {name: make_member(session, role, **body) for name, (role, body) in bodies.items()}
        made |= {"applicant": make_person(session), "other_applicant": make_person(session)}
        made |= {"officer": self.office.officer, "approver": self.office.approver, "foreign_office": foreign.officer}
        for role in (Role.APPROVER, Role.TREASURER, Role.AUDITOR):
            give_role(session, foreign.officer, role, tenant_id=foreign.tenant_id)
        self.people = {name: person.id for name, person in made.items()}
        remember_tenant(session, self.people["applicant"], mine)

    def _make_machines(self, session: Session) -> dict[str, tuple[UUID, list[str]]]:
        made: dict[str, tuple[UUID, list[str]]] = {}
        for scope in SCOPES:
            chamber = self.office.chamber_id if scope in {"funding:read", "registrations:verify"} else None
            spaces = [] if chamber else [self.space_a]
            made[f"machine {scope}"] = (
                make_client(session, scopes=[scope], space_ids=spaces, chamber_id=chamber).id,
                [scope],
            )
        of_b = make_client(session, space_ids=[self.space_b]).id
        of_chamber = make_client(
            session, scopes=["funding:read", "registrations:verify"], chamber_id=self.foreign_chamber_id
        )
        made["machine of b"] = (of_b, list(BOOKING_SCOPES))
        made["machine of foreign chamber"] = (of_chamber.id, ["funding:read", "registrations:verify"])
        return made
