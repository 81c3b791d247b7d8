"""GET /v1/funding-lines: each funder's position, to those whose money or programme it is."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from api.core.principal import Role, Scope
from api.core.tenancy import enter_tenants
from api.funding import commit_funds, release_funds
from tests.conftest import Tokens
from tests.factories.accounts import make_chamber, make_member, make_person
from tests.factories.calls import make_call, make_draft, voucher_draft
from tests.factories.clients import make_client
from tests.factories.funding import line_of
from tests.factories.municipalities import add_tenant
from tests.fixtures.client import ApiClient

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Milan:
    """A co-funded call: the Comune's line and the Chamber's, and who may look."""

    call_id: str
    municipality_line: str
    chamber_line: str
    officer: str
    chamber_officer: str
    chamber_machine: str


@pytest.fixture
def milan(session: Session, tenant_id: int, tokens: Tokens) -> Milan:
    """Milan's Misura 2 with 1,000 € committed on the Comune's line, 250 € of which returned."""
    chamber = make_chamber(session)
    call = make_call(session, tenant_id, voucher_draft(chamber_id=chamber.id))
    city, chambers = line_of(session, call, 1), line_of(session, call, 2)
    commit_funds(session, tenant_id, city.id, 100_000, at=NOW)
    release_funds(session, tenant_id, city.id, 25_000, at=NOW)
    machine = make_client(session, scopes=[Scope.FUNDING_READ], chamber_id=chamber.id)
    officer = make_member(session, Role.OFFICER, tenant_id=tenant_id)
    chamber_officer = make_member(session, Role.CHAMBER_OFFICER, chamber_id=chamber.id)
    session.commit()
    enter_tenants(session, [tenant_id])
    return Milan(
        str(call.id),
        str(city.id),
        str(chambers.id),
        tokens.person(officer.id),
        tokens.person(chamber_officer.id),
        tokens.client(machine.id, "funding:read"),
    )


def test_a_position_has_the_contracts_shape(api: ApiClient, milan: Milan) -> None:
    shown = api.get(f"/v1/funding-lines/{milan.municipality_line}", token=milan.officer).json()

    assert shown == {
        "id": milan.municipality_line,
        "call_id": milan.call_id,
        "funder": {"kind": "municipality", "name": "Comune di Milano"},
        "allocated_cents": 19_824_000,
        "committed_cents": 75_000,
        "held_cents": 0,
        "accrued_cents": 0,
        "paid_cents": 0,
        "released_cents": 25_000,
        "available_cents": 19_749_000,
        "exhausted_at": None,
    }


def test_the_office_sees_every_line_of_its_calls(api: ApiClient, milan: Milan) -> None:
    shown = api.get(f"/v1/funding-lines?call_id={milan.call_id}", token=milan.officer).json()

    assert {line["id"] for line in shown["items"]} == {milan.municipality_line, milan.chamber_line}


@pytest.mark.parametrize("who", ["chamber_officer", "chamber_machine"])
def test_a_chamber_sees_its_own_line_alone(api: ApiClient, milan: Milan, who: str) -> None:
    token = getattr(milan, who)

    shown = api.get("/v1/funding-lines", token=token).json()

    assert [line["id"] for line in shown["items"]] == [milan.chamber_line]
    assert api.get(f"/v1/funding-lines/{milan.chamber_line}", token=token).status_code == 200
    assert api.get(f"/v1/funding-lines/{milan.municipality_line}", token=token).status_code == 404


def test_another_office_sees_nothing(api: ApiClient, milan: Milan, session: Session, tokens: Tokens) -> None:
    other = add_tenant(session, municipality_code="058091", slug="roma", name="Roma")
    officer = make_member(session, Role.OFFICER, tenant_id=other.id)
    session.commit()
    token = tokens.person(officer.id)

    assert api.get("/v1/funding-lines", token=token).json()["items"] == []
    assert api.get(f"/v1/funding-lines/{milan.municipality_line}", token=token).status_code == 404


def test_lines_of_a_draft_are_nobodys_yet(api: ApiClient, milan: Milan, session: Session, tenant_id: int) -> None:
    draft = make_draft(session, tenant_id)
    line = line_of(session, draft)
    session.commit()

    assert api.get(f"/v1/funding-lines/{line.id}", token=milan.officer).status_code == 404
    assert api.get(f"/v1/funding-lines?call_id={draft.id}", token=milan.officer).json()["items"] == []


def test_who_is_stopped_at_the_door(api: ApiClient, milan: Milan, session: Session, tokens: Tokens) -> None:
    visitor, booking = make_person(session), make_client(session)
    session.commit()
    path = f"/v1/funding-lines/{milan.chamber_line}"

    assert api.get(path).status_code == 401
    assert api.get(path, token=tokens.person(visitor.id)).status_code == 403
    assert api.get(path, token=tokens.client(booking.id, "redemptions:read")).status_code == 403
