"""What tests of feedback start from: two municipalities, a call, an officer of each."""

import pytest
from sqlalchemy.orm import Session

from tests.factories.applications import Office, make_office


@pytest.fixture
def office(session: Session) -> Office:
    """Milan, the site's own comune."""
    made = make_office(session)
    session.commit()
    return made


@pytest.fixture
def other_office(session: Session, office: Office) -> Office:
    """Turin, on the same installation."""
    made = make_office(session, slug="torino", municipality_code="001272")
    session.commit()
    return made
