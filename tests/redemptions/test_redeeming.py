"""Redeeming over HTTP: what is answered, what moves, what is written (contract §1.2)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from api.core.audit import AuditRecord
from api.core.clock import SetClock
from api.core.outbox import Event
from api.core.principal import Role
from api.core.tenancy import enter_tenants, scoped
from api.redemptions.schemas import QuoteRead, RedemptionRead
from api.vouchers import Voucher
from tests.conftest import Tokens
from tests.factories.accounts import make_member
from tests.factories.vouchers import make_programme
from tests.invariants import assert_books_balance
from tests.redemptions.conftest import SCOPES, DeskClient, ProgrammeDesk, SandboxDesk

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon(clock: SetClock) -> None:
    clock.set(NOW)


class TestQuote:
    """``POST /v1/redemption-quotes``."""

    def test_tells_both_shares_and_what_is_available(self, desk: ProgrammeDesk) -> None:
        answer = desk.quote(desk.presentation())

        assert answer.status_code == 200
        assert answer.json() == {
            "payable": True,
            "price_cents": 25_000,
            "voucher_share_cents": 12_500,
            "coworker_share_cents": 12_500,
            "available_cents": 150_000,
            "presentation_expires_at": "2099-01-01T00:00:00Z",
            "reasons": [],
        }

    def test_tells_every_reason_against_it(self, desk: ProgrammeDesk) -> None:
        answer = desk.quote(desk.presentation(status="suspended"), price_cents=90_000).json()

        assert (answer["payable"], answer["voucher_share_cents"]) == (False, 0)
        assert answer["reasons"] == ["voucher_suspended", "price_above_list"]

    def test_spends_nothing(self, desk: ProgrammeDesk) -> None:
        presentation = desk.presentation()
        desk.quote(presentation)

        assert desk.redeem(presentation).status_code == 201

    def test_is_answered_as_declared(self, desk: ProgrammeDesk) -> None:
        answer = desk.quote(desk.presentation()).json()

        assert QuoteRead.model_validate(answer).model_dump(mode="json") == answer

    def test_of_a_bad_code_is_the_same_404(self, desk: ProgrammeDesk) -> None:
        answer = desk.quote("0123456789ABC")

        assert (answer.status_code, answer.json()["code"]) == (404, "presentation_invalid")


class TestCharge:
    """``POST /v1/redemptions`` with ``capture: true``."""

    def test_answers_the_redemption(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation(cup="B41F13000120004"), external_reference="booking-4711")
        body = answer.json()

        assert answer.status_code == 201
        assert answer.headers["location"] == f"/v1/redemptions/{body['id']}"
        assert body == {
            "id": body["id"],
            "status": "captured",
            "space_id": str(desk.space_id),
            "desk_kind": "shared_desk",
            "price_cents": 25_000,
            "voucher_share_cents": 12_500,
            "coworker_share_cents": 12_500,
            "reversed_cents": 0,
            "available_cents": 137_500,
            "starts_on": "2026-12-01",
            "ends_on": "2026-12-31",
            "external_reference": "booking-4711",
            "authorized_at": "2026-11-22T12:00:00Z",
            "captured_at": "2026-11-22T12:00:00Z",
            "expires_at": None,
            "cup": "B41F13000120004",
        }

    def test_is_answered_as_declared(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation()).json()

        assert RedemptionRead.model_validate(answer).model_dump(mode="json") == answer

    def test_the_share_is_rounded_down(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation(coverage_basis_points=3333), price_cents=9_999).json()

        assert (answer["voucher_share_cents"], answer["coworker_share_cents"]) == (3_332, 6_667)

    def test_the_last_cents_of_a_voucher_are_paid_out(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation(granted=10_001)).json()

        assert (answer["voucher_share_cents"], answer["available_cents"]) == (10_001, 0)

    def test_two_funders_share_to_the_cent(self, desk: ProgrammeDesk) -> None:
        split = desk.change(
            lambda session: make_programme(session, lines=(500_000, 500_000), tenant_id=_torino(session))
        )
        token = _token_of(desk, split)
        client = ProgrammeDesk(desk.api, token, split.space_id, programme=split, database=desk.database, key=desk.key)
        voucher = client.voucher(granted=10_001, coverage_basis_points=10_000, strict=False)

        for price in (3_333, 1, 2_222, 4_444, 1):
            assert client.redeem(client.code(voucher), price_cents=price).json()["voucher_share_cents"] == price

        assert client.redeem(client.code(voucher), price_cents=5).json()["code"] == "voucher_exhausted"
        assert_books_balance(desk.database.engine, split.tenant_id)

    def test_writes_one_event_and_one_audit_record(self, desk: ProgrammeDesk) -> None:
        redemption = desk.redeem(desk.presentation()).json()

        events, records = desk.change(lambda session: _told(session, desk, redemption["id"]))

        assert [event.type for event in events] == ["redemption.captured"]
        assert [(record.action, record.actor_id) for record in records] == [
            ("redemption.captured", desk.programme.client_id)
        ]

    def test_names_nobody(self, desk: ProgrammeDesk) -> None:
        answer = desk.redeem(desk.presentation())

        assert not {"person_id", "voucher_id", "given_name", "tax_code"} & set(answer.json())


class TestHold:
    """``capture: false``, then capture or release."""

    def test_holds_for_72_hours(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()

        assert (held["status"], held["captured_at"], held["expires_at"]) == ("authorized", None, "2026-11-25T12:00:00Z")
        assert held["available_cents"] == 137_500

    def test_a_capture_at_a_lower_price_gives_the_rest_back(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()

        captured = desk.step(held["id"], "capture", price_cents=20_000)

        assert captured.status_code == 200
        shown = {
            name: captured.json()[name] for name in ("status", "price_cents", "voucher_share_cents", "available_cents")
        }
        assert shown == {
            "status": "captured",
            "price_cents": 20_000,
            "voucher_share_cents": 10_000,
            "available_cents": 140_000,
        }
        assert_books_balance(desk.database.engine, desk.programme.tenant_id)

    def test_a_capture_without_a_price_charges_what_was_held(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()

        captured = desk.step(held["id"], "capture").json()

        assert (captured["voucher_share_cents"], captured["captured_at"]) == (12_500, "2026-11-22T12:00:00Z")

    def test_a_release_gives_all_back(self, desk: ProgrammeDesk) -> None:
        held = desk.redeem(desk.presentation(), capture=False).json()

        released = desk.step(held["id"], "release").json()

        assert (released["status"], released["available_cents"]) == ("released", 150_000)
        assert_books_balance(desk.database.engine, desk.programme.tenant_id)

    def test_an_overdue_hold_is_free_money_at_once(self, desk: ProgrammeDesk, clock: SetClock) -> None:
        voucher = desk.voucher(granted=12_500)
        held = desk.redeem(desk.code(voucher), capture=False).json()
        clock.set(datetime(2026, 11, 25, 12, tzinfo=UTC))

        again = desk.redeem(desk.code(voucher), starts_on="2027-01-01", ends_on="2027-01-31")

        assert again.status_code == 201
        assert desk.read(held["id"])["status"] == "expired"
        assert_books_balance(desk.database.engine, desk.programme.tenant_id)

    def test_a_suspended_holder_s_hold_is_still_captured(self, desk: ProgrammeDesk) -> None:
        voucher = desk.voucher()
        held = desk.redeem(desk.code(voucher), capture=False).json()
        desk.change(lambda session: _suspend(session, voucher))

        assert desk.step(held["id"], "capture").status_code == 200


class TestReversal:
    """Giving back."""

    def test_in_parts_until_all_is_back(self, desk: ProgrammeDesk) -> None:
        captured = desk.redeem(desk.presentation()).json()

        part = desk.step(captured["id"], "reversals", amount_cents=2_500, reason="Half the month")
        rest = desk.step(captured["id"], "reversals", amount_cents=10_000, reason="The rest")

        assert (part.status_code, part.json()["status"], part.json()["reversed_cents"]) == (
            201,
            "partially_reversed",
            2_500,
        )
        assert (rest.json()["status"], rest.json()["available_cents"]) == ("reversed", 150_000)
        assert_books_balance(desk.database.engine, desk.programme.tenant_id)

    def test_an_exhausted_voucher_becomes_usable_again(self, desk: ProgrammeDesk) -> None:
        voucher = desk.voucher(granted=12_500)
        captured = desk.redeem(desk.code(voucher)).json()
        desk.step(captured["id"], "reversals", amount_cents=12_500, reason="cancelled")

        assert desk.redeem(desk.code(voucher)).status_code == 201


class TestRights:
    """Own spaces only."""

    def test_another_space_s_client_finds_nothing(self, desk: ProgrammeDesk) -> None:
        redemption = desk.redeem(desk.presentation(), capture=False).json()
        stranger = desk.change(lambda session: make_programme(session, tenant_id=_torino(session)))
        other = DeskClient(desk.api, _token_of(desk, stranger), stranger.space_id)

        answers = [
            desk.api.get(f"/v1/redemptions/{redemption['id']}", token=other.token),
            other.step(redemption["id"], "capture"),
            other.step(redemption["id"], "release"),
            other.step(redemption["id"], "reversals", amount_cents=1, reason="x"),
            other.redeem(desk.presentation(), space_id=str(desk.space_id)),
            other.quote(desk.presentation(), space_id=str(desk.space_id)),
            other.step(str(uuid4()), "capture"),
        ]

        assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(404, "not_found")}

    def test_a_missing_scope_is_told(self, desk: ProgrammeDesk, tokens: Tokens) -> None:
        client = DeskClient(desk.api, tokens.client(desk.programme.client_id, "redemptions:read"), desk.space_id)

        assert client.redeem(desk.presentation()).status_code == 403

    def test_desk_staff_redeem_too(self, desk: ProgrammeDesk, tokens: Tokens) -> None:
        person = desk.change(lambda session: make_member(session, Role.DESK_STAFF, space_id=desk.space_id))
        staff = DeskClient(desk.api, tokens.person(person.id), desk.space_id)

        redemption = staff.redeem(desk.presentation(), capture=False).json()

        assert staff.step(redemption["id"], "capture").json()["status"] == "captured"
        assert staff.read(redemption["id"])["status"] == "captured"


class TestLists:
    """``GET /v1/redemptions`` and the day's statement."""

    def test_a_list_is_narrowed_by_reference_status_and_days(self, desk: ProgrammeDesk, clock: SetClock) -> None:
        first = desk.redeem(desk.presentation(), external_reference="one").json()
        clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
        second = desk.redeem(desk.presentation(), external_reference="two", capture=False).json()

        def ids(query: str) -> list[str]:
            items = desk.api.get(f"/v1/redemptions?{query}", token=desk.token).json()["items"]
            return [item["id"] for item in items]

        assert ids(f"space_id={desk.space_id}") == [second["id"], first["id"]]
        assert ids("external_reference=one") == [first["id"]]
        assert ids("status=authorized") == [second["id"]]
        assert ids("from=2026-11-23") == [second["id"]]
        assert ids("to=2026-11-22") == [first["id"]]

    def test_pages_follow_one_another(self, sandbox: SandboxDesk) -> None:
        made = [sandbox.redeem("TEST-OK").json()["id"] for _ in range(5)]
        seen: list[str] = []
        cursor = ""
        while True:
            page = sandbox.api.get(f"/v1/redemptions?limit=2{cursor}", token=sandbox.token).json()
            seen += [item["id"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = f"&cursor={page['next_cursor']}"

        assert seen == made[::-1]


def _torino(session: Session) -> int:
    from tests.factories.municipalities import add_tenant

    return add_tenant(session, municipality_code="001272", slug="torino", name="Torino").id


def _token_of(desk: ProgrammeDesk, programme: Any) -> str:
    return Tokens(desk.api.app).client(programme.client_id, SCOPES)


def _suspend(session: Session, voucher: Voucher) -> None:
    enter_tenants(session, [voucher.tenant_id])
    session.get_one(Voucher, (voucher.tenant_id, voucher.id)).status = "suspended"


def _told(session: Session, desk: ProgrammeDesk, redemption_id: str) -> tuple[list[Event], list[AuditRecord]]:
    enter_tenants(session, [desk.programme.tenant_id])
    tenant_id, row_id = desk.programme.tenant_id, UUID(redemption_id)
    events = session.scalars(scoped(Event, tenant_id).where(Event.resource_id == row_id)).all()
    records = session.scalars(scoped(AuditRecord, tenant_id).where(AuditRecord.resource_id == row_id)).all()
    return list(events), list(records)
