"""What tests of applications start from: Milan's office with a call that is open."""

import pytest
from sqlalchemy.orm import Session

from api.core.tenancy import enter_tenants
from tests.factories.applications import Office, make_office


@pytest.fixture
def office(session: Session) -> Office:
    """Milan's office, committed, its door open in ``session``."""
    made = make_office(session)
    session.commit()
    enter_tenants(session, [made.tenant_id])
    return made
