"""The hottest call bypasses the framework's solver: it must answer like its declaration, good and bad (contract §0)."""

import json
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI

from api.core.clock import SetClock
from api.main import create_app
from api.redemptions.routes import redemption_create
from api.settings import Settings
from api.web.routing import ContractRoute
from tests.conftest import Tokens
from tests.fixtures.client import ApiClient
from tests.redemptions.conftest import SandboxDesk, new_key

FAST, DECLARED = "/v1/redemptions", "/v1/declared/redemptions"
GOOD = {
    "presentation": "TEST-PRICE",
    "desk_kind": "shared_desk",
    "price_cents": 25_000,
    "starts_on": "2026-12-01",
    "ends_on": "2026-12-31",
    "external_reference": "booking-1",
    "capture": True,
}
WRONG: list[dict[str, Any]] = [
    {"price_cents": "25000"},
    {"price_cents": True},
    {"price_cents": 0},
    {"price_cents": 1.5},
    {"price_cents": 10**18},
    {"capture": "yes"},
    {"capture": None},
    {"desk_kind": "sofa"},
    {"starts_on": "2026-12-32"},
    {"starts_on": 20261201},
    {"ends_on": "2026-11-30"},
    {"ends_on": "2028-12-31"},
    {"space_id": "not-a-uuid"},
    {"external_reference": ""},
    {"external_reference": "x" * 101},
    {"external_reference": "line\nfeed"},
    {"presentation": "x" * 65},
    {"unknown": 1},
]
BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b'{"price_cents": NaN}',
    b'{"a":1,"a":2}',
    b'{"presentation":"\\ud800"}',
    b"\xff\xfe",
]


@pytest.fixture
def app(settings: Settings, clock: SetClock) -> FastAPI:
    """The application with the same endpoint a second time, as the framework solves it."""
    made = create_app(settings, clock=clock)
    plain = APIRouter(prefix="/v1/declared", route_class=ContractRoute)
    plain.post("/redemptions", status_code=201)(redemption_create)
    made.include_router(plain)
    return made


def both(api: ApiClient, **request: Any) -> list[Any]:
    """Answers of the two, without what differs by nature."""
    found = []
    for path in (FAST, DECLARED):
        answer = api.post(path, **request)
        body = answer.json()
        body.pop("request_id", None)
        headers = {name: answer.headers.get(name) for name in ("content-type", "retry-after", "www-authenticate")}
        found.append((answer.status_code, body, headers))
    return found


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_wrong_members(sandbox: SandboxDesk, change: dict[str, Any]) -> None:
    body = {**GOOD, "space_id": str(sandbox.space_id), **change}

    fast, declared = both(sandbox.api, json=body, token=sandbox.token, key=new_key())

    assert fast == declared
    assert fast[0] == 422


@pytest.mark.parametrize("body", BODIES, ids=repr)
def test_bodies_that_are_no_object(sandbox: SandboxDesk, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    fast, declared = both(sandbox.api, content=body, headers=headers, token=sandbox.token, key=new_key())

    assert [(status, told["code"]) for status, told, _ in (fast, declared)] == [(fast[0], fast[1]["code"])] * 2
    assert 400 <= fast[0] < 500


@pytest.mark.parametrize("missing", sorted(GOOD))
def test_missing_members(sandbox: SandboxDesk, missing: str) -> None:
    body = {name: value for name, value in {**GOOD, "space_id": str(sandbox.space_id)}.items() if name != missing}

    fast, declared = both(sandbox.api, json=body, token=sandbox.token, key=new_key())

    assert fast == declared


def test_callers_keys_and_media_types(sandbox: SandboxDesk, tokens: Tokens) -> None:
    body = {**GOOD, "space_id": str(sandbox.space_id)}
    requests: list[dict[str, Any]] = [
        {"json": body, "key": new_key()},
        {"json": body, "token": "nonsense", "key": new_key()},
        {"json": body, "token": sandbox.token},
        {"json": body, "token": sandbox.token, "key": "short"},
        {"json": {}, "token": sandbox.token},
        {
            "content": json.dumps(body),
            "headers": {"Content-Type": "text/plain"},
            "token": sandbox.token,
            "key": new_key(),
        },
        {
            "json": {**body, "space_id": "01890000-0000-7000-8000-000000000000"},
            "token": sandbox.token,
            "key": new_key(),
        },
        {"json": body, "token": sandbox.token, "key": new_key()},
    ]

    answers = [both(sandbox.api, **request) for request in requests]

    assert [fast for fast, _ in answers] == [declared for _, declared in answers]
    assert [fast[0] for fast, _ in answers] == [401, 401, 400, 400, 400, 415, 404, 409]
