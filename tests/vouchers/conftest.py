"""An office with an awarded application, and its people's tokens."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session

from api.accounts import Person
from api.applications import Application, award_queue
from api.core.clock import SetClock
from api.core.tenancy import enter_tenants
from tests.conftest import Tokens
from tests.factories.accounts import make_person
from tests.factories.applications import Office, make_filed, make_office
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Awarded:
    """An awarded application and who deals with it."""

    api: ApiClient
    database: Database
    tokens: Tokens
    office: Office
    holder: Person
    application: Application

    @property
    def officer(self) -> str:
        """The officer's token."""
        return self.tokens.person(self.office.officer.id)

    @property
    def mine(self) -> str:
        """The holder's token."""
        return self.tokens.person(self.holder.id)

    def issue(self, token: str | None = None) -> httpx.Response:
        """Ask for the voucher."""
        body = {"application_id": str(self.application.id)}
        return self.api.post("/v1/vouchers", json=body, token=token or self.officer)

    def accept(self) -> httpx.Response:
        """Accept it."""
        return self.api.post(f"/v1/applications/{self.application.id}/acceptance", json={}, token=self.mine)

    def active(self) -> dict[str, Any]:
        """Issue and accept it."""
        self.issue()
        found: dict[str, Any] = self.accept().json()
        return found

    def present(self, voucher_id: str, **body: Any) -> httpx.Response:
        """Make a code."""
        return self.api.post(f"/v1/vouchers/{voucher_id}/presentations", json=body, token=self.mine)

    def step(self, voucher_id: str, step: str, token: str | None = None) -> httpx.Response:
        """Suspend, reinstate or revoke."""
        body = {"reason": "The register says that the firm ceased."}
        return self.api.post(f"/v1/vouchers/{voucher_id}/{step}", json=body, token=token or self.officer)

    def filed(self, arrival: int, **members: Any) -> tuple[Application, Person]:
        """File one more admitted application and run the queue."""
        with Session(self.database.engine, expire_on_commit=False) as session, session.begin():
            enter_tenants(session, [self.office.tenant_id])
            person = make_person(session)
            row = make_filed(session, self.office, arrival, person=person, status="admitted", **members)
            award_queue(session, self.office.tenant_id, self.office.call.id, None, NOW)
        return row, person


@pytest.fixture
def awarded(api: ApiClient, database: Database, tokens: Tokens, clock: SetClock) -> Awarded:
    """400 € awarded on the Comune's line, which holds 500 €."""
    clock.set(NOW)
    with Session(database.engine, expire_on_commit=False) as session, session.begin():
        office = make_office(session, municipality_cents=50_000, chamber_cents=100_000)
    blank: Any = None
    made = Awarded(api, database, tokens, office, blank, blank)
    made.application, made.holder = made.filed(1)
    return made
