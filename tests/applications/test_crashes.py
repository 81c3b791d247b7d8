"""``kill -9`` between the commit and the answer: the applicant presses again and gets the first receipt."""

import signal

import httpx
import pytest
from sqlalchemy.orm import Session

from api.settings import Settings
from tests.conftest import Tokens
from tests.factories.applications import Office, make_application
from tests.redemptions.served import api_process

PORT = 8153
KEY = "page-opened-0123456789"
pytestmark = [pytest.mark.slow, pytest.mark.faults]


def test_the_retry_gets_the_first_receipt(session: Session, office: Office, settings: Settings, tokens: Tokens) -> None:
    row = make_application(session, office)
    session.commit()
    headers = {"Authorization": f"Bearer {tokens.person(row.person_id)}", "Idempotency-Key": KEY}
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", headers=headers, timeout=20) as http:
        path = f"/v1/applications/{row.id}/submission"
        with api_process(settings, port=PORT, fault="submission_after_commit") as doomed:
            with pytest.raises(httpx.TransportError):
                http.post(path, json={})
            assert doomed.wait(20) == -signal.SIGKILL
        with api_process(settings, port=PORT):
            retry = http.post(path, json={})
            receipt = http.get(f"/v1/applications/{row.id}/receipt").json()
    assert (retry.status_code, retry.headers["idempotency-replayed"]) == (201, "true")
    assert retry.json() == receipt
    assert receipt["arrival_number"] == 1
