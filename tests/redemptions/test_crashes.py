"""``kill -9`` between the commit and the answer: the retry gets the first answer, the money moved once (M5–M7)."""

import signal
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy.orm import Session

from api.settings import Settings, SettingsError
from tests.conftest import Tokens
from tests.factories.vouchers import make_sandbox
from tests.fixtures.database import Database
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import SCOPES, new_key
from tests.redemptions.served import api_process

PORT = 8160
pytestmark = [pytest.mark.slow, pytest.mark.faults]


@dataclass
class Machine:
    """A sandbox's machine, speaking to whatever process listens."""

    http: httpx.Client
    tenant_id: int
    space_id: str

    def redeem(self, key: str) -> httpx.Response:
        """Charge ``TEST-OK``."""
        body = {
            "presentation": "TEST-OK",
            "space_id": self.space_id,
            "desk_kind": "shared_desk",
            "price_cents": 25_000,
            "starts_on": "2026-12-01",
            "ends_on": "2026-12-31",
            "external_reference": "booking-1",
            "capture": True,
        }
        return self.http.post("/v1/redemptions", json=body, headers={"Idempotency-Key": key})


@pytest.fixture
def machine(database: Database, settings: Settings, tokens: Tokens) -> Iterator[Machine]:
    """A sandbox's machine."""
    with Session(database.engine) as session, session.begin():
        made = make_sandbox(session, settings)
    headers = {"Authorization": f"Bearer {tokens.client(made.client_id, SCOPES)}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", headers=headers, timeout=20) as http:
        yield Machine(http, made.tenant_id, str(made.space_id))


def test_the_retry_gets_the_first_answer(machine: Machine, settings: Settings, database: Database) -> None:
    key = new_key()
    with api_process(settings, port=PORT, fault="redemption_after_commit") as doomed:
        with pytest.raises(httpx.TransportError):
            machine.redeem(key)
        assert doomed.wait(20) == -signal.SIGKILL

    with api_process(settings, port=PORT):
        retry, again = machine.redeem(key), machine.redeem(key)
        listed = machine.http.get("/v1/redemptions").json()["items"]

    assert (retry.status_code, retry.headers["idempotency-replayed"]) == (201, "true")
    assert retry.content == again.content
    assert [item["id"] for item in listed] == [retry.json()["id"]]
    assert_books_balance(database.engine, machine.tenant_id)


def test_faults_can_t_be_switched_on_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTAZIONE_FAULT", "redemption_after_commit")

    with pytest.raises(SettingsError, match="POSTAZIONE_FAULT"):
        Settings.load(environment="production")
