"""Submission: complete and in time or refused with the reason; a receipt that anyone can verify; one effect per key."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.applications.models import Application, RegistrationCheck
from api.applications.receipt import Receipt
from api.core.audit import AuditRecord
from api.core.clock import SetClock
from api.core.outbox import Event
from api.core.tenancy import enter_tenants, scoped
from tests.applications.offline import verify_offline
from tests.applications.rivals import persistently
from tests.conftest import Tokens
from tests.factories.accounts import make_person
from tests.factories.applications import Office, enterprise_answers, make_application, make_office, person_answers
from tests.factories.calls import Window
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database

KEY = "page-opened-0123456789"


def submit(api: ApiClient, row: Application, tokens: Tokens, key: str | None = None) -> Any:
    return api.post(f"/v1/applications/{row.id}/submission", token=tokens.person(row.person_id), key=key, json={})


def filed(session: Session, office: Office) -> list[Application]:
    """All filed applications of the call, in order of arrival, as the database has them now."""
    session.rollback()
    session.expire_all()
    enter_tenants(session, [office.tenant_id])
    rows = scoped(Application, office.tenant_id).where(Application.arrival_number.is_not(None))
    return list(session.scalars(rows.order_by(Application.arrival_number)))


def receipts(rows: Iterable[Application]) -> list[Receipt]:
    names = (
        "call_id",
        "protocol_number",
        "arrival_number",
        "received_at",
        "content_sha256",
        "previous_hash",
        "chain_hash",
    )
    return [Receipt(application_id=row.id, **{name: getattr(row, name) for name in names}) for row in rows]


@pytest.fixture
def ready(session: Session, office: Office) -> Application:
    """A draft that is ready to send."""
    row = make_application(session, office)
    session.commit()
    return row


class TestReceipt:
    def test_a_complete_application_is_filed(
        self, api: ApiClient, ready: Application, tokens: Tokens, session: Session, office: Office
    ) -> None:
        answer = submit(api, ready, tokens)
        assert answer.status_code == 201
        receipt = answer.json()
        assert receipt["arrival_number"] == 1
        assert receipt["protocol_number"] == f"milano/{receipt['received_at'][:4]}/0000001"
        (row,) = filed(session, office)
        assert (row.status, row.requested_cents) == ("submitted", 40_000)
        assert row.filed is not None
        assert row.filed["answers"]["months"] == 4

    def test_anyone_verifies_it_offline_with_the_public_keys(
        self, api: ApiClient, ready: Application, tokens: Tokens
    ) -> None:
        submit(api, ready, tokens)
        receipt = api.get(f"/v1/applications/{ready.id}/receipt", token=tokens.person(ready.person_id)).json()
        keys = api.get("/.well-known/jwks.json").json()["keys"]
        verify_offline(receipt, keys)
        with pytest.raises(InvalidSignature):
            verify_offline({**receipt, "arrival_number": 2}, keys)

    def test_it_is_told_and_recorded(
        self, api: ApiClient, ready: Application, tokens: Tokens, session: Session, office: Office
    ) -> None:
        submit(api, ready, tokens)
        enter_tenants(session, [office.tenant_id])
        events = scoped(Event, office.tenant_id).where(Event.type == "application.submitted")
        audits = scoped(AuditRecord, office.tenant_id).where(AuditRecord.action == "application.submitted")
        assert [event.person_id for event in session.scalars(events)] == [ready.person_id]
        assert [entry.actor_id for entry in session.scalars(audits)] == [ready.person_id]

    def test_what_was_filed_can_not_be_changed_even_in_the_database(
        self, api: ApiClient, ready: Application, tokens: Tokens, database: Database
    ) -> None:
        submit(api, ready, tokens)
        change = text("UPDATE applications SET arrival_number = 7 WHERE id = :id")
        with database.owner.connect() as owner, pytest.raises(DBAPIError, match="what was filed"):
            owner.execute(change, {"id": ready.id})

    def test_as_a_document_to_keep(self, api: ApiClient, ready: Application, tokens: Tokens) -> None:
        submit(api, ready, tokens)
        headers = {"Accept": "application/pdf", "Accept-Language": "it"}
        path = f"/v1/applications/{ready.id}/receipt"
        printed = api.get(path, token=tokens.person(ready.person_id), headers=headers)
        assert printed.headers["content-type"] == "application/pdf"
        assert printed.content.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in printed.content  # tagged: a screen reader can follow it
        assert b"/Lang(it)" in printed.content

    def test_before_filing_there_is_none(self, api: ApiClient, ready: Application, tokens: Tokens) -> None:
        path = f"/v1/applications/{ready.id}/receipt"
        assert api.get(path, token=tokens.person(ready.person_id)).status_code == 404

    def test_the_chamber_is_asked_about_an_enterprise_only(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        firm = make_application(session, office, answers=enterprise_answers(office.space.id))
        person = make_application(session, office)
        session.commit()
        assert {submit(api, row, tokens).status_code for row in (firm, person)} == {201}
        enter_tenants(session, [office.tenant_id])
        checks = session.scalars(scoped(RegistrationCheck, office.tenant_id)).all()
        assert [(check.application_id, check.status) for check in checks] == [(firm.id, "pending")]


class TestGate:
    def test_missing_answers_are_listed(self, api: ApiClient, session: Session, office: Office, tokens: Tokens) -> None:
        answers = person_answers(office.space.id)
        del answers["months"]
        row = make_application(session, office, answers={**answers, "project_idea": "too short"})
        session.commit()
        answer = submit(api, row, tokens)
        assert (answer.status_code, answer.json()["code"]) == (409, "application_incomplete")
        assert answer.json()["missing"] == ["project_idea", "months"]
        assert filed(session, office) == []

    def test_a_rule_that_is_not_met_is_explained(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        row = make_application(session, office, answers=person_answers(office.space.id, months=13))
        session.commit()
        problem = submit(api, row, tokens).json()
        assert (problem["code"], problem["rule"], problem["value"]) == ("rule_not_met", "max_months", 13)
        assert problem["source"]
        assert problem["remedy"]["en"]

    def test_the_space_must_still_be_in_the_list(
        self, api: ApiClient, ready: Application, tokens: Tokens, session: Session, office: Office
    ) -> None:
        enter_tenants(session, [office.tenant_id])
        session.execute(text("UPDATE space_listings SET status = 'suspended'"))
        session.commit()
        assert submit(api, ready, tokens).json()["rule"] == "space_accredited"

    @pytest.mark.parametrize(
        ("microseconds", "at_the_end", "status"), [(-1, False, 409), (0, False, 201), (-1, True, 201), (0, True, 409)]
    )
    def test_the_window_is_half_open(
        self,
        api: ApiClient,
        session: Session,
        clock: SetClock,
        tokens: Tokens,
        *,
        microseconds: int,
        at_the_end: bool,
        status: int,
    ) -> None:
        noon = clock.at(None)  # type: ignore[arg-type]
        window = Window(noon + timedelta(days=1), noon + timedelta(days=2))
        row = make_application(session, make_office(session, window=window))
        session.commit()
        edge = window.closes_at if at_the_end else window.opens_at
        clock.set(edge + timedelta(microseconds=microseconds))
        answer = submit(api, row, tokens)
        assert answer.status_code == status
        assert status == 201 or answer.json()["code"] == "call_not_open"

    def test_a_refusal_is_not_kept_under_its_key(
        self, api: ApiClient, session: Session, clock: SetClock, tokens: Tokens
    ) -> None:
        noon = clock.at(None)  # type: ignore[arg-type]
        window = Window(noon + timedelta(days=1), noon + timedelta(days=2))
        row = make_application(session, make_office(session, window=window))
        session.commit()
        assert submit(api, row, tokens, KEY).status_code == 409
        clock.set(window.opens_at)
        assert submit(api, row, tokens, KEY).status_code == 201


class TestOnce:
    def test_the_same_key_gives_the_same_receipt(self, api: ApiClient, ready: Application, tokens: Tokens) -> None:
        first, second = submit(api, ready, tokens, KEY), submit(api, ready, tokens, KEY)
        assert second.content == first.content
        assert second.headers["idempotency-replayed"] == "true"
        assert "idempotency-replayed" not in first.headers

    def test_another_key_is_told_that_it_was_filed(self, api: ApiClient, ready: Application, tokens: Tokens) -> None:
        protocol = submit(api, ready, tokens, KEY).json()["protocol_number"]
        again = submit(api, ready, tokens, "another-page-0123456789")
        assert (again.status_code, again.json()["code"]) == (409, "already_submitted")
        assert again.json()["protocol_number"] == protocol

    def test_the_key_of_another_file_is_a_mismatch(
        self, api: ApiClient, session: Session, office: Office, tokens: Tokens
    ) -> None:
        person = make_person(session)
        other = make_office(session, slug="monza", municipality_code="108033")
        rows = [make_application(session, place, person) for place in (office, other)]
        session.commit()
        first, second = (submit(api, row, tokens, KEY) for row in rows)
        assert first.status_code == 201
        assert (second.status_code, second.json()["code"]) == (422, "idempotency_mismatch")

    def test_a_hundred_presses_of_one_button_file_once(
        self, api: ApiClient, ready: Application, tokens: Tokens, session: Session, office: Office
    ) -> None:
        with ThreadPoolExecutor(20) as rivals:
            answers = list(rivals.map(lambda _: persistently(lambda: submit(api, ready, tokens, KEY)), range(100)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
        assert len(filed(session, office)) == 1

    def test_an_anonymous_visitor_files_nothing(self, api: ApiClient, ready: Application) -> None:
        assert api.post(f"/v1/applications/{ready.id}/submission", json={}).status_code == 401
