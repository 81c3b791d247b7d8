"""What tests of calls start from: Milan's office, its chamber, and an office elsewhere."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.core.principal import Role
from api.core.tenancy import enter_tenants
from tests.conftest import Tokens
from tests.factories.accounts import make_chamber, make_member
from tests.factories.municipalities import add_tenant

BEFORE = datetime(2013, 4, 1, 8, tzinfo=UTC)
OPENS = datetime(2013, 4, 26, 8, tzinfo=UTC)
CLOSES = datetime(2014, 11, 21, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """Tokens of the people around Milan's calls."""

    officer: str
    second_officer: str
    approver: str
    auditor: str
    chamber_officer: str
    other_chamber_officer: str
    elsewhere_officer: str
    elsewhere_approver: str
    chamber_id: UUID


@pytest.fixture
def tenant_id(session: Session) -> int:
    """Milan, its door open in ``session``."""
    tenant = add_tenant(session)
    session.commit()
    enter_tenants(session, [tenant.id])
    return tenant.id


@pytest.fixture
def office(session: Session, tenant_id: int, tokens: Tokens, clock: SetClock) -> Office:
    """Everybody, on 1 April 2013: before the call opens."""
    clock.set(BEFORE)
    roma = add_tenant(session, municipality_code="058091", slug="roma", name="Roma").id
    chamber = make_chamber(session)
    other_chamber = make_chamber(session, "Camera di commercio di Roma", "RM")
    bodies = {
        "officer": make_member(session, Role.OFFICER, tenant_id=tenant_id),
        "second_officer": make_member(session, Role.OFFICER, tenant_id=tenant_id),
        "approver": make_member(session, Role.APPROVER, tenant_id=tenant_id),
        "auditor": make_member(session, Role.AUDITOR, tenant_id=tenant_id),
        "chamber_officer": make_member(session, Role.CHAMBER_OFFICER, chamber_id=chamber.id),
        "other_chamber_officer": make_member(session, Role.CHAMBER_OFFICER, chamber_id=other_chamber.id),
        "elsewhere_officer": make_member(session, Role.OFFICER, tenant_id=roma),
        "elsewhere_approver": make_member(session, Role.APPROVER, tenant_id=roma),
    }
    session.commit()
    enter_tenants(session, [tenant_id])
    return Office(**{name: tokens.person(person.id) for name, person in bodies.items()}, chamber_id=chamber.id)
