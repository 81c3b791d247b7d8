"""Requests for help: from anybody to the office, which alone reads them."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.core.audit import AuditRecord
from api.core.outbox import Event
from api.core.tenancy import enter_tenants, scoped
from api.feedback import AssistanceRequest
from tests.conftest import Tokens
from tests.factories.accounts import make_person
from tests.factories.applications import Office
from tests.fixtures.client import ApiClient


def a_request(**changes: Any) -> dict[str, Any]:
    return {
        "given_name": "Anna",
        "family_name": "Rossi",
        "email": "anna.rossi@example.it",
        "category": "application",
        "message": "Non riesco a caricare il documento.",
        "language": "it",
        "privacy_accepted": True,
        **changes,
    }


def read_by(api: ApiClient, tokens: Tokens, office: Office, query: str = "") -> dict[str, Any]:
    body: dict[str, Any] = api.get(f"/v1/assistance-requests{query}", token=tokens.person(office.officer.id)).json()
    return body


def test_the_office_reads_what_a_visitor_asked(api: ApiClient, tokens: Tokens, office: Office) -> None:
    sent = api.post("/v1/assistance-requests", json=a_request(call_id=str(office.call.id)))

    assert sent.status_code == 201
    (item,) = read_by(api, tokens, office)["items"]
    assert item["reference"] == sent.json()["reference"]
    assert (item["family_name"], item["email"]) == ("Rossi", "anna.rossi@example.it")
    assert item["call_id"] == str(office.call.id)


def test_another_office_sees_none_of_it(api: ApiClient, tokens: Tokens, office: Office, other_office: Office) -> None:
    api.post("/v1/assistance-requests", json=a_request())

    assert read_by(api, tokens, other_office)["items"] == []


def test_the_comune_that_is_named_gets_it(api: ApiClient, tokens: Tokens, office: Office, other_office: Office) -> None:
    api.post("/v1/assistance-requests", json=a_request(municipality_code="001272"))

    assert len(read_by(api, tokens, other_office)["items"]) == 1
    assert read_by(api, tokens, office)["items"] == []


def test_who_was_signed_in_is_remembered(api: ApiClient, tokens: Tokens, session: Session, office: Office) -> None:
    person = make_person(session)
    session.commit()

    api.post("/v1/assistance-requests", json=a_request(), token=tokens.person(person.id))

    enter_tenants(session, [office.tenant_id])
    assert [row.person_id for row in session.scalars(scoped(AssistanceRequest, office.tenant_id))] == [person.id]


def test_the_office_is_told_without_personal_data(api: ApiClient, session: Session, office: Office) -> None:
    api.post("/v1/assistance-requests", json=a_request())

    enter_tenants(session, [office.tenant_id])
    wanted = scoped(Event, office.tenant_id).where(Event.type == "assistance.requested")
    (event,) = session.scalars(wanted)
    assert (event.person_id, event.data) == (None, {"category": "application"})
    wanted_records = scoped(AuditRecord, office.tenant_id).where(AuditRecord.action == "assistance.requested")
    assert [entry.actor_kind for entry in session.scalars(wanted_records)] == ["anonymous"]


def test_the_list_is_read_in_pages_from_the_newest(api: ApiClient, tokens: Tokens, office: Office) -> None:
    sent = [api.post("/v1/assistance-requests", json=a_request()).json()["reference"] for _ in range(3)]

    first = read_by(api, tokens, office, "?limit=2")
    second = read_by(api, tokens, office, f"?limit=2&cursor={first['next_cursor']}")

    assert [item["reference"] for item in first["items"] + second["items"]] == sent[::-1]
    assert second["next_cursor"] is None


def test_the_same_key_asks_once(api: ApiClient, tokens: Tokens, office: Office) -> None:
    token = tokens.person(office.officer.id)
    answers = [
        api.post("/v1/assistance-requests", json=a_request(), token=token, key="help-request-000001") for _ in range(2)
    ]

    assert answers[0].json() == answers[1].json()
    assert len(read_by(api, tokens, office)["items"]) == 1


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("privacy_accepted", False), ("message", "x" * 601), ("message", "  "), ("email", "anna"), ("email", "a b@c.it"),
        ("email", "a@b.it>\r\nBcc: x@y.it"), ("category", "weather"), ("given_name", ""), ("family_name", "a\nb"),
    ],
)  # fmt: skip
def test_bad_values_are_refused_and_keep_nothing(
    api: ApiClient, tokens: Tokens, office: Office, member: str, value: object
) -> None:
    refused = api.post("/v1/assistance-requests", json=a_request(**{member: value}))

    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == [f"/{member}"]
    assert read_by(api, tokens, office)["items"] == []


@pytest.mark.parametrize("missing", ["privacy_accepted", "email", "message"])
def test_nothing_obliged_may_be_missing(api: ApiClient, office: Office, missing: str) -> None:
    body = a_request()
    del body[missing]

    assert api.post("/v1/assistance-requests", json=body).status_code == 422
