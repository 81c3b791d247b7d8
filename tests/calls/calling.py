"""Calls written and published through the API."""

from typing import Any

from api.calls import Window
from tests.calls.conftest import CLOSES, OPENS, Office
from tests.factories.calls import as_payload, voucher_draft
from tests.factories.municipalities import MILANO
from tests.fixtures.client import ApiClient

WINDOW = Window(OPENS, CLOSES)
REASON = {"it": "Verifiche in corso.", "en": "Checks are under way."}


def draft(api: ApiClient, office: Office, **options: Any) -> dict[str, Any]:
    """Write a voucher call through the API."""
    payload = as_payload(voucher_draft(WINDOW, **options), MILANO)
    answer = api.post("/v1/calls", json=payload, token=office.officer)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


def publish(api: ApiClient, office: Office, call_id: str) -> dict[str, Any]:
    """Publish it as the approver."""
    answer = api.post(f"/v1/calls/{call_id}/publication", json={}, token=office.approver)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]
