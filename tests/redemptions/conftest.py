"""A desk in a sandbox, and one in a municipality's programme."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy.orm import Session

from api.core.clock import SetClock
from api.settings import Settings
from api.vouchers import Voucher
from tests.conftest import Tokens
from tests.factories.vouchers import Programme, make_programme, make_sandbox, make_token, make_voucher, token_key
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

SCOPES = "redemptions:write redemptions:read statements:read events:read"
Json = dict[str, Any]


@dataclass
class DeskClient:
    """A booking system at one space."""

    api: ApiClient
    token: str
    space_id: UUID
    references: "count[int]" = field(default_factory=lambda: count(1))

    def body(self, presentation: str, **changes: Any) -> Json:
        """A redemption's body; a member set to None is left out."""
        values = {
            "presentation": presentation,
            "space_id": str(self.space_id),
            "desk_kind": "shared_desk",
            "price_cents": 25_000,
            "starts_on": "2026-12-01",
            "ends_on": "2026-12-31",
            "external_reference": f"booking-{next(self.references)}",
            "capture": True,
            **changes,
        }
        return {name: value for name, value in values.items() if value is not None}

    def quote(self, presentation: str, **changes: Any) -> httpx.Response:
        """Ask what would be paid."""
        body = self.body(presentation, external_reference=None, capture=None, **changes)
        return self.api.post("/v1/redemption-quotes", json=body, token=self.token)

    def redeem(self, presentation: str, *, key: str | None = None, **changes: Any) -> httpx.Response:
        """Charge, or hold with ``capture=False``."""
        body = self.body(presentation, **changes)
        return self.api.post("/v1/redemptions", json=body, token=self.token, key=key or new_key())

    def step(self, redemption_id: str, step: str, *, key: str | None = None, **body: Any) -> httpx.Response:
        """Capture, release or reverse."""
        path = f"/v1/redemptions/{redemption_id}/{step}"
        return self.api.post(path, json=body, token=self.token, key=key or new_key())

    def read(self, redemption_id: str) -> Json:
        """Read a redemption."""
        found: Json = self.api.get(f"/v1/redemptions/{redemption_id}", token=self.token).json()
        return found


@dataclass
class SandboxDesk(DeskClient):
    """A sandbox's desk, with its own test vouchers."""

    tenant_id: int = 0

    def voucher(self, granted_cents: int = 150_000, **body: Any) -> str:
        """Make a test voucher and return its id."""
        answer = self.api.post("/v1/sandbox/vouchers", json={"granted_cents": granted_cents, **body}, token=self.token)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def presentations(self, voucher_id: str, number: int) -> list[str]:
        """Make presentations."""
        path = f"/v1/sandbox/vouchers/{voucher_id}/presentations"
        answer = self.api.post(path, json={"count": number}, token=self.token)
        assert answer.status_code == 201, answer.text
        return list(answer.json()["presentations"])

    def presentation(self, granted_cents: int = 150_000, **body: Any) -> str:
        """Make a voucher and one presentation of it."""
        return self.presentations(self.voucher(granted_cents, **body), 1)[0]

    def amounts(self, voucher_id: str) -> Json:
        """Read a test voucher."""
        found: Json = self.api.get(f"/v1/sandbox/vouchers/{voucher_id}", token=self.token).json()
        return found


@dataclass
class ProgrammeDesk(DeskClient):
    """A real programme's desk, where every rule is on."""

    programme: Programme = None  # type: ignore[assignment]
    database: Database = None  # type: ignore[assignment]
    key: bytes = b""

    def presentation(self, *, space_id: UUID | None = None, expires_at: datetime | None = None, **voucher: Any) -> str:
        """Make a voucher and a code of it."""
        return self.code(
            self.voucher(**voucher), **{"space_id": space_id, **({"expires_at": expires_at} if expires_at else {})}
        )

    def voucher(self, **changes: Any) -> Voucher:
        """Make a voucher."""
        made: Voucher = self.change(lambda session: make_voucher(session, self.programme, **changes))
        return made

    def code(self, voucher: Voucher, **changes: Any) -> str:
        """Make a code of a voucher."""
        made: str = self.change(lambda session: make_token(session, voucher, self.key, **changes))
        return made

    def change(self, work: Callable[[Session], Any]) -> Any:
        """Do something in a transaction."""
        with Session(self.database.engine, expire_on_commit=False) as session, session.begin():
            return work(session)


def new_key() -> str:
    """A fresh idempotency key."""
    return f"test-{uuid4()}"


@pytest.fixture
def sandbox(api: ApiClient, database: Database, settings: Settings, tokens: Tokens, clock: SetClock) -> SandboxDesk:
    """A sandbox."""
    with Session(database.engine, expire_on_commit=False) as session, session.begin():
        made = make_sandbox(session, settings)
    return SandboxDesk(api, tokens.client(made.client_id, SCOPES), made.space_id, tenant_id=made.tenant_id)


@pytest.fixture
def desk(api: ApiClient, database: Database, settings: Settings, tokens: Tokens) -> ProgrammeDesk:
    """A desk of a programme."""
    with Session(database.engine, expire_on_commit=False) as session, session.begin():
        made = make_programme(session)
    token = tokens.client(made.client_id, SCOPES)
    return ProgrammeDesk(api, token, made.space_id, programme=made, database=database, key=token_key(settings))
