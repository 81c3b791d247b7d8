"""What tests of accreditations start from: Milan's tenant."""

import pytest
from sqlalchemy.orm import Session

from api.core.tenancy import enter_tenants
from tests.factories.municipalities import add_tenant


@pytest.fixture
def tenant_id(session: Session) -> int:
    """Milan, its door open in ``session``."""
    tenant = add_tenant(session)
    session.commit()
    enter_tenants(session, [tenant.id])
    return tenant.id
