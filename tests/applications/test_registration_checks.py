"""The chamber's register: asked about enterprises, answered by the chamber's own system, above what was declared."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.applications.models import Application, RegistrationCheck
from api.core.ids import uuid7
from api.core.principal import Role
from api.core.tenancy import enter_tenants
from tests.applications.test_review import ADMIT, Steps
from tests.conftest import Tokens
from tests.factories.accounts import make_chamber, make_member
from tests.factories.applications import FILED_AT, Office, enterprise_answers, make_filed, make_under_review
from tests.factories.clients import make_client
from tests.fixtures.client import ApiClient

SCOPE = "registrations:verify"


def ask(session: Session, office: Office, row: Application) -> RegistrationCheck:
    """Make the question that a submission asks."""
    enter_tenants(session, [office.tenant_id])
    check = RegistrationCheck(
        tenant_id=office.tenant_id,
        id=uuid7(office.tenant_id),
        application_id=row.id,
        chamber_id=office.chamber_id,
        status="pending",
        declared={"vat_number": "12345678903", "rea_number": "MI-1234567"},
        requested_at=FILED_AT,
    )
    session.add(check)
    session.flush()
    return check


def answer(outcome: str, **members: Any) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "checked_at": datetime(2026, 1, 13, tzinfo=UTC).isoformat().replace("+00:00", "Z"),
        **members,
    }


@pytest.fixture
def firm(session: Session, office: Office) -> Application:
    """An enterprise's file under review."""
    row = make_under_review(session, office, 1, answers=enterprise_answers(office.space.id))
    session.commit()
    return row


@pytest.fixture
def check(session: Session, office: Office, firm: Application) -> RegistrationCheck:
    """The question about it."""
    made = ask(session, office, firm)
    session.commit()
    return made


@pytest.fixture
def chamber(session: Session, office: Office, tokens: Tokens) -> str:
    """The token of the chamber's own system."""
    client = make_client(session, scopes=[SCOPE], chamber_id=office.chamber_id)
    session.commit()
    return tokens.client(client.id, SCOPE)


def test_the_chamber_s_system_reads_what_is_asked(api: ApiClient, check: RegistrationCheck, chamber: str) -> None:
    found = api.get("/v1/registration-checks?status=pending", token=chamber).json()
    assert [item["id"] for item in found["items"]] == [str(check.id)]
    assert found["items"][0]["declared_rea"] == "MI-1234567"


def test_its_answer_is_above_what_was_declared(
    *, api: ApiClient, check: RegistrationCheck, chamber: str, firm: Application, tokens: Tokens, office: Office
) -> None:
    path = f"/v1/registration-checks/{check.id}/result"
    told = api.post(path, token=chamber, json=answer("not_registered", note="Cessata nel 2019."))
    assert (told.status_code, told.json()["status"]) == (200, "not_registered")
    shown = api.get(f"/v1/applications/{firm.id}", token=tokens.person(office.officer.id)).json()
    outcome = next(found for found in shown["outcomes"] if found["code"] == "chamber_registered")
    assert (outcome["met"], outcome["verified"]) == (False, True)
    steps = Steps(api, tokens, office, firm)
    steps.propose(ADMIT)
    assert steps.decide("admitted").json()["rule"] == "chamber_registered"


def test_a_chamber_officer_answers_too(
    api: ApiClient, check: RegistrationCheck, session: Session, office: Office, tokens: Tokens
) -> None:
    person = make_member(session, Role.CHAMBER_OFFICER, chamber_id=office.chamber_id)
    session.commit()
    body = answer("registered", rea="MI-1234567", vat_number="12345678903", ateco="62.01.00")
    told = api.post(f"/v1/registration-checks/{check.id}/result", token=tokens.person(person.id), json=body)
    assert told.json()["ateco"] == "62.01.00"


def test_an_answer_is_final(api: ApiClient, check: RegistrationCheck, chamber: str) -> None:
    path = f"/v1/registration-checks/{check.id}/result"
    api.post(path, token=chamber, json=answer("registered"))
    again = api.post(path, token=chamber, json=answer("ceased"))
    assert (again.status_code, again.json()["code"]) == (409, "already_answered")


def test_another_chamber_finds_nothing(
    api: ApiClient, check: RegistrationCheck, session: Session, tokens: Tokens
) -> None:
    stranger = make_client(session, scopes=[SCOPE], chamber_id=make_chamber(session, "Camera di Como", "CO").id)
    session.commit()
    token = tokens.client(stranger.id, SCOPE)
    assert api.get("/v1/registration-checks", token=token).json()["items"] == []
    path = f"/v1/registration-checks/{check.id}/result"
    assert api.post(path, token=token, json=answer("registered")).status_code == 404


def test_without_the_scope(api: ApiClient, check: RegistrationCheck, session: Session, tokens: Tokens) -> None:
    client = make_client(session, scopes=["funding:read"])
    session.commit()
    path = f"/v1/registration-checks/{check.id}/result"
    token = tokens.client(client.id, "funding:read")
    assert api.post(path, token=token, json=answer("registered")).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {"outcome": "registered"},
        answer("perhaps"),
        answer("registered", rea="1234567"),
        answer("registered", ateco="coworking"),
        answer("registered", secret=True),
    ],
)
def test_wrong_answers_change_nothing(
    api: ApiClient, check: RegistrationCheck, chamber: str, body: dict[str, Any]
) -> None:
    assert api.post(f"/v1/registration-checks/{check.id}/result", token=chamber, json=body).status_code == 422
    assert api.get("/v1/registration-checks?status=pending", token=chamber).json()["items"]


def test_a_waiting_enterprise_that_is_found_in_the_register_is_paid(
    api: ApiClient, session: Session, office: Office, chamber: str, tokens: Tokens
) -> None:
    """Declared as not registered, so only the Comune may pay, whose money is gone; the register knows better."""
    declared = enterprise_answers(office.space.id, chamber_registered=False)
    big = make_filed(session, office, 1, status="admitted", requested_cents=19_824_000)
    row = make_filed(session, office, 2, status="admitted", answers=declared)
    check = ask(session, office, row)
    session.commit()
    path = f"/v1/registration-checks/{check.id}/result"
    api.post(path, token=chamber, json=answer("registered"))
    shown = api.get(f"/v1/applications/{row.id}", token=tokens.person(row.person_id)).json()
    assert shown["award"]["funder_name"] == "Camera di commercio di Milano"
    first = api.get(f"/v1/applications/{big.id}", token=tokens.person(big.person_id)).json()
    assert first["award"]["funder_name"] == "Comune di Milano"
